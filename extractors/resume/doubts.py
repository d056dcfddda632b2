"""What reading a resume noticed: totals that differ from the shows, and shows read only in part."""

import re
from collections.abc import Iterator, Sequence

from extractors.layout import Line
from extractors.passages import passage
from extractors.resume.shows import days_too_many, number_of
from extractors.resume.times import DAYS, amount
from extractors.resume.units import is_prose
from extractors.values import Field, Fields, Finding, Outcome, Place, Severity

_TOTAL = re.compile(
    r"(?i)\W*(?:sub|grand\s|overall\s|running\s)?-?\s*total\b(?:[^\d]{0,60}?)(?P<v>\d{1,4}(?:[.,]\d)?"
    r"(?:\s?½)?)\s*(?:days?)?\W*"
)
_MOST_OF_THEM = 0.5


def doubts(
    printed_lines: Sequence[Line], records: Sequence[Fields], contested: Sequence[int]
) -> tuple[Finding, ...]:
    """Return a finding for every total that is not its shows' sum, and for every doubtful show.

    ``contested`` are the shows that can be read in another way nearly as well.
    """
    return (
        *_totals(printed_lines, records),
        *_unread(records),
        *_overlong(records),
        *(_unsettled(at + 1, records[at]) for at in contested),
        *_left_over(printed_lines, records),
    )


def _unsettled(number: int, record: Fields) -> Finding:
    return Finding(
        code="unusable-field",
        severity=Severity.WARNING,
        outcome=Outcome.CANNOT_TELL,
        message=f"Show {number} on the resume can be read in two ways that differ in its title, "
        "dates or days: compare it with the page.",
        places=record["days"].places,
    )


def _left_over(printed_lines: Sequence[Line], records: Sequence[Fields]) -> Iterator[Finding]:
    """Yield one finding for the counts of days on a resume that no show took up."""
    taken = [place for record in records for field in record.values() for place in field.places]
    left = [
        place
        for line in printed_lines
        if _SUMS.search(line.text) is None and not is_prose(line.text)
        for found in DAYS.finditer(line.text)
        for place in passage((line,)).group(found).places
        if not any(_touches(place, other) for other in taken)
    ]
    if left and records:
        yield Finding(
            code="unusable-field",
            severity=Severity.WARNING,
            outcome=Outcome.CANNOT_TELL,
            message=f"{len(left)} counts of days on the resume belong to no show that was read: "
            "look for shows that are missing.",
            places=tuple(left[:_MOST_PLACES]),
        )


def _touches(one: Place, other: Place) -> bool:
    apart = one.page != other.page or one.box[2] < other.box[0] or other.box[2] < one.box[0]
    return not (apart or one.box[3] < other.box[1] or other.box[3] < one.box[1])


_SUMS = re.compile(r"(?i)\b(?:sub)?-?totals?\b|\bin all\b|\baltogether\b")
_MOST_PLACES = 12


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
