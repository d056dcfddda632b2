"""Letters whose days nobody understands say so: no day is lost without a word."""

from collections.abc import Callable, Sequence

import pytest

from extractors.evl.days_unread import days_not_understood, days_printed
from extractors.layout import Line
from extractors.values import Field, Place

Lines = Callable[[str], Sequence[Line]]


@pytest.mark.parametrize(
    "printed",
    [
        "The days worked are shaded.\nFebruary 2026\nSun Mon Tue Wed Thu Fri Sat\n1 2 3 4 5 6 7",
        "She took part on May 4 and May 7, 2026.",
        "Week of July 6, 2026: as scheduled",
    ],
)
def test_days_printed_in_ways_not_understood_are_pointed_at(lines_of: Lines, printed: str) -> None:
    finding = days_not_understood(days_printed(lines_of(printed)), {}, [{}])

    assert finding is not None
    assert finding.places


def test_a_period_is_no_list_of_days(lines_of: Lines) -> None:
    printed = "He was with us from May 4, 2026 to July 30, 2026.\nDate of birth: 4/5/1990"

    assert days_not_understood(days_printed(lines_of(printed)), {}, [{}]) is None


def test_a_letter_whose_days_are_read_is_asked_nothing(lines_of: Lines) -> None:
    lines = lines_of("He worked on May 4, 2026. It premieres on May 9, 2027.")
    place = Place(1, lines[0].box, "May 4, 2026")

    assert (
        days_not_understood(
            days_printed(lines), {}, [{"work_dates": Field(["2026-05-04"], 1.0, (place,))}]
        )
        is None
    )
