"""Labels that break into lines in a narrow column, their values beside: put together as one line.

"Name of" over "Production", and the title beside both or between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extractors.evl.wording import field_of_label
from extractors.label_pieces import plain_label
from extractors.layout import Line
from extractors.values import Word

_ALIGNED_POINTS = 2.5
_WITHIN = 0.5
"""The most space, in heights of a letter, between two lines of one label."""

_FEWEST_LABELS = 3
_FEWEST_BROKEN = 2
_SHARE_NAMED = 0.6
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """The pieces of one label, from top to bottom, and the lines of its value."""

    label: tuple[Line, ...]
    value: tuple[Line, ...]


def with_whole_labels(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those of a column of broken labels as one line for label and value."""
    made: list[Line] = []
    parts = [line.segments() for line in lines]
    edges = [[part.words[0].box[0] for part in found] for found in parts]
    at = 0
    while at < len(lines):
        end = _end_of_columns(lines, edges, at)
        rows = _filled(_rows(parts[at:end])) if end - at >= _FEWEST_LABELS else []
        if _are_broken_labels(rows):
            made += [line for row in rows for line in _lines_of(row)]
            at += _held(lines[at:end], rows)
        else:
            made.append(lines[at])
            at += 1
    return made


def _end_of_columns(lines: Sequence[Line], edges: Sequence[Sequence[float]], start: int) -> int:
    """Return the line behind those whose pieces begin at the edge of two columns and no other.

    ``edges`` are where the pieces of each line begin; ``start`` where there is no second column.
    """
    left = edges[start][0]
    right: float | None = None
    for at in range(start, len(lines)):
        if lines[at].page != lines[start].page or len(edges[at]) > len((left, right)):
            return at if right is not None else start
        for edge in edges[at]:
            if abs(edge - left) <= _ALIGNED_POINTS:
                continue
            right = edge if right is None else right
            if edge < left or abs(edge - right) > _ALIGNED_POINTS:
                return at
    return len(lines) if right is not None else start


def _rows(found: Sequence[Sequence[Line]]) -> list[_Row]:
    """Return the rows in the pieces of some lines; none where the first label is no label."""
    left = min(pieces[0].words[0].box[0] for pieces in found)
    parts = [part for pieces in found for part in pieces]
    labels = [part for part in parts if part.words[0].box[0] - left <= _ALIGNED_POINTS]
    values = [part for part in parts if part.words[0].box[0] - left > _ALIGNED_POINTS]
    groups = list(_blocks(labels))
    if len(groups[0]) > _MOST_LINES:
        return []
    held: list[list[Line]] = [[] for _ in groups]
    for block in _blocks(values):
        held[max(range(len(groups)), key=lambda n: _overlap(groups[n], block))] += block
    return [_Row(tuple(g), tuple(v)) for g, v in zip(groups, held, strict=True)]


def _filled(rows: Sequence[_Row]) -> list[_Row]:
    """Return the first rows, as long as each has a value: text at the margin follows the form."""
    return list(takewhile(lambda row: row.value, rows))


def _held(lines: Sequence[Line], rows: Sequence[_Row]) -> int:
    """Return how many of the first lines hold words of ``rows``."""
    words = {id(word) for row in rows for part in (*row.label, *row.value) for word in part.words}
    return sum(id(line.words[0]) in words for line in lines)


def _blocks(parts: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the pieces of a column that stand as close as lines of one text do."""
    block: list[Line] = []
    for part in parts:
        tall = part.box[3] - part.box[1]
        if block and part.box[1] - block[-1].box[3] > _WITHIN * tall:
            yield block
            block = []
        block.append(part)
    if block:
        yield block


def _overlap(one: Sequence[Line], other: Sequence[Line]) -> float:
    return min(one[-1].box[3], other[-1].box[3]) - max(one[0].box[1], other[0].box[1])


def _are_broken_labels(rows: Sequence[_Row]) -> bool:
    short = all(len(row.label) <= _MOST_LINES for row in rows)
    # What a label says is costly to tell: asked only where the shape is right.
    if not short or sum(len(row.label) > 1 for row in rows) < _FEWEST_BROKEN:
        return False
    named = [row for row in rows if row.value and _field(row) is not None]
    broken = [row for row in named if len(row.label) > 1]
    enough = len(named) >= max(_FEWEST_LABELS, _SHARE_NAMED * len(rows))
    return enough and len(broken) >= _FEWEST_BROKEN


def _field(row: _Row) -> str | None:
    return field_of_label(_label_text(row), has_colon=True)


def _label_text(row: _Row) -> str:
    """Return a label's words; one cut within a word ("Classifica" over "tion") is whole again."""
    said = plain_label(" ".join(part.text for part in row.label))
    if field_of_label(said, has_colon=True) is not None or len(row.label) < len(("one", "two")):
        return said
    last = row.label[-1].text
    return f"{plain_label(' '.join(part.text for part in row.label[:-1]))}{last}"


def _lines_of(row: _Row) -> list[Line]:
    """Return the label and value as one line; a list of days keeps the lines it is printed in."""
    if not row.value or (_field(row) == "days" and len(row.value) > 1):
        return sorted((*row.label, *row.value), key=lambda line: line.box[1])
    label = _label_words(row)
    return [Line(row.label[0].page, (*label, *_words(row.value)), cells=(len(label),))]


def _label_words(row: _Row) -> tuple[Word, ...]:
    words = _words(row.label)
    texts = _label_text(row).split()
    kept = words[: len(texts)]
    told = [replace(word, text=text) for word, text in zip(kept, texts, strict=False)]
    return (*told[:-1], replace(told[-1], text=f"{told[-1].text}:"))


def _words(lines: Sequence[Line]) -> tuple[Word, ...]:
    return tuple(word for line in lines for word in line.words)
