"""Tables drawn with level lines alone, in pieces: each cell has a border of its own.

Where the pieces of such lines meet, line after line at the same places, their cells end: there
stand the upright sides that nobody drew.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.layout.baselines import Upright
from extractors.values import Box

_MEET_POINTS = 1.5
_SAME_POINTS = 2.0
_FLAT_POINTS = 2.5
_FEWEST_LEVELS = 3
_FEWEST_SIDES = 2
_HIGHEST_ROW = 90.0
_OVER = 1.0
_MOST_HEADING_LINES = 4
_LINE_STEP, _OVER_LINE = 1.6, 2.5
"""How far below the next heading, or over the first line, a heading stands, in heights."""

_LEAST_HEADED = 0.5
_SPACE = 0.35
"""The widest space between two words of one text, in heights of a letter."""

_APART_POINTS = 4.5
"""Further from the line above, headings belong to no table that ends there."""

Level = tuple[float, tuple[float, ...]]
"""How far down a line stands, and the places of its two ends and of where its pieces meet."""


def sides_between_pieces(rules: Sequence[Box], words: Sequence[Upright]) -> list[Box]:
    """Return the upright sides of cells that only have level borders, and a line over headings."""
    upright = [rule for rule in rules if rule[3] - rule[1] > _FLAT_POINTS]
    sides: list[Box] = []
    for levels in _tables(_levels(rules)):
        across = levels[0][1]
        top, bottom = levels[0][0], levels[-1][0]
        if any(_stands_within(rule, across, top, bottom) for rule in upright):
            continue
        over = max((r[3] for r in rules if r[3] < top - _APART_POINTS), default=0.0)
        head = _top_of_headings(across, top, over + _APART_POINTS, words)
        down = [*([head] if head is not None else []), *(level for level, _ in levels)]
        if head is not None:
            sides.append((across[0], head, across[-1], head))
        for above, below in pairwise(down):
            inside = [word for word in words if above <= word.level <= below]
            sides += [(x, above, x, below) for x in across if not _is_crossed(x, inside)]
    return sides


def _levels(rules: Sequence[Box]) -> list[Level]:
    """Return the lines that are drawn in pieces, from top to bottom."""
    flat = sorted((r for r in rules if r[3] - r[1] <= _FLAT_POINTS), key=lambda r: (r[1], r[0]))
    rows: list[list[Box]] = []
    for rule in flat:
        if rows and rule[1] - rows[-1][0][1] <= _FLAT_POINTS:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    return [level for row in rows for level in _pieced(sorted(row))]


def _pieced(row: Sequence[Box]) -> Iterator[Level]:
    """Yield the lines of one height with where their pieces meet; a whole line has none."""
    places = [row[0][0], row[0][2]]
    for piece in row[1:]:
        if abs(piece[0] - places[-1]) <= _MEET_POINTS:
            places.append(piece[2])
        elif piece[0] > places[-1]:
            yield from _if_many(row[0][1], places)
            places = [piece[0], piece[2]]
    yield from _if_many(row[0][1], places)


def _if_many(level: float, places: Sequence[float]) -> Iterator[Level]:
    if len(places) >= _FEWEST_SIDES + 2:
        yield level, tuple(places)


def _tables(levels: Sequence[Level]) -> Iterator[list[Level]]:
    """Yield the lines in groups, one below the other, whose pieces meet at the same places."""
    groups: list[list[Level]] = []
    for level in levels:
        group = next((g for g in groups if _goes_on(g[-1], level)), None)
        if group is None:
            groups.append([level])
        else:
            group.append(level)
    yield from (group for group in groups if len(group) >= _FEWEST_LEVELS)


def _goes_on(above: Level, below: Level) -> bool:
    same = len(above[1]) == len(below[1])
    same = same and all(abs(a - b) <= _SAME_POINTS for a, b in zip(above[1], below[1], strict=True))
    return same and 0 < below[0] - above[0] <= _HIGHEST_ROW


def _stands_within(rule: Box, across: Sequence[float], top: float, bottom: float) -> bool:
    """Return whether an upright line stands in a table: its sides are drawn, then."""
    x = (rule[0] + rule[2]) / 2
    inside = across[0] - _OVER <= x <= across[-1] + _OVER
    return inside and rule[1] < bottom - _OVER and rule[3] > top + _OVER


def _top_of_headings(
    across: Sequence[float], first: float, least: float, words: Sequence[Upright]
) -> float | None:
    """Return where the headings over the first line begin, if words close over it fill columns."""
    near = [w for w in words if least < w.level < first and across[0] <= w.middle <= across[-1]]
    near.sort(key=lambda word: -word.level)
    held: list[Upright] = []
    for word in near:
        last, step = (held[-1].level, _LINE_STEP) if held else (first, _OVER_LINE)
        too_far = last - word.level > step * word.height
        if too_far or first - word.level > _MOST_HEADING_LINES * _LINE_STEP * word.height:
            break
        if any(_is_crossed(x, (word,)) for x in across):
            break
        held.append(word)
    columns = {sum(x <= word.middle for x in across) for word in held}
    if len(columns) < max(2, _LEAST_HEADED * (len(across) - 1)):
        return None
    return max(least, min(word.level - word.height for word in held))


def _is_crossed(x: float, words: Sequence[Upright]) -> bool:
    """Return whether words stand across ``x``, one of them or two that a mere space parts."""
    if any(word.left < x - _OVER and x + _OVER < word.right for word in words):
        return True
    left = max((w for w in words if w.middle < x), key=lambda word: word.right, default=None)
    return left is not None and any(
        abs(word.level - left.level) < left.height / 2
        and x < word.middle
        and word.left - left.right < _SPACE * left.height
        for word in words
    )
