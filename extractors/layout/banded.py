"""Tables whose every other row is shaded, its cells filled, and which draw no lines between.

Only the shaded rows have sides that are drawn: each would be a table of one row, and the rows
between them another. They are one table where their sides stand at the same places and the row
between fills the same columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.baselines import Upright, rows_of
from extractors.values import Box

TOUCHING_POINTS = 4.0
"""Lines of one table meet within this distance, also on a slightly skewed scan."""

_FEWEST_SIDES = 3
_HIGHEST = 1.7
"""How high the row between two shaded ones is at most, in heights of a shaded row."""

_LEAST_FILLED = 0.5
_FEWEST_FILLED = 2
_OVER = 1.0
_MOST_OVER = 2


@dataclass(frozen=True, slots=True)
class _Band:
    """Rules that meet: the places of their upright sides and of their level ones."""

    rules: tuple[Box, ...]
    across: tuple[float, ...]
    down: tuple[float, ...]

    def is_beside(self, other: "_Band") -> bool:
        """Return whether both have their sides at the same places, as rows of one table have."""
        same = len(self.across) == len(other.across)
        return same and all(
            abs(a - b) <= TOUCHING_POINTS / 2
            for a, b in zip(self.across, other.across, strict=True)
        )


def with_rows_between(groups: Sequence[list[Box]], words: Sequence[Upright]) -> list[list[Box]]:
    """Return groups of rules that meet, shaded rows of one table with the rows between as one."""
    bands = sorted((_band(group) for group in groups), key=lambda band: band.down[:1] or (0.0,))
    joined: list[tuple[_Band, bool]] = []
    for band in bands:
        at = next((n for n, (above, _) in enumerate(joined) if _go_on(above, band, words)), None)
        if at is None:
            joined.append((band, False))
        else:
            joined[at] = (_spanned(joined[at][0], band), True)
    return [[*(_with_ends(band, words) if many else band).rules] for band, many in joined]


def places(values: Sequence[float]) -> list[float]:
    """Return the distinct places of lines, those closer than a line's jitter taken as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= TOUCHING_POINTS:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _band(group: Sequence[Box]) -> _Band:
    steep = [(rule[0] + rule[2]) / 2 for rule in group if rule[2] - rule[0] < rule[3] - rule[1]]
    flat = [(rule[1] + rule[3]) / 2 for rule in group if rule[2] - rule[0] >= rule[3] - rule[1]]
    return _Band(tuple(group), tuple(places(steep)), tuple(places(flat)))


def _go_on(above: _Band, below: _Band, words: Sequence[Upright]) -> bool:
    """Return whether a row of words, and nothing else, lies between two rows that are alike."""
    if len(above.across) < _FEWEST_SIDES or not above.is_beside(below):
        return False
    if len(above.down) < 2 or len(below.down) < 2:
        return False
    top, bottom = above.down[-1], below.down[0]
    height = min(above.down[-1] - above.down[-2], below.down[1] - below.down[0])
    is_near = TOUCHING_POINTS < bottom - top <= _HIGHEST * height
    return is_near and _is_row(above, top, bottom, words)


def _is_row(band: _Band, top: float, bottom: float, words: Sequence[Upright]) -> bool:
    """Return whether one line of words fills most columns of ``band`` and crosses none."""
    left, right = band.across[0], band.across[-1]
    inside = [w for w in words if top <= w.level <= bottom and left <= w.middle <= right]
    sides = [(w.word.box[0], w.word.box[2]) for w in inside]
    crossed = any(a < x - _OVER and x + _OVER < b for a, b in sides for x in band.across)
    if not inside or crossed or len(rows_of(inside)) != 1:
        return False
    columns = {sum(x <= word.middle for x in band.across) for word in inside}
    return len(columns) >= max(_FEWEST_FILLED, _LEAST_FILLED * (len(band.across) - 1))


def _spanned(above: _Band, below: _Band) -> _Band:
    """Return both bands as one, their upright sides drawn on between them."""
    sides = tuple((x, above.down[-1], x, below.down[0]) for x in above.across)
    return _Band((*above.rules, *sides, *below.rules), above.across, (*above.down, *below.down))


def _with_ends(band: _Band, words: Sequence[Upright]) -> _Band:
    """Return a band with the rows over its first shaded row, headings too, and one below its last.

    Columns are headed without shade, too, or in one row more than is left white below.
    """
    rules = list(band.rules)
    top, height = band.down[0], band.down[1] - band.down[0]
    for _ in range(_MOST_OVER):
        if not _is_row(band, top - height, top, words):
            break
        top -= height
        rules += _row(band, top, top + height, edge=top)
    bottom, height = band.down[-1], band.down[-1] - band.down[-2]
    if _is_row(band, bottom, bottom + height, words):
        rules += _row(band, bottom, bottom + height, edge=bottom + height)
    return _Band(tuple(rules), band.across, band.down)


def _row(band: _Band, top: float, bottom: float, *, edge: float) -> list[Box]:
    """Return the upright sides of a row that is not drawn, and the level one at ``edge``."""
    sides = [(x, top, x, bottom) for x in band.across]
    return [*sides, (band.across[0], edge, band.across[-1], edge)]
