"""Tables that explain the codes of a log: a row for each code, whatever wraps around it.

A code that stands in the rows of days and once before other words is explained by them. Its row
reaches to the widest gaps above and below it: lines of wrapped cells need no rules.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from extractors.days.grammar import mentions_on
from extractors.evl.wording import field_of_label
from extractors.layout import Cell, Line, Table, around
from extractors.values import Box, Word

CODED = "Job no."
"""The heading over codes: each is what the letter calls a job by."""

_CODE = re.compile(r"[A-Z][A-Z0-9]{1,3}")
_FEWEST = 2
_FEWEST_ROWS_OF_A_CODE = 2
_SAME_LEFT_POINTS = 3.0
_BESIDE_POINTS = 6.0
_LINES_TO_THE_HEADINGS = 3
_HEIGHTS_OF_A_HEADING = 1.6
_INSIDE_A_CELL = 0.8
"""How far apart the lines of a cell stand at most, in gaps between rows."""


Headings = Callable[[Line], list[tuple[Word, ...]] | None]


def table_of_codes(lines: Sequence[Line], headings: Headings) -> Table | None:
    """Return the table that explains the codes of the rows of days, ``None`` where none does.

    ``headings`` are those that a line is made of, if it is.
    """
    keys = _explained(lines, _codes(lines))
    first = lines.index(keys[0]) if keys else 0
    above = lines[max(0, first - _LINES_TO_THE_HEADINGS) : first]
    named = [(line, said) for line in above if (said := headings(line) or _labels(line))]
    if not named or abs(named[-1][0].box[0] - keys[0].box[0]) > _BESIDE_POINTS:
        return None
    header = named[-1][0]
    edges = _edges(lines, header, keys)
    heads = _whole_heads(lines, header, edges[0], named[-1][1])
    starts = [around(each)[0] for each in heads]
    rows: list[list[list[Word]]] = [heads]
    for top, bottom in pairwise(edges):
        own = [line for line in lines if line.page == header.page and top < _middle(line) < bottom]
        rows.append(_columns([word for line in own for word in line.words], starts))
    return _table(header.page, rows, starts)


def _codes(lines: Sequence[Line]) -> set[str]:
    """Return what stands as the one code of several dated lines, and nothing else in its place."""
    dated = [line for line in lines if mentions_on(line)]
    found = Counter(
        word.text for line in dated for word in line.words if _CODE.fullmatch(word.text)
    )
    return {code for code, times in found.items() if times >= _FEWEST_ROWS_OF_A_CODE}


def _explained(lines: Sequence[Line], codes: set[str]) -> list[Line]:
    """Return the lines, one for each of several codes, that begin with it and list no days."""
    found = [
        line
        for line in lines
        if line.words[0].text in codes and len(line.words) > 1 and not mentions_on(line)
    ]
    once = len({line.words[0].text for line in found}) == len(found)
    left = [line.box[0] for line in found]
    aligned = bool(left) and max(left) - min(left) <= _SAME_LEFT_POINTS
    together = len({line.page for line in found}) == 1
    return found if once and aligned and together and len(found) >= _FEWEST else []


def _edges(lines: Sequence[Line], header: Line, keys: Sequence[Line]) -> list[float]:
    """Return where the row of each code begins, and where the last one ends.

    Rows stand further apart than the lines of one cell; below the last, lines go on that do not.
    """
    own = sorted((line for line in lines if line.page == header.page), key=_middle)
    parted = [_parting(own, above, below) for above, below in pairwise((header, *keys))]
    apart = min(wide for wide, _ in parted)
    end = keys[-1]
    for line in own:
        if _middle(line) > _middle(end) and line.box[1] - end.box[3] < _INSIDE_A_CELL * apart:
            end = line
    half = _middle(keys[-1]) - parted[-1][1]
    return [*(at for _, at in parted), max(end.box[3], _middle(keys[-1]) + half)]


def _parting(own: Sequence[Line], above: Line, below: Line) -> tuple[float, float]:
    """Return the widest gap between two lines, the nearest to the middle of such, and its place."""
    between = [line for line in own if _middle(above) <= _middle(line) <= _middle(below)]
    centre = (_middle(above) + _middle(below)) / 2
    gaps = [(b.box[1] - a.box[3], (a.box[3] + b.box[1]) / 2) for a, b in pairwise(between)]
    return max(gaps, key=lambda gap: (round(gap[0]), -abs(gap[1] - centre)))


def _labels(line: Line) -> list[tuple[Word, ...]] | None:
    """Return the parts of a line, where several of them are headings that name a field."""
    parts = [tuple(part.words) for part in line.segments()]
    said = [" ".join(word.text for word in part) for part in parts]
    named = [text for text in said if field_of_label(text, has_colon=False) is not None]
    return parts if len(named) >= _FEWEST else None


def _whole_heads(
    lines: Sequence[Line], header: Line, top: float, named: Sequence[Sequence[Word]]
) -> list[list[Word]]:
    """Return the headings with what wraps around their line: "Days" over "worked"."""
    heads = [list(each) for each in named]
    height = header.box[3] - header.box[1]
    beside = [
        word
        for line in lines
        if line.page == header.page and line is not header
        for word in line.words
        if header.box[1] - _HEIGHTS_OF_A_HEADING * height <= word.box[1] and _middle(line) < top
    ]
    for word in beside:
        own = [each for each in heads if _overlaps(around(each), word.box)]
        if own:
            own[0].append(word)
        elif word.box[0] > named[-1][-1].box[2]:
            heads.append([word])
    return [sorted(each, key=lambda word: (word.box[1], word.box[0])) for each in heads]


def _overlaps(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2]


def _columns(words: Sequence[Word], starts: Sequence[float]) -> list[list[Word]]:
    columns: list[list[Word]] = [[] for _ in starts]
    for word in words:
        begun = [n for n, start in enumerate(starts) if start - _SAME_LEFT_POINTS <= word.box[0]]
        columns[max(begun, default=0)].append(word)
    return columns


def _table(page: int, rows: Sequence[Sequence[list[Word]]], starts: Sequence[float]) -> Table:
    box = around([word for row in rows for column in row for word in column])
    made = tuple(
        tuple(
            _cell(at, place, words, (starts[place], box[1], starts[place], box[3]))
            for place, words in enumerate(row)
        )
        for at, row in enumerate(rows)
    )
    return Table(page, box, made)


def _cell(row: int, column: int, words: Sequence[Word], empty: Box) -> Cell:
    text = CODED if not row and not column else " ".join(word.text for word in words)
    return Cell(row, column, text, tuple(words), around(words) if words else empty)


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2
