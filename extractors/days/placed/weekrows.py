"""The weeks of a grid: the dates that stand left of its columns, and what is counted behind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.days.grammar import mentions_in
from extractors.days.gridrows import ENDING
from extractors.days.mentions import Mention
from extractors.days.placed.headings import Heading
from extractors.days.sense import Anchors, ordered, real, with_years
from extractors.days.tokens import tokens_of
from extractors.days.weekdates import BEGINNING
from extractors.layout import Line
from extractors.values import Word

_COUNT = re.compile(r"\d{1,2}(?:\.0{1,2})?")


@dataclass(frozen=True, slots=True)
class Row:
    """One week: its first day by the columns, its middle on the page, what is counted behind."""

    first: date
    middle: float
    counts: tuple[int, ...]


def rows_of(
    below: Sequence[Line],
    lines: Sequence[Line],
    heading: Heading,
    anchors: Anchors,
    *,
    day_first: bool,
) -> list[Row]:
    """Return the weeks whose dates stand left of the first column, in order."""
    dated = [(line, left) for line in below if (left := left_of(line, heading)) is not None]
    mentions = [
        (line, mention) for line, left in dated if (mention := mention_in(left)) is not None
    ]
    written, _ = ordered([mention for _, mention in mentions], anchors, day_first=day_first)
    senses = with_years([replace(each, run=0) for each in written], anchors)
    known = [
        (line, day, sense.mention.last is not None)
        for (line, _), sense in zip(mentions, senses, strict=True)
        if (day := real(sense.mention.first)) is not None
    ]
    begins = _begins(known, lines, heading)
    return [
        Row(
            _first(day, heading, begins=begins or ranged),
            middle_of_line(line),
            _counts(line, heading),
        )
        for line, day, ranged in known
    ]


def left_of(line: Line, heading: Heading) -> Line | None:
    """Return the words of a line that stand left of the first column, as a line of their own."""
    words = tuple(word for word in line.words if word.box[2] <= heading.left + 2.0)
    return Line(line.page, words) if words else None


def mention_in(left: Line) -> Mention | None:
    """Return the one date, or range, of a part of a line; ``None`` for none or several."""
    found = mentions_in(tokens_of([left]))
    return found[0] if len(found) == 1 else None


def _begins(
    known: Sequence[tuple[Line, date, bool]], lines: Sequence[Line], heading: Heading
) -> bool:
    """Return whether the dates name the first day of their weeks, as words or weekdays tell."""
    over = " ".join(word.text for word in _words_over(lines, heading)).lower()
    if ENDING.search(over) or BEGINNING.search(over):
        return not ENDING.search(over)
    days = [day.weekday() for _, day, _ in known]
    return sum(day == heading.weekdays[0] for day in days) > len(days) / 2


def _words_over(lines: Sequence[Line], heading: Heading) -> Iterator[Word]:
    for line in lines[max(0, heading.line - 1) : heading.line + 1]:
        yield from (w for w in line.words if w.box[2] <= heading.left + heading.pitch / 2)


def _first(day: date, heading: Heading, *, begins: bool) -> date:
    """Return the day that the first column stands for in the week named by ``day``."""
    if begins:
        return day + timedelta(days=(heading.weekdays[0] - day.weekday()) % 7)
    return day - timedelta(days=(day.weekday() - heading.weekdays[0]) % 7)


def middle_of_line(line: Line) -> float:
    """Return how far down the page the middle of a line stands, in points."""
    return (line.box[1] + line.box[3]) / 2


def _counts(line: Line, heading: Heading) -> tuple[int, ...]:
    behind = [word.text for word in line.words if word.box[0] >= heading.right - 2.0]
    return tuple(int(float(text)) for text in behind if _COUNT.fullmatch(text))
