"""Dates, counts, agreements and unions are never taken for a show or for who employed somebody."""

import pytest

from extractors.evl.impossible_names import is_no_employer, is_no_title


@pytest.mark.parametrize(
    "said",
    [
        "Days: 24",
        "Total days worked: 18",
        "08-Sep-2025, 09-Sep-2025, 10-Sep-2025",
        "9/8/2025 9/9/2025",
        "Colorist: January 14-17",
        "Jan 2026 · 20 · 21 · 22",
        "Colorist: Wednesdays and Fridays",
        "IATSE Low Budget Theatrical Agreement.",
    ],
)
def test_dates_counts_and_agreements_are_no_titles(said: str) -> None:
    assert is_no_title(said)


@pytest.mark.parametrize(
    "title", ["September 5", "11/22/63", "24", "Seven Days", "The Agreement", "CSI: Miami", "Days"]
)
def test_a_show_may_be_named_for_a_day(title: str) -> None:
    assert not is_no_title(title)


@pytest.mark.parametrize(
    "said", ["The Animation Guild", "Membership Office", "Contract Services Trust Fund"]
)
def test_a_union_or_the_office_written_to_employs_nobody(said: str) -> None:
    assert is_no_employer(said)


@pytest.mark.parametrize(
    "name", ["Guild Films LLC", "The Post Office Inc.", "Moth & Lamp Cartoons"]
)
def test_a_company_employs(name: str) -> None:
    assert not is_no_employer(name)
