"""Boxes for the days of a month, each under or with its number, and a mark in those worked.

The numbers of a month run from 1 to its end, over one row of boxes or several, as halves of a
month or weeks; each mark belongs to the number that it stands below, or beside. Or one row of
numbers heads several months, whose names stand beside their marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from extractors.days.boxrows import BoxRow, rows_of_months
from extractors.days.cells import Legend, is_like_a_cell
from extractors.days.codes import Verdict
from extractors.days.marks import CellRead, GridRead, MarkedDay, borne_out, marked
from extractors.days.numberedmonths import MonthSaid, months_said, with_years_carried
from extractors.days.placed.monthcells import NUMBER
from extractors.days.roles import Role, role_of, speaks_of_work
from extractors.days.sense import Anchors
from extractors.days.tokens import Kind, tokens_of
from extractors.layout import Line
from extractors.values import Word

_DEEPEST_BOX = 3.5
"""How far below its number a mark may stand, in heights of the number."""

_FARTHEST_NAME = 6.0
"""How far from the numbers of its days a month's name may stand, in heights of the numbers."""

_LINES_OF_A_HEADING = 2
_CLAUSE_ENDS = re.compile(r"[,;.:–—]")
_SURE = 0.96


@dataclass(slots=True)
class _Boxes:
    """The boxes of one month: its name, and under which numbers how far down its marks stand.

    ``cells`` holds its marks by day, ``counted`` what is counted beside them, ``used`` their lines.
    """

    said: MonthSaid
    bands: list[tuple[BoxRow, float, float]]
    cells: dict[int, CellRead] = field(default_factory=dict)
    counted: int | None = None
    used: set[int] = field(default_factory=set)

    @property
    def last(self) -> int:
        """The highest number."""
        return self.bands[-1][0].last


def read_numbered_boxes(
    lines: Sequence[Line], legend: Legend, anchors: Anchors, taken: set[int]
) -> GridRead:
    """Return the days marked in boxes of numbers on lines that are not ``taken``."""
    rows = list(rows_of_months(lines, taken))
    blocks = [block for at in range(len(rows)) for block in _blocks(lines, rows, at)]
    named = with_years_carried([block.said for block in blocks], anchors)
    counts = GridRead(taken=_counts_beside(lines, rows, taken))
    if len(blocks) < len(rows) or None in named or len(set(named)) < len(named):
        return counts
    read = GridRead()
    for block, month in zip(blocks, named, strict=True):
        if month is None or block.last < _length(month):
            return counts
        _put_marks(lines, block, legend)
        read.add(_read(block, month, legend))
        read.taken |= block.used | {block.said.line}
    if read.days and _says_of_none(lines, rows[0][0].line):
        said = read.days[0].place.text
        return GridRead(doubts=[f"nothing says what {said!r} at the days of a month stands for"])
    read.days = borne_out(read.days)
    return read if read.days else counts


def _counts_beside(
    lines: Sequence[Line], rows: Sequence[tuple[BoxRow, ...]], taken: set[int]
) -> set[int]:
    """Return the lines with a month's name and a number behind all boxes: a count, no date."""
    found: set[int] = set()
    for row, *_ in rows:
        edge = row.words[row.last].box[2]
        for said in months_said(lines, range(len(lines)), row.page):
            last = lines[said.line].words[-1]
            if last.text.isdecimal() and last.box[0] > edge:
                found.add(said.line)
    return found - taken


