"""Resumes as an outsider writes them, drawn line by line as browsers and word processors print."""

from io import BytesIO

from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.resume import extract
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


def ruled(*rows: list[str], above: str) -> list[Flowable]:
    style = getSampleStyleSheet()
    head = ["Production (Season)", "Studio", "Start Date – End Date", "# of Days", "Producer / PM",
            "PC / APC"]  # fmt: skip
    cells = [[Paragraph(text, style["BodyText"]) for text in row] for row in [head, *rows]]
    table = Table(cells, colWidths=[95, 80, 110, 45, 100, 100])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    return [Paragraph(above, style["Heading4"]), table]


def told(statement: Statement, *names: str) -> list[tuple[FieldValue | None, ...]]:
    return [
        tuple(record[name].value if name in record else None for name in names)
        for record in statement.records
    ]


def test_headings_that_ask_for_two_offices_give_each_its_name() -> None:
    page = BytesIO()
    first = ["Cold Tide (Season 2)", "Orbit", "Mar 4, 2024 – Jul 26, 2024", "101",
             "Ann Doyle / Mark Sills", "Bo Kim / Jen Ruiz"]  # fmt: skip
    second = ["Kestrel", "Orbit", "Aug 5, 2025 – Sep 12, 2025", "29", "Ann Doyle / Mark Sills",
              "Rosa Mendes / –"]  # fmt: skip
    end = Paragraph("Total days: 130", getSampleStyleSheet()["BodyText"])
    SimpleDocTemplate(page, pagesize=letter).build(
        [
            *ruled(first, above="Category: 2nd Assistant Production Coordinator"),
            *ruled(second, above="Category: 1st Assistant Production Coordinator"),
            end,
        ]
    )

    read = extract(read_pages(page.getvalue(), Limits()))

    assert told(read, "production_title", "season", "days", "start_date", "classification") == [
        ("Cold Tide", "2", 101, "2024-03-04", "2nd Assistant Production Coordinator"),
        ("Kestrel", None, 29, "2025-08-05", "1st Assistant Production Coordinator"),
    ]
    assert told(
        read, "producer", "production_manager", "production_coordinator",
        "assistant_production_coordinator",
    ) == [
        ("Ann Doyle", "Mark Sills", "Bo Kim", "Jen Ruiz"),
        ("Ann Doyle", "Mark Sills", "Rosa Mendes", None),
    ]  # fmt: skip
    assert read.findings == ()


def test_days_below_the_longest_line_of_crew_are_no_part_of_its_last_name() -> None:
    crew = "Producer: Art Lind; PM: Lena Fox; PC: Dina Salvo; APC: Roy Gagnon"

    read = drawn(
        [(40, "2nd Assistant Production Coordinator")],
        [(40, "Kestrel (MOW, Orbit)"), (430, "Oct 2, 2023 – Nov 3, 2023")],
        [(60, crew)],
        [(60, "25 days worked")],
    )

    assert told(read, "assistant_production_coordinator", "days") == [("Roy Gagnon", 25)]


def test_an_office_in_full_between_bars_names_who_held_it() -> None:
    read = drawn(
        [(40, "KESTREL (TV Series, Season 4) | Orbit")],
        [(40, "1st Assistant Production Coordinator | 6 Jan 2025 – 30 May 2025 | 101 days")],
        [(40, "Producer Nadia Roy | Production Manager Ty Poe | Production Coordinator Jo Hsu")],
    )

    assert told(read, "production_title", "production_manager", "production_coordinator") == [
        ("KESTREL", "Ty Poe", "Jo Hsu")
    ]


def test_a_label_that_breaks_in_a_narrow_column_still_labels_its_value() -> None:
    show: list[list[Part]] = [
        [(40, "1. Kestrel, Season 3")],
        [(40, "Studio"), (130, "Orbit")],
        [(40, "Worked as"), (130, "2nd Assistant Production Coordinator")],
        [(40, "Start date"), (130, "2023-04-10")],
        [(40, "End date"), (130, "2023-09-29")],
        [(40, "Days worked"), (130, "121")],
        [(40, "Production"), (130, "Carol Dunn")],
        [(40, "Manager")],
        [(40, "Prod. Coordinator Ida Moreau")],
    ]

    assert told(
        drawn(*show), "production_title", "days", "production_manager", "production_coordinator"
    ) == [("Kestrel", 121, "Carol Dunn", "Ida Moreau")]


def test_a_count_that_breaks_before_days_in_the_second_column_is_read() -> None:
    read = drawn(
        [(40, "05/2025 –"), (130, "Kestrel – limited series, Orbit")],
        [(40, "08/2025"), (130, "2nd APC, May 12 – Aug 29, 2025, 77")],
        [(130, "days")],
        [(130, "Prod: Noor Aziz   PM: Tess Hale   PC: Ken Ito")],
    )

    assert told(read, "production_title", "days", "end_date", "production_manager") == [
        ("Kestrel", 77, "2025-08-29", "Tess Hale")
    ]


def test_weeks_are_counted_in_days_and_kept_as_printed() -> None:
    read = drawn(
        [(40, "Kestrel | Orbit | Travel Coordinator")],
        [(40, "Dates: June 10, 2024 to November 29, 2024")],
        [(40, "Days worked: 24 weeks")],
        [(40, "PM: Tess Hale")],
    )

    assert told(read, "days", "weeks") == [(120, "24 weeks")]
    assert read.records[0]["days"].confidence < read.records[0]["end_date"].confidence
