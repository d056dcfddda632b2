"""Printed lines and tables come back as a person reads them, also from crooked scans."""

from collections.abc import Callable

import pytest

from extractors.layout import lines, tables
from extractors.values import Page

LETTER = [
    (72, 60, "Lantern Payroll Services SAMPLE"),
    (400, 62, "April 2, 2026"),
    (72, 100, "To whom it may concern: this letter confirms that the person named below was"),
    (72, 112, "employed by us on these dates: March 4, 5, 6 and 9, 2026."),
    (72, 124, "Please write to us with any question about this letter, at any time."),
    (72, 150, "Production:"),
    (200, 150, "The Glass Orchard"),
    (72, 162, "Classification:"),
    (200, 162, "Grip"),
]

GRID = [
    (72, 200, "Date"),
    (172, 200, "Hours"),
    (272, 200, "Code"),
    (72, 214, "03/04/2026"),
    (172, 214, "10.0"),
    (272, 214, "W"),
    (72, 228, "03/05/2026"),
    (272, 228, "I"),
    (72, 242, "03/06/2026"),
    (172, 242, "9.5"),
    (272, 242, "W"),
]


@pytest.mark.parametrize("skew", [0.0, 0.5, -0.5, 1.0, -1.0, 3.0])
def test_words_on_one_baseline_are_one_line_whatever_the_skew(
    page_of: Callable[..., Page], skew: float
) -> None:
    page = page_of(LETTER, skew=skew)

    found = [line.text for line in lines(page)]

    assert found == [
        "Lantern Payroll Services SAMPLE April 2, 2026",
        *(text for _, _, text in LETTER[2:5]),
        "Production: The Glass Orchard",
        "Classification: Grip",
    ]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_lying_on_its_side_is_read_as_if_upright(
    page_of: Callable[..., Page], quarters: int
) -> None:
    page = page_of(LETTER, upside=quarters)

    found = [line.text for line in lines(page)]

    assert found[1].startswith("To whom it may concern")
    assert found[-1] == "Classification: Grip"


def test_days_before_their_month_turn_no_page_around(page_of: Callable[..., Page]) -> None:
    days = [(80, 200 + 14 * day, f"Tuesday {day} January") for day in range(1, 9)]
    page = page_of([(80, 100, "Lantern Payroll"), *days])

    found = [line.text for line in lines(page)]

    assert found[:2] == ["Lantern Payroll", "Tuesday 1 January"]


@pytest.mark.parametrize("days", ["2025: May 6, 7, 8", "2024 June 11, 12", "2023: 9 July"])
def test_years_before_their_days_turn_no_page_around(
    page_of: Callable[..., Page], days: str
) -> None:
    page = page_of([(72, 60 + 14 * at, days) for at in range(3)])

    assert [line.text for line in lines(page)] == [days] * 3


def test_columns_far_apart_are_segments_of_their_line(page_of: Callable[..., Page]) -> None:
    page = page_of(LETTER)

    segments = lines(page)[0].segments()

    assert [segment.text for segment in segments] == [
        "Lantern Payroll Services SAMPLE",
        "April 2, 2026",
    ]


def test_closely_set_lines_stay_apart(page_of: Callable[..., Page]) -> None:
    address = [(300, 60, "12 Harbor Street"), (300, 71, "Burbank, California"), (300, 82, "Phone")]

    found = [line.text for line in lines(page_of(address))]

    assert found == ["12 Harbor Street", "Burbank, California", "Phone"]


def test_a_page_without_words_has_no_lines_and_no_tables(page_of: Callable[..., Page]) -> None:
    page = page_of([])

    assert lines(page) == ()
    assert tables(page) == ()


@pytest.mark.parametrize("skew", [0.0, 0.6, -0.6])
def test_columns_without_rules_are_a_table_with_its_empty_cells(
    page_of: Callable[..., Page], skew: float
) -> None:
    page = page_of(GRID, skew=skew)

    (table,) = tables(page)

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Date", "Hours", "Code"],
        ["03/04/2026", "10.0", "W"],
        ["03/05/2026", "", "I"],
        ["03/06/2026", "9.5", "W"],
    ]


