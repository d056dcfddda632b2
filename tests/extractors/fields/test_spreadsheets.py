"""Letters over the columns of a printed spreadsheet, and numbers before its rows, say nothing."""

from dataclasses import replace

from extractors.evl.anatomy import Letter
from extractors.evl.dividing import hits_of
from extractors.evl.spreadsheets import without_frames
from extractors.layout import Cell, Line, Table
from extractors.values import Word

ROWS = [
    ["", "A", "B", "C"],
    ["1", "Days worked, for the roster", "", ""],
    ["2", "", "", ""],
    ["3", "Date", "Show", "Hours"],
    ["4", "3-Nov-25", "Ferris", "13.0"],
    ["5", "4-Nov-25", "Two Bridges", "12.0"],
    ["6", "", "", ""],
    ["7", "", "all shows", "2"],
]


def _table(rows: list[list[str]]) -> Table:
    made = [
        tuple(_cell(at, column, text) for column, text in enumerate(row))
        for at, row in enumerate(rows)
    ]
    return Table(1, (0.0, 0.0, 400.0, 200.0), tuple(made), drawn=True)


def _cell(row: int, column: int, text: str) -> Cell:
    left, top = 100.0 * column, 14.0 * row
    words = (Word(text, (left, top, left + 5 * len(text), top + 10), 1.0),) if text else ()
    return Cell(row, column, text, words, (left, top, left + 90, top + 12))


def test_only_the_rows_below_the_headings_are_the_table_of_a_spreadsheet() -> None:
    (inside,) = without_frames([_table(ROWS)])

    texts = [[cell.text for cell in row] for row in inside.rows]
    assert texts == [row[1:] for row in ROWS[3:6]]
    assert [cell.column for cell in inside.rows[0]] == [0, 1, 2]


def test_a_table_without_a_frame_stays_as_it_is() -> None:
    plain = _table([row[1:] for row in ROWS[3:6]])

    assert without_frames([plain]) == (plain,)


def test_letters_too_pale_to_be_recognized_leave_the_frame_a_frame() -> None:
    pale = [["", "A B", "¢c", "D"], *ROWS[1:]]

    (inside,) = without_frames([_table(pale)])

    assert [cell.text for cell in inside.rows[0]] == ROWS[3][1:]


def test_weekdays_of_one_letter_are_no_frame() -> None:
    days = _table([["", "M", "T", "W"], *ROWS[3:6]])

    assert without_frames([days]) == (days,)


def test_what_stands_over_the_headings_runs_on_over_its_cells() -> None:
    over = [Word(text, (x, 14.0, x + 45.0, 24.0), 1.0) for text, x in RUNS_ON]
    cells = tuple(Cell(1, at, word.text, (word,), word.box) for at, word in enumerate(over))
    table = _table(ROWS)
    table = replace(table, rows=(table.rows[0], cells, *table.rows[2:]))
    lines = tuple(
        Line(1, tuple(word for cell in row for word in cell.words))
        for row in table.rows
        if any(cell.words for cell in row)
    )

    hits = hits_of(Letter((), lines, (table,), 0, len(lines), len(lines)))

    assert [hit.text for hit in hits if hit.field == "employee_name"] == ["Maria Delgado-Ruiz"]


RUNS_ON = [("1", 0.0), ("Employee:", 150.0), ("Maria", 198.0), ("Delgado-Ruiz", 246.0)]
"""The words of a row, each in a cell of its own, and a space apart."""
