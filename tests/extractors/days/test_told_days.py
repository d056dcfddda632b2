"""Days told in sentences, rows and lists of many wordings; what is not said to be worked is none.

Days are written ``YYYY-MM: d d-d d``; a letter of 2 November 2026 is assumed.
"""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.days import DaysRead, read_days
from extractors.days.elsewhere import Elsewhere
from extractors.layout import Line
from extractors.values import Field

SENTENCES = [
    (
        "worked Monday the 2nd through Thursday the 5th, and again the 9th, 10th and 13th of March "
        "2026",
        "2026-03: 2-5 9 10 13",
    ),
    (
        "We engaged this person on the 5th to the 10th, and again on Monday the 12th thru\n"
        "Thursday the 15th and the 19th of January 2026.",
        "2026-01: 5-10 12-15 19",
    ),
    (
        "In August 2026 the employee was on set on the 6th, Thursday the 13th and the 18th,\n"
        "returning on the 20th.",
        "2026-08: 6 13 18 20",
    ),
    (
        "He was at work on November 14th thru the 15th, the 17th thru the 21st and the\n"
        "24th, 2025; December 2nd and the 4th thru the 5th, 2025 (10 days).",
        "2025-11: 14 15 17-21 24|2025-12: 2 4 5",
    ),
    ("She worked on March 3rd and 4th, 2026. She returned on the 10th.", "2026-03: 3 4 10"),
    (
        "Days of service: M 5/4 T 5/5 Th 5/7 F 5/8 W 5/13 2026",
        "2026-05: 4 5 7 8 13",
    ),
    (
        "Ida Moss worked on May 4, 5 and 8, 2026. On May 6 we were dark and she did not work or\n"
        "get paid for that day. The call of Friday, May 8 ran past midnight.",
        "2026-05: 4 5 8",
    ),
    (
        "Days worked:\n05/04/2026; 05/05/2026; 05/08/2026\nNot worked: 05/06/2026, 05/07/2026",
        "2026-05: 4 5 8",
    ),
    (
        "Ida Moss worked upon these dates, and upon no others: the 28th of April, 2026; the 4th\n"
        "and the 6th of May, 2026.",
        "2026-04: 28|2026-05: 4 6",
    ),
    (
        "Days worked: the 2nd, each day from the 5th through the 7th and every day from the 11th\n"
        "to the 12th of March, 2026. The days so listed number\nsix (6).",
        "2026-03: 2 5-7 11 12",
    ),
    (
        "He worked Monday the second, Tuesday the third, and from Monday the ninth through\n"
        "Thursday the twelfth of March 2026, then Friday the tenth of April.",
        "2026-03: 2 3 9-12|2026-04: 10",
    ),
    (
        "In March 2026 she worked Monday the second and Friday the sixth, while the second unit\n"
        "did not need her.",
        "2026-03: 2 6",
    ),
    (
        "She worked the 2nd (Monday), the 3rd (Tuesday) and the 5th (Thursday), of March, 2026.",
        "2026-03: 2 3 5",
    ),
    (
        "He worked on March second, third and fourth, and on the ninth and tenth of April, 2026.",
        "2026-03: 2 3 4|2026-04: 9 10",
    ),
    ("worked on June 3rd, 4th and 8th to the 14th, 2026, except the 9th", "2026-06: 3 4 8 10-14"),
    ("worked March 3rd and the 12th of April 2026", "2026-03: 3|2026-04: 12"),
    ("Dates worked: 3, 4 and 9 March; 6-8 April 2026", "2026-03: 3 4 9|2026-04: 6-8"),
    (
        "Days worked by phase\nPrep: 2–3 March 2026\nPhotography: 4–6 and 9 March 2026",
        "2026-03: 2-6 9",
    ),
]
LISTS = [
    ("Dates of work\nMar. 3 . 4 . 5 . 9, 2026", "2026-03: 3 4 5 9"),
    ("Dates of work\nMar. 3 • 4 • 5\n• 9 • 10 2026", "2026-03: 3 4 5 9 10"),
    ("Days worked\n2026-03: 02, 03, 09\n2026-04: 01", "2026-03: 2 3 9|2026-04: 1"),
    ("Days worked\n03/2026: 2, 3, 9", "2026-03: 2 3 9"),
    (
        "Days worked\nMarch 2026\n3 Tuesday\n4 Wednesday\nPage 1 of 2 · printed 05/02/2026\n"
        "(continued)\n9 Monday",
        "2026-03: 3 4 9",
    ),
    (
        "Days worked\nMonth    Day    Year    Hours\nMarch    8      2026    8\n"
        "do.      9      do.     8\n''       12      ''      10",
        "2026-03: 8 9 12",
    ),
    (
        "Days worked\nMAR    2    MON    8.0\n       3    TUE    0.0\n       4    WED    9.5",
        "2026-03: 2 4",
    ),
    ("Days worked\nMo 02.03.26    We 04.03.26\nTh 05.03.26", "2026-03: 2 4 5"),
    (
        "Days worked\n1    03/03/26 Tu    4    03/10/26 Tu\n2    03/04/26 We    5    03/11/26 We\n"
        "3    03/05/26 Th    6    03/12/26 Th",
        "2026-03: 3-5 10-12",
    ),
    (
        "Days worked:\nMarch 2nd (Monday) - March 4th (Wednesday), 2026\nMarch 9th, 2026",
        "2026-03: 2-4 9",
    ),
]
NOT_WORKED = [
    ("No services were rendered on March 6, 30, 2026.\nDays worked: March 3, 4, 2026", "3 4"),
    ("Days worked: March 3, 4, 2026\nThe company was dark on March 5, 6, 2026", "3 4"),
    ("Days worked: March 3, 4, 2026\nQuux: March 5, 6, 9, 2026", "3 4"),
    ("Days worked: 3 and 4 March 2026.\n5 and 9 March were rest days.", "3 4"),
    ("Days worked: 3 and 4 March 2026.\n5 March was a non-working day.", "3 4"),
    (
        "Date    Status\n03/02/2026    Worked\n03/03/2026    Worked\n03/04/2026    Not called\n"
        "03/05/2026    Quux",
        "2 3",
    ),
    ("Worked    Not worked\n03/02/2026 03/05/2026\n03/03/2026", "2 3"),
    ("A star marks a day worked.\nMarch 2026: 1 2 3* 4* 5 6 7", ""),
]


