"""Shows listed in columns without lines: headings, and the rows under them."""

from collections.abc import Iterator, Sequence

from extractors.layout import Line
from extractors.passages import Printed
from extractors.resume.cells import in_title_cell, title_of
from extractors.resume.column_heads import (
    MOST_HEAD_LINES,
    OTHER,
    Heads,
    heads_of,
    heads_over,
    is_far,
)
from extractors.resume.listed import SUM, Listed, heading_category, told_again
from extractors.resume.rows import anchor_of, row_starts
from extractors.resume.sections import NOT_OF_SHOWS
from extractors.values import Word

_SAME_LEFT = 3.0
"""How far apart, in points, the left edges of a heading and of its column's words may be."""

_ROWS_THAT_TELL = 8
_FEWEST_IN_A_COLUMN = 3


def in_columns(lines: Sequence[Line]) -> Iterator[tuple[int, Listed]]:
    """Yield the shows under each line of headings with the index of the line they begin on."""
    listing = _Listing(lines)
    for at, line in enumerate(lines):
        yield from listing.take(at, line)
    yield from listing.end()


class _Listing:
    """Goes down a list line by line: headings, a category, the rows with their run-over lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._heads: Heads | None = None
        self._category: Printed | None = None
        self._row: dict[str, list[Line]] = {}
        self._began = 0
        self._told: dict[str, Printed] = {}
        self._above: Line | None = None
        self._under_heads = -1
        self._starts: frozenset[int] | None = None
        self._summed = False

    def take(self, at: int, line: Line) -> Iterator[tuple[int, Listed]]:
        """Take the next line; yield the show that it ends."""
        if at < self._under_heads:
            return
        heads, count = heads_over(self._lines[at : at + MOST_HEAD_LINES]) or (None, 1)
        category = heading_category(line)
        if heads is not None or category is not None or _is_sum(line):
            yield from self.end()
            self._summed = _is_sum(line)
            if heads is not None:
                self._under_heads = at + count
                below = self._lines[self._under_heads :][:_ROWS_THAT_TELL]
                self._heads = _with_unheaded(heads, below)
            self._category = category or self._category
            self._plan(at + count)
            line = self._lines[at + count - 1]
        elif self._above is not None and self._above.page != line.page:
            yield from self.end()
            self._plan(at)
            yield from self._cells(at, _cells(line, self._heads) if self._heads else {})
        elif self._heads is not None and _ends_list(self._above, line):
            yield from self.end()
            self._heads = None
        elif self._heads is not None:
            yield from self._cells(at, _cells(line, self._heads))
        self._above = line

    def end(self) -> Iterator[tuple[int, Listed]]:
        """Yield the show whose row is open, if there is one."""
        if self._row and not (self._summed and self._is_undated()):
            self._summed = False
            self._told = told_again(_printed(self._row, self._heads), self._told)
            yield self._began, Listed(self._told, self._category)
        self._row = {}

    def _is_undated(self) -> bool:
        """Return whether the open row lacks the dates of its list: it belongs to the sum above."""
        began = {"start_date", "dates"}
        return bool(self._heads and began & {*self._heads.fields} and not began & self._row.keys())

    def _cells(self, at: int, cells: dict[str, Line]) -> Iterator[tuple[int, Listed]]:
        if self._begins_row(at, cells):
            yield from self.end()
            self._began = at
        for name, part in cells.items():
            self._row.setdefault(name, []).append(part)

    def _begins_row(self, at: int, cells: dict[str, Line]) -> bool:
        if self._starts is None or not self._row:
            return _begins(cells, self._row)
        return at in self._starts

    def _plan(self, first: int) -> None:
        """Tell the rows of the list that goes on at a line by the spaces between its lines."""
        self._starts = None
        anchor = anchor_of(self._heads.fields) if self._heads else None
        if self._heads is None or anchor is None:
            return
        run = list(_run(self._lines[first:]))
        starts = row_starts(run, [_cells(line, self._heads) for line in run], anchor)
        self._starts = None if starts is None else frozenset(first + at for at in starts)


def _run(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a list on one page, up to the next heading, category or sum."""
    above: Line | None = None
    for line in lines:
        other = above is not None and (above.page != line.page or _ends_list(above, line))
        if other or heads_of(line) or heading_category(line) or _is_sum(line):
            return
        yield line
        above = line


def _ends_list(above: Line | None, line: Line) -> bool:
    """Return whether a line is no row: far below the list, or the heading of another section."""
    return is_far(above, line) or NOT_OF_SHOWS.fullmatch(line.text) is not None


