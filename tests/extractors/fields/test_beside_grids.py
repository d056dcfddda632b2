"""A column of labels to the left of a drawn table of days stands in none of its rows."""

from extractors.evl.gridside import apart_from_tables
from extractors.layout import Cell, Line, Table
from extractors.values import Word


def _line(top: float, **texts: str) -> Line:
    """Return a line with a text at the left margin, and one in the table."""
    lefts = {"left": 40.0, "table": 300.0}
    words = (
        Word(text, (lefts[at], top, lefts[at] + 80, top + 10), 1.0) for at, text in texts.items()
    )
    return Line(1, tuple(words))


def _table(*rows: str, drawn: bool = True) -> Table:
    cells = tuple(
        (Cell(at, 0, text, (), (298.0, 95.0, 500.0, 165.0)),) for at, text in enumerate(rows)
    )
    return Table(1, (298.0, 95.0, 500.0, 165.0), cells, drawn=drawn)


LINES = [
    _line(40.0, left="Heading"),
    _line(100.0, left="Production", table="Week"),
    _line(120.0, left="Undertow", table="X-"),
    _line(140.0, left="Employer", table="-X"),
    _line(160.0, left="Harrow-Films"),
]


def _texts(table: Table) -> list[str]:
    return [line.text for line in apart_from_tables(LINES, [table])]


def test_labels_beside_a_drawn_table_are_read_before_its_rows() -> None:
    facts = ["Production", "Undertow", "Employer", "Harrow-Films"]

    assert _texts(_table("Week", "X-", "-X")) == ["Heading", *facts, "Week", "X-", "-X"]


def test_beside_lines_that_only_line_up_nothing_is_moved() -> None:
    assert _texts(_table("Week", "X-", "-X", drawn=False)) == [line.text for line in LINES]
