"""Weeks printed as grids: a week's date, a column for every weekday, and marks for the days."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.days.cells import Legend
from extractors.days.codes import Verdict
from extractors.days.gridrows import Row, rows_under
from extractors.days.marks import GridRead, MarkedDay, borne_out, marked
from extractors.days.sense import Anchors
from extractors.days.weekdates import Week, begins, weeks_of
from extractors.days.weekhead import MOST_HEADS, WeekHead, week_heads
from extractors.layout import Line

_DOUBT_LEFT_WHEN_COUNTED = 0.3
_DECIMAL = re.compile(r"\d{1,2}[.,]\d{1,2}")
_LIKE_A_CODE = frozenset({"1", "5", "7"})
"""Digits that recognition makes of I, S and T: idle, sick and travel."""


def read_grids(
    lines: Sequence[Line],
    legend: Legend,
    anchors: Anchors,
    taken: set[int],
    *,
    day_first: bool = False,
) -> GridRead:
    """Return the days of all week grids among ``lines`` that are not ``taken``."""
    heads = [head for head in week_heads(lines) if head.line not in taken]
    total = GridRead()
    if len(heads) == MOST_HEADS:
        total.doubts.append(f"only the first {MOST_HEADS} headings of weeks were read")
    for index, head in enumerate(heads):
        later = [other.line for other in heads[index + 1 :] if other.line > head.line]
        end = min([*later, *(line for line in taken if line > head.line)], default=len(lines))
        total.add(_read_grid(lines, head, end, legend, anchors, day_first=day_first))
    return total


def _read_grid(
    lines: Sequence[Line],
    head: WeekHead,
    end: int,
    legend: Legend,
    anchors: Anchors,
    *,
    day_first: bool,
) -> GridRead:
    """Return the days of the grid under ``head``, which ends before line ``end``."""
    rows, doubts = rows_under(lines, head, end, legend)
    if not any(row.mention for row in rows):
        return GridRead()
    _suspect_lone_digits(rows)
    weeks, about_weeks = weeks_of(rows, lines, head, anchors, day_first=day_first)
    read = GridRead(doubts=[*doubts, *about_weeks])
    read.taken = {head.line, *(row.line for row in rows)}
    said = begins(weeks, lines, head) if weeks else None
    for week in weeks:
        first = _named_by_its_first(week.day, head) if said is None else said
        _read_week(read, week, lines[week.row.line].page, head, legend, first=first)
    read.days = borne_out(read.days)
    return read


def _suspect_lone_digits(rows: Iterable[Row]) -> None:
    """Mark a lone 1, 5 or 7 among hours with decimals as what may be a misread code."""
    cells = [cell for row in rows for cell in row.cells.values()]
    decimal = sum(bool(_DECIMAL.fullmatch(cell.text)) for cell in cells)
    for cell in cells:
        lone = cell.text in _LIKE_A_CODE and 2 * decimal > len(cells)
        cell.suspect = cell.suspect or lone or cell.text == "1"


def _named_by_its_first(week: date, head: WeekHead) -> bool:
    return week.weekday() == head.weekdays[0] and week.weekday() != head.weekdays[-1]


def _read_week(
    read: GridRead, week: Week, page: int, head: WeekHead, legend: Legend, *, first: bool
) -> None:
    edge = head.weekdays[0] if first else head.weekdays[-1]
    sureness = week.sureness
    if week.day.weekday() != edge and len(head.weekdays) == 7:
        sureness *= 0.6
        read.doubts.append(f"the week of {week.day.isoformat()} does not end as its columns do")
    found: list[MarkedDay] = []
    doubts: list[str] = []
    for column, cell in sorted(week.row.cells.items()):
        day = _day(week.day, head.weekdays[column], first=first)
        mark, doubt = marked(day, cell, page, sureness * head.sureness[column], legend)
        found += [mark] if mark is not None else []
        doubts += [doubt] if doubt is not None else []
    _keep_counted(read, week, found, doubts)


def _day(week: date, weekday: int, *, first: bool) -> date:
    if first:
        return week + timedelta(days=(weekday - week.weekday()) % 7)
    return week - timedelta(days=(week.weekday() - weekday) % 7)


def _keep_counted(
    read: GridRead, week: Week, found: list[MarkedDay], doubts: Sequence[str]
) -> None:
    """Keep a week's days, trusted more or less as the row's own count of them says."""
    worked = sum(mark.says.verdict is Verdict.WORKED for mark in found)
    stated = week.row.stated
    if stated is None or (stated == worked and doubts):
        read.days += found
        read.doubts += doubts
    elif stated == worked:
        sure = week.sureness
        read.days += [replace(mark, certainty=_counted(mark.certainty, sure)) for mark in found]
    else:
        read.doubts += doubts
        read.doubts.append(
            f"the week of {week.day.isoformat()} marks {worked} days and counts {stated}"
        )
        read.days += [replace(mark, certainty=0.5 * mark.certainty) for mark in found]


def _counted(certainty: float, most: float) -> float:
    """Return how sure a mark is that its row's count confirms: no surer than the week's date."""
    return min(most, 1 - (1 - certainty) * _DOUBT_LEFT_WHEN_COUNTED)
