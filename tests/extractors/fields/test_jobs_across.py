"""Positions side by side over ticks: each tick is a day of the position that heads its column."""

from extractors.days.cells import legend_of
from extractors.evl.jobs_across import with_jobs_down
from extractors.layout import Cell, Table
from extractors.values import Word

ROWS = [
    ["Date", "Gaffer", "Lamp Operator"],
    ["3/2/2026", "X", ""],
    ["3/3/2026", "", "X"],
    ["3/4/2026", "H", "X"],
    ["Days", "1", "2"],
]


def _table(rows: list[list[str]]) -> Table:
    made = tuple(
        tuple(_cell(at, column, text) for column, text in enumerate(row))
        for at, row in enumerate(rows)
    )
    return Table(1, (0.0, 0.0, 600.0, 200.0), made, drawn=True)


def _cell(row: int, column: int, text: str) -> Cell:
    left, top = 150.0 * column, 14.0 * row
    words = tuple(
        Word(word, (left + 40 * at, top, left + 40 * at + 35, top + 10), 1.0)
        for at, word in enumerate(text.split())
    )
    return Cell(row, column, text, words, (left, top, left + 140, top + 12))


def test_each_tick_is_a_day_of_the_position_over_it() -> None:
    (laid,) = with_jobs_down([_table(ROWS)], legend_of([]))

    assert [[cell.text for cell in row] for row in laid.rows] == [
        ["Date", "Classification"],
        ["3/2/2026", "Gaffer"],
        ["3/3/2026", "Lamp Operator"],
        ["3/4/2026", "Lamp Operator"],
    ]


def test_columns_of_other_things_stay_as_they_are() -> None:
    hours = _table([["Date", "Straight", "Overtime"], *ROWS[1:]])

    assert with_jobs_down([hours], legend_of([])) == (hours,)
