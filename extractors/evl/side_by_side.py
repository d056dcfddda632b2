"""People side by side, each over a column of facts and days: read one person after the other.

So are the items of a list whose letters or numbers stand side by side: "A. Glasswing | B. Low Ebb".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.days.grammar import mentions_in
from extractors.days.tokens import tokens_of
from extractors.layout import Line, Table
from extractors.names import looks_like_company, looks_like_person
from extractors.patterns import pattern_of

_FEWEST_ROWS_OF_DATES = 2
_LETTERS, _NUMBERS = "ABCDEFGH", "12345678"
_COUNT = pattern_of(r"\W*\d{1,3} days?\W*", re.IGNORECASE)
_ITEM = pattern_of(r"\(?(?P<mark>[A-H1-8])[.):] ?[^\W\d]\D*$")
_MOST_WORDS_OF_A_NAME = 5
_ALIGNED_POINTS = 12.0
_WIDEST_GAP = 3.0
"""How far apart two rows of the columns may stand, in heights of a line."""


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines ``first`` to ``last`` (included), parted at the left edges of its columns."""

    first: int
    last: int
    lefts: tuple[float, ...]


def one_after_the_other(
    lines: Sequence[Line], tables: Sequence[Table]
) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """Return a letter's lines with people side by side put below each other, and the tables left.

    Columns may go on at the head of the next page. A table over such columns is none: its rows are
    not of one person.
    """
    made: list[Line] = []
    dropped: list[_Block] = []
    at = 0
    while at < len(lines):
        block = _block(lines, at)
        if block is None:
            made.append(lines[at])
            at += 1
            continue
        rows = lines[block.first : block.last + 1]
        for column in range(len(block.lefts)):
            made += [part for row in rows for part in _parts(row, block.lefts, column)]
        dropped.append(block)
        at = block.last + 1
    held = {id(w) for block in dropped for row in lines[block.first : block.last + 1]
            for w in row.words}  # fmt: skip
    kept = tuple(t for t in tables if not _holds(t, held))
    return tuple(made), kept


def _holds(table: Table, words: set[int]) -> bool:
    return any(id(word) in words for row in table.rows for cell in row for word in cell.words)


def _block(lines: Sequence[Line], at: int) -> _Block | None:
    """Return the columns below people, or items, side by side on a line; ``None`` for none.

    Every row must keep to the columns, and dates must stand in several of them on several rows.
    """
    names = lines[at].segments()
    people = all(_is_a_person(name.text) for name in names)
    if len(names) < 2 or not (people or _are_items([name.text for name in names])):
        return None
    lefts = tuple(name.box[0] for name in names)
    last = at
    while last + 1 < len(lines) and _keeps_to(lines[last], lines[last + 1], lefts):
        last += 1
    dated = sum(_dates_apart(line, lefts) > 1 for line in lines[at + 1 : last + 1])
    return _Block(at, last, lefts) if dated >= _FEWEST_ROWS_OF_DATES else None


def _are_items(texts: Sequence[str]) -> bool:
    """Return whether texts begin with the first letters, or numbers, of a list, and name things."""
    found = [_ITEM.match(text) for text in texts]
    marks = "".join(match["mark"] for match in found if match is not None)
    return len(marks) == len(texts) and marks in {_LETTERS[: len(texts)], _NUMBERS[: len(texts)]}


def _is_a_person(text: str) -> bool:
    said = text.strip(" :")
    short = 1 < len(said.split()) <= _MOST_WORDS_OF_A_NAME
    return short and looks_like_person(said) and not looks_like_company(said)


def _keeps_to(above: Line, line: Line, lefts: Sequence[float]) -> bool:
    """Return whether each part of a line begins at a column's left and ends before the next."""
    height = max(line.box[3] - line.box[1], 6.0)
    near = line.box[1] - above.box[3] <= _WIDEST_GAP * height
    if line.page != above.page + 1 and not (line.page == above.page and near):
        return False
    for part in line.segments():
        column = _column(part, lefts)
        if abs(part.box[0] - lefts[column]) > _ALIGNED_POINTS:
            return False
        if column + 1 < len(lefts) and part.box[2] > lefts[column + 1]:
            return False
    alone = _dates_apart(line, lefts) > 0 or _COUNT.fullmatch(line.text) is not None
    return len(line.segments()) > 1 or alone


def _column(part: Line, lefts: Sequence[float]) -> int:
    return max(
        (n for n, left in enumerate(lefts) if left <= part.box[0] + _ALIGNED_POINTS), default=0
    )


def _parts(row: Line, lefts: Sequence[float], column: int) -> list[Line]:
    return [part for part in row.segments() if _column(part, lefts) == column]


def _dates_apart(line: Line, lefts: Sequence[float]) -> int:
    """Return in how many columns a line holds a date."""
    dated = (part for part in line.segments() if mentions_in(tokens_of([part])))
    return len({_column(part, lefts) for part in dated})
