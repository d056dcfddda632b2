"""Resumes read by what repeats in them: rows over several lines, columns, seasons, bare numbers."""

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.resume import extract
from extractors.values import FieldValue, Statement

Line = tuple[float, list[tuple[float, str]]]
"""How far below the last line a line stands, and its pieces: from where, and what they say."""

HEAD: list[Line] = [(0, [(40, "Maria Vale")]), (14, [(40, "maria.vale@example.com")])]


def drawn(*lines: Line) -> Statement:
    page, y = BytesIO(), 740.0
    canvas = Canvas(page, pagesize=letter)
    for away, pieces in [*HEAD, *lines]:
        y -= away
        for x, text in pieces:
            canvas.setFont("Helvetica", 9.5)
            canvas.drawString(x, y, text)
    canvas.save()
    return extract(read_pages(page.getvalue(), Limits()))


def told(statement: Statement, *names: str) -> list[tuple[FieldValue | None, ...]]:
    return [
        tuple(record[name].value if name in record else None for name in names)
        for record in statement.records
    ]


def test_cells_that_run_over_lines_stay_in_their_row() -> None:
    read = drawn(
        (30, [(40, "Show"), (132, "Role"), (260, "Dates"), (360, "Wks"), (420, "PM")]),
        (18, [(40, "Who Killed Aunt"), (132, "2nd APC"), (260, "01/22/2018 –"), (360, "24")]),
        (11, [(40, "Bea?"), (260, "07/06/2018"), (360, "wks")]),
        (18, [(40, "Kestrel"), (132, "1st APC"), (260, "07/16/2018 –"), (360, "15")]),
        (11, [(260, "10/26/2018"), (360, "wks")]),
        (18, [(40, "Aurora"), (132, "1st APC"), (260, "01/07/2019 –"), (360, "10")]),
        (11, [(260, "03/15/2019"), (360, "wks")]),
    )

    assert told(read, "production_title", "end_date", "days") == [
        ("Who Killed Aunt Bea?", "2018-07-06", 120),
        ("Kestrel", "2018-10-26", 75),
        ("Aurora", "2019-03-15", 50),
    ]


def test_shows_in_two_columns_are_read_one_column_after_the_other() -> None:
    def card(title: str, days: int) -> list[str]:
        return [title, "1st APC", "03/04/2024 – 07/26/2024", f"Days: {days}"]

    left = [*card("Kestrel", 90), *card("Aurora", 91)]
    right = [*card("Cold Tide", 92), *card("Red Maple", 93)]
    rows: list[Line] = [
        (26 if at % 4 == 0 else 12, [(40, one), (320, other)])
        for at, (one, other) in enumerate(zip(left, right, strict=True))
    ]

    read = drawn(*rows)

    assert told(read, "production_title", "days") == [
        ("Kestrel", 90), ("Aurora", 91), ("Cold Tide", 92), ("Red Maple", 93),
    ]  # fmt: skip


def test_seasons_below_a_series_are_shows_of_their_own() -> None:
    read = drawn(
        (30, [(40, "Kestrel (Orbit)")]),
        (12, [(60, "Season 1: Jan 8, 2018 – Mar 2, 2018, 38 days, 2nd APC")]),
        (12, [(60, "Season 2: Jan 7, 2019 – Mar 1, 2019, 39 days, 1st APC")]),
    )

    assert told(read, "production_title", "season", "days", "classification") == [
        ("Kestrel", "1", 38, "2nd APC"),
        ("Kestrel", "2", 39, "1st APC"),
    ]


def test_a_bare_number_that_the_dates_can_hold_is_the_days_less_sure() -> None:
    read = drawn(
        (30, [(40, "Kestrel – Orbit – Mar 18, 2019 – May 3, 2019 (35)")]),
        (16, [(40, "Aurora – Orbit – May 13, 2019 – Aug 16, 2019 (67)")]),
    )

    assert told(read, "production_title", "days") == [("Kestrel", 35), ("Aurora", 67)]
    assert read.records[0]["days"].confidence < read.records[0]["end_date"].confidence


def test_numbers_in_a_sentence_about_duties_count_no_days() -> None:
    read = drawn(
        (30, [(40, "1st Assistant Production Coordinator, Jan 8, 2024 – Mar 29, 2024")]),
        (12, [(40, "Kestrel, Orbit (58 days)")]),
        (12, [(50, "• Coordinated travel and housing for cast members over 12 weeks of work.")]),
        (12, [(50, "• Wrapped the whole office with two assistants within 10 days.")]),
    )

    assert told(read, "production_title", "days") == [("Kestrel", 58)]


def test_more_days_than_the_dates_hold_are_told_and_less_sure() -> None:
    read = drawn((30, [(40, "Kestrel | Orbit | 1st APC | Jan 8, 2024 – Jan 12, 2024 | 50 days")]))

    assert read.records[0]["days"].confidence < 0.7
    assert [finding.code for finding in read.findings] == ["unusable-field"]
    assert "50 days from 2024-01-08 to 2024-01-12" in read.findings[0].message


@pytest.mark.parametrize("label", ["1st APC (moved up)", "1st APC"])
def test_a_capacity_before_its_dates_is_no_label(label: str) -> None:
    read = drawn(
        (30, [(40, "Kestrel, Orbit")]),
        (12, [(50, "2nd APC: Jan 8, 2024 – Feb 2, 2024 – 19 days")]),
        (12, [(50, f"{label}: Feb 5, 2024 – Mar 29, 2024 – 39 days")]),
    )

    assert told(read, "production_title", "days") == [("Kestrel", 19), ("Kestrel", 39)]
    assert read.records[1]["classification"].canonical == "1st Assistant Production Coordinator"


def test_the_year_of_a_heading_belongs_to_the_days_below_it() -> None:
    read = drawn(
        (30, [(40, "2019")]),
        (14, [(40, "May 27 – Sep 6"), (160, "Kestrel"), (300, "1st APC"), (420, "74 days")]),
        (20, [(40, "2020")]),
        (14, [(40, "Jun 22 – Aug 7"), (160, "Aurora"), (300, "1st APC"), (420, "33 days")]),
    )

    assert told(read, "production_title", "start_date", "days") == [
        ("Kestrel", "2019-05-27", 74),
        ("Aurora", "2020-06-22", 33),
    ]


def test_a_title_with_a_comma_stays_whole_where_the_others_have_none() -> None:
    read = drawn(
        (30, [(40, "Kestrel | Orbit | Jan 8, 2024 – Jan 26, 2024 | 15 days")]),
        (16, [(40, "Love, Later | Orbit | Feb 5, 2024 – Feb 23, 2024 | 14 days")]),
        (16, [(40, "Aurora | Orbit | Mar 4, 2024 – Mar 22, 2024 | 13 days")]),
    )

    assert told(read, "production_title", "studio") == [
        ("Kestrel", "Orbit"), ("Love, Later", "Orbit"), ("Aurora", "Orbit"),
    ]  # fmt: skip


def test_a_category_beside_an_office_labels_nobody() -> None:
    read = drawn(
        (30, [(40, "Kestrel"), (250, "Orbit"), (400, "Jan 8, 2024 – Mar 29, 2024")]),
        (12, [(40, "2nd APC"), (250, "PM Tess Hale"), (400, "Days: 58")]),
    )

    assert told(read, "classification", "production_manager", "days") == [
        ("2nd APC", "Tess Hale", 58)
    ]