@pytest.mark.parametrize(("text", "days"), SENTENCES + LISTS)
def test_days_are_read_however_they_are_told(
    read_text: Callable[..., DaysRead], text: str, days: str
) -> None:
    read = read_text(text)

    assert [day.day for day in read.worked] == _days(days)


@pytest.mark.parametrize(("text", "days"), NOT_WORKED)
def test_days_that_are_not_said_to_be_worked_count_as_none(
    read_text: Callable[..., DaysRead], text: str, days: str
) -> None:
    read = read_text(text)

    assert [day.day for day in read.worked] == [date(2026, 3, int(d)) for d in days.split()]


@pytest.mark.parametrize(
    ("lead", "worked"),
    [
        ("Days worked are in brackets.", 5),
        ("Days off are in brackets.", 0),
        ("Attendance", 0),
    ],
)
def test_brackets_in_a_calendar_mean_what_the_letter_says(
    read_text: Callable[..., DaysRead], lead: str, worked: int
) -> None:
    calendar = (
        "June 2026\nMo    Tu    We    Th    Fr    Sa    Su\n"
        "1     2     3     4     5     6     7\n(8)   (9)   (10)  11    12    13    14\n"
        "15    16    17    (18)  (19)  20    21\n22    23    24    25    26    27    28\n29    30"
    )

    read = read_text(f"{lead}\n{calendar}")

    assert len(read.worked) == worked


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(days=st.sets(st.integers(1, 28), min_size=2, max_size=9), width=st.integers(3, 30))
def test_a_sentence_says_the_same_however_its_lines_break(
    read_text: Callable[..., DaysRead], days: set[int], width: int
) -> None:
    said = ", ".join(f"the {_ordinal(day)}" for day in sorted(days))
    words = f"The employee worked for us on {said} of March 2026 as told.".split()
    text = "\n".join(" ".join(words[at : at + width]) for at in range(0, len(words), width))

    read = read_text(text)

    printed = {date(2026, 3, day) for day in days}
    assert {day.day for day in read.worked} <= printed
    assert width < len(words) or {day.day for day in read.worked} == printed


