"""Tables whose cells are bounded by drawn lines."""

from collections.abc import Sequence

from extractors.layout.banded import TOUCHING_POINTS, places, with_rows_between
from extractors.layout.baselines import Upright, rows_of
from extractors.layout.pieced import sides_between_pieces
from extractors.layout.printed import Cell, Table
from extractors.layout.turning import Turn
from extractors.values import Box, Page, Word


def ruled_tables(page: Page, turn: Turn, words: Sequence[Upright]) -> tuple[Table, ...]:
    """Return the tables drawn with at least two lines each way that meet."""
    drawn = [turn.upright(rule) for rule in page.rules]
    rules = _joined([*drawn, *sides_between_pieces(drawn, words)])
    groups = with_rows_between(_meeting(rules), words)
    found = (_table(page, turn, group, words) for group in groups)
    return tuple(table for table in found if table is not None)


def _joined(rules: list[Box]) -> list[Box]:
    """Return the rules with the pieces of one straight line (cell borders) put together."""
    joined: list[Box] = []
    for own, other in ((0, 1), (1, 0)):
        alike = [rule for rule in rules if (rule[2] - rule[0] < rule[3] - rule[1]) == (own == 0)]
        alike.sort(key=lambda rule: (round((rule[own] + rule[own + 2]) / 2 / 2), rule[other]))
        pieces: list[Box] = []
        for rule in alike:
            if pieces and _continues(pieces[-1], rule, own, other):
                pieces[-1] = _union(pieces[-1], rule)
            else:
                pieces.append(rule)
        joined += pieces
    return joined


def _continues(one: Box, next_one: Box, own: int, other: int) -> bool:
    apart = abs((one[own] + one[own + 2]) / 2 - (next_one[own] + next_one[own + 2]) / 2)
    gap = max(next_one[other] - one[other + 2], one[other] - next_one[other + 2])
    return apart <= TOUCHING_POINTS / 2 and gap <= TOUCHING_POINTS


def _union(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _meeting(rules: list[Box]) -> list[list[Box]]:
    """Return the rules in groups whose members touch one another."""
    groups: list[list[Box]] = []
    for rule in rules:
        joined = [group for group in groups if any(_touch(rule, other) for other in group)]
        rest = [group for group in groups if not any(group is each for each in joined)]
        groups = [*rest, [rule, *(each for group in joined for each in group)]]
    return groups


def _touch(one: Box, other: Box) -> bool:
    return (
        one[0] - TOUCHING_POINTS <= other[2]
        and other[0] - TOUCHING_POINTS <= one[2]
        and one[1] - TOUCHING_POINTS <= other[3]
        and other[1] - TOUCHING_POINTS <= one[3]
    )


def _table(page: Page, turn: Turn, rules: list[Box], words: Sequence[Upright]) -> Table | None:
    flat = [rule for rule in rules if rule[2] - rule[0] >= rule[3] - rule[1]]
    steep = [rule for rule in rules if rule[2] - rule[0] < rule[3] - rule[1]]
    across = places([(rule[0] + rule[2]) / 2 for rule in steep])
    down = places([(rule[1] + rule[3]) / 2 for rule in flat])
    if len(across) < 2 or len(down) < 2 or (len(across) - 1) * (len(down) - 1) < 2:
        return None
    owner = _merged(across, down, flat, steep)
    held: dict[tuple[int, int], list[Upright]] = {}
    for word in words:
        place = _cell_at(word, across, down)
        if place is not None:
            held.setdefault(owner[place], []).append(word)
    if not held:
        return None
    extents = _extents(owner, across, down)
    rows = tuple(
        tuple(
            _cell(turn, (row, column), held, extents, across, down)
            for column in range(len(across) - 1)
        )
        for row in range(len(down) - 1)
    )
    box = turn.displayed((across[0], down[0], across[-1], down[-1]))
    return Table(page.number, box, rows, drawn=True)


def _cell(
    turn: Turn,
    place: tuple[int, int],
    held: dict[tuple[int, int], list[Upright]],
    extents: dict[tuple[int, int], Box],
    across: list[float],
    down: list[float],
) -> Cell:
    row, column = place
    box = extents.get(place, (across[column], down[row], across[column + 1], down[row + 1]))
    words = in_reading_order(held.get(place, []))
    return Cell(row, column, " ".join(word.text for word in words), words, turn.displayed(box))


def in_reading_order(words: Sequence[Upright]) -> tuple[Word, ...]:
    """Return words of one cell line by line."""
    return tuple(each.word for row in rows_of(words) for each in row)


def _cell_at(word: Upright, across: list[float], down: list[float]) -> tuple[int, int] | None:
    column = _between(word.middle, across)
    row = _between(word.level, down)
    return None if column is None or row is None else (row, column)


def _between(value: float, places: list[float]) -> int | None:
    for index in range(len(places) - 1):
        if places[index] <= value < places[index + 1]:
            return index
    return None


def _merged(
    across: list[float], down: list[float], flat: list[Box], steep: list[Box]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for every grid place the first place of the cell it belongs to."""
    owner = {(r, c): (r, c) for r in range(len(down) - 1) for c in range(len(across) - 1)}
    for row, column in sorted(owner):
        middle = (down[row] + down[row + 1]) / 2
        if column and not _crossed(steep, across[column], middle, upright=True):
            owner[(row, column)] = owner[(row, column - 1)]
        elif row:
            centre = (across[column] + across[column + 1]) / 2
            if not _crossed(flat, down[row], centre, upright=False):
                owner[(row, column)] = owner[(row - 1, column)]
    return owner


def _crossed(rules: list[Box], place: float, at: float, *, upright: bool) -> bool:
    """Return whether a rule stands at ``place`` and passes ``at`` on the other axis."""
    own, other = (0, 1) if upright else (1, 0)
    return any(
        abs((rule[own] + rule[own + 2]) / 2 - place) <= TOUCHING_POINTS
        and rule[other] - 1 <= at <= rule[other + 2] + 1
        for rule in rules
    )


def _extents(
    owner: dict[tuple[int, int], tuple[int, int]], across: list[float], down: list[float]
) -> dict[tuple[int, int], Box]:
    """Return the box of every cell, merged ones in their full size, by its first place."""
    boxes: dict[tuple[int, int], Box] = {}
    for (row, column), first in owner.items():
        box = (across[column], down[row], across[column + 1], down[row + 1])
        boxes[first] = _union(boxes.get(first, box), box)
    return boxes
