"""Whole letters drawn as PDFs in layouts of their own, opened as the service opens them."""

import io
import multiprocessing
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.days import DaysRead, read_days
from extractors.layout import Line

WORKED = [
    date(2026, 3, 2) + timedelta(days=offset) for offset in (0, 1, 3, 4, 7, 8, 9, 11, 14, 29, 30)
]
Draw = Callable[[Canvas], None]


@pytest.fixture(scope="module")
def fresh() -> Iterator[ProcessPoolExecutor]:
    """A process of its own: what other tests left in this one is no part of the cost."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as one:
        yield one


def _letter(draw: Draw) -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(612, 792))
    canvas.setFont("Helvetica", 10)
    heading = (
        "Quiet Harbor Payroll SAMPLE",
        "4 Pier Lane, Suite 3, Burbank, CA 91505   Phone 818-555-0142",
        "July 20, 2026",
        "Re: Robin Sample, XXX-XX-1234, born 04/05/1988, hired 02/03/2019",
        "This letter confirms employment as a Grip on the feature The Paper Lighthouse.",
    )
    for number, text in enumerate(heading):
        canvas.drawString(60, 740 - 16 * number, text)
    draw(canvas)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 40, "Printed 07/19/2026 09:14   Page 1 of 1")
    canvas.save()
    return held.getvalue()


def _in_sentence(canvas: Canvas) -> None:
    canvas.drawString(60, 620, "Robin rendered services on March 2, 3, 5, 6, 9 through 11, 13,")
    canvas.drawString(60, 606, "16, 31 and April 1, 2026, for a total of eleven (11) days.")


def _in_three_columns(canvas: Canvas) -> None:
    canvas.drawString(60, 630, "Days of work")
    for number, day in enumerate(WORKED):
        canvas.drawString(60 + 160 * (number % 3), 610 - 14 * (number // 3), f"{day:%a %m/%d/%Y}")


def _in_ruled_rows(canvas: Canvas) -> None:
    rows = [("Date", "Hours", "Note"), *((f"{d:%d-%b-%Y}", "10.0", "Shoot") for d in WORKED)]
    rows.insert(4, ("04-Mar-2026", "8.0", "Idle"))
    for number, row in enumerate(rows):
        canvas.rect(60, 606 - 18 * number, 300, 18)
        for column, text in enumerate(row):
            canvas.drawString(66 + 100 * column, 611 - 18 * number, text)


def _in_weeks(canvas: Canvas) -> None:
    names = ["Week Ending", *["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"], "Days"]
    for column, name in enumerate(names):
        canvas.drawString(60 + (40 if column else 0) + 45 * column, 620, name)
    for row in range(5):
        saturday = date(2026, 3, 7) + timedelta(days=7 * row)
        canvas.drawString(60, 600 - 20 * row, f"{saturday:%m/%d/%Y}")
        week = [saturday - timedelta(days=6 - offset) for offset in range(7)]
        for column, day in enumerate(week, start=1):
            if day in WORKED:
                canvas.drawString(102 + 45 * column, 600 - 20 * row, "X")
        count = sum(day in WORKED for day in week)
        canvas.drawString(103 + 45 * 8, 600 - 20 * row, str(count))


def _in_months(canvas: Canvas) -> None:
    canvas.drawString(60, 620, "Dates worked")
    canvas.drawString(80, 604, "MARCH 2026")
    canvas.drawString(180, 604, "2, 3, 5, 6, 9, 10, 11, 13, 16, 31")
    canvas.drawString(80, 588, "APRIL 2026")
    canvas.drawString(180, 588, "1")


@pytest.mark.parametrize(
    "draw", [_in_sentence, _in_three_columns, _in_ruled_rows, _in_weeks, _in_months]
)
def test_the_days_of_a_drawn_letter_are_exact(
    read_pdf: Callable[..., DaysRead], draw: Draw
) -> None:
    read = read_pdf(_letter(draw))

    assert [one.day for one in read.worked] == WORKED
    assert all(one.confidence > 0.9 for one in read.worked)


def test_a_grid_goes_on_over_the_page_without_its_heading(
    read_pdf: Callable[..., DaysRead],
) -> None:
    def draw(canvas: Canvas) -> None:
        _in_weeks(canvas)
        canvas.showPage()
        canvas.drawString(60, 740, "04/11/2026")
        canvas.drawString(102 + 45 * 2, 740, "X")
        canvas.drawString(103 + 45 * 8, 740, "1")

    read = read_pdf(_letter(draw))

    assert [one.day for one in read.worked] == [*WORKED, date(2026, 4, 6)]
    assert read.worked[-1].place.page == 2


def test_the_box_of_a_grid_day_is_its_cell(read_pdf: Callable[..., DaysRead]) -> None:
    read = read_pdf(_letter(_in_weeks))

    left, top, right, bottom = read.worked[0].place.box
    assert 180 < left < right < 210
    assert 180 < top < bottom < 196


@pytest.mark.parametrize(
    "text",
    [
        "1/" * 50_000,
        "1/1/2026 " * 11_000,
        "March " + "4, " * 33_000,
        "3 and " * 16_000 + "March",
        "- " * 50_000,
        "(" * 100_000,
        "total days " * 9_000,
        "twenty " * 14_000 + "days",
        "Sun Mon Tue Wed Thu Fri Sat " * 3_500,
        "A=" * 50_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_is_read_in_a_moment(
    lines_of: Callable[..., list[Line]], fresh: ProcessPoolExecutor, text: str
) -> None:
    lines = [line for row in range(0, len(text), 4000) for line in lines_of(text[row : row + 4000])]

    assert fresh.submit(_cpu_seconds, lines).result() < 2.0


def _cpu_seconds(lines: list[Line]) -> float:
    start = time.process_time()
    read_days(lines, (), letter_date=date(2026, 7, 20))
    return time.process_time() - start


@pytest.mark.parametrize(
    ("text", "most"), [("3/4/2026, ", "8000 digits"), ("worked, ", "3000 words")]
)
def test_text_that_is_left_unread_is_said(
    lines_of: Callable[..., list[Line]], text: str, most: str
) -> None:
    lines = [line for _ in range(60) for line in lines_of(text * 100)]

    read = read_days(lines, (), letter_date=date(2026, 7, 20))

    assert any(f"only the first {most}" in doubt for doubt in read.doubts)


def test_a_label_above_a_list_heads_no_line_of_it(read_pdf: Callable[..., DaysRead]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(66, 640, "Job Title:")
        canvas.drawString(206, 640, "Crafts Service")
        canvas.drawString(60, 616, "Dates worked: 2026-03-02 · 2026-03-03 · 2026-03-05 ·")
        canvas.drawString(60, 602, "2026-03-06 · 2026-03-09")

    read = read_pdf(_letter(draw))

    assert [one.day.day for one in read.worked] == [2, 3, 5, 6, 9]
