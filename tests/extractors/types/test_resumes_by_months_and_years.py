"""Resumes that date their shows by months, seasons and years, or list the days of each."""

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.resume import extract
from extractors.resume.column_kinds import by_cells
from extractors.resume.date_order import order_of
from extractors.resume.spoken_times import Order, times_in
from extractors.values import FieldValue, Statement

Part = tuple[float, str]
"""Where a piece of a line begins, in points from the left edge, and what it says."""

HEAD: list[list[Part]] = [[(40, "Maria Vale")], [(40, "maria.vale@example.com")], []]


def drawn(*lines: list[Part]) -> Statement:
    """Return what a resume of these lines states, 14 points apart under its head."""
    page = BytesIO()
    canvas = Canvas(page, pagesize=letter)
    for at, parts in enumerate([*HEAD, *lines]):
        for x, text in parts:
            canvas.setFont("Helvetica", 9.5)
            canvas.drawString(x, 740 - 14 * at, text)
    canvas.save()
    return extract(read_pages(page.getvalue(), Limits()))


def told(statement: Statement, *names: str) -> list[tuple[FieldValue | None, ...]]:
    return [
        tuple(record[name].value if name in record else None for name in names)
        for record in statement.records
    ]


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("Oct. – Dec. 2021", "2021-10/2021-12"),
        ("Nov – Feb 2024", "2023-11/2024-02"),
        ("May 2022 to present", "2022-05/.."),
        ("09/2023 - 02/2024", "2023-09/2024-02"),
        ("Fall 2024 – Winter 2025", "2024/2025"),
        ("in March and April 2023", "2023-03/2023-04"),
        ("2022-23", "2022/2023"),
        ("May 6 – 10, 2024", "2024-05-06/2024-05-10"),
        ("2024-02-05, 2024-02-06, 2024-02-09", "2024-02-05/2024-02-09"),
    ],
)
def test_a_time_is_kept_in_the_precision_it_is_printed_in(printed: str, period: str) -> None:
    assert [said.time.period for said in times_in(printed, Order.MONTH_FIRST)] == [period]


@pytest.mark.parametrize(
    ("printed", "order"),
    [
        (["03/04/24 - 05/17/24"], Order.MONTH_FIRST),
        (["14/03/24 - 17/05/24"], Order.DAY_FIRST),
        (["24/03/14 - 24/05/17"], Order.YEAR_FIRST),
        (["24/05/03 - 24/06/07", "(yy/mm/dd)"], Order.YEAR_FIRST),
    ],
)
def test_dates_run_in_the_order_in_which_they_exist_and_spans_go_forward(
    printed: list[str], order: Order
) -> None:
    assert order_of(printed) is order


def test_shows_told_by_months_and_years_keep_these_and_no_days() -> None:
    read = drawn(
        [(40, "Jan. 2025 – present"), (170, "Kestrel"), (300, "Production Coordinator")],
        [(40, "Apr. – Sept. 2024"), (170, "Cold Tide"), (300, "Travel Coordinator")],
        [(40, "2022 – 2023"), (170, "Nightjar"), (300, "Office PA")],
    )

    assert told(read, "production_title", "period", "start_date") == [
        ("Kestrel", "2025-01/..", None),
        ("Cold Tide", "2024-04/2024-09", None),
        ("Nightjar", "2022/2023", None),
    ]


def test_a_time_that_breaks_in_a_narrow_column_is_whole_and_points_to_both_lines() -> None:
    read = drawn(
        [(40, "Sept. 2023 –"), (130, "Kestrel"), (300, "Production Coordinator")],
        [(40, "Feb. 2024")],
        [(40, "Mar. 2022 –"), (130, "Cold Tide"), (300, "Production Coordinator")],
        [(40, "Nov. 2022")],
        [(40, "Jan. 2021 –"), (130, "Nightjar"), (300, "Production Coordinator")],
        [(40, "Aug. 2021")],
    )

    assert told(read, "production_title", "period") == [
        ("Kestrel", "2023-09/2024-02"),
        ("Cold Tide", "2022-03/2022-11"),
        ("Nightjar", "2021-01/2021-08"),
    ]
    places = read.records[0]["period"].places
    assert [place.text for place in places] == ["Sept. 2023 –", "Feb. 2024"]


def test_shows_under_a_year_have_that_year() -> None:
    read = drawn(
        [(40, "2025")],
        [(40, "Kestrel"), (170, "Series"), (300, "Key Craft Service")],
        [(40, "Cold Tide"), (170, "Feature"), (300, "Key Craft Service")],
        [(40, "2024")],
        [(40, "Nightjar"), (170, "Feature"), (300, "Craft Service Assistant")],
        [(40, "Low Water"), (170, "Series"), (300, "Craft Service Assistant")],
    )

    assert told(read, "production_title", "period") == [
        ("Kestrel", "2025/2025"),
        ("Cold Tide", "2025/2025"),
        ("Nightjar", "2024/2024"),
        ("Low Water", "2024/2024"),
    ]


