"""Which week each row of a grid stands for: as printed, or told from the rows around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from extractors.days.gridrows import ENDING, Row
from extractors.days.sense import Anchors, Sense, ordered, real, with_years
from extractors.days.weekhead import WeekHead
from extractors.layout import Line

BEGINNING = re.compile(r"begin|commenc|start|week of|w ?/ ?b|w ?/ ?c|wk of")
_WEEK = timedelta(days=7)
_TOLD_FROM_NEIGHBORS = 0.6
_DOUBT_LEFT_IN_A_SERIES = 0.1


@dataclass(slots=True)
class Week:
    """A row with the date of its week, and how sure its sense and its print are (0 to 1)."""

    row: Row
    day: date
    meant: float
    read: float

    @property
    def sureness(self) -> float:
        """How sure the date is as a whole."""
        return self.meant * self.read


def weeks_of(
    rows: Sequence[Row], lines: Sequence[Line], head: WeekHead, anchors: Anchors, *, day_first: bool
) -> tuple[list[Week], list[str]]:
    """Return the weeks of a grid in order, further lines of a week joined to it, and the doubts."""
    known, doubts = _printed(rows, head, anchors, day_first=day_first)
    weeks: list[Week] = []
    waiting: list[Row] = []
    for row in rows:
        week = known.get(row.line)
        if row.mention is None:
            waiting.append(row)
        elif week is not None:
            doubts += _placed(waiting, weeks, week, rows, lines)
            waiting = []
            weeks.append(week)
    doubts += _placed(waiting, weeks, None, rows, lines)
    return _in_series(weeks), doubts


def _printed(
    rows: Sequence[Row], head: WeekHead, anchors: Anchors, *, day_first: bool
) -> tuple[dict[int, Week], list[str]]:
    """Return by line the weeks whose dates are printed."""
    dated = [row for row in rows if row.mention is not None]
    written = [replace(row.mention, run=0) for row in dated if row.mention is not None]
    mentions, order = ordered(written, anchors, day_first=day_first)
    senses = with_years(mentions, anchors)
    doubts = [] if _weekdays_fit(senses, head) else list(order)
    found: dict[int, Week] = {}
    for row, sense in zip(dated, senses, strict=True):
        day = real(sense.mention.first)
        doubts += sense.doubts
        if day is None:
            doubts.append("a week's date is no date of the calendar")
        else:
            sure = min(word.confidence for word in row.week)
            found[row.line] = Week(row, day, sense.sureness, sure)
    return found, doubts


def _weekdays_fit(known: Sequence[Sense], head: WeekHead) -> bool:
    """Return whether every week's date falls on the first or on the last day of the columns."""
    ends = {head.weekdays[0], head.weekdays[-1]}
    days = [real(sense.mention.first) for sense in known]
    return len({day.weekday() for day in days if day}) == 1 and all(
        d and d.weekday() in ends for d in days
    )


def _placed(
    waiting: Sequence[Row],
    weeks: list[Week],
    later: Week | None,
    rows: Sequence[Row],
    lines: Sequence[Line],
) -> list[str]:
    """Give rows without a date their week, or join them to the week above; return the doubts."""
    if not waiting or not weeks:
        return []
    before = weeks[-1]
    own = [row for row in waiting if row.of_its_own or _keeps_step(row, rows, lines)]
    joined = [row for row in waiting if all(row is not each for each in own)]
    doubts = [doubt for row in joined for doubt in _join(before, row)]
    if own and later is not None and _fit_between(before, later, len(own)):
        sure = _TOLD_FROM_NEIGHBORS * min(before.sureness, later.sureness)
        told = [Week(r, before.day + n * _WEEK, sure, 1.0) for n, r in enumerate(own, start=1)]
        weeks += told
        doubts += [f"the week of {w.day.isoformat()} is told from its neighbors" for w in told]
    else:
        doubts += [
            f"the date of the week {_start(lines[row.line])!r} cannot be read" for row in own
        ]
    if joined and later is not None and _fit_between(before, later, len(joined)):
        doubts.append(f"a week may be missing behind {before.day.isoformat()}")
    return doubts


def _fit_between(before: Week, later: Week, count: int) -> bool:
    """Return whether ``count`` weeks fill the time between two weeks."""
    return later.day - before.day == (count + 1) * _WEEK


def _start(line: Line) -> str:
    return line.text[:40]


def _keeps_step(row: Row, rows: Sequence[Row], lines: Sequence[Line]) -> bool:
    """Return whether ``row`` stands as far below the row above it as weeks with dates do."""
    steps = [
        lines[b.line].box[1] - lines[a.line].box[1]
        for a, b in pairwise(rows)
        if a.mention and b.mention and lines[a.line].page == lines[b.line].page
    ]
    above = next((a for a, b in pairwise(rows) if b is row), None)
    if not steps or above is None:
        return False
    return lines[row.line].box[1] - lines[above.line].box[1] > 0.8 * min(steps)


def _join(week: Week, row: Row) -> list[str]:
    """Add the cells of a further line of a week; hours that only it states are not certain."""
    doubts: list[str] = []
    for column, cell in row.cells.items():
        known = week.row.cells.get(column)
        hours = any(word.text[:1].isdigit() for word in cell.words)
        if known is None:
            cell.suspect = cell.suspect or hours
            week.row.cells[column] = cell
        elif not hours and known.text == cell.text:
            doubts.append(f"the week of {week.day.isoformat()} has two rows of marks")
        else:
            known.words += cell.words
    return doubts


def _in_series(weeks: list[Week]) -> list[Week]:
    """Return the weeks, their print trusted more where a neighbor is exactly seven days away."""
    pairs = pairwise(weeks)
    in_step = {id(week) for pair in pairs if pair[1].day - pair[0].day == _WEEK for week in pair}
    for week in weeks:
        if id(week) in in_step:
            week.read = 1 - (1 - week.read) * _DOUBT_LEFT_IN_A_SERIES
    return weeks


def begins(weeks: Sequence[Week], lines: Sequence[Line], head: WeekHead) -> bool | None:
    """Return whether the weeks are named by their first day, as far as headings say so."""
    row = weeks[0].row
    left = head.along(row.week[0].box) - 40
    right = head.along(row.week[-1].box) + 40
    for number in range(head.line, max(head.line - 3, -1), -1):
        over = [w.text for w in lines[number].words if left <= head.along(w.box) <= right]
        text = " ".join(over).lower()
        if ENDING.search(text):
            return False
        if BEGINNING.search(text):
            return True
    own = lines[row.line].text.lower()
    if ENDING.search(own):
        return False
    return True if BEGINNING.search(own) else None
