"""Sections of a letter: lines of facts without labels, and the titles or names that head them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors import catalogue
from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.line_kinds import is_address, is_date_alone, is_title
from extractors.evl.marks import LOCAL
from extractors.evl.offices import names_company
from extractors.evl.person_value import STOCK
from extractors.evl.titles import split_type, title_of
from extractors.evl.wording import field_of_label
from extractors.layout import Line
from extractors.names import has_legal_form, looks_like_company, looks_like_person
from extractors.passages import Printed, passage
from extractors.patterns import pattern_of

_PARTING = pattern_of(r"\s+[/|•·—–;]\s+|;\s+|\s+-\s+")
_NUMBERED = pattern_of(
    r"^\W*(?:\(?\d{1,2}[.)]\s*|\(?[A-H][.)]\s+|(?:show|engagement|production|job|project|no\.?)\s+"
    r"(?:no\.?\s*)?(?:\d{1,2}|[a-f]|one|two|three|four|five)\s*[:.)–—-]\s*)",
    re.IGNORECASE,
)
_IN_CAPITALS = pattern_of(
    r"(?:[A-Z0-9][\w'’&!?.:-]*|&)(?:,?\s(?:(?:of|the|at|in|on|to|and|a|an|for|from|with|de|la|or|by)"
    r"\s){0,3}(?:[A-Z0-9][\w'’&!?.:-]*|&)){0,8}[?!.]?"
)
_QUOTED = pattern_of(r"[“\"][^“”\"]{1,80}[”\"]")
"""A title, which may hold a colon of its own."""

_QUOTES = "“\"‘'«"
_MOST_WORDS = 8
_FEWEST_PARTS = 2
_FEWEST_HEADS = 2
_LINES_BELOW = 4
_OF_A_JOB = frozenset({"classification", "production_type", "employer", "local"})
_BELOW_A_HEAD = {
    "production": _OF_A_JOB | {"employee_name", "last4"},
    "employee_name": _OF_A_JOB | {"last4"},
}
_SAID_FOR_SURE = frozenset({Found.LABEL, Found.TABLE, Found.SUBJECT})
_GREETING = pattern_of(r"(?i)^(?:dear|hello|hi|good (?:morning|day|afternoon)|to|attn|re)\b")


def parted_facts(lines: Sequence[Line]) -> Iterator[Hit]:
    """Yield what lines of parts say that the catalogue knows: "Pilot / Key Grip / Local 80"."""
    for at, line in enumerate(lines):
        text = passage((line,))
        if ":" in _QUOTED.sub("", text.text):
            continue
        parts = _parts(text.text)
        found = [hit for start, end in parts for hit in _known(text.cut(start, end), at)]
        if len({hit.field for hit in found if hit.found is not Found.GUESS}) >= _FEWEST_PARTS:
            yield from found


def _parts(text: str) -> list[tuple[int, int]]:
    """Return where the parts of a line start and end."""
    edges = [found.span() for found in _PARTING.finditer(text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(text)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]


def _known(part: Printed, at: int) -> Iterator[Hit]:
    """Yield what one part is: a position with its local, a kind of production, a company."""
    said = part.text.strip(" ,.")
    local = LOCAL.search(said)
    bare = said[: local.start()].strip(" ,(–—-") if local is not None and local.start() else said
    match = catalogue.classification(bare)
    if match is not None and match.how != "likeness":
        yield Hit("classification", part.with_text(bare), Found.SUBJECT, at)
    elif said[:1] in _QUOTES or len(said.split()) > _MOST_WORDS:
        return
    elif has_legal_form(said) and said[:1].isupper():
        yield Hit("employer", part.with_text(part.text.strip(" ,")), Found.SUBJECT, at)
    elif catalogue.production_type(said) is not None:
        yield Hit("production_type", part.with_text(said), Found.SUBJECT, at)
    elif names_company(said) and said[:1].isupper():
        yield Hit("employer", part.with_text(said), Found.GUESS, at)


def heads(lines: Sequence[Line], hits: Sequence[Hit]) -> list[Hit]:
    """Return the titles, or the names, that stand alone over the facts of one job each.

    Only where the letter names no production, or nobody, in any other way; what a sentence seems
    to name counts for less than heads over labels.
    """
    missing = {"production", "employee_name"} - {hit.field for hit in hits}
    if not missing and _is_a_form(hits):
        missing = {"production"} - {hit.field for hit in hits if hit.found in _SAID_FOR_SURE}
    if len(missing) != 1:
        return []
    (field,) = missing
    own = [hit for hit in hits if hit.field in _BELOW_A_HEAD[field]]
    taken = {hit.at for hit in own}
    found = [
        hit
        for at, line in enumerate(lines)
        if at not in taken and _facts_below(at, own) and (hit := _head(line, at, field))
    ]
    alone = len({hit.text.lower() for hit in found}) < _FEWEST_HEADS
    return [] if alone else found


def _is_a_form(hits: Sequence[Hit]) -> bool:
    """Return whether labels name the person or the position of several jobs."""
    labels = [hit.field for hit in hits if hit.found is Found.LABEL]
    return max(labels.count(name) for name in ("employee_name", "classification")) > 1


def _facts_below(at: int, facts: Sequence[Hit]) -> bool:
    below = {hit.field for hit in facts if at < hit.at <= at + _LINES_BELOW}
    return any(hit.at == at + 1 for hit in facts) and len(below) >= _FEWEST_PARTS


def _head(line: Line, at: int, field: str) -> Hit | None:
    """Return the name that a line holds and nothing else, with a number before it perhaps."""
    text = passage((line,))
    number = _NUMBERED.match(text.text)
    start = number.end() if number else 0
    said, remark = split_type(text.text[start:])
    said = said if remark and looks_like_company(remark) else text.text[start:]
    bare = title_of(said).title.strip(" ,.")
    if len(line.segments()) > 1 or not _IN_CAPITALS.fullmatch(bare):
        return None
    if _is_something_else(bare, numbered=bool(number)):
        return None
    if field == "employee_name" and not looks_like_person(bare):
        return None
    value = text.cut(start, start + len(said.rstrip()))
    return Hit(field, replace(value, text=value.text.strip(" ,")), Found.SUBJECT, at)


def _is_something_else(said: str, *, numbered: bool) -> bool:
    return bool(
        (not numbered and STOCK.search(said))
        or _GREETING.match(said)
        or is_title(said)
        or is_address(said)
        or is_date_alone(said)
        or has_legal_form(said)
        or field_of_label(said, has_colon=False) is not None
    )