def _ordinal(day: int) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{'th' if 10 < day < 14 else suffix}"


def _days(text: str) -> list[date]:
    found: list[date] = []
    for part in text.split("|"):
        month, _, numbers = part.partition(":")
        year, number = month.split("-")
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", numbers):
            found += [
                date(int(year), int(number), day)
                for day in range(int(first), int(last or first) + 1)
            ]
    return found


def test_a_number_of_days_outside_the_lines_says_that_a_short_range_was_worked(
    lines_of: Callable[..., list[Line]],
) -> None:
    lines = lines_of("From 3/2/26 thru 3/4/26")
    three = Field(3, 0.97, ())

    told = read_days(lines, (), letter_date=None, elsewhere=Elsewhere(total=three))
    untold = read_days(lines, (), letter_date=None)

    assert [one.day.day for one in told.worked] == [2, 3, 4]
    assert untold.worked == ()


def test_weekdays_prove_the_month_that_was_said_for_all_days_before(
    read_text: Callable[..., DaysRead],
) -> None:
    text = (
        "All of her work fell in the month of May 2026, as told below.\n"
        "Prep: Monday the fourth, Tuesday the fifth, Wednesday the sixth, Thursday the\n"
        "seventh and Friday the eighth (five days).\n"
        "Shooting: Monday the eleventh, Tuesday the\n"
        "twelfth and Thursday the twenty-\n"
        "first (three days).\n"
        "Wrap: Friday the 22nd. In all she worked nine days."
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [4, 5, 6, 7, 8, 11, 12, 21, 22]
    assert not read.doubts


def test_a_weekday_that_does_not_fit_the_month_is_left_to_a_person(
    read_text: Callable[..., DaysRead],
) -> None:
    text = (
        "All of her work fell in the month of May 2026, as told below, day by day and unit by\n"
        "unit, for the record and for the office of the union that asked for the days.\n"
        "Shooting: Tuesday the fourth. Wrap: Friday the eighth and Saturday the ninth."
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [8, 9]
    assert any("Tuesday" in doubt for doubt in read.doubts)


@pytest.mark.parametrize(
    "text",
    [
        "She worked on the fourth, fifth and sixth of May 2026, then again on the eleventh and\n"
        "twelfth. Five days in total.",
        "All of her days lie in May 2026: Monday the fourth, Tuesday the fifth and Wednesday the\n"
        "sixth for the rig, then Monday the 11th through Tuesday the 12th for the strike.\n"
        "She worked five days altogether.",
    ],
)
def test_a_sentence_goes_on_with_days_of_its_month(
    read_text: Callable[..., DaysRead], text: str
) -> None:
    assert [one.day.day for one in read_text(text).worked] == [4, 5, 6, 11, 12]


def test_what_is_first_or_second_in_a_sentence_is_no_day(
    read_text: Callable[..., DaysRead],
) -> None:
    text = (
        "In May 2026 she was on the second unit, worked on the first, third and fourth shows of\n"
        "the season, and on May 8 on the fifth stage."
    )

    assert [one.day.day for one in read_text(text).worked] == [8]