def _is_sum(line: Line) -> bool:
    """Return whether a line sums up a list: it begins with "Total" and names no show."""
    return SUM.fullmatch(line.text) is not None


def _with_unheaded(heads: Heads, rows: Sequence[Line]) -> Heads:
    """Return the headings with a column for each place where rows begin words under none.

    A scan may lose a heading. What stands right of the title is the studio, when no other is.
    """
    lefts = [part.box[0] for row in rows for part in row.segments()]
    free = [left for left in lefts if not _is_headed(left, heads)]
    found = list(zip(heads.lefts, heads.rights, heads.fields, strict=True))
    while free:
        own = [left for left in free if abs(left - free[0]) <= 2 * _SAME_LEFT]
        free = [left for left in free if left not in own]
        if len(own) >= _FEWEST_IN_A_COLUMN:
            found.append((min(own), max(own) + 1.0, OTHER))
    found.sort(key=lambda each: each[0])
    fields = [field for _, _, field in found]
    title = fields.index("production_title")
    lost = len(found) > len(heads.fields) and fields[title + 1 : title + 2] == [OTHER]
    if lost and "studio" not in fields:
        fields[title + 1] = "studio"
    return Heads(tuple(fields), tuple(a for a, _, _ in found), tuple(b for _, b, _ in found))


def _is_headed(left: float, heads: Heads) -> bool:
    """Return whether words that begin at ``left`` stand under a heading or right beside it."""
    return any(
        start - 2 * _SAME_LEFT <= left <= end + _SAME_LEFT
        for start, end in zip(heads.lefts, heads.rights, strict=True)
    )


def _cells(line: Line, heads: Heads) -> dict[str, Line]:
    """Return the words of a line by the column each stands in."""
    held: dict[str, list[Word]] = {}
    parts = line.segments()
    if len(parts) == len(heads.fields):
        return {name: part for name, part in zip(heads.fields, parts, strict=True) if name != OTHER}
    for group in _apart(line, heads):
        held.setdefault(heads.fields[_column(group, heads)], []).extend(group.words)
    return {name: Line(line.page, tuple(words)) for name, words in held.items() if name != OTHER}


def _apart(line: Line, heads: Heads) -> Iterator[Line]:
    """Yield the groups of words of a line, parted at wide gaps and where a column begins."""
    for segment in line.segments():
        words: list[Word] = []
        for word in segment.words:
            if words and any(abs(word.box[0] - left) <= _SAME_LEFT for left in heads.lefts):
                yield Line(line.page, tuple(words))
                words = []
            words.append(word)
        yield Line(line.page, tuple(words))


def _column(group: Line, heads: Heads) -> int:
    """Return the column that begins where a group does, or that it shares most width with."""
    left, right = group.box[0], group.box[2]
    for index, start in enumerate(heads.lefts):
        if abs(left - start) <= _SAME_LEFT:
            return index
    shares = [
        min(right, end) - max(left, start)
        for start, end in zip(heads.lefts, heads.rights, strict=True)
    ]
    best = max(range(len(shares)), key=lambda index: shares[index])
    if shares[best] > 0:
        return best
    before = [index for index, start in enumerate(heads.lefts) if start <= left + _SAME_LEFT]
    return before[-1] if before else 0


def _begins(cells: dict[str, Line], row: dict[str, list[Line]]) -> bool:
    """Return whether a line begins a new show: it has a time or days, and the row has its own."""
    timed = [name for name in ("days", "weeks", "start_date", "dates") if name in cells]
    if not row:
        return True
    if "production_title" in cells and any(name in row for name in timed):
        return True
    return bool(timed) and all(name in row for name in timed)


def _printed(row: dict[str, list[Line]], heads: Heads | None) -> dict[str, Printed]:
    made: dict[str, Printed] = {}
    for name, parts in row.items():
        text = " ".join(part.text for part in parts).strip(" ,;:|•_")
        if any(character.isalnum() for character in text):
            made[name] = Printed(text, tuple(parts))
    right = _right_of_titles(heads) if heads else None
    if "production_title" not in made or right is None:
        return made
    apart = in_title_cell(made["production_title"], right)
    return {**apart, **made, **title_of(apart)}


def _right_of_titles(heads: Heads) -> float | None:
    """Return where the column behind that of titles begins."""
    at = heads.fields.index("production_title") + 1
    return heads.lefts[at] if at < len(heads.lefts) else None
