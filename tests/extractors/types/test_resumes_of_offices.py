"""Resumes as offices keep them: tables of their own making, blocks of labels, forms, sentences."""

from io import BytesIO

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.resume import extract
from extractors.values import FieldValue, Statement

Part = tuple[float, str]
"""Where a piece of a line begins, in points from the left edge, and what it says."""

HEAD: list[list[Part]] = [[(40, "Maria Vale")], [(40, "maria.vale@example.com")], []]


def drawn(*lines: list[Part]) -> Statement:
    """Return what a resume of these lines states, 13 points apart under its head."""
    page = BytesIO()
    canvas = Canvas(page, pagesize=letter)
    for at, parts in enumerate([*HEAD, *lines]):
        for x, text in parts:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(x, 740 - 13 * at, text)
    canvas.save()
    return extract(read_pages(page.getvalue(), Limits()))


def told(statement: Statement, *names: str) -> list[tuple[FieldValue | None, ...]]:
    return [
        tuple(record[name].value if name in record else None for name in names)
        for record in statement.records
    ]


def test_a_heading_over_two_lines_heads_its_column_beside_narrow_ones() -> None:
    statement = drawn(
        [(40, "PRODUCTION")],
        [(40, "(Studio)"), (180, "FROM"), (240, "TO"), (300, "DAYS"), (330, "PRODUCER"),
         (420, "PROD. MANAGER")],
        [(40, "A. Worked as Production Coordinator")],
        [(40, "Cold Tide, Mini-series"), (180, "2025.02.03"), (240, "2025.06.20"), (300, "96"),
         (330, "Ann Doyle"), (420, "Mark Sills")],
        [(40, "(Orbit Media)")],
        [(40, "B. Worked as 1st Assistant Production Coordinator")],
        [(40, "Kestrel, Season 2"), (180, "2023.02.06"), (240, "2023.07.28"), (300, "118"),
         (330, "Ann Doyle"), (420, "Mark Sills")],
        [(40, "(Orbit Media)")],
    )  # fmt: skip

    names = ("production_title", "studio", "classification", "start_date", "days")
    assert told(statement, *names) == [
        ("Cold Tide", "Orbit Media", "Production Coordinator", "2025-02-03", 96),
        ("Kestrel", "Orbit Media", "1st Assistant Production Coordinator", "2023-02-06", 118),
    ]


def test_sums_by_category_below_a_total_are_no_shows() -> None:
    statement = drawn(
        [(40, "From"), (110, "To"), (180, "Days"), (220, "Position"), (320, "Production")],
        [(40, "2021-09-27"), (110, "2021-12-17"), (180, "57"), (220, "2nd APC"), (320, "Hemlock")],
        [(40, "2022-02-07"), (110, "2022-08-26"), (180, "139"), (220, "1st APC"), (320, "Kestrel")],
        [(110, "Total"), (180, "196")],
        [(110, "2nd APC"), (180, "57")],
        [(110, "1st APC"), (180, "139")],
    )

    assert told(statement, "production_title", "days") == [("Hemlock", 57), ("Kestrel", 139)]


def test_labels_over_values_tell_shows_under_the_capacity_they_were_worked_in() -> None:
    def block(title: str, start: str, end: str, days: str) -> list[list[Part]]:
        said = (("Format", "Feature"), ("Studio", "Orbit Media"), ("Started", start),
                ("Finished", end), ("Days worked", days), ("Producer", "Ann Doyle"),
                ("Assistants", "Jen Ruiz"))  # fmt: skip
        values: list[list[Part]] = [[(50, label), (180, value)] for label, value in said]
        return [[(50, title)], *values, []]

    statement = drawn(
        [(40, "As Production Coordinator")],
        *block("Cold Tide", "16 March 2026", "28 August 2026", "115"),
        *block("Kestrel - Season 2", "10 March 2025", "14 November 2025", "174"),
    )

    names = ("production_title", "classification", "days", "assistant_production_coordinator")
    assert told(statement, *names) == [
        ("Cold Tide", "Production Coordinator", 115, "Jen Ruiz"),
        ("Kestrel", "Production Coordinator", 174, "Jen Ruiz"),
    ]


def test_days_behind_the_label_worked_belong_to_the_dates_above() -> None:
    statement = drawn(
        [(40, "SHOW : Cold Tide, Season 2")],
        [(40, "JOB : First APC")],
        [(40, "WHEN : 23/Feb/2026 - 12/Jun/2026")],
        [(40, "WORKED : 16 wks (79 days)")],
        [],
        [(40, "SHOW : Kestrel")],
        [(40, "JOB : 2nd APC")],
        [(40, "WHEN : 06/May/2024 - 18/Oct/2024")],
        [(40, "WORKED : 23 wks (114 days)")],
    )

    assert told(statement, "production_title", "start_date", "days") == [
        ("Cold Tide", "2026-02-23", 79),
        ("Kestrel", "2024-05-06", 114),
    ]


def test_a_form_with_its_headings_over_every_value_tells_a_show_for_each_title() -> None:
    def boxes(title: str, studio: str, *times: str) -> list[list[Part]]:
        lefts = (40, 170, 290, 420)
        values: list[Part] = list(zip(lefts, times, strict=False))
        first: list[Part] = [(40, title), (290, studio), (420, "Honeywagon Operator")]
        return [
            [(40, "SHOW / SEASON"), (290, "STUDIO"), (420, "POSITION")],
            [part for part in first if part[1]],
            [(40, "START"), (170, "END"), (290, "NO. OF DAYS"), (420, "PM")],
            values,
        ]

    statement = drawn(
        *boxes("Cold Tide, Season 3", "Orbit", "May 19, 2026", "Sep 25, 2026", "90", "Mark Sills"),
        *boxes("Kestrel (pilot)", "", "Oct 7, 2024", "Oct 25, 2024", "14"),
        *boxes("", ""),
    )

    names = ("production_title", "season", "studio", "start_date", "days", "production_manager")
    assert told(statement, *names) == [
        ("Cold Tide", "3", "Orbit", "2026-05-19", 90, "Mark Sills"),
        ("Kestrel", None, None, "2024-10-07", 14, None),
    ]


def test_days_that_break_before_the_year_at_their_end_are_one_span() -> None:
    statement = drawn(
        [(40, "2026"), (110, "Cold Tide, season 2, Orbit TV. Key Craft Service from June 1 to")],
        [(110, "October 9, 2026, 91 days. Production Manager Mark Sills.")],
        [],
        [(40, "2024"), (110, "Kestrel, Fern Films. Craft Assistant from April 29 to May 24,")],
        [(110, "2024, 19 days. Producer Ann Doyle.")],
    )  # fmt: skip

    assert told(statement, "production_title", "start_date", "end_date", "days") == [
        ("Cold Tide", "2026-06-01", "2026-10-09", 91),
        ("Kestrel", "2024-04-29", "2024-05-24", 19),
    ]


def test_two_counts_in_one_sentence_are_of_two_capacities_on_one_show() -> None:
    statement = drawn(
        [(40, "Cold Tide, Orbit")],
        [(40, "2nd APC (30 days) and then 1st APC from July 21 to October 10, 2025 (58 days).")],
        [(40, "PM: Mark Sills")],
    )

    assert told(statement, "production_title", "classification", "start_date", "days") == [
        ("Cold Tide", "2nd APC", None, 30),
        ("Cold Tide", "1st APC", "2025-07-21", 58),
    ]
