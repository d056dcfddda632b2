"""Boxes with the number of a day printed in each, and a mark in those that were worked.

The numbers of a month run from 1 to its end, over one row of boxes or several, as halves of a
month or weeks. Each mark belongs to the number that it stands below, or beside.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from statistics import median

from extractors.days.cells import Legend, is_like_a_cell
from extractors.days.codes import Verdict
from extractors.days.marks import CellRead, GridRead, MarkedDay, borne_out, marked
from extractors.days.numberedmonths import MonthSaid, month_near, with_years_carried
from extractors.days.placed.monthcells import NUMBER
from extractors.days.roles import Role, role_of, speaks_of_work
from extractors.days.sense import Anchors
from extractors.days.tokens import Kind, tokens_of
from extractors.layout import Line
from extractors.values import Word

_FEWEST_IN_A_ROW = 7
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31
_LINES_TO_THE_NEXT_ROW = 5
_DEEPEST_BOX = 3.5
"""How far below its number a mark may stand, in heights of the number."""

_LINES_OF_A_HEADING = 2
_CLAUSE_ENDS = re.compile(r"[,;.:–—]")
_NEAREST = 0.6
_SURE = 0.96


@dataclass(slots=True)
class _Row:
    """A line of numbers that follow one another, by their numbers."""

    line: int
    words: dict[int, Word]

    def day_of(self, word: Word, pitch: float) -> int | None:
        """Return the number that a word stands nearest to; ``None`` beside them all."""
        middle = (word.box[0] + word.box[2]) / 2
        away = {n: abs((w.box[0] + w.box[2]) / 2 - middle) for n, w in self.words.items()}
        nearest = min(away, key=lambda number: away[number])
        return nearest if away[nearest] <= _NEAREST * pitch else None

    @property
    def middle(self) -> float:
        """How far down the page the numbers stand."""
        return median((word.box[1] + word.box[3]) / 2 for word in self.words.values())

    @property
    def height(self) -> float:
        """How high the numbers are."""
        return median(word.box[3] - word.box[1] for word in self.words.values())


@dataclass(slots=True)
class _Boxes:
    """The rows of one month's boxes, its name, its marks by day, and what is counted beside it."""

    page: int
    rows: list[_Row]
    said: MonthSaid | None = None
    cells: dict[int, CellRead] = field(default_factory=dict)
    counted: int | None = None

    @property
    def pitch(self) -> float:
        """The usual distance from one box to the next, in points."""
        middles = [(word.box[0] + word.box[2]) / 2 for word in self.rows[0].words.values()]
        return median(b - a for a, b in pairwise(middles))

    @property
    def last(self) -> int:
        """The highest number."""
        return max(self.rows[-1].words)


def read_numbered_boxes(
    lines: Sequence[Line], legend: Legend, anchors: Anchors, taken: set[int]
) -> GridRead:
    """Return the days marked in boxes of numbers on lines that are not ``taken``."""
    blocks = list(_blocks(lines, taken))
    if not blocks:
        return GridRead()
    firsts = [block.rows[0].line for block in blocks]
    ends = [*firsts[1:], len(lines)]
    starts = [0, *(block.rows[-1].line + 1 for block in blocks[:-1])]
    used: dict[int, set[int]] = {}
    for at, (block, start, end) in enumerate(zip(blocks, starts, ends, strict=True)):
        middle = (block.rows[0].middle + block.rows[-1].middle) / 2
        block.said = month_near(lines, range(start, end), block.page, middle)
        used[at] = _put_marks(lines, block, end, legend)
    named = with_years_carried([block.said for block in blocks], anchors)
    if None in named or len(set(named)) < len(named):
        return GridRead()
    read = GridRead()
    for at, (block, month) in enumerate(zip(blocks, named, strict=True)):
        if month is None or block.last < _length(month):
            return GridRead()
        read.add(_read(block, month, legend))
        read.taken |= used[at] | ({block.said.line} if block.said else set())
    if read.days and _says_of_none(lines, blocks[0]):
        said = read.days[0].place.text
        return GridRead(doubts=[f"nothing says what {said!r} at the days of a month stands for"])
    read.days = borne_out(read.days)
    return read if read.days else GridRead()


def _says_of_none(lines: Sequence[Line], first: _Boxes) -> bool:
    """Return whether the heading over the boxes speaks of days off, and of none worked."""
    at = first.rows[0].line
    heading = " , ".join(line.text.lower() for line in lines[max(0, at - _LINES_OF_A_HEADING) : at])
    clauses = _CLAUSE_ENDS.split(heading)
    roles = [role_of(clause) for clause in clauses if not speaks_of_work(clause)]
    off = any(role is not None and role[0] is Role.NOT_WORKED for role in roles)
    return off and len(roles) == len(clauses)


