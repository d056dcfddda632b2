"""The parts of a subject line: a person, a production, a classification."""

import re
from collections.abc import Iterator

from extractors import catalogue
from extractors.confidence import Found
from extractors.evl.marks import LOCAL
from extractors.evl.person_value import FSO, STOCK, Read, end_of_name, person
from extractors.evl.titles import split_type, unquoted
from extractors.names import looks_like_company, looks_like_person
from extractors.passages import Printed, passage

_PARTS = re.compile(r"\s+[-–—/|•·;]+\s+|\s*[|•·;]\s*|\s*,\s+|\s+/\s*|\s*/\s+|\s[–—]\s?|:\s+")


def subject(value: Printed) -> Iterator[Read]:
    """Read a Re: line part by part: a person, a production, a classification."""
    text = passage(value.lines).text
    loan_out = FSO.match(text)
    if loan_out:
        yield from person(value)
        return
    yield from _last_four_of(value, text)
    at = 0
    unknown: list[Printed] = []
    has_name = False
    for piece in [p for p in _PARTS.split(_guarded(text)) if p]:
        start = _guarded(text).index(piece, at)
        at = start + len(piece)
        named, remark = split_type(text[start:at])
        kind = catalogue.production_type(remark) if remark else None
        found = _subject_part(value, text, start, at) if kind is None else None
        if found is not None and not (has_name and found[0] == "employee_name"):
            has_name = has_name or found[0] == "employee_name"
            yield found
            continue
        if kind is not None and remark is not None:
            held = text.index(remark, start)
            yield "production_type", value.part(held, held + len(remark)), Found.SUBJECT
        if _may_be_title(named):
            unknown.append(value.part(start, start + len(named)))
    if len(unknown) == 1:
        yield "production", unknown[0].with_text(unquoted(unknown[0].text)), Found.GUESS


_LAST_FOUR = re.compile(
    r"[^\W\d]\.?\s*(?:\((?P<v>(?!(?:19|20)\d\d)\d{4})\)|"
    r"\s[/–—-]\s(?P<w>(?!(?:19|20)\d\d)\d{4})\W*$)"
)


def _last_four_of(value: Printed, text: str) -> Iterator[Read]:
    """Yield the four digits in brackets behind a name; those that may be a year are none."""
    found = _LAST_FOUR.search(text)
    ahead = text[: found.start() + 1] if found else ""
    names = (ahead.rsplit(":", maxsplit=1)[-1], _PARTS.split(ahead)[-1])
    if found and any(map(looks_like_person, names)):
        group = "v" if found["v"] else "w"
        yield "last4", value.part(*found.span(group)), Found.SUBJECT


def _guarded(text: str) -> str:
    """Keep the comma of "Delgado, Jr." and of "Lights, Season 2" from parting them."""
    text = re.sub(r"\s[-–—]\s(?=(?:Season|Series|S\d)\b)", " ‐ ", text)
    return re.sub(r",(?=\s+(?:Jr|Sr|II|III|IV|Season|Series|S\d|Inc|LLC|Ltd)\b)", "‚", text)


def _subject_part(value: Printed, text: str, start: int, end: int) -> Read | None:
    said = _bare(text[start:end])
    stop = end_of_name(said, 0)
    name = re.sub(r"(?i)^(?:.*\b(?:of|for|verification)\s+)(?=[A-Z])", "", said[:stop]).strip(" ,")
    name = _STOCK_AHEAD.sub("", name)
    if looks_like_person(name) and not STOCK.search(name):
        at = text.index(name, start)
        return "employee_name", value.part(at, at + len(name)), Found.SUBJECT
    match = catalogue.classification(said)
    if match is not None and match.how != "likeness":
        return "classification", value.part(start, end), Found.SUBJECT
    if text[start:end].strip()[:1] in '“"':
        return "production", value.part(start, end).with_text(unquoted(said)), Found.SUBJECT
    return None


_STOCK_AHEAD = re.compile(rf"^(?:(?:EVL|CSL|RE|FW|FWD|{STOCK.pattern[4:]})\s+)+(?=[A-ZÀ-Þ])")
"""What the subject of a letter or mail says before the name: "EVL Jo Hale"."""


def _bare(text: str) -> str:
    """Return ``text`` without marks at its ends; the dot of "Jr." stays."""
    said = text.strip(' ,:()“”"')
    return said if re.search(r"\b(?:Jr|Sr)\.$", said) else said.rstrip(" .,")


def _may_be_title(said: str) -> bool:
    bare = said.strip(" .,()")
    return (
        len(bare) > 2
        and bare[0].isupper()
        and not STOCK.search(bare)
        and not LOCAL.search(bare)
        and not looks_like_company(bare)
        and catalogue.production_type(bare) is None
        and sum(c.isdigit() for c in bare) <= 2
    )
