"""Calendars that tell days worked by the paper behind their numbers: black, grey or coloured cells.

What a shade stands for is never guessed. The days of one shade, or of all that are not plain
paper, were worked where they alone come to the number of days that the letter states; without
any such number, where there is one shade only and a clause says that it means work. A shade that
only says which days are Saturdays and Sundays is set aside.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from extractors.days.cells import CellSays
from extractors.days.codes import Verdict
from extractors.days.marks import GridRead, MarkedDay
from extractors.days.numbers_met import numbers_said
from extractors.days.placed.monthcells import Number
from extractors.days.placed.values import Placed
from extractors.layout import Line
from extractors.values import Field, Place

_ANOTHER_SHADE = 4
"""By how much brightness (0 to 255) must differ to be seen as another: light yellow is no grey."""

_SHADED = (
    r"\b(?:shaded|shading|highlight(?:ed|s)?|filled(?: in)?|darkened|blackened|black(?:ed out)?|"
    r"dark|gr[ae]y(?:ed(?: out)?)?|colou?red|marked)\b"
)
_SAYS_SO = re.compile(rf"{_SHADED}[^.;]{{0,60}}\bwork|\bwork[^.;]{{0,60}}{_SHADED}")
_DENIES = re.compile(r"\b(?:not|no|un-?worked|off|idle|holidays?|weekends?|except)\b")
_CLAUSE_ENDS = re.compile(r"[.;] |  ")
_LONGEST_LINE = 200
_WEEKEND = frozenset({5, 6})
_COUNTED, _TOLD = 0.97, 0.9


def with_shaded(
    marks: GridRead, placed: Sequence[Placed], lines: Sequence[Line], total: Field | None
) -> GridRead:
    """Return the marks with the days of the shade that was worked, where no mark says "worked".

    What a mark says of no work stands; one that nobody explains is no day where the shade is not.
    """
    months = [each for each in placed if each.proved and each.numbers]
    own = [day for month in months for day in month.read.days]
    said = {day.day: day.says.verdict for day in own}
    if Verdict.WORKED in said.values():
        return marks
    numbers = [number for month in months for number in month.numbers]
    open_to = [number for number in numbers if said.get(number.day) is not Verdict.NOT_WORKED]
    *dark, paper = _shades(open_to)
    shades = [shade for shade in dark if not _is_of_weekends(shade, numbers)]
    if not shades:
        return marks
    rest = [] if _is_of_weekends(paper, numbers) else [paper]
    counted = _counted(shades, rest, lines, total)
    if counted is not None:
        worked = [_worked(number, _COUNTED) for number in counted]
        refer = {day for day, verdict in said.items() if verdict is Verdict.REFER}
        return _settled(marks, worked, refer)
    told = len(shades) == 1 and any(map(_says_so, lines))
    worked = [_worked(number, _TOLD) for number in shades[0]] if told else []
    return replace(marks, days=[*marks.days, *worked])


def _settled(marks: GridRead, worked: Sequence[MarkedDay], refer: set[date]) -> GridRead:
    """Return the marks with days that their number proves, and those left to a person as none."""
    days = {day.day for day in worked}
    kept = [_off(day) if day.day in refer else day for day in marks.days if day.day not in days]
    doubts = [doubt for doubt in marks.doubts if not any(f"{day}" in doubt for day in refer)]
    return replace(marks, days=[*kept, *worked], doubts=doubts)


def _off(day: MarkedDay) -> MarkedDay:
    return replace(day, says=CellSays(Verdict.NOT_WORKED, day.says.code))


def _shades(numbers: Sequence[Number]) -> list[list[Number]]:
    """Return the numbers of each shade, from the darkest one to plain paper."""
    ordered = sorted(numbers, key=lambda number: number.word.ground)
    shades = [ordered[:1]]
    for one, other in pairwise(ordered):
        if other.word.ground - one.word.ground >= _ANOTHER_SHADE:
            shades.append([])
        shades[-1].append(other)
    return shades


def _is_of_weekends(shade: Sequence[Number], numbers: Sequence[Number]) -> bool:
    """Return whether a shade holds all Saturdays and Sundays, or most of them and nothing else."""
    days = {number.day for number in shade}
    weekends = {number.day for number in numbers if number.day.weekday() in _WEEKEND}
    most = 2 * len(days & weekends) > len(weekends)
    return bool(weekends) and (weekends <= days or (most and days <= weekends))


def _counted(
    shades: Sequence[list[Number]],
    rest: Sequence[list[Number]],
    lines: Sequence[Line],
    total: Field | None,
) -> list[Number] | None:
    """Return the only shade, or all that are no plain paper, whose days come to the number stated.

    Days on plain paper, the ``rest``, may have been worked too, those shaded being off.
    """
    stated = {said.value for said in ([total] if total is not None else numbers_said(lines))}
    for tried in ([*shades, *rest], [[number for shade in shades for number in shade]]):
        met = [shade for shade in tried if len(shade) in stated]
        if met:
            return met[0] if len(met) == 1 else None
    return None


def _says_so(line: Line) -> bool:
    """Return whether a clause says that days of another shade were worked."""
    clauses = _CLAUSE_ENDS.split(line.text.lower()[:_LONGEST_LINE])
    return any(_SAYS_SO.search(text) and not _DENIES.search(text) for text in clauses)


def _worked(number: Number, sure: float) -> MarkedDay:
    word, day = number.word, number.day
    place = Place(number.page, word.box, word.text, day.isoformat())
    return MarkedDay(day, CellSays(Verdict.WORKED), place, sure * word.confidence)
