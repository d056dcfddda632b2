"""Rows of a table that are shaded by turns are rows of one table."""

from collections.abc import Sequence

from extractors.layout import tables
from extractors.values import Box, Page, Word

LEFT, WIDE, HIGH = 60.0, 80.0, 18.0
HEADS = ("Week ending", "Position", "Mon", "Days")


def shaded_table(rows: Sequence[tuple[str, ...]], shaded: set[int], top: float = 100.0) -> Page:
    """Return a page with rows of words, the cells of some filled and no other line drawn."""
    words: list[Word] = []
    rules: list[Box] = []
    for number, row in enumerate(rows):
        y = top + HIGH * number
        for column, text in enumerate(row):
            x = LEFT + WIDE * column
            if text:
                words.append(Word(text, (x + 4, y + 4, x + 4 + 5 * len(text), y + 14), 1.0))
            if number in shaded:
                sides = (x, y, x + WIDE, y), (x, y + HIGH, x + WIDE, y + HIGH)
                rules += [*sides, (x, y, x, y + HIGH), (x + WIDE, y, x + WIDE, y + HIGH)]
    return Page(1, 612, 792, tuple(words), "text layer", rules=tuple(rules))


def cells(page: Page) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in tables(page)]


ROWS = [
    HEADS,
    ("08/17/24", "Dresser", "11.0", "4"),
    ("08/24/24", "Dresser", "12.0", "5"),
    ("08/31/24", "Leadman", "12.0", "5"),
    ("09/07/24", "Leadman", "9.5", "3"),
    ("09/14/24", "Leadman", "8.0", "2"),
]


def test_shaded_rows_and_those_between_and_around_them_are_one_table() -> None:
    (only,) = cells(shaded_table(ROWS, {2, 4}))
    assert only == [list(row) for row in ROWS]


def test_a_sentence_between_two_boxes_keeps_them_apart() -> None:
    rows = [
        ("March", "4", "5", "6"),
        ("These were worked in the second of both months of the year", "", "", ""),
        ("April", "7", "8", "9"),
    ]
    assert len(cells(shaded_table(rows, {0, 2}))) == 2


def test_a_caption_over_one_column_keeps_two_boxes_apart() -> None:
    rows = [("4", "5", "6", "7"), ("April", "", "", ""), ("1", "2", "3", "4")]
    assert len(cells(shaded_table(rows, {0, 2}))) == 2
