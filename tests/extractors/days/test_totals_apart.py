"""Totals that stand apart from their label, or beside subtotals that are not the total."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from extractors.days import DaysRead, read_days
from extractors.days.chosen_total import Totals, with_total_elsewhere
from extractors.days.totals import stated_totals
from extractors.layout import Cell, Line, Table
from extractors.values import Field, Word

Reader = Callable[..., DaysRead]


def test_a_week_s_count_above_the_total_is_not_the_total(read_text: Reader) -> None:
    read = read_text(
        "05/29/26  Fri  10.0  WORK\n"
        "05/30/26  Sat  8.0  WORK\n"
        "WEEK ENDING 05/30/26: 2 DAYS\n"
        "TOTAL DAYS WORKED: 31"
    )

    assert read.stated_total is not None
    assert read.stated_total.value == 31


@pytest.mark.parametrize("label", ["Total days", "9. Total number of days worked", "NO. OF DAYS:"])
def test_a_number_alone_below_its_label_is_the_total(
    lines_of: Callable[[str], list[Line]], label: str
) -> None:
    totals = stated_totals(lines_of(f"{label}\n18\nSincerely,"), ())

    total = totals.stated
    assert total is not None
    assert (total.value, total.places[0].text, totals.doubts) == (18, "18", ())


def test_a_number_below_anything_else_is_no_total(
    lines_of: Callable[[str], list[Line]],
) -> None:
    total = stated_totals(lines_of("Local\n44\nDays worked\nMarch 2, 2026"), ()).stated

    assert total is None


def test_the_number_of_a_form_s_next_box_is_no_total(
    lines_of: Callable[[str], list[Line]],
) -> None:
    boxes = lines_of("8. Total days 9. Hired on 10. Left on\n14 03/02/2026 03/27/2026")

    assert stated_totals(boxes, ()).stated is None


def test_the_number_under_the_caption_of_a_box_is_the_total() -> None:
    asked = tuple(
        Word(text, (20.0 * at, 0.0, 20.0 * at + 18, 8.0), 1.0)
        for at, text in enumerate(("8.", "Total", "days"))
    )
    answer = Word("14", (0.0, 10.0, 12.0, 21.0), 1.0)
    box = (0.0, 0.0, 90.0, 22.0)
    cell = Cell(0, 0, "8. Total days 14", (*asked, answer), box)

    total = stated_totals((), (Table(1, box, ((cell,),), drawn=True),)).stated

    assert total is not None
    assert (total.value, total.places[0].text) == (14, "14")


def test_days_so_worked_are_counted_in_a_sentence(lines_of: Callable[[str], list[Line]]) -> None:
    said = "The whole number of days so worked is twelve (12), each within the county."

    total = stated_totals(lines_of(said), ()).stated

    assert total is not None
    assert total.value == 12


def test_the_row_total_counts_where_each_row_has_its_own_days() -> None:
    rows = [("Phase", "Days"), ("Prep", "4"), ("Shoot", "9"), ("Total", "13")]

    total = stated_totals((), (_table(rows),)).stated

    assert total is not None
    assert total.value == 13


def test_rows_without_a_total_give_none() -> None:
    total = stated_totals((), (_table([("Phase", "Days"), ("Prep", "4"), ("Shoot", "9")]),)).stated

    assert total is None


def _table(rows: Sequence[tuple[str, ...]]) -> Table:
    cells = tuple(
        tuple(_cell(r, c, text) for c, text in enumerate(row)) for r, row in enumerate(rows)
    )
    return Table(1, (0.0, 0.0, 200.0, 14.0 * len(rows)), cells)


def _cell(row: int, column: int, text: str) -> Cell:
    box = (100.0 * column, 14.0 * row, 100.0 * column + 90, 14.0 * row + 12)
    return Cell(row, column, text, (Word(text, box, 0.99),), box)


def test_counts_of_parts_that_add_up_are_no_rivals(
    lines_of: Callable[[str], list[Line]],
) -> None:
    text = "Days worked:\nMarch 2 and 3, 2026 (2 days)\nMarch 9, 10 and 11, 2026 (3 days)"

    read = read_days(lines_of(text), (), letter_date=date(2026, 4, 1))

    assert len(read.worked) == 5
    assert read.stated_total is None
    assert read.doubts == ()


def test_a_bare_total_counts_when_the_list_bears_it_out(
    lines_of: Callable[[str], list[Line]],
) -> None:
    text = "Days worked:\nMarch 2, 3 and 9, 2026\nTotal: {}"

    right = read_days(lines_of(text.format(3)), (), letter_date=date(2026, 4, 1))
    hours = read_days(lines_of(text.format(30)), (), letter_date=date(2026, 4, 1))

    assert right.stated_total is not None
    assert right.stated_total.value == 3
    assert hours.stated_total is None


def test_a_count_alone_on_its_line_is_a_total_where_its_words_and_the_list_agree(
    read_text: Reader,
) -> None:
    listed = "Dates worked: 3/2/2026, 3/3/2026, 3/4/2026\nCount: {}"

    totals = [read_text(listed.format(said)).stated_total for said in ("3 (three)", "3 (four)")]

    assert [total and total.value for total in totals] == [3, None]


def test_the_year_of_days_may_stand_in_the_sentence_that_counts_them(
    read_text: Reader,
) -> None:
    read = read_text("Dates worked:\nApril: 13, 14, 15\nfor a total of three (3) days in 2025.")

    assert [one.day.year for one in read.worked] == [2025] * 3
    assert read.doubts == ()


@pytest.mark.parametrize(("said", "total"), [(2, 40), (52, 52)])
def test_a_lower_number_among_the_lines_counts_a_part_of_the_number_given_elsewhere(
    said: int, total: int
) -> None:
    elsewhere = Field(40, 0.9, ())

    chosen = with_total_elsewhere(Totals(Field(said, 0.9, ())), elsewhere)

    assert chosen.stated is not None
    assert chosen.stated.value == total
