"""Parts of a page that its headings set apart: each has columns of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.layout import Line
from extractors.passages import Printed
from extractors.resume.column_heads import MOST_HEAD_LINES, heads_over
from extractors.resume.listed import SUM, heading_category
from extractors.resume.sections import YEAR_ALONE, heads_no_shows, heads_shows
from extractors.resume.units import is_prose


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one page below one heading, with the index of the first and the category named."""

    first: int
    lines: tuple[Line, ...]
    category: Printed | None


def regions(lines: Sequence[Line]) -> list[Region]:
    """Return the parts of a document that may list shows, schooling and the like left out."""
    return [Region(at, tuple(own), said) for at, own, said in _parted(lines, ()) if own]


def lists_in(lines: Sequence[Line]) -> list[Region]:
    """Return the same, categories within a list left in it: they stand in bands over its rows."""
    bands = [at for at, line in enumerate(lines) if heading_category(line) is not None]
    return [Region(at, tuple(own), said) for at, own, said in _parted(lines, bands) if own]


def _parted(
    lines: Sequence[Line], bands: Sequence[int]
) -> Iterator[tuple[int, list[Line], Printed | None]]:
    category: Printed | None = None
    own: list[Line] = []
    first, outside, under = 0, False, 0
    for at, line in enumerate(lines):
        under = max(under, at + _count_of_heads(lines[at:]))
        named = None if at < under or is_of_cell(lines, at) else heading_category(line)
        named = None if at in bands and own else named
        text = line.text
        heads = named is not None or heads_shows(text) or _is_year(lines, at)
        left = heads_no_shows(line)
        other_page = bool(own) and own[-1].page != line.page
        apart = is_prose(text) or SUM.fullmatch(text) is not None
        if heads or left or other_page or apart:
            yield first, own, category
            own, first = [], at + 1
        if heads or left:
            outside = left
            category = named or category
        elif outside and under > at:
            own, first, outside = [line], at, False
        elif not outside and not apart:
            first = first if own else at
            own.append(line)
    yield first, own, category


def _is_year(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line is a year over shows: it stands alone at the edge of the page."""
    edge = min(line.box[0] for line in lines if line.page == lines[at].page)
    return YEAR_ALONE.fullmatch(lines[at].text) is not None and lines[at].box[0] <= edge + _AT_EDGE


def _count_of_heads(lines: Sequence[Line]) -> int:
    """Return over how many lines the headings of a list are set that begin here, 0 for none."""
    found = heads_over(lines[:MOST_HEAD_LINES])
    return found[1] if found else 0


def is_of_cell(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line runs on in a column that is not the first of the line above it."""
    if lines[at].text.count(")") > lines[at].text.count("("):
        return True
    above = [
        part for line in lines[max(at - _LINES_OF_A_CELL, 0) : at] for part in line.segments()[1:]
    ]
    return any(abs(part.box[0] - lines[at].box[0]) <= _SAME_LEFT for part in above)


_SAME_LEFT, _LINES_OF_A_CELL, _AT_EDGE = 2.0, 3, 20.0
