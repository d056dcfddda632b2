"""The end of a letter: who signed, and in what capacity."""

import re
from typing import TypeGuard

from extractors import catalogue
from extractors.evl.anatomy import Letter
from extractors.evl.line_kinds import is_address, is_date_alone
from extractors.evl.offices import OFFICE, is_of_departments, names_company
from extractors.evl.scrawl import is_scrawl
from extractors.evl.wording import field_of_label
from extractors.label_pieces import phrases
from extractors.layout import Line
from extractors.names import (
    has_legal_form,
    looks_like_company,
    looks_like_person,
    person_name,
    same_person,
)
from extractors.passages import Passage, Printed, passage
from extractors.patterns import pattern_of

_LABEL = pattern_of(
    r"^\W*(?:(?P<name>(?:print(?:ed)?|typed)?\s*name(?:\s*\(print\))?|by|signed(?: by)?|signatory|"
    r"(?:prepared|verified|certified|issued|authorized|approved|completed|attested)"
    r"(?: [\w']+){0,6} by|"
    r"authori[sz]ed (?:representative|signatory|signer)|signature|/s/|"
    r"(?:digitally|electronically|e-?) ?signed by|docusigned by)|"
    r"(?P<title>(?:job )?title|its|position|capacity)|(?P<other>date(?: "
    r"signed)?|phone|tel|e-?mail|company|for|fax|cell|direct|"
    r"ext|license))"
    r"\s*[:;_]+\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_TITLE_WORDS = pattern_of(
    r"\b(?:manager|supervisor|coordinator|director|producer|accountant|officer|president|vice|vp|"
    r"representative|executive|administrator|specialist|controller|"
    r"comptroller|partner|owner|upm|head|chief|"
    r"clerk|analyst|assistant|associate|secretary|counsel|agent|lead|bookkeeper|founder|relations|"
    r"resources|services|operations|production|payroll|treasurer|member|auditor|paymaster|"
    r"desk|records|generalist|recruiter|advisor|consultant)\b",
    re.IGNORECASE,
)
_SIGNATURE_PARTS = pattern_of(
    r"\s*(?:,|\||–|—|•|·|;|\s-\s|\s/\s|\s\()\s*|"
    r"\s+(?=(?:Title|Its|Position|Date|Payroll|Phone|Tel|Cell|Fax|E-?mail)\s*:)"
)


def signatory(letter: Letter) -> tuple[Printed | None, Printed | None]:
    """Return the name and the title printed at the sign-off; None for what is not there."""
    name: Printed | None = None
    title: Printed | None = None
    lines = _in_print(letter.sign_off)
    elsewhere = passage([*letter.lines[: letter.closing], *letter.lines[letter.after :]]).text
    for at, line in enumerate(lines):
        for segment in phrases(line):
            given, held = _read(segment, has_name=name is not None)
            name = given if name is None or _is_in_full(name, given) else name
            if title is None and held is not None and (name or _labelled_title(segment)):
                title = _with_its_end(held, lines[at + 1 : at + 2])
    return name, _without_company(title, elsewhere.lower()) if title is not None else None


def _is_in_full(name: Printed, again: Printed | None) -> TypeGuard[Printed]:
    """Return whether a name said again says more: "Lorraine Abernathy" under "L. Abernathy"."""
    longer = again is not None and len(again.text) > len(name.text)
    return again is not None and longer and same_person(name.text, again.text)


