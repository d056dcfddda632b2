"""Roster certification forms: a producer's number of qualifying days, satisfactory or not.

Source: IATSE Basic Agreement Art. IX(i); the form carries a number of days and no dates.
"""

import re
from collections.abc import Sequence

from extractors import evl
from extractors.confidence import Found, confidence
from extractors.forms import answers, asked, is_ticked
from extractors.forms.answers import Answer
from extractors.layout import lines
from extractors.letters import letter_of, signed
from extractors.passages import passage
from extractors.values import DocumentType, Field, Fields, Page, Statement

TYPE = DocumentType.ROSTER_CERTIFICATION

_QUESTIONS = (
    asked(
        "employee_name",
        r"(?:employee|member|individual|applicant)?'?s? ?name(?: of (?:employee|individual))?|"
        r"employee|name of (?:employee|individual|applicant|member)",
        Answer.PERSON,
    ),
    asked(
        "last4",
        r"(?:ssn|s\.s\.n\.?|ss ?#?|soc\.? sec\.?|social security)\b.*|last (?:4|four)\b.*",
        Answer.LAST4,
    ),
    asked(
        "employer",
        r"employer(?: name)?|(?:signatory )?producer|company(?: name)?|production company|"
        r"signatory(?: company)?|name of (?:employer|producer|company)",
    ),
    asked(
        "production",
        r"(?:production|project|show|picture)(?: title| name)?|"
        r"(?:title|name) of (?:production|picture|project)|motion picture",
    ),
    asked("classification", r"(?:roster |job )?classification.*|occupation|craft|position"),
    asked(
        "total_days_stated",
        r"(?:total )?(?:number|no\.?|#) of (?:qualifying |qualified )?(?:work(?:ing)? )?days.*"
        r"|(?:total )?qualifying (?:work )?days(?: worked)?|days worked|total days.*",
        Answer.COUNT,
    ),
)
_IN_SENTENCES = (
    "employee_name", "last4", "employer", "production", "classification", "total_days_stated",
)  # fmt: skip
_SATISFACTORY = re.compile(r"(?i)satisfactory\b")
_UNSATISFACTORY = re.compile(r"(?i)(?:unsatisfactory|not satisfactory)\b")
_QUALIFYING = re.compile(r"(?i)(?<![\w.,])(?P<v>\d{1,4})\s+(?:qualif\w+|work(?:ing)?)\s+days\b")
_IN_WORDS = re.compile(
    r"(?i)(?:services?|performance|work)\b[^.]{0,60}?\b(?P<v>(?:un|not\s+)?satisfactory)\b"
)


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the form on ``pages`` certifies."""
    asked_for = answers(pages, _QUESTIONS)
    fields = _told(pages) | asked_for | _satisfactory(pages) | signed(letter_of(pages))
    return Statement(TYPE, 0.0, tuple(page.number for page in pages), fields)


def _told(pages: Sequence[Page]) -> Fields:
    """Return what the certification says in sentences, as letters about one job do."""
    records = evl.extract(pages).records
    only = records[0] if len(records) == 1 else {}
    return _counted(pages) | {name: only[name] for name in _IN_SENTENCES if name in only}


def _counted(pages: Sequence[Page]) -> Fields:
    """Return the only number of qualifying days that the sentences state."""
    text = passage([line for page in pages for line in lines(page)])
    found = list(_QUALIFYING.finditer(text.text))
    if len({match["v"] for match in found}) != 1:
        return {}
    held = text.group(found[0], "v")
    sure = confidence(Found.PROSE, held.weakest)
    return {"total_days_stated": Field(int(held.text), sure, held.places)}


def _satisfactory(pages: Sequence[Page]) -> Fields:
    """Return which of the two boxes is ticked; nothing when neither or both are."""
    good, bad = is_ticked(pages, _SATISFACTORY), is_ticked(pages, _UNSATISFACTORY)
    ticked = [(label, label is good) for label in (good, bad) if label is not None and label[1]]
    if len(ticked) == 1:
        (label, _), said = ticked[0]
        return {"satisfactory": Field(said, confidence(Found.LABEL, label.weakest), label.places)}
    return {} if good is not None or bad is not None else _in_words(pages)


def _in_words(pages: Sequence[Page]) -> Fields:
    """Return what a sentence says of the services; a choice of both words says neither."""
    text = passage([line for page in pages for line in lines(page)])
    found = list(_IN_WORDS.finditer(text.text))
    choice = _SATISFACTORY.search(text.text) and _UNSATISFACTORY.search(text.text)
    offered = choice and re.search(r"(?i)(?<!un)satisfactory\W+unsatisfactory", text.text)
    if len({match["v"].lower() for match in found}) != 1 or offered:
        return {}
    held = text.group(found[0], "v")
    said = held.text.lower() == "satisfactory"
    return {"satisfactory": Field(said, confidence(Found.PROSE, held.weakest), held.places)}