def _blocks(lines: Sequence[Line], taken: set[int]) -> Iterator[_Boxes]:
    """Yield the rows of numbers that together count the days of a month."""
    rows = [row for at, line in enumerate(lines) if at not in taken and (row := _row(line, at))]
    block: _Boxes | None = None
    for row in rows:
        page = lines[row.line].page
        if block is not None and block.page == page and _goes_on(block, row):
            block.rows.append(row)
        elif min(row.words) == 1 and len(row.words) >= _FEWEST_IN_A_ROW:
            if block is not None and block.last >= _SHORTEST_MONTH:
                yield block
            block = _Boxes(page, [row])
    if block is not None and block.last >= _SHORTEST_MONTH:
        yield block


def _goes_on(block: _Boxes, row: _Row) -> bool:
    """Return whether a row of numbers goes on where a block ends, up to a month's end at last."""
    above = block.rows[-1]
    follows = min(row.words) == block.last + 1
    near = row.line - above.line <= _LINES_TO_THE_NEXT_ROW
    whole = len(row.words) >= len(above.words) or max(row.words) >= _SHORTEST_MONTH
    return follows and near and whole


def _row(line: Line, at: int) -> _Row | None:
    """Return the longest run of numbers in a line that follow one another, marks between them."""
    best: dict[int, Word] = {}
    run: dict[int, Word] = {}
    for word in line.words:
        number = _number(word)
        if number is None:
            continue
        run = {**run, number: word} if number - 1 in run and number not in run else {number: word}
        best = run if len(run) > len(best) else best
    return _Row(at, best) if best else None


def _number(word: Word) -> int | None:
    said = NUMBER.fullmatch(word.text)
    return int(said[1]) if said and 1 <= int(said[1]) <= _LONGEST_MONTH else None


def _put_marks(lines: Sequence[Line], block: _Boxes, end: int, legend: Legend) -> set[int]:
    """Put the words in the boxes of a block into its cells; return the lines they stand on."""
    used = {row.line for row in block.rows}
    for row, below in zip(block.rows, [*block.rows[1:], None], strict=True):
        deepest = row.middle + _DEEPEST_BOX * row.height
        for at in range(row.line, below.line if below is not None else end):
            line = lines[at]
            if line.page != block.page or (line.box[1] + line.box[3]) / 2 > deepest:
                break
            if at > row.line and not _is_of_boxes(line, row, block, legend):
                break
            used.add(at)
            for word in line.words:
                _put(word, row, block, legend)
    return used


def _is_of_boxes(line: Line, row: _Row, block: _Boxes, legend: Legend) -> bool:
    """Return whether a line holds marks and names of months, and no sentence below the boxes."""
    inside = [word for word in line.words if row.day_of(word, block.pitch) is not None]
    plain = sum(is_like_a_cell(word.text, legend) for word in inside)
    first = row.words[min(row.words)].box[0] - block.pitch / 2
    left = Line(line.page, tuple(word for word in line.words if word.box[2] <= first))
    said = [token for token in tokens_of([left]) if token.kind is Kind.WORD] if left.words else []
    return not said and (not inside or 2 * plain > len(inside))


def _put(word: Word, row: _Row, block: _Boxes, legend: Legend) -> None:
    """Put a word into the cell of its day; a number behind the boxes counts those marked."""
    if any(word is number for number in row.words.values()):
        joined = NUMBER.fullmatch(word.text)
        if joined and joined[2].strip():
            mark = Word(joined[2].strip(), word.box, word.confidence)
            block.cells.setdefault(int(joined[1]), CellRead()).words.append(mark)
        return
    day = row.day_of(word, block.pitch)
    if day is not None:
        cell = block.cells.setdefault(day, CellRead())
        cell.words.append(word)
        cell.suspect = cell.suspect or not is_like_a_cell(word.text, legend)
    elif word.text.isdecimal() and word.box[0] > row.words[max(row.words)].box[2]:
        block.counted = int(word.text)


def _read(block: _Boxes, month: date, legend: Legend) -> GridRead:
    read = GridRead()
    said = f"{month:%B %Y}"
    found: list[MarkedDay] = []
    for number, cell in sorted(block.cells.items()):
        if number > _length(month):
            read.doubts.append(f"the numbers '{number}' are not all days of their week or month")
            continue
        mark, doubt = marked(month.replace(day=number), cell, block.page, _SURE, legend)
        found += [mark] if mark is not None else []
        read.doubts += [doubt] if doubt is not None else []
    worked = sum(mark.says.verdict is Verdict.WORKED for mark in found)
    if block.counted not in {None, worked}:
        read.doubts.append(f"{said} marks {worked} days and counts {block.counted}")
    read.days += found
    return read


def _length(month: date) -> int:
    later = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
    return (later - month).days
