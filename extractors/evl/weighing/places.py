"""Texts that stand apart: segments of lines, what stands behind their labels, cells of tables."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.evl.anatomy import Letter
from extractors.evl.weighing.mentions import Mention, region_of, said_by
from extractors.layout import Cell, Line, Table
from extractors.passages import Passage, Printed, passage
from extractors.values import Word

_MOST_WORDS = 12
_MOST_WORDS_OF_A_PART = 8
_LONGEST = 36
_MOST_JOINED = 3
_AT_THE_TOP = 3
_SAME_LINE_POINTS = 3.0
_SMALL_TYPE = 0.87
_LABEL = re.compile(r"(?P<label>[^:?]{1,60}[:?])\s+(?=\S)")
_PARTING = re.compile(r"\s*[;|•·]\s*|\s+[/–—-]\s+|\s*[()\[\]]\s*|\s+\.{3,}\s*|,\s+")
_SUBJECT = re.compile(r"(?i)^\W*(?:re|subject|regarding)\b\s*[:–—-]")

Heads = Mapping[int, str]
"""The heading over each word that stands in a table, by the identity of the word."""


def apart(letter: Letter) -> Iterator[Mention]:
    """Yield the segments of a letter's lines, their parts, and the cells of several lines."""
    heads, in_rows = _heads(letter.tables), _rows(letter.tables)
    rows = [line.segments() for line in letter.lines]
    for at, row in enumerate(rows):
        of_line = {region_of(letter, at), *_of_line(row, at)}
        for place, segment in enumerate(row):
            signs = of_line | set(_around(rows, at, place)) | set(_under(segment, heads))
            inside = in_rows.get(id(segment.words[0]))
            for printed, more in _parts(passage((segment,))):
                yield Mention(printed, at, frozenset((*signs, *more)), inside)
    yield from _cells(letter, heads)


def _of_line(row: Sequence[Line], at: int) -> Iterator[str]:
    if at < _AT_THE_TOP:
        yield "at the top"
    if len(row) == 1:
        yield "whole line"
    if _SUBJECT.match(row[0].text):
        yield "subject line"


def _under(segment: Line, heads: Heads) -> Iterator[str]:
    head = heads.get(id(segment.words[0]))
    if head is not None:
        yield "in table"
        yield from said_by("head", head)


def _parts(text: Passage) -> Iterator[tuple[Printed, tuple[str, ...]]]:
    """Yield a segment, what stands behind its label, and the parts between its marks."""
    whole = text.text
    if len(text.words) <= _MOST_WORDS:
        yield text.cut(0, len(whole)), ("whole segment",)
    found = _LABEL.match(whole)
    label = ("behind colon", *said_by("colon", found["label"])) if found is not None else ()
    start = found.end() if found is not None else 0
    if found is not None and len(whole[start:].split()) <= _MOST_WORDS:
        yield text.cut(start, len(whole)), (*label, "all behind colon")
    if len(text.words) <= _LONGEST:
        yield from _between_marks(text, start, label)


def _between_marks(
    text: Passage, start: int, label: tuple[str, ...]
) -> Iterator[tuple[Printed, tuple[str, ...]]]:
    """Yield the parts of a segment that marks part, and two or three of them on end."""
    edges = [found.span() for found in _PARTING.finditer(text.text, start)]
    if not edges:
        return
    starts = [start, *(end for _, end in edges)]
    ends = [*(first for first, _ in edges), len(text.text)]
    for number, first in enumerate(starts):
        signs = ("first part", *label) if number == 0 else ("later part",)
        for last in ends[number : number + _MOST_JOINED]:
            said = text.text[first:last]
            words = len(said.split())
            if not 0 < words <= _MOST_WORDS_OF_A_PART or (number == 0 and last == len(text.text)):
                continue
            inner = _LABEL.match(said)
            if inner is not None:
                named = ("behind colon", *said_by("colon", inner["label"]))
                yield text.cut(first + inner.end(), last), named
            else:
                alone = "single part" if last == ends[number] else "joined parts"
                yield text.cut(first, last), (*signs, alone)


def _around(rows: Sequence[Sequence[Line]], at: int, place: int) -> Iterator[str]:
    """Yield what the texts to the left, above and below of a segment say."""
    own = rows[at][place]
    if place:
        yield from said_by("left", rows[at][place - 1].text)
    else:
        yield "opens line"
    for way, where, small in ((-1, "above", "under small type"), (1, "below", "over small type")):
        other = _facing(rows, at + way, own)
        if other is not None:
            yield from said_by(where, other.text)
            if _height(other) < _SMALL_TYPE * _height(own):
                yield small


def _facing(rows: Sequence[Sequence[Line]], at: int, own: Line) -> Line | None:
    """Return the segment of row ``at`` that stands over or under a segment."""
    if not 0 <= at < len(rows):
        return None
    left, right = own.words[0].box[0], own.words[-1].box[2]
    for other in rows[at]:
        meets = other.words[0].box[0] < right and other.words[-1].box[2] > left
        if meets and other.page == own.page:
            return other
    return None


def _height(line: Line) -> float:
    return line.words[0].box[3] - line.words[0].box[1]


def _heads(tables: Sequence[Table]) -> Heads:
    heads: dict[int, str] = {}
    for table in tables:
        top = table.rows[0]
        for row in table.rows[1:]:
            for cell, head in zip(row, top, strict=False):
                heads |= {id(word): head.text for word in cell.words}
    return heads


def _rows(tables: Sequence[Table]) -> Mapping[int, tuple[int, int]]:
    """Return the table and the row of each word that stands in one, by its identity."""
    return {
        id(word): (number, at)
        for number, table in enumerate(tables)
        for at, row in enumerate(table.rows)
        for cell in row
        for word in cell.words
    }


def _cells(letter: Letter, heads: Heads) -> Iterator[Mention]:
    """Yield the cells of tables that run over several lines: whole, and cut between lines."""
    starts = {id(word): at for at, line in enumerate(letter.lines) for word in line.words}
    for number, table in enumerate(letter.tables):
        for place, row in enumerate(table.rows):
            for cell in row:
                lines = _lines_of(cell.words, table.page)
                if len(lines) > 1 and len(cell.words) <= _MOST_WORDS:
                    at = starts.get(id(cell.words[0]), 0)
                    signs = {region_of(letter, at), "whole cell", *_under(lines[0], heads)}
                    signs |= set(_left_of(cell, row))
                    for printed, whole in _cut_between(lines):
                        told = frozenset((*signs, whole))
                        yield Mention(printed, at, told, (number, place))


def _left_of(cell: Cell, row: Sequence[Cell]) -> Iterator[str]:
    left = next((each.text for each in row if each.column == cell.column - 1), "")
    if left:
        yield from said_by("left", left)


def _cut_between(lines: Sequence[Line]) -> Iterator[tuple[Printed, str]]:
    """Yield all lines of a cell as one text, its first lines and its last ones."""
    count = len(lines)
    pieces = [(0, count), *((0, end) for end in range(1, count))]
    for first, last in (*pieces, *((start, count) for start in range(1, count))):
        part = tuple(lines[first:last])
        whole = "all of the cell" if last - first == count else "lines of the cell"
        yield Printed(" ".join(line.text for line in part), part), whole


def _lines_of(words: Sequence[Word], page: int) -> list[Line]:
    """Return the words of a cell as lines: those on one baseline together."""
    made: list[list[Word]] = []
    for word in words:
        if made and abs(made[-1][-1].box[3] - word.box[3]) <= _SAME_LINE_POINTS:
            made[-1].append(word)
        else:
            made.append([word])
    return [Line(page, tuple(own)) for own in made]
