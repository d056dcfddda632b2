"""Ways to read a resume's pages, each a list of shows in the order they are printed in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from extractors.confidence import Found
from extractors.layout import Line
from extractors.passages import Printed
from extractors.resume.blocks_beside import blocks_in_turn
from extractors.resume.grids import Grid, grids_of
from extractors.resume.listed import Listed
from extractors.resume.printed_lists import as_printed, as_told
from extractors.resume.prose import in_sentences
from extractors.resume.regions import Region, lists_in, regions
from extractors.resume.ruled import in_grid
from extractors.resume.set_anew import (
    column_after_column,
    with_labels_marked,
    with_whole_cells,
    without_bar,
)
from extractors.values import Page

_SAME_LEFT = 6.0

Shows = list[tuple[Listed, Found]]
_Part = TypeVar("_Part", Line, Region)


def ways(pages: Sequence[Page], printed_lines: Sequence[Line]) -> list[Shows]:
    """Return the shows of a resume once for every way to read it; no way is gone twice."""
    marked = with_labels_marked(printed_lines)
    main = without_bar(marked)
    in_columns = _different([regions(main), lists_in(marked)])
    in_lines = _different([marked, column_after_column(marked), main, blocks_in_turn(marked)])
    return [
        list(as_printed(pages)),
        *(_in_grids(parts) for parts in in_columns),
        *(as_told(with_whole_cells(lines)) for lines in in_lines),
        [(show, Found.LABEL) for show in in_sentences(main)],
    ]


def _different(orders: Sequence[list[_Part]]) -> list[list[_Part]]:
    """Return what differs among the ways to take a document apart, in their order."""
    kept: list[list[_Part]] = []
    for order in orders:
        if order not in kept:
            kept.append(order)
    return kept


def _in_grids(parts: Sequence[Region]) -> Shows:
    """Return the shows of every list in columns that no lines are needed to tell."""
    return [
        (show, Found.TABLE) for grid, category in _headed(parts) for show in _shows(grid, category)
    ]


def _headed(parts: Sequence[Region]) -> Iterator[tuple[Grid, Printed | None]]:
    """Yield the lists with their category; one without headings has those of the same columns."""
    last: Grid | None = None
    for region in parts:
        for grid in grids_of(region):
            own = grid
            if last is not None and not any(grid.heads) and _same_columns(grid, last):
                own = replace(grid, heads=last.heads)
            last = own if any(own.heads) else last
            yield own, region.category


def _same_columns(one: Grid, other: Grid) -> bool:
    pairs = list(zip(one.lefts, other.lefts, strict=False))
    return len(one.lefts) == len(other.lefts) and all(abs(a - b) <= _SAME_LEFT for a, b in pairs)


def _shows(grid: Grid, category: Printed | None) -> Iterator[Listed]:
    page = grid.table.page
    for show in in_grid(grid):
        parts = {name: _on_page(said, page) for name, said in show.parts.items()}
        yield Listed(parts, show.category or category)


def _on_page(value: Printed, page: int) -> Printed:
    return Printed(value.text, tuple(Line(page, line.words) for line in value.lines))
