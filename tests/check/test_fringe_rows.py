"""A remitted row becomes a period with days, or says which column is wrong."""

from datetime import date
from typing import Any

import pytest

from app.fringe.columns import layout_of
from app.fringe.rows import line_of
from app.tabular.cells import BadRow

HEADER = ["Local", "Remitter", "Employee", "Member #", "Production", "Category", "Period"]
ROW = ["80", "Reelpay", "Vale, Maria", "M-77", "Harbor Lights", "Grip"]


def _read(period: str, days: str = "5", hours: str = "50") -> dict[str, Any]:
    layout = layout_of([*HEADER, "Days", "Hours", "Gross"])
    return line_of([*ROW, period, days, hours, "2,000.00"], layout)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026-03", date(2026, 3, 1), date(2026, 3, 31)),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("03/2026", date(2026, 3, 1), date(2026, 3, 31)),
        ("2026-03-14", date(2026, 3, 8), date(2026, 3, 14)),
        ("03/01/2026 - 03/14/2026", date(2026, 3, 1), date(2026, 3, 14)),
        ("2026-03-01 to 2026-03-14", date(2026, 3, 1), date(2026, 3, 14)),
    ],
)
def test_a_period_is_a_month_a_week_ending_or_two_days(
    written: str, first: date, last: date
) -> None:
    line = _read(written)

    assert (line["period_start"], line["period_end"]) == (first, last)
    assert (line["days"], line["hours"], line["member_number"]) == (5.0, 50.0, "M-77")


def test_a_negative_row_takes_days_back() -> None:
    assert _read("2026-03", days="(2)", hours="-20")["days"] == -2.0


@pytest.mark.parametrize(
    ("period", "days", "hours", "said"),
    [
        ("2026-13", "8", "80", "no date"),
        ("2026-03-14", "9", "90", "9 days do not fit"),
        ("2026-03", "", "", "neither days nor hours"),
        ("2026-03", "eight", "80", r"Days \(column H\): “eight” is no number"),
        ("", "8", "80", "no period"),
    ],
)
def test_a_bad_row_says_what_is_wrong(period: str, days: str, hours: str, said: str) -> None:
    with pytest.raises(BadRow, match=said):
        _read(period, days, hours)


def test_a_header_says_what_it_lacks() -> None:
    assert layout_of(["Employee", "Production"]).missing == (
        "the period (a month, a week ending, or a first and last day)",
        "the days or hours remitted",
    )


def test_a_number_of_days_may_be_called_by_its_sign() -> None:
    layout = layout_of([*HEADER, "# Days"])

    assert line_of([*ROW, "2026-03", "5"], layout)["days"] == 5.0
