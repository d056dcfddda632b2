"""Every show of a resume with its dates, days and crew, however the resume lists them."""

from io import BytesIO
from typing import Any

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.pages.text_pages import read_text
from extractors.reading import read_document
from extractors.values import Statement

HEAD = "Maria Vale\nmaria.vale@example.com    416-555-0142\n\nRESUME (SAMPLE, invented)\n\n"
COLD_TIDE = {
    "production_title": "Cold Tide",
    "season": "2",
    "studio": "Northlight Pictures",
    "start_date": "2025-02-03",
    "end_date": "2025-08-29",
    "days": 142,
}
KESTREL = {
    "production_title": "Kestrel",
    "studio": "Orbit",
    "start_date": "2024-02-05",
    "end_date": "2024-05-31",
    "days": 80,
}
BLOCKS = """\
COLD TIDE (Season 2) - Northlight Pictures
Capacity: 1st Assistant Production Coordinator
Dates: February 3, 2025 - August 29, 2025      Days: 142
Producer: Ann Doe    PM: Bo Poe    PC: Cy Roe    APC: Maria Vale

KESTREL (MOW) - Orbit
Capacity: Production Secretary
Start: 2024-02-05   End: 2024-05-31   Weeks: 16
Producer: El Moe    PM: Bo Poe    PC: Cy Roe
"""
LINES = """\
1st Assistant Production Coordinator
Cold Tide, Season 2, Northlight Pictures, Feb 3 - Aug 29, 2025, 142 days
PM Bo Poe, PC Cy Roe

2nd Assistant Production Coordinator
Kestrel - Orbit - Feb 5, 2024 to May 31, 2024 - 16 weeks
"""
COLUMNS = """\
1st Assistant Production Coordinator

Production   Season  Studio               Start       End         Days  PM      PC
Cold Tide    2       Northlight Pictures  2025-02-03  2025-08-29  142   Bo Poe  Cy Roe

Production Secretary

Production   Season  Studio               Start       End         Days  PM      PC
Kestrel              Orbit                2024-02-05  2024-05-31  80    Bo Poe  Cy Roe
"""


def read(text: str) -> Statement:
    (statement,) = read_document(read_text((HEAD + text).encode(), Limits()))
    return statement


def said(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name].value for name in names if name in record}


@pytest.mark.parametrize("text", [BLOCKS, LINES, COLUMNS], ids=["blocks", "lines", "columns"])
def test_every_show_is_read_with_its_dates_and_days(text: str) -> None:
    statement = read(text)

    first, second = statement.records
    assert statement.type == "resume"
    assert {k: str(v).lower() for k, v in said(first, *COLD_TIDE).items()} == {
        k: str(v).lower() for k, v in COLD_TIDE.items()
    }
    assert {k: str(v).lower() for k, v in said(second, *KESTREL).items()} == {
        k: str(v).lower() for k, v in KESTREL.items()
    }


@pytest.mark.parametrize("text", [BLOCKS, LINES, COLUMNS], ids=["blocks", "lines", "columns"])
def test_the_crew_of_a_show_stays_with_it(text: str) -> None:
    first, _ = read(text).records

    assert first["production_manager"].value == "Bo Poe"
    assert first["production_coordinator"].value == "Cy Roe"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (BLOCKS, "Production Secretary"),
        (LINES, "2nd Assistant Production Coordinator"),
        (COLUMNS, "Production Secretary"),
    ],
    ids=["blocks", "lines", "columns"],
)
def test_an_old_title_keeps_its_print_and_has_its_new_name(text: str, printed: str) -> None:
    _, second = read(text).records

    assert second["classification"].value == printed
    assert second["classification"].canonical == "2nd Assistant Production Coordinator"


def test_who_it_is_and_how_to_reach_them() -> None:
    fields = said(read(BLOCKS).fields, "employee_name", "email", "phone")

    assert fields == {
        "employee_name": "Maria Vale",
        "email": "maria.vale@example.com",
        "phone": "416-555-0142",
    }


def test_a_show_without_days_or_dates_is_no_record() -> None:
    assert len(read(BLOCKS + "\nSkills\nMovie Magic, cold calls\n").records) == 2


def test_weeks_are_five_days_each_and_less_sure_than_days_in_print() -> None:
    first, second = read(BLOCKS).records

    assert second["days"].value == 80
    assert second["days"].confidence < first["days"].confidence


def _ruled(narrow: float) -> bytes:
    style = getSampleStyleSheet()["BodyText"]
    head = ["Production", "Studio", "Start Date", "End Date", "Days", "PM", "PC"]
    rows = [
        ["Cold Tide, Season 2", "Northlight Pictures", "02/03/2025", "08/29/2025", "142", "Bo Poe",
         "Cy Roe"],
        ["Kestrel", "Orbit", "02/05/2024", "05/31/2024", "80", "Bo Poe", "Cy Roe"],
    ]  # fmt: skip
    cells = [[Paragraph(text, style) for text in row] for row in [head, *rows]]
    table = Table(cells, colWidths=[110, 90, narrow, narrow, 40, 60, 60])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    heading = getSampleStyleSheet()["Heading3"]
    page = BytesIO()
    SimpleDocTemplate(page, pagesize=letter).build(
        [
            Paragraph("Maria Vale", heading),
            Paragraph("Resume (SAMPLE)", heading),
            Paragraph("1st Assistant Production Coordinator", heading),
            table,
        ]
    )
    return page.getvalue()


@pytest.mark.parametrize("narrow", [70.0, 52.0], ids=["wide", "dates broken in two"])
def test_a_ruled_table_is_read_row_by_row_under_its_category(narrow: float) -> None:
    (statement,) = read_document(read_pages(_ruled(narrow), Limits()))

    first, second = statement.records
    assert said(first, *COLD_TIDE) == COLD_TIDE
    assert said(second, *KESTREL) == KESTREL
    assert second["classification"].value == "1st Assistant Production Coordinator"