def _ruled() -> list[tuple[float, float, float, float]]:
    across = [(70.0, y, 330.0, y + 0.5) for y in (198.0, 212.0, 226.0, 240.0, 254.0)]
    down = [(x, 198.0, x + 0.5, 254.0) for x in (70.0, 170.0, 270.0, 330.0)]
    return across + down


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_ruled_cells_hold_the_words_inside_them(
    page_of: Callable[..., Page], quarters: int
) -> None:
    page = page_of(LETTER + GRID, rules=_ruled(), upside=quarters)

    (table,) = tables(page)

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Date", "Hours", "Code"],
        ["03/04/2026", "10.0", "W"],
        ["03/05/2026", "", "I"],
        ["03/06/2026", "9.5", "W"],
    ]


def test_a_missing_border_merges_two_cells(page_of: Callable[..., Page]) -> None:
    words = [(80, 200, "Week of March 1"), (80, 214, "Mon"), (180, 214, "Tue")]
    across = [(70.0, y, 270.0, y + 0.5) for y in (198.0, 212.0, 226.0)]
    down = [(70.0, 198.0, 70.5, 226.0), (170.0, 212.0, 170.5, 226.0), (270.0, 198.0, 270.5, 226.0)]
    page = page_of(words, rules=across + down)

    (table,) = tables(page)

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Week of March 1", ""],
        ["Mon", "Tue"],
    ]
    assert table.rows[0][0].box[2] == pytest.approx(270, abs=1)


def test_tables_whose_last_borders_nearly_line_up_stay_apart(page_of: Callable[..., Page]) -> None:
    first, second = (198.0, 212.0, 226.0), (232.0, 246.0, 260.0)
    rules = [(70.0, y, 271.4, y + 0.5) for y in first]
    rules += [(70.0, y, 270.0, y + 0.5) for y in second]
    rules += [(x, first[0], x, first[-1]) for x in (70.0, 170.0, 271.4)]
    rules += [(x, second[0], x, second[-1]) for x in (70.0, 140.0, 270.0)]
    words = [(80, 200, "Show"), (180, 200, "Title"), (80, 214, "Undertow"), (180, 214, "Grip")]
    words += [(80, 234, "Check"), (150, 234, "Days"), (80, 248, "81475"), (150, 248, "6/2, 6/3")]

    above, below = tables(page_of(words, rules=rules))

    assert [[cell.text for cell in row] for row in above.rows] == [
        ["Show", "Title"],
        ["Undertow", "Grip"],
    ]
    assert [[cell.text for cell in row] for row in below.rows] == [
        ["Check", "Days"],
        ["81475", "6/2, 6/3"],
    ]


def test_a_wide_heading_over_two_rows_of_text_is_no_table(page_of: Callable[..., Page]) -> None:
    page = page_of(LETTER)

    assert tables(page) == ()


def test_cells_close_together_are_apart_below_their_headings_and_wrap(
    page_of: Callable[..., Page],
) -> None:
    page = page_of(
        [
            (40, 200, "No"),
            (72, 200, "Client"),
            (180, 200, "Position"),
            (272, 200, "Date"),
            (40, 214, "7"),
            (72, 214, "Ostler Savings Union"),
            (180, 214, "Grip"),
            (272, 214, "3/4/26"),
            (72, 224, "“Doors”"),
            (40, 240, "8"),
            (72, 240, "Pell Ferries"),
            (180, 240, "Key Grip, insert"),
            (272, 240, "3/9/26"),
            (180, 250, "stage"),
        ],
    )

    (table,) = tables(page)

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["No", "Client", "Position", "Date"],
        ["7", "Ostler Savings Union", "Grip", "3/4/26"],
        ["", "“Doors”", "", ""],
        ["8", "Pell Ferries", "Key Grip, insert", "3/9/26"],
        ["", "", "stage", ""],
    ]


def test_a_cell_goes_on_over_many_lines_below_a_heading_of_two(
    page_of: Callable[..., Page],
) -> None:
    page = page_of(
        [
            (40, 200, "Title"),
            (140, 200, "Made by"),
            (260, 200, "Days"),
            (140, 210, "whom"),
            (40, 224, "Brine"),
            (140, 224, "Ostler Films"),
            (260, 224, "3/4/26"),
            (140, 234, "Limited"),
            (260, 234, "3/5/26"),
            (260, 244, "3/6/26"),
            (260, 254, "3/9/26"),
        ],
    )

    (table,) = tables(page)

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Title", "Made by whom", "Days"],
        ["Brine", "Ostler Films", "3/4/26"],
        ["", "Limited", "3/5/26"],
        ["", "", "3/6/26"],
        ["", "", "3/9/26"],
    ]
