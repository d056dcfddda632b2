"""Weeks told by first day, last day and count, and days without work named beside them."""

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from extractors.days import DaysRead

ReadPdf = Callable[..., DaysRead]
HEADS = ["From", "To", "Days", "Not at work"]


def _page(rows: list[list[str]]) -> bytes:
    held = BytesIO()
    table = Table([HEADS, *rows], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
    body = [Paragraph("Attendance of Ines Brandt, by week", getSampleStyleSheet()["Normal"]), table]
    SimpleDocTemplate(held, pagesize=letter).build(body)
    return held.getvalue()


def _days(read: DaysRead) -> list[str]:
    return [one.day.isoformat()[5:] for one in read.worked]


def test_a_week_lacks_the_days_that_its_row_names_besides(read_pdf: ReadPdf) -> None:
    rows = [
        ["05/04/2026", "05/08/2026", "5", ""],
        ["05/11/2026", "05/15/2026", "3", "5/12 and Thursday 5/14 (ill)"],
        ["05/18/2026", "05/22/2026", "4", "Monday"],
    ]

    read = read_pdf(_page(rows))

    assert _days(read) == [
        *("05-04", "05-05", "05-06", "05-07", "05-08"),
        *("05-11", "05-13", "05-15"),
        *("05-19", "05-20", "05-21", "05-22"),
    ]
    assert [one.day.day for one in read.not_worked] == [12, 14, 18]
    assert read.doubts == ()


def test_a_row_that_counts_otherwise_proves_no_day(read_pdf: ReadPdf) -> None:
    rows = [
        ["05/04/2026", "05/08/2026", "4", "5/6"],
        ["05/11/2026", "05/15/2026", "3", "5/12"],
    ]

    read = read_pdf(_page(rows))

    assert _days(read) == ["05-04", "05-05", "05-07", "05-08"]
    assert any("does not say which" in doubt for doubt in read.doubts)