def _in_print(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines without a signature that was taken for words."""
    heights = sorted(line.box[3] - line.box[1] for line in lines)
    usual = heights[len(heights) // 2] if heights else 0.0
    return tuple(line for line in lines if not is_scrawl(line, usual))


def _with_its_end(title: Printed, below: tuple[Line, ...]) -> Printed:
    """Return a title with the line below when it breaks off: "Director of", "VP, Payroll &"."""
    rest = below[0].segments()[0] if below else None
    if rest is None or is_address(rest.text) or not _breaks_off(title.text, rest.text):
        return title
    return Printed(f"{title.text} {rest.text}", (*title.lines, rest))


def _breaks_off(title: str, below: str) -> bool:
    office_below = not OFFICE.search(title) and OFFICE.search(below) and len(below.split()) < 5
    return bool(_BROKEN_OFF.search(title) or office_below or _LAST_WORD.match(below))


_LAST_WORD = pattern_of(r"(?i)^(?:relations|affairs|resources|services|operations)$")


_BROKEN_OFF = pattern_of(r"(?:\b(?:of|and|for|the|to)|[&,/-])$")


def sender(letter: Letter) -> tuple[Printed | None, Printed | None]:
    """Return the name and title of a memo's "From:" line; None for what is not there."""
    for line in letter.lines[:25]:
        text = passage((line,))
        found = re.match(r"(?i)^\s*from\s*:\s*(?P<rest>.+)$", text.text)
        if found:
            start = found.start("rest")
            name, end = _name_at_start(found["rest"])
            if name is not None:
                at = start + found["rest"].index(name)
                return text.cut(at, at + len(name)), _title_after(text, start + end)
    return None, None


def _labelled_title(segment: Line) -> bool:
    found = _LABEL.match(segment.text)
    return bool(found and found["title"])


def _read(segment: Line, *, has_name: bool) -> tuple[Printed | None, Printed | None]:
    """Return the name and the title that one segment of the sign-off holds."""
    text = passage((segment,))
    found = _LABEL.match(text.text)
    if found and (found["other"] or not found["rest"].strip(" _")):
        return None, None
    start = found.start("rest") if found else 0
    if found and found["title"]:
        return None, text.cut(start, len(text.text))
    rest = text.text[start:]
    name, end = _name_at_start(rest)
    office = has_name and _is_office(_PARTED.split(rest)[0])
    titled = name is not None and office and not _is_office(name)
    if (
        name is not None
        and (not office or titled)
        and field_of_label(rest, has_colon=False) is None
    ):
        printed = text.cut(start + rest.index(name), start + rest.index(name) + len(name))
        return printed.with_text(name), _title_after(text, start + end)
    return None, (_title_alone(segment) if has_name else None)


_SIGNED_BY = pattern_of(
    r"^\W*(?:/s/|by\b:?|_+|(?:digitally|electronically)\s+signed(?:\s+by)?\W)\s*", re.IGNORECASE
)


def _is_office(text: str) -> bool:
    """Return whether words are a position, or the department that one is held in."""
    return bool(OFFICE.search(text)) or _is_craft(text) or is_of_departments(text)


def _name_at_start(text: str) -> tuple[str | None, int]:
    """Return the person's name that ``text`` starts with, and where it ends."""
    bare = _SIGNED_BY.sub("", text.strip())
    offset = text.index(bare) if bare and bare in text else 0
    parts = _SIGNATURE_PARTS.split(bare)
    suffixed = re.match(r"^[^,|]+,\s*(?:Jr|Sr|II|III|IV)\.?(?=$|[\s,|])", bare)
    for candidate in filter(None, (suffixed[0] if suffixed else "", parts[0], bare)):
        cleaned = candidate.strip(" _.,:") if not candidate.endswith("r.") else candidate.strip()
        cleaned = _HONORIFIC.sub("", cleaned)
        if "," in cleaned and not suffixed:
            continue
        if looks_like_person(cleaned) and not _is_a_title(cleaned):
            return cleaned, offset + len(candidate)
    return None, 0


_HONORIFIC = pattern_of(r"^\((?:Mr|Ms|Mrs|Mx)\.?\)\s+")


def _is_a_title(text: str) -> bool:
    return bool(_TITLE_WORDS.search(text)) and person_name(text) is None


def _title_after(text: Passage, start: int) -> Printed | None:
    rest = text.text[start:]
    stripped = _OWN_LABEL.sub("", rest.strip(" ,|–—•·;-/()"))
    if not stripped or not _TITLE_WORDS.search(stripped):
        return None
    at = start + rest.index(stripped)
    said = _DATED.split(_PARTED.split(stripped)[0])[0].rstrip(" ,–—-")
    return None if names_company(said) else text.cut(at, at + len(said))


_OWN_LABEL = pattern_of(r"(?i)^(?:title|its|position)\s*:\s*")
_DATED = pattern_of(
    r"[\s,]+\(?\d{3}\)?[-. ]+\d{3}\b.*$|"
    r"\W+(?i:date(?:d|\s+signed)?)\s*:|[\s,]+\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\W*$|"
    r",?\s+(?:(?:of|for|on)\s+)?[“\"].*$"
)
"""What stands behind a title and is none of it: the day of signing, a phone, a show."""


def _title_alone(segment: Line) -> Printed | None:
    """Return the position that a line under a name holds, without what is parted from it."""
    text = _DATED.split(_PARTED.split(segment.text.strip(" _,"))[0])[0]
    if is_address(text) or is_date_alone(text) or len(text.split()) > _MOST_WORDS_OF_A_TITLE:
        return None
    company_alone = looks_like_company(text) and not OFFICE.search(text)
    known = _TITLE_WORDS.search(text) or _is_craft(text)
    company_alone = company_alone and not is_of_departments(text)
    if not known or company_alone or has_legal_form(text.split(",")[0]):
        return None
    return Printed(text, (segment,))


def _is_craft(text: str) -> bool:
    """Return whether a line is a position of the catalogue: a captain may sign for a driver."""
    known = catalogue.classification(text)
    return known is not None and known.how != "likeness"


_PARTED = pattern_of(r"\s*[|•·]\s*")
_MOST_WORDS_OF_A_TITLE = 9


def _without_company(title: Printed, elsewhere: str) -> Printed:
    """Return a title without the company behind its comma: one that the letter names elsewhere.

    "Manager, Cue Payroll" parts for "Cue" is no part of an office; "Manager, Crew Payroll" is one
    title. A legal form tells a company by itself.
    """
    if _said(title.text, elsewhere):
        return title
    for comma in reversed(list(re.finditer(r"\s*,\s+(?=[A-Z0-9&])", title.text))):
        company = title.text[comma.end() :]
        known = looks_like_company(company) and _said(company, elsewhere)
        if is_of_departments(company):
            continue
        if has_legal_form(company) or known or names_company(company):
            return title.with_text(title.text[: comma.start()])
    return title


def _said(company: str, elsewhere: str) -> bool:
    return company.lower().rstrip(".") in elsewhere
