"""Resumes that print the year before the days or the months that it is of."""

import pytest

from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.resume import extract
from extractors.resume.spoken_times import Order
from extractors.resume.years_before import times_told


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2025: May 6, 7, 8, 12", "2025-05-06/2025-05-12"),
        ("2025: May 29, 30, June 2", "2025-05-29/2025-06-02"),
        ("2023: Sept 9", "2023-09-09/2023-09-09"),
        ("2024 March 4 - May 17, 54 days", "2024-03-04/2024-05-17"),
        ("2021 Nov 3 to Jan 14", "2021-11-03/2022-01-14"),
        ("2024 Mar 5 - 2025 Apr 9", "2024-03-05/2025-04-09"),
        ("2023, Jun-Aug", "2023-06/2023-08"),
        ("2023 (Oct)", "2023-10/2023-10"),
        ("2 to 5 May 2023", "2023-05-02/2023-05-05"),
        ("9, 10 and 14 June 2024", "2024-06-09/2024-06-14"),
    ],
)
def test_a_year_is_of_the_days_and_months_behind_it(text: str, period: str) -> None:
    assert [said.time.period for said in times_told(text, Order.MONTH_FIRST)] == [period]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2024 Mar 5 – Apr 9, 2025", ["2024/2024", "2025-03-05/2025-04-09"]),
        ("2024 May Bell", ["2024/2024"]),
        ("2024 May 12 days", ["2024/2024"]),
    ],
)
def test_a_year_is_of_no_days_that_name_their_own_and_of_no_name(
    text: str, periods: list[str]
) -> None:
    assert [said.time.period for said in times_told(text, Order.MONTH_FIRST)] == periods


def test_a_second_capacity_below_a_show_is_on_that_show() -> None:
    text = """Odile Farquhar
odile@example.com

SLATE HARBOUR                  (feature)
   Quay Films Inc.
   Craft Service Assistant
   2025: May 6, 7, 8, 9
                                          4 days

KETTLE ROW                     (series)
   Kettle Productions Ltd.
   Honeywagon Operator
   2025: Feb 10, 11, 12
                                          3 days

   Craft Service Assistant
   2025: Feb 24, 25, Mar 3
                                          3 days

DRY DOCK                       (pilot)
   Keel Television
   Honeywagon Operator
   2024: Oct 15, 16
                                          2 days
"""
    names = ("production_title", "studio", "classification", "start_date", "end_date", "days")

    shows = [
        tuple(record[name].value for name in names)
        for record in extract(read_text(text.encode(), Limits())).records
    ]

    harbour = ("SLATE HARBOUR", "Quay Films Inc.")
    own = ("KETTLE ROW", "Kettle Productions Ltd.")
    assert shows == [
        (*harbour, "Craft Service Assistant", "2025-05-06", "2025-05-09", 4),
        (*own, "Honeywagon Operator", "2025-02-10", "2025-02-12", 3),
        (*own, "Craft Service Assistant", "2025-02-24", "2025-03-03", 3),
        ("DRY DOCK", "Keel Television", "Honeywagon Operator", "2024-10-15", "2024-10-16", 2),
    ]  # fmt: skip
