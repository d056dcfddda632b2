"""Days in messages read as people write them in the U.S., the year once."""

from datetime import date

from validators.wording import day_text, days_text


def test_a_day_is_written_month_first() -> None:
    assert day_text(date(2026, 3, 7)) == "Mar 7, 2026"


def test_the_year_stands_once_for_each_year() -> None:
    days = [date(2026, 1, 2), date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 2)]

    assert days_text(days) == "Dec 30, Dec 31, 2025; Jan 2, 2026"


def test_a_long_list_says_how_many_more() -> None:
    days = [date(2026, 3, n) for n in range(1, 12)]

    assert days_text(days).endswith("Mar 8, 2026 and 3 more")
