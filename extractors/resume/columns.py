"""Shows listed in columns: a line of headings, and rows under it, ruled or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout import Cell, Line, Table
from extractors.passages import Printed
from extractors.resume.headings import field_of_heading
from extractors.upgrade_category import Category, category_in
from extractors.values import Word

_FEWEST_HEADINGS = 3
_MOST_WORDS = 4
_SAME_LEFT = 3.0
"""How far apart, in points, the left edges of a heading and of its column's words may be."""

_FARTHEST_ROW = 3.2
"""How many heights of a letter the next line of a list may be away."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One show of a list: its printed parts, and the category of the list it stands in."""

    parts: dict[str, Printed]
    category: Printed | None


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of a list: what each column holds, and where it starts, left to right."""

    fields: tuple[str, ...]
    lefts: tuple[float, ...]
    rights: tuple[float, ...]


def heads_of(line: Line) -> Heads | None:
    """Return the headings when a whole line is made of them and names shows and their time."""
    groups = _groups(line)
    if groups is None:
        return None
    return _heads([(field_of_heading(" ".join(w.text for w in g)), g) for g in groups])


def _groups(line: Line) -> list[list[Word]] | None:
    """Return the words of each heading, the longest known wording first."""
    words = [word for word in line.words if any(map(str.isalnum, word.text)) or word.text == "#"]
    groups: list[list[Word]] = []
    at = 0
    while at < len(words):
        for count in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            own = words[at : at + count]
            if _is_close(own) and field_of_heading(" ".join(w.text for w in own)) is not None:
                groups.append(own)
                at += count
                break
        else:
            return None
    return groups


def _is_close(words: Sequence[Word]) -> bool:
    height = max(word.box[3] - word.box[1] for word in words)
    return all(b.box[0] - a.box[2] <= 1.25 * height for a, b in pairwise(words))


def _heads(named: Sequence[tuple[str | None, Sequence[Word]]]) -> Heads | None:
    fields = tuple(field for field, _ in named if field is not None)
    timed = {"days", "weeks", "start_date", "dates"} & set(fields)
    if len(fields) < _FEWEST_HEADINGS or "production_title" not in fields or not timed:
        return None
    groups = [words for field, words in named if field is not None]
    lefts = tuple(group[0].box[0] for group in groups)
    return Heads(fields, lefts, tuple(group[-1].box[2] for group in groups))


def in_columns(lines: Sequence[Line]) -> Iterator[tuple[int, Listed]]:
    """Yield the shows under each line of headings with the index of the line they begin on."""
    listing = _Listing()
    for at, line in enumerate(lines):
        yield from listing.take(at, line)
    yield from listing.end()


class _Listing:
    """Goes down a list line by line: headings, a category, the rows with their run-over lines."""

    def __init__(self) -> None:
        self._heads: Heads | None = None
        self._category: Printed | None = None
        self._row: dict[str, list[Line]] = {}
        self._began = 0
        self._above: Line | None = None

    def take(self, at: int, line: Line) -> Iterator[tuple[int, Listed]]:
        """Take the next line; yield the show that it ends."""
        heads, category = heads_of(line), heading_category(line)
        if heads is not None or category is not None:
            yield from self.end()
            self._heads, self._category = heads or self._heads, category or self._category
        elif self._heads is not None and _is_far(self._above, line):
            yield from self.end()
            self._heads = None
        elif self._heads is not None:
            yield from self._cells(at, _cells(line, self._heads))
        self._above = line

    def end(self) -> Iterator[tuple[int, Listed]]:
        """Yield the show whose row is open, if there is one."""
        if self._row:
            yield self._began, Listed(_printed(self._row), self._category)
        self._row = {}

    def _cells(self, at: int, cells: dict[str, Line]) -> Iterator[tuple[int, Listed]]:
        if _begins(cells, self._row):
            yield from self.end()
            self._began = at
        for name, part in cells.items():
            self._row.setdefault(name, []).append(part)


def heading_category(line: Line) -> Printed | None:
    """Return the category that a line of its own names, as above a list of shows."""
    text = line.text.strip(" :–—-*•")
    said = category_in(text.removesuffix("s")) or category_in(text)
    if said is None or not _is_whole(text, said):
        return None
    return Printed(text, (line,))


def _is_whole(text: str, said: Category) -> bool:
    rest = text[len(said.printed) :].strip(" ():–—-s").lower()
    return (
        not rest
        or rest in {"credits", "experience", "shows", "category", "productions"}
        or (category_in(rest) is not None)
    )


def _is_far(above: Line | None, line: Line) -> bool:
    if above is None or above.page != line.page:
        return False
    height = line.box[3] - line.box[1]
    return line.box[1] - above.box[3] > _FARTHEST_ROW * height


def _cells(line: Line, heads: Heads) -> dict[str, Line]:
    """Return the words of a line by the column each stands in."""
    held: dict[str, list[Word]] = {}
    for group in _apart(line, heads):
        held.setdefault(heads.fields[_column(group, heads)], []).extend(group.words)
    return {name: Line(line.page, tuple(words)) for name, words in held.items()}


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


def _printed(row: dict[str, list[Line]]) -> dict[str, Printed]:
    made: dict[str, Printed] = {}
    for name, parts in row.items():
        text = " ".join(part.text for part in parts).strip(" ,;:|•_")
        if any(character.isalnum() for character in text):
            made[name] = Printed(text, tuple(parts))
    return made


def in_table(table: Table) -> Iterator[Listed]:
    """Yield the shows of a ruled table; a row with a category alone names those under it."""
    heads: tuple[str | None, ...] | None = None
    category: Printed | None = None
    for row in table.rows:
        fields = tuple(field_of_heading(cell.text) for cell in row)
        if _is_head(fields):
            heads = fields
            continue
        filled = [cell for cell in row if cell.words]
        if len(filled) == 1 and (said := _category_row(filled[0])):
            category = said
            continue
        if heads is None or len(filled) < 2:
            continue
        parts = {
            name: _printed_cell(cell)
            for name, cell in zip(heads, row, strict=False)
            if name is not None and cell.words
        }
        if "production_title" in parts:
            yield Listed(parts, category)


def _is_head(fields: Sequence[str | None]) -> bool:
    known = {field for field in fields if field is not None}
    timed = known & {"days", "weeks", "start_date", "dates"}
    return len(known) >= _FEWEST_HEADINGS and "production_title" in known and bool(timed)


def _category_row(cell: Cell) -> Printed | None:
    line = Line(1, cell.words)
    return heading_category(line)


def _printed_cell(cell: Cell) -> Printed:
    return Printed(cell.text, (Line(1, cell.words),))
