"""Numbers beside months that count days, and are no dates."""

from calendar import monthrange
from collections.abc import Callable

from extractors.days import DaysRead

ReadText = Callable[..., DaysRead]
KEY = "* = day worked"


def starred(month: int, days: set[int]) -> str:
    """Return the numbers of a month of 2026, those worked with a star."""
    last = monthrange(2026, month)[1]
    return " ".join(f"{n}*" if n in days else str(n) for n in range(1, last + 1))


def test_a_number_beside_each_month_that_adds_up_to_the_total_counts_its_days(
    read_text: ReadText,
) -> None:
    read = read_text(
        "Days worked in March: 12\nDays worked in April: 6\nTotal number of days worked: 18"
    )

    assert not read.worked
    assert read.stated_total is not None
    assert read.stated_total.value == 18


def test_a_number_that_as_many_marked_days_bear_out_counts_them(read_text: ReadText) -> None:
    read = read_text(f"June 2026\n{starred(6, {2, 3, 9})}\n{KEY}\nDays worked in June: 3\n")

    assert [each.day.day for each in read.worked] == [2, 3, 9]
    assert read_text("Days worked in June 2026: 3, 4").worked


def test_a_day_that_no_marks_bear_out_is_a_date(read_text: ReadText) -> None:
    read = read_text("Days worked in June: 3, 4 and 5\nDays worked in July: 8")

    assert [each.day.isoformat()[5:] for each in read.worked] == [
        "06-03",
        "06-04",
        "06-05",
        "07-08",
    ]
