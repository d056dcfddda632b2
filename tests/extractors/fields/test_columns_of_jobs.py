"""What the columns of a table of jobs hold: by their headings, by two rows of them, by content."""

from extractors.evl.heading_rows import with_headings_in_one_row
from extractors.evl.job_columns import columns_of
from extractors.layout import Cell, Table
from extractors.values import Word


def _table(*rows: list[str]) -> Table:
    made = tuple(
        tuple(_cell(at, column, text) for column, text in enumerate(row))
        for at, row in enumerate(rows)
    )
    return Table(1, (0.0, 0.0, 600.0, 200.0), made, drawn=True)


def _cell(row: int, column: int, text: str) -> Cell:
    left, top = 100.0 * column, 14.0 * row
    words = tuple(
        Word(word, (left + 30 * at, top, left + 30 * at + 25, top + 10), 1.0)
        for at, word in enumerate(text.split())
    )
    return Cell(row, column, text, words, (left, top, left + 90, top + 12))


def _fields(table: Table) -> dict[int, str]:
    columns = columns_of(table)
    return {} if columns is None else columns.fields


def test_a_column_of_positions_is_known_whatever_its_heading() -> None:
    rows = (["3/4/26", "Dolly Grip", "12.0"], ["3/5/26", "Key Grip", "11.0"])

    assert _fields(_table(["Date", "Hat", "Hours"], *rows)) == {1: "classification"}
    assert _fields(_table(["Date", "Hat", "Hours"], ["3/4/26", "Stage 9", "12.0"])) == {}


def test_a_position_in_the_place_of_a_heading_heads_nothing() -> None:
    assert _fields(_table(*(["3/4/26", "Dolly Grip", "12.0"] for _ in range(3)))) == {}


def test_of_a_heading_that_names_two_things_the_one_that_is_kept_counts() -> None:
    row = ["Ostler Bank “Two Doors”", "Grip", "3/4/26"]

    assert _fields(_table(["Agency / spot", "Position", "Date"], row))[0] == "production"


def test_numbers_of_days_under_a_month_are_headings_of_dates() -> None:
    table = _table(
        ["Worker", "Position", "May 2026", "", "June 2026", "", "Days"],
        ["", "", "Thu 28", "Fri 29", "Mon 1", "Tue 2", ""],
        ["Maria Delgado", "Grip", "x", "", "x", "x", "3"],
    )
    (joined,) = with_headings_in_one_row([table])

    headings = [cell.text for cell in joined.rows[0]]
    assert headings[2:] == [
        "5/28/2026",
        "5/29/2026",
        "6/1/2026",
        "6/2/2026",
        "Days",
    ]
    assert len(joined.rows) == 2


def test_a_weekday_over_a_number_is_kept_only_where_it_falls_on_another_day() -> None:
    table = _table(
        ["Worker", "Position", "May 2026", "", "Days"],
        ["", "", "T h 28", "Mo 29", ""],
        ["Maria Delgado", "Grip", "x", "T", "1"],
    )
    (joined,) = with_headings_in_one_row([table])

    assert [cell.text for cell in joined.rows[0]][2:] == ["5/28/2026", "Mo 5/29/2026", "Days"]


def test_a_first_row_of_jobs_is_no_second_row_of_headings() -> None:
    table = _table(
        ["Worker", "Position", "Days worked", ""],
        ["Maria Delgado", "Grip", "3/4/2026", "3/5/2026"],
        ["Tom Reyes", "Gaffer", "3/4/2026", "3/5/2026"],
    )

    assert with_headings_in_one_row([table]) == (table,)


def test_a_table_that_begins_with_an_empty_row_is_left_as_it_is() -> None:
    table = _table(["", "", ""], ["Mon 4", "Tue 5", "Wed 6"], ["x", "", "x"])

    assert with_headings_in_one_row([table]) == (table,)
