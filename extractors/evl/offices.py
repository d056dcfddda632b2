"""The words that name somebody's position in a company, as writers of letters hold one."""

import re

from extractors.names import looks_like_company
from extractors.word_lists import word_set

OFFICE = re.compile(
    r"(?i)\b(?:manager|supervisor|coordinator|director|producer|accountant|officer|president|vp|"
    r"representative|executive|administrator|specialist|controller|partner|owner|upm|head|chief|"
    r"clerk|analyst|assistant|secretary|counsel|agent|lead|bookkeeper|founder|treasurer|auditor|"
    r"member|client services|desk|generalist|recruiter|associate|advisor|consultant|"
    r"paymaster)\b"
)
_DEPARTMENTS = word_set(
    "company co corp corporation inc incorporated limited llc ltd lp llp account accounting "
    "accounts administration affairs and animation benefits business care cast central "
    "client clients commercial commercials compliance content contract crew customer creative "
    "development digital east effects employee entertainment episodic feature features film films "
    "finance global group guild human international labor legal media motion music north of "
    "operations original originals partner partners pay payroll people physical picture pictures "
    "post production productions program programming relations residuals resources rights roster "
    "scripted series signatory service services south special specials stage studio studios "
    "support talent "
    "desk eligibility information reporting records systems verification "
    "television the theatrical tv union unit unscripted verification visual west worldwide"
)
"""The words that departments are called by: one more makes the name of a company."""


def names_company(text: str) -> bool:
    """Return whether ``text`` is a company's name: "Cue Payroll" is one, "Crew Payroll" is none."""
    words = [word.strip("&,.") for word in text.lower().split()]
    if not looks_like_company(text) or OFFICE.search(text) or len(words) < len(("name", "kind")):
        return False
    return any(word.isalpha() and word not in _DEPARTMENTS for word in words)


def is_of_departments(text: str) -> bool:
    """Return whether every word of ``text`` is one that departments are called by."""
    words = [word.strip("&,.") for word in text.lower().split()]
    return bool(words) and all(not word or word in _DEPARTMENTS for word in words)
