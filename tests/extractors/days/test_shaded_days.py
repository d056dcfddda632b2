"""Days of calendars told by the paper behind their numbers: black, grey or coloured cells."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.days import DaysRead

ReadPdf = Callable[..., DaysRead]
Shades = Mapping[int, float]

COLUMN, ROW = 30.0, 24.0
LEFT, TOP = 80.0, 640.0
BLACK, GREY = 0.1, 0.75
WORKED = (4, 5, 7, 11, 12)
WEEKENDS = (2, 3, 9, 10, 16, 17, 23, 24, 30, 31)


def _letter(shades: Shades, *said: str, marks: Mapping[int, str] | None = None) -> bytes:
    """Return a letter with May 2026 as a calendar, cells filled as ``shades`` say, and lines.

    ``marks`` stand right behind the numbers of their days.
    """
    held = BytesIO()
    canvas = Canvas(held, pagesize=(612, 792))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(LEFT, 720, "The days she worked stand in the calendar below.")
    canvas.drawString(LEFT + 2 * COLUMN, TOP + 2 * ROW, "May 2026")
    for column, name in enumerate("SMTWTFS"):
        canvas.drawCentredString(LEFT + COLUMN * (column + 0.5), TOP + ROW, name)
    offset = (date(2026, 5, 1).weekday() + 1) % 7
    for day in range(1, monthrange(2026, 5)[1] + 1):
        week, column = divmod(day - 1 + offset, 7)
        x, y = LEFT + COLUMN * column, TOP - ROW * week
        shade = shades.get(day, 1.0)
        canvas.setFillGray(shade)
        canvas.rect(x, y, COLUMN, ROW, fill=1)
        canvas.setFillGray(0.0 if shade > 0.5 else 1.0)
        canvas.drawCentredString(x + COLUMN / 2, y + 8, f"{day}{(marks or {}).get(day, '')}")
    canvas.setFillGray(0.0)
    for number, line in enumerate(said):
        canvas.drawString(LEFT, 440 - 20 * number, line)
    canvas.save()
    return held.getvalue()


def _days(read: DaysRead) -> list[int]:
    return [one.day.day for one in read.worked]


BLACKENED = dict.fromkeys(WORKED, BLACK)
WITH_WEEKENDS = BLACKENED | dict.fromkeys(WEEKENDS, GREY)


@pytest.mark.parametrize("shades", [BLACKENED, WITH_WEEKENDS])
def test_the_shade_whose_days_come_to_the_number_stated_was_worked(
    read_pdf: ReadPdf, shades: Shades
) -> None:
    read = read_pdf(_letter(shades, "Total days worked: 5"))

    assert _days(read) == list(WORKED)
    assert not read.doubts


def test_shades_that_only_together_come_to_the_number_were_worked_all(read_pdf: ReadPdf) -> None:
    shades = {4: BLACK, 5: BLACK, 7: GREY}

    assert _days(read_pdf(_letter(shades, "Total days worked: 3"))) == [4, 5, 7]


def test_the_total_may_say_which_stretch_it_counts(read_pdf: ReadPdf) -> None:
    read = read_pdf(_letter(BLACKENED, "Total days, May 4 through May 12, 2026: 5"))

    assert _days(read) == list(WORKED)
    assert read.stated_total is not None
    assert read.stated_total.value == 5


def test_without_a_number_the_letter_must_say_what_the_only_shade_means(
    read_pdf: ReadPdf,
) -> None:
    assert _days(read_pdf(_letter(BLACKENED, "Shaded = worked."))) == list(WORKED)
    assert _days(read_pdf(_letter(WITH_WEEKENDS, "Shaded = worked."))) == list(WORKED)
    assert not _days(read_pdf(_letter(BLACKENED | {13: GREY}, "Shaded = worked.")))


@pytest.mark.parametrize("said", ["", "Shaded days are holidays.", "Total days worked: 7"])
def test_a_shade_that_nothing_explains_proves_no_day(read_pdf: ReadPdf, said: str) -> None:
    assert not _days(read_pdf(_letter(BLACKENED, said)))


def test_marks_beside_shades_take_days_away_and_prove_none(read_pdf: ReadPdf) -> None:
    marks = {6: "H", 13: "Q"}

    counted = read_pdf(_letter(BLACKENED, "H = holiday", "Days worked: 5", marks=marks))
    unproved = read_pdf(_letter(BLACKENED, "H = holiday", "Days worked: 6", marks=marks))

    assert _days(counted) == list(WORKED)
    assert [one.day.day for one in counted.not_worked] == [6, 13]
    assert not counted.doubts
    assert not _days(unproved)
    assert unproved.doubts


def test_a_holiday_in_a_dark_cell_is_no_day(read_pdf: ReadPdf) -> None:
    read = read_pdf(_letter(BLACKENED, "H = holiday", "Days worked: 4", marks={7: "H"}))

    assert _days(read) == [4, 5, 11, 12]


@pytest.mark.parametrize("kept", [WEEKENDS, WEEKENDS[1:]])
def test_a_shade_of_weekends_is_no_work_though_its_days_come_to_the_number(
    read_pdf: ReadPdf, kept: tuple[int, ...]
) -> None:
    shades = dict.fromkeys(kept, GREY)
    said = f"Total days worked: {len(kept)}"

    assert not _days(read_pdf(_letter(shades, said, "Shaded days were worked.")))


def test_colors_that_are_nearly_as_bright_are_not_the_same(read_pdf: ReadPdf) -> None:
    shades = dict.fromkeys(WEEKENDS, 0.93) | dict.fromkeys(range(4, 9), 0.955)

    assert _days(read_pdf(_letter(shades, "Total days worked: 5"))) == [4, 5, 6, 7, 8]
