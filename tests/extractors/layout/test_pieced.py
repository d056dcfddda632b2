"""Cells that have level borders alone end where the pieces of these borders meet."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.layout import tables
from extractors.values import Box, Page, Word

EDGES = (60.0, 90.0, 200.0, 330.0, 380.0)
TOP, HIGH = 100.0, 30.0

Said = Sequence[Sequence[str]]
"""Cells of a row; "/" begins a new line within one."""


def words_in(cell: str, left: float, top: float) -> list[Word]:
    found: list[Word] = []
    for line, text in enumerate(cell.split("/")):
        x, y = left + 4, top + 3 + 12 * line
        for piece in text.split():
            found.append(Word(piece, (x, y, x + 5 * len(piece), y + 10), 1.0))
            x += 5 * len(piece) + 2.5
    return found


def page_of_rows(rows: Said, *, whole: bool = False) -> Page:
    """Return a page with a row of words above each level line; ``whole`` lines have no pieces."""
    words: list[Word] = []
    rules: list[Box] = []
    for number, row in enumerate(rows):
        top = TOP + HIGH * number
        for column, cell in enumerate(row):
            words += words_in(cell, EDGES[column], top)
        ends = (EDGES[0], EDGES[-1]) if whole else EDGES
        rules += [(a, top + HIGH, b, top + HIGH) for a, b in pairwise(ends)]
    return Page(1, 612, 792, tuple(words), "text layer", rules=tuple(rules))


def cells(page: Page) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in tables(page)]


ROWS = [
    ["Job", "Production", "Company", "Days"],
    ["A", "Glass Harbor", "Vestry Pier Productions,/Inc.", "14"],
    ["B", "Second/Helping", "Table Ten Television,/LLC", "7"],
    ["C", "Kestrel/Down", "Kestrel Films LLC", "9"],
]


def test_cells_that_wrap_are_whole_and_headings_stand_over_them() -> None:
    (only,) = cells(page_of_rows(ROWS))
    assert only == [[cell.replace("/", " ") for cell in row] for row in ROWS]


def test_a_row_whose_words_run_across_columns_is_one_cell() -> None:
    (only,) = cells(page_of_rows([*ROWS, ["", "", "", "30"], ["All days of these jobs"]]))
    assert only[-1][0] == "All days of these jobs"


def test_a_line_over_words_that_is_no_table_makes_none() -> None:
    rows = [["Where she worked with us that year"], ["and for whom"], ["and as what"]]
    assert cells(page_of_rows(rows, whole=True)) == []
