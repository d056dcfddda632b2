"""Which lines make one row of a list in columns: those with one span of dates and one count."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractors.layout import Line
from extractors.resume.grouping import pitches
from extractors.resume.times import DATE, DAYS, DAYS_SAID, MONTH, MONTHS, WEEKS, unbroken

_MOST_LINES = 9
_OF_A_ROW, _LOST_SPAN, _LOST_COUNT, _LOST_WORDS = 2.0, 3.0, 2.0, 1.0
_OF_A_GAP, _WITHIN, _OF_A_CELL, _LEFT_OVER = 0.6, 1.0, 0.1, 0.6
"""What speaks for a row, and against it: each a share of what a whole row is worth."""

_CLEAR = 1.0
"""How many points more than others a space is that tells rows apart."""

_OFF_MIDDLE = 0.35
"""How far from the middle of a row, in heights of a letter, its fullest line may stand."""

_FAR_HEIGHTS = 3.5
_BARE = re.compile(r"\d{1,3}(?:[.,]5|\s?½)?")

Row = dict[int, Line]


def rows_of(
    lines: Sequence[Line], cells: Sequence[Row], bands: frozenset[int]
) -> list[tuple[int, ...]]:
    """Return the indices of the lines of each row, lines that belong to none left out.

    Every one of ``bands``, the lines that name a category over the rows below, is a row alone.

    Of all ways to part the lines the one is taken in which most rows have one span of dates, one
    count of days and words, and the wider spaces stand between rows.
    """
    told = _said(_joined(range(len(lines)), cells))
    page = _Page(lines, cells, bands, (told[0] > 0, told[1] > 0), _widths(lines))
    ways = [_parted(page, upright) for upright in (_from_the_top, _around_the_middle)]
    return _back(max(ways, key=lambda best: best[-1][0]))


@dataclass(frozen=True, slots=True)
class _Page:
    """Lines of a list with their cells, and whether its rows tell spans, and counts."""

    lines: Sequence[Line]
    cells: Sequence[Row]
    bands: frozenset[int]
    asked: tuple[bool, bool]
    wide: Sequence[float]


Upright = Callable[[_Page, Sequence[int]], float]
Best = list[tuple[float, tuple[int, ...]]]


def _parted(page: _Page, upright: Upright) -> Best:
    """Return the best rows up to every line, with what they are worth together."""
    best: Best = [(0.0, ())]
    for end in range(1, len(page.lines) + 1):
        if end - 1 in page.bands:
            best.append((best[end - 1][0], (end - 1,)))
            continue
        choices: Best = [(best[end - 1][0] - _LEFT_OVER, ())]
        for start in range(end - 1, max(end - _MOST_LINES, 0) - 1, -1):
            own = tuple(range(start, end))
            if start in page.bands or _is_far_within(page.lines, start, end):
                break
            choices.append((best[start][0] + _worth(page, own) + upright(page, own), own))
        best.append(max(choices, key=lambda each: each[0]))
    return best


def _is_far_within(lines: Sequence[Line], start: int, end: int) -> bool:
    return start + 1 < end and _is_far(lines[start], lines[start + 1])


def _from_the_top(page: _Page, own: Sequence[int]) -> float:
    """Return what speaks for a row whose cells all begin on its first line."""
    return _OF_A_CELL * len(page.cells[own[0]])


def _around_the_middle(page: _Page, own: Sequence[int]) -> float:
    """Return what speaks for a row whose cells all stand around its middle."""
    fullest = max(own, key=lambda at: len(page.cells[at]))
    boxes = [page.lines[at].box for at in own]
    middle = (boxes[0][1] + boxes[-1][3]) / 2
    box = page.lines[fullest].box
    away = abs((box[1] + box[3]) / 2 - middle)
    return _OF_A_CELL * len(page.cells[fullest]) * (away < _OFF_MIDDLE * (box[3] - box[1]))


def _back(best: Best) -> list[tuple[int, ...]]:
    made: list[tuple[int, ...]] = []
    at = len(best) - 1
    while at > 0:
        own = best[at][1]
        if own:
            made.append(own)
        at = own[0] if own else at - 1
    return made[::-1]


def _widths(lines: Sequence[Line]) -> list[float]:
    """Return how wide the space over each line is, from 0 for the narrowest to 1."""
    away = pitches(lines)
    near = [each for each in away if each < 1_000.0]
    low, high = (min(near), max(near)) if near else (0.0, 0.0)
    usual = sorted(near)[int(0.8 * len(near))] if near else 0.0
    high = min(high, max(usual, low + _CLEAR))
    if high - low < _CLEAR:
        return [0.0] * len(lines)
    return [1.0, *(min(max((each - low) / (high - low), 0.0), 1.0) for each in away)]


def _is_far(above: Line, line: Line) -> bool:
    tall = line.box[3] - line.box[1]
    return line.box[1] - above.box[3] > _FAR_HEIGHTS * tall


def _joined(own: Iterable[int], cells: Sequence[Row]) -> dict[int, str]:
    columns: dict[int, str] = {}
    for at in own:
        for column, cell in cells[at].items():
            columns[column] = f"{columns.get(column, '')} {cell.text}".strip()
    return columns


def _worth(page: _Page, own: Sequence[int]) -> float:
    """Return how much lines are worth as one row, wherever its cells begin."""
    spans, counts, words = _said(_joined(own, page.cells))
    if not spans and not counts:
        return -_OF_A_ROW
    lost = (
        _LOST_SPAN * abs(spans - 1) * page.asked[0] + _LOST_COUNT * abs(counts - 1) * page.asked[1]
    )
    within = sum(page.wide[at] for at in own[1:])
    begins = _OF_A_GAP * page.wide[own[0]]
    return _OF_A_ROW - lost - _LOST_WORDS * (not words) + begins - _WITHIN * within


def _said(columns: dict[int, str]) -> tuple[float, int, bool]:
    """Return how many spans and counts the cells of a row tell, and whether one holds words."""
    dates = sum(len(DATE.findall(unbroken(text))) for text in columns.values())
    months = sum(len(MONTHS.findall(text)) for text in columns.values())
    single = sum(MONTH.fullmatch(text) is not None for text in columns.values())
    counts = sum(map(_counts, columns.values()))
    bare = sum(_BARE.fullmatch(text) is not None for text in columns.values())
    words = any(_is_words(text) for text in columns.values())
    return dates / 2 + months + (single / 2 if not dates else 0), counts or min(bare, 1), words


def _counts(text: str) -> int:
    return len(DAYS.findall(text)) or len(DAYS_SAID.findall(text)) or len(WEEKS.findall(text))


def _is_words(text: str) -> bool:
    timed = DATE.search(text) or DAYS.search(text) or MONTH.fullmatch(text)
    return timed is None and any(map(str.isalpha, text))