def _blocks(lines: Sequence[Line], rows: Sequence[tuple[BoxRow, ...]], at: int) -> Iterator[_Boxes]:
    """Yield the months of some rows of numbers: the one named nearest, or all that they head."""
    own = rows[at]
    start = rows[at - 1][-1].line + 1 if at else 0
    end = rows[at + 1][0].line if at + 1 < len(rows) else len(lines)
    below = months_said(lines, range(own[-1].line + 1, end), own[0].page)
    if len(below) > 1 and len(own) == 1:
        half = min(abs(b.middle - a.middle) for a, b in pairwise(below)) / 2
        for said in below:
            yield _Boxes(said, [(own[0], said.middle - half, said.middle + half)])
        return
    middle = (own[0].middle + own[-1].middle) / 2
    reach = middle - own[0].middle + _FARTHEST_NAME * own[0].height
    named = months_said(lines, range(start, end), own[0].page)
    near = [one for one in named if abs(one.middle - middle) <= reach]
    if near:
        said = min(near, key=lambda one: abs(one.middle - middle))
        later = [*own[1:], *(each[0] for each in rows[at + 1 : at + 2])]
        tops = [row.middle - row.height for row in later if row.page == own[0].page]
        floors = [*tops, *[float("inf")] * (len(own) - len(tops))][: len(own)]
        yield _Boxes(
            said,
            [
                (row, row.middle - row.height, min(floor, row.middle + _DEEPEST_BOX * row.height))
                for row, floor in zip(own, floors, strict=True)
            ],
        )


def _says_of_none(lines: Sequence[Line], at: int) -> bool:
    """Return whether the heading over the boxes speaks of days off, and of none worked."""
    heading = " , ".join(line.text.lower() for line in lines[max(0, at - _LINES_OF_A_HEADING) : at])
    clauses = _CLAUSE_ENDS.split(heading)
    roles = [role_of(clause) for clause in clauses if not speaks_of_work(clause)]
    off = any(role is not None and role[0] is Role.NOT_WORKED for role in roles)
    return off and len(roles) == len(clauses)


def _put_marks(lines: Sequence[Line], block: _Boxes, legend: Legend) -> None:
    """Put the words in the boxes of a block into its cells."""
    block.used |= {row.line for row, _, _ in block.bands}
    for row, top, bottom in block.bands:
        for at in range(row.line, len(lines)):
            line = lines[at]
            middle = (line.box[1] + line.box[3]) / 2
            if line.page != row.page or middle > bottom:
                break
            if middle < top:
                continue
            if at > row.line and not _is_of_boxes(line, row, legend):
                break
            block.used.add(at)
            for word in line.words:
                _put(word, row, block, legend)


def _is_of_boxes(line: Line, row: BoxRow, legend: Legend) -> bool:
    """Return whether a line holds marks and names of months, and no sentence below the boxes."""
    inside = [word for word in line.words if row.day_of(word) is not None]
    plain = sum(is_like_a_cell(word.text, legend) for word in inside)
    first = row.words[row.first].box[0] - row.pitch / 2
    left = Line(line.page, tuple(word for word in line.words if word.box[2] <= first))
    said = [token for token in tokens_of([left]) if token.kind is Kind.WORD] if left.words else []
    return not said and (not inside or 2 * plain > len(inside))


def _put(word: Word, row: BoxRow, block: _Boxes, legend: Legend) -> None:
    """Put a word into the cell of its day; a number behind the boxes counts those marked."""
    if any(word is number for number in row.words.values()):
        joined = NUMBER.fullmatch(word.text)
        if joined and joined[2].strip():
            mark = Word(joined[2].strip(), word.box, word.confidence)
            block.cells.setdefault(int(joined[1]), CellRead()).words.append(mark)
        return
    day = row.day_of(word)
    if day is not None:
        cell = block.cells.setdefault(day, CellRead())
        cell.words.append(word)
        cell.suspect = cell.suspect or not is_like_a_cell(word.text, legend)
    elif word.text.isdecimal() and word.box[0] > row.words[row.last].box[2]:
        block.counted = int(word.text)


def _read(block: _Boxes, month: date, legend: Legend) -> GridRead:
    read = GridRead()
    said = f"{month:%B %Y}"
    found: list[MarkedDay] = []
    for number, cell in sorted(block.cells.items()):
        if number > _length(month):
            read.doubts.append(f"the numbers '{number}' are not all days of their week or month")
            continue
        mark, doubt = marked(month.replace(day=number), cell, block.bands[0][0].page, _SURE, legend)
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
