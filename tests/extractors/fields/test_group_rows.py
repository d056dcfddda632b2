"""Rows of a table may leave to others what they are about: to a row over them, or to a ditto."""

from extractors.evl.group_rows import with_groups_as_columns
from extractors.evl.job_tables import job_tables, jobs_in
from extractors.layout import Cell, Table
from extractors.values import Word

HEADINGS = ["Date", "Day", "Position"]
GROUPS = [
    ["“Undertow” (feature)", "", ""],
    ["3/2/2026", "Mon", "Grip"],
    ["3/3/2026", "Tue", "Grip"],
    ["“Lemon Street” (series)", "", ""],
    ["3/9/2026", "Mon", "Key Grip"],
    ["Total days", "", "3"],
]


def _table(*rows: list[str]) -> Table:
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


def _jobs(table: Table) -> list[dict[str, str]]:
    jobs = jobs_in(job_tables(with_groups_as_columns([table])), 0)
    return [{name: hits[0].text for name, hits in job.hits.items()} for job in jobs]


def test_a_row_that_stands_over_others_names_the_show_of_their_days() -> None:
    jobs = _jobs(_table(HEADINGS, *GROUPS))

    shows = [(job["production"], job["classification"]) for job in jobs]
    assert shows == [("Undertow", "Grip"), ("Lemon Street", "Key Grip")]


def test_rows_over_weeks_and_months_name_no_show() -> None:
    weeks = [row if row[1] else [f"Week {at}", "", ""] for at, row in enumerate(GROUPS)]
    table = _table(HEADINGS, *weeks)

    assert with_groups_as_columns([table]) == (table,)


def test_a_ditto_repeats_the_show_or_position_above_it() -> None:
    table = _table(
        ["Date", "Show", "Position"],
        ["3/2/2026", "Undertow", "Grip"],
        ["3/3/2026", '"', '"'],
        ["3/9/2026", "Lemon Street", "do."],
    )

    assert [(job["production"], job["classification"]) for job in _jobs(table)] == [
        ("Undertow", "Grip"),
        ("Lemon Street", "Grip"),
    ]


def test_a_last_row_that_counts_the_days_of_all_others_is_no_show() -> None:
    rows = [["Undertow", "3/2/2026, 3/3/2026", "2"], ["Lemon Street", "3/9/2026", "1"]]
    headings = ["Show", "Dates worked", "Total"]

    summed = _jobs(_table(headings, *rows, ["Both", "", "3"]))
    third = _jobs(_table(headings, *rows, ["Hill Farm", "3/12/2026", "3"]))

    assert [job["production"] for job in summed] == ["Undertow", "Lemon Street"]
    assert [job["production"] for job in third] == ["Undertow", "Lemon Street", "Hill Farm"]
