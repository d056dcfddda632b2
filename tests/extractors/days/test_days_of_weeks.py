"""Days told behind the date of their week: in sentences, nested below it, without their year."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.days import DaysRead

ReadText = Callable[..., DaysRead]

TOLD = [
    (
        "In the week ending Saturday, March 7, 2026, work was performed on Tuesday the\n"
        "3rd and Friday the 6th. In the week ending Saturday, March 14, 2026,\n"
        "work was performed on Monday the 9th.",
        ["2026-03-03", "2026-03-06", "2026-03-09"],
    ),
    (
        "During the week ending Jan 3, 2026, worked Dec 30, Dec 31, Jan 2.\n"
        "During the week ending Jan 10, 2026, worked Jan 7.",
        ["2025-12-30", "2025-12-31", "2026-01-02", "2026-01-07"],
    ),
    (
        "Week ending February 28, 2026: Friday, February 27. Week ending March\n"
        "7, 2026: Wednesday, March 4.",
        ["2026-02-27", "2026-03-04"],
    ),
    (
        "• Week of 03/02/2026 – 03/08/2026\n– Mon 3/2, Tue 3/3\n"
        "• Week of 03/09/2026 – 03/15/2026\n– Wed 3/11",
        ["2026-03-02", "2026-03-03", "2026-03-11"],
    ),
]


@pytest.mark.parametrize(("text", "days"), TOLD)
def test_days_told_of_a_week_are_read(read_text: ReadText, text: str, days: list[str]) -> None:
    read = read_text(f"Dates worked\n{text}")

    assert [each.day.isoformat() for each in read.worked] == days
    assert not read.doubts


@pytest.mark.parametrize(
    "said",
    [
        "no work was performed on Monday the 2nd",
        "work was performed on Monday the 3rd",
        "work was performed on Monday the 2nd but was not performed on Tuesday the 3rd",
        "travel was paid on Monday the 2nd and Tuesday the 3rd",
        "work was performed on Monday the 9th",
    ],
)
def test_a_week_told_otherwise_proves_no_day(read_text: ReadText, said: str) -> None:
    read = read_text(f"In the week ending Saturday, March 7, 2026, {said}.")

    assert not read.worked


@given(
    saturday=st.dates(date(2025, 1, 1), date(2026, 10, 1)).map(
        lambda day: day + timedelta(days=(5 - day.weekday()) % 7)
    ),
    ago=st.sets(st.integers(0, 6), min_size=1),
)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_day_outside_of_its_week_is_ever_counted(
    read_text: ReadText, saturday: date, ago: set[int]
) -> None:
    days = sorted(saturday - timedelta(days=n) for n in ago)
    named = ", ".join(f"{day.month}/{day.day}" for day in days)

    read = read_text(f"Week ending {saturday:%m/%d/%Y}, worked {named}.")

    assert {each.day for each in read.worked} <= set(days)


def test_a_stretch_with_its_weekdays_in_the_week_named_tells_of_every_day(
    read_text: Callable[..., DaysRead],
) -> None:
    sentence = "In the week ending Saturday, March 21, 2026, Krall worked from {}."

    told = read_text(sentence.format("Tuesday, March 17 through Friday, March 20"))
    outside = read_text(sentence.format("Tuesday, March 24 through Friday, March 27"))
    bare = read_text("Krall worked from Tuesday, March 17 through Friday, March 20, 2026.")

    assert [one.day.day for one in told.worked] == [17, 18, 19, 20]
    assert not outside.worked
    assert not bare.worked


def test_the_days_of_a_week_may_stand_in_brackets_below_it(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text(
        "Days worked: w/e 10/25/25 (10/20, 10/22); w/e 11/1/25 (10/27, 10/28); w/e 11/8/25\n"
        "(11/3, 11/4); w/e 11/15/25 (11/10)\nDays worked: 7"
    )

    assert len(read.worked) == 7


def test_months_told_one_after_the_other_count_their_own_days(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text(
        "In February 2026 he worked two (2) days: the 26th and 27th. In March 2026 he worked\n"
        "three (3) days: the 4th, 5th and 6th. For the month of April 2026 - the 7th and the 8th."
    )

    assert [one.day.day for one in read.worked] == [26, 27, 4, 5, 6, 7, 8]


def test_a_week_may_count_its_days_before_it_lists_them(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text(
        "Payroll shows:\nWeek ending 2/8/25: 5 days — 2/4-2/8\nWeek ending 2/15/25: 1 day — 2/11\n"
        "Total days worked: 6"
    )

    assert [one.day.day for one in read.worked] == [4, 5, 6, 7, 8, 11]


def test_words_at_the_end_of_a_line_lead_to_the_dates_below_it(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text(
        "She worked Monday through Friday in the weeks beginning September 8 and 29, 2025,\n"
        "October 6 and 13, 2025, except for\n"
        "Monday, October 13 and Tuesday, October 7, when the studio was closed. She also worked\n"
        "Saturday, October 4. This comes to 19 days."
    )

    days = {one.day.isoformat() for one in read.worked}
    assert len(days) == 19
    assert not days & {"2025-10-07", "2025-10-13"}
    assert "2025-10-04" in days


BOXED = [
    "Week ending   Days worked\n"
    "05/09/2026    ☐ Sun  ☒ Mon  ☒ Tue  ☐ Wed  ☐ Thu  ☒ Fri  ☐ Sat\n"
    "05/16/2026    ☐ Sun  ☐ Mon  ☐ Tue  ☒ Wed  ☐ Thu  ☐ Fri  ☐ Sat",
    "Week ending 05/09/2026:  Sun ☐  Mon ☑  Tue ☑  Wed ☐  Thu ☐  Fri ☑  Sat ☐\n"
    "Week ending 05/16/2026:  Sun ☐  Mon ☐  Tue ☐  Wed ☑  Thu ☐  Fri ☐  Sat ☐",
    "Week of May 4, 2026:  ☒ M  ☒ T  ☐ W  ☐ Th  ☒ F\n"
    "Week of May 11, 2026:  ☐ M  ☐ T  ☒ W  ☐ Th  ☐ F",
]


@pytest.mark.parametrize("text", BOXED)
def test_ticked_boxes_beside_weekdays_tell_the_days_of_a_week(
    read_text: ReadText, text: str
) -> None:
    read = read_text(text)

    assert [one.day.isoformat()[5:] for one in read.worked] == ["05-04", "05-05", "05-08", "05-13"]
    assert not read.doubts


def test_a_box_too_few_tells_no_day(read_text: ReadText) -> None:
    assert not read_text("Week ending 05/09/2026:  ☐ Sun  ☒ Mon  ☒ Tue  Wed  ☒ Thu  ☐ Fri").worked
