"""What reading a resume noticed: totals that differ from the shows, and shows read only in part."""

import re
from collections.abc import Iterator, Sequence

from extractors.layout import Line
from extractors.passages import passage
from extractors.resume.shows import days_too_many, number_of
from extractors.resume.times import amount
from extractors.values import Field, Fields, Finding, Outcome, Place, Severity

_TOTAL = re.compile(
    r"(?i)\W*(?:sub|grand\s|overall\s|running\s)?-?\s*total\b(?:[^\d]{0,60}?)(?P<v>\d{1,4}(?:[.,]\d)?"
    r"(?:\s?½)?)\s*(?:days?)?\W*"
)
_MOST_OF_THEM = 0.5


def doubts(printed_lines: Sequence[Line], records: Sequence[Fields]) -> tuple[Finding, ...]:
    """Return a finding for every total that is not its shows' sum, and for every doubtful show."""
    return (*_totals(printed_lines, records), *_unread(records), *_overlong(records))


def _totals(printed_lines: Sequence[Line], records: Sequence[Fields]) -> Iterator[Finding]:
    """Yield the totals that agree neither with the shows since the last one nor with all above."""
    counted = [record["days"] for record in records if "days" in record]
    own = {place for field in counted for place in field.places}
    since = 0
    for line in printed_lines:
        found = _TOTAL.fullmatch(line.text)
        if found is None or any(_is_on(place, line) for place in own):
            continue
        above = [field for field in counted if _is_above(field, line)]
        group, since = above[since:], len(above)
        stated = amount(found["v"])
        sums = {_sum(group), _sum(above)}
        if stated is not None and above and stated not in sums:
            yield _differs(line, stated, _sum(group) if group else _sum(above))


def _is_on(place: Place, line: Line) -> bool:
    middle = (place.box[1] + place.box[3]) / 2
    return place.page == line.page and line.box[1] <= middle <= line.box[3]


def _is_above(field: Field, line: Line) -> bool:
    return any((p.page, p.box[1]) < (line.page, line.box[1]) for p in field.places)


def _sum(fields: Sequence[Field]) -> float:
    return sum(map(number_of, fields))


def _differs(line: Line, stated: float, listed: float) -> Finding:
    held = passage((line,))
    return Finding(
        code="total-mismatch",
        severity=Severity.WARNING,
        outcome=Outcome.DIFFERS,
        message=f"The resume states a total of {stated:g} days and its shows come to {listed:g}: "
        "read both on the page and ask which is right.",
        places=held.cut(0, len(held.text)).places,
        compared={"stated": stated, "listed": listed},
    )


def _unread(records: Sequence[Fields]) -> Iterator[Finding]:
    """Yield a finding for each show without its title, or without days where others have them."""
    usual = sum("days" in record for record in records) > _MOST_OF_THEM * len(records)
    for number, record in enumerate(records, start=1):
        missing = [
            said
            for name, said in (("production_title", "title"), ("days", "number of days"))
            if name not in record and (name != "days" or usual)
        ]
        for said in missing:
            places = next((field.places for field in record.values() if field.places), ())
            yield Finding(
                code="unusable-field",
                severity=Severity.WARNING,
                outcome=Outcome.CANNOT_TELL,
                message=f"The {said} of show {number} on the resume could not be read: read it on "
                "the page and decide by hand.",
                places=places,
            )


def _overlong(records: Sequence[Fields]) -> Iterator[Finding]:
    """Yield a finding for each show with more days than its dates can hold."""
    for number, record in enumerate(records, start=1):
        if days_too_many(record):
            first, last = record["start_date"].value, record["end_date"].value
            yield Finding(
                code="unusable-field",
                severity=Severity.WARNING,
                outcome=Outcome.DIFFERS,
                message=f"Show {number} on the resume has {number_of(record['days']):g} days from "
                f"{first} to {last}, which hold fewer: read it on the page and ask which is right.",
                places=record["days"].places,
            )
