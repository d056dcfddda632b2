"""Crew lists: dates as headings, one row a person, marks for the days each of them worked."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from reportlab.lib.pagesizes import landscape, letter
from reportlab.platypus import SimpleDocTemplate, Table

from extractors.days import DaysRead, days_in_row
from extractors.layout import Cell, tables
from extractors.limits import Limits
from extractors.pages import read_pages

LETTER = date(2026, 4, 2)
DAYS = [date(2026, 3, day) for day in (2, 3, 4, 5, 6, 9, 10)]
CREW = {"Alba Quill": (0, 1, 3, 6), "Cam Dole": (2, 3, 4, 5)}
HEADINGS: dict[str, Callable[[date], str]] = {
    "3/2/26": lambda day: f"{day.month}/{day.day}/{day:%y}",
    "over two lines": lambda day: f"{day.month}/{day.day}\n{day.year}",
    "weekday above": lambda day: f"{day:%a}\n{day.month}/{day.day}",
    "month above": lambda day: f"{day:%b}\n{day.day}",
}


def _crew_list(heading: Callable[[date], str]) -> bytes:
    rows = [["Name", "Craft", *map(heading, DAYS), "Days"]]
    for name, marked in CREW.items():
        marks = ["X" if number in marked else "" for number in range(len(DAYS))]
        rows.append([name, "Grip", *marks, str(len(marked))])
    held = io.BytesIO()
    lined = Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
    SimpleDocTemplate(held, pagesize=landscape(letter)).build([lined])
    return held.getvalue()


@pytest.mark.parametrize("heading", HEADINGS)
def test_each_row_gives_the_days_of_its_own_person(heading: str) -> None:
    table = tables(read_pages(_crew_list(HEADINGS[heading]), Limits())[0])[0]

    for row, marked in enumerate(CREW.values(), start=1):
        read = days_in_row(table, row, letter_date=LETTER)

        assert read is not None
        assert [one.day for one in read.worked] == [DAYS[number] for number in marked]
        assert read.stated_total is not None
        assert read.stated_total.value == len(marked)


def test_a_row_that_counts_other_days_than_it_marks_is_doubted() -> None:
    table = tables(read_pages(_crew_list(HEADINGS["3/2/26"]), Limits())[0])[0]
    hurt = replace(table, rows=(table.rows[0], _without(table.rows[1], 2)))

    read = days_in_row(hurt, 1, letter_date=LETTER)

    assert read is not None
    assert "3 days are marked and 4 stated" in read.doubts


def _without(row: tuple[Cell, ...], column: int) -> tuple[Cell, ...]:
    return tuple(
        replace(cell, text="", words=()) if cell.column == column else cell for cell in row
    )


def test_a_row_under_other_headings_has_no_days() -> None:
    table = tables(read_pages(_crew_list(lambda day: f"Stage {day.day}"), Limits())[0])[0]

    assert days_in_row(table, 1, letter_date=LETTER) is None


def test_days_of_several_people_are_never_mixed(read_pdf: Callable[..., DaysRead]) -> None:
    read = read_pdf(_crew_list(HEADINGS["3/2/26"]), letter_date=LETTER)

    assert read.worked == ()
    assert any("several people" in doubt for doubt in read.doubts)
