"""Dates, counts, agreements and unions are never taken for a show, a company or a position."""

import pytest

from extractors.evl.impossible_names import is_legend, is_no_employer, is_no_title, is_of_days


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


@pytest.mark.parametrize("said", ["IATSE Local", "Teamsters Local 399", "I.A.T.S.E. Local No. 61"])
def test_a_union_is_neither_a_show_nor_an_employer(said: str) -> None:
    assert is_no_title(said)
    assert is_no_employer(said)


def test_a_show_may_speak_of_a_union() -> None:
    assert not is_no_title("Local Hero")
    assert not is_no_title("The Union")


@pytest.mark.parametrize("said", ["Sat", "Thu 14", "Mon Tue Wed", "Fri, March 6", "lundi"])
def test_weekdays_are_nobody_and_no_position(said: str) -> None:
    assert is_of_days(said)


@pytest.mark.parametrize("said", ["Sunny Ray", "April May", "Monday Driver", "Gaffer", "12"])
def test_other_words_are_not_of_days(said: str) -> None:
    assert not is_of_days(said)


def test_what_codes_mean_is_no_position() -> None:
    assert is_legend("D = Dolly Grip K = Key Grip")
    assert not is_legend("Dolly Grip")