def test_jobs_outside_film_are_no_shows() -> None:
    read = drawn(
        [(40, "Film work")],
        [(40, "Kestrel (2024) – Office PA – Orbit Pictures")],
        [(40, "Cold Tide (2023) – Office PA – Orbit Pictures")],
        [(40, "Restaurant & other work")],
        [(40, "Line cook, Harbour Grill, 2018 – 2022")],
    )

    assert told(read, "production_title", "period") == [
        ("Kestrel", "2024/2024"),
        ("Cold Tide", "2023/2023"),
    ]


def test_a_sentence_that_tells_of_two_shows_gives_each_its_own_time() -> None:
    read = drawn(
        [
            (
                40,
                "In 2024 I also did 9 days as a Swing Driver on “Kestrel” (Orbit Films Inc.), and",
            )
        ],
        [(40, "in May 2024 I worked as Crew Cab Driver on “Cold Tide” for Low Water Films.")],
    )

    assert told(read, "production_title", "days", "period") == [
        ("Kestrel", 9, "2024/2024"),
        ("Cold Tide", None, "2024-05/2024-05"),
    ]


def test_a_year_beside_the_first_of_its_shows_is_the_years_of_those_below() -> None:
    read = drawn(
        [(40, "2025"), (75, "Kestrel"), (170, "Series"), (300, "Key Craft Service")],
        [(75, "Cold Tide"), (170, "Feature"), (300, "Key Craft Service")],
        [(40, "2024"), (75, "Nightjar"), (170, "Feature"), (300, "Craft Service Assistant")],
        [(75, "Low Water"), (170, "Series"), (300, "Craft Service Assistant")],
    )

    assert told(read, "production_title", "period") == [
        ("Kestrel", "2025/2025"),
        ("Cold Tide", "2025/2025"),
        ("Nightjar", "2024/2024"),
        ("Low Water", "2024/2024"),
    ]


def test_dates_under_days_worked_are_dates_and_their_total_the_days() -> None:
    fields = by_cells(
        ["production_title", "days", None],
        ["Show", "Days worked", "Total"],
        [["Kestrel", "Cold Tide"], ["2025-03-03, 2025-03-04", "2025-05-12"], ["2", "1"]],
    )

    assert fields == ["production_title", "dates", "days"]


def test_days_of_a_month_are_a_span_from_the_first_to_the_last() -> None:
    said = times_in("Apr 22, 23, 24 and May 1, 2, 2024", Order.MONTH_FIRST)

    assert [each.time.period for each in said] == ["2024-04-22/2024-05-02"]


def test_months_that_hold_the_days_told_beside_them_are_no_show_of_their_own() -> None:
    read = drawn(
        [(40, "05/2025 –"), (130, "Kestrel, Orbit Pictures")],
        [(40, "08/2025"), (130, "2nd APC, May 12 – Aug 29, 2025, 77 days")],
    )

    assert told(read, "production_title", "end_date", "period") == [("Kestrel", "2025-08-29", None)]


def test_words_that_go_with_a_title_stay_with_it_and_others_do_not() -> None:
    read = drawn(
        [(40, "Fizz Cola “Leap” commercial, Bright Spark Media (2021)"), (460, "2 days")],
        [(40, "Omega Hours, OH Season One Productions (2021)"), (460, "Eight days")],
        [(40, "Kestrel, Orbit Pictures (2022)"), (460, "6 days")],
        [(40, "Cold Tide, Low Water Films Ltd. (2022)"), (460, "19 days")],
        [(40, "School: Culinary Certificate (2019)")],
    )

    assert told(read, "production_title", "season", "days") == [
        ("Fizz Cola “Leap”", None, 2),
        ("Omega Hours", None, 8),
        ("Kestrel", None, 6),
        ("Cold Tide", None, 19),
    ]


def test_a_title_that_stands_alone_keeps_its_comma() -> None:
    read = drawn(
        [(40, "Kestrel"), (300, "Spring 2025")],
        [(40, "Office PA · Orbit Pictures Inc. · Feature")],
        [(40, "Love, Later and Never"), (300, "Fall 2024")],
        [(40, "Office PA · Low Water Films Ltd. · Feature")],
        [(40, "Nightjar"), (300, "Summer 2023")],
        [(40, "Key Office PA · Orbit Pictures Inc. · Feature")],
    )

    assert told(read, "production_title", "classification", "period") == [
        ("Kestrel", "Office PA", "2025/2025"),
        ("Love, Later and Never", "Office PA", "2024/2024"),
        ("Nightjar", "Key Office PA", "2023/2023"),
    ]


def test_a_month_in_one_row_takes_no_years_from_the_next() -> None:
    read = drawn(
        [(40, "Kestrel, Orbit Pictures Inc."), (400, "2024")],
        [(40, "Travel Coordinator")],
        [(40, "Milk Teeth, Orbit Films Inc."), (400, "Nov 2022")],
        [(40, "Office PA")],
        [(40, "Cold Tide, Low Water Entertainment"), (400, "2021 – 2022")],
        [(40, "Office PA")],
    )

    assert told(read, "production_title", "period") == [
        ("Kestrel", "2024/2024"),
        ("Milk Teeth", "2022-11/2022-11"),
        ("Cold Tide", "2021/2022"),
    ]
