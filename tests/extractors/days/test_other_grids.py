"""Grids on their side, attendance sheets, weeks named in sentences, and days written in words."""

from collections.abc import Callable

import pytest

from extractors.days import DaysRead, read_days
from extractors.days.cells import legend_of
from extractors.days.elsewhere import Elsewhere
from extractors.layout import Line

ReadText = Callable[..., DaysRead]

TURNED = """\
W/E          03/07/26   03/14/26
Sunday
Monday       X
Tuesday      X          X
Wednesday    X          X
Thursday                X
Friday       H          X
Saturday
Days         3          4
"""

_NUMBERS = "".join(f"{number:>4}" for number in range(1, 32))


def _strip(month: str, worked: set[int], total: int) -> str:
    marks = "".join("   X" if number in worked else "    " for number in range(1, 32))
    return f"{month}{marks}{total:>6}"


def _days(read: DaysRead) -> list[str]:
    return [one.day.isoformat() for one in read.worked]


def test_a_grid_on_its_side_is_read_by_weeks_and_weekdays(read_text: ReadText) -> None:
    read = read_text(TURNED)

    assert _days(read) == [
        *("2026-03-02", "2026-03-03", "2026-03-04"),
        *("2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13"),
    ]
    assert [one.day.isoformat() for one in read.not_worked] == ["2026-03-06"]
    assert read.doubts == ()


def test_a_week_on_its_side_that_counts_other_days_is_doubted(read_text: ReadText) -> None:
    read = read_text(TURNED.replace("Days         3", "Days         5"))

    assert any("marks 3 days and counts 5" in doubt for doubt in read.doubts)


def test_an_attendance_sheet_is_read_by_months_and_numbers(read_text: ReadText) -> None:
    sheet = "\n".join(
        (
            f"        {_NUMBERS}  Total",
            _strip("Mar 2026", {2, 3, 9, 31}, 4),
            _strip("Apr 2026", {1, 30}, 2),
        )
    )

    read = read_text(sheet)

    assert _days(read) == [
        *("2026-03-02", "2026-03-03", "2026-03-09", "2026-03-31", "2026-04-01", "2026-04-30"),
    ]


def test_an_attendance_sheet_without_years_is_of_the_one_year_that_is_said(
    read_text: ReadText,
) -> None:
    sheet = "\n".join(
        (
            "Days worked in calendar year 2026",
            f"        {_NUMBERS}  Total",
            _strip("MAR     ", {2, 3, 9, 31}, 4),
            _strip("APR     ", {1, 30}, 2),
        )
    )

    assert _days(read_text(sheet)) == [
        *("2026-03-02", "2026-03-03", "2026-03-09", "2026-03-31", "2026-04-01", "2026-04-30"),
    ]
    assert _days(read_text(sheet.replace(" 2026", ""))) == []


@pytest.mark.parametrize(
    ("printed", "worked"),
    [
        (
            "She worked Monday through Wednesday of the weeks ending March 7, 2026 and\n"
            "March 14, 2026, and Friday of the week ending March 21, 2026.",
            "2 3 4 9 10 11 20",
        ),
        (
            "In the week ending March 7, 2026: Monday, Tuesday and\nThursday.\n"
            "In the week ending March 14, 2026: Monday.",
            "2 3 5 9",
        ),
        ("Days worked: the second, third and twenty-first of March 2026", "2 3 21"),
        ("Days worked: March second, third and thirty-first, 2026", "2 3 31"),
        ("Dates travaillées: 2, 3 et 5 mars 2026", "2 3 5"),
        ("Dates travaillées: 1er mars 2026; 5 mars 2026; 6 mars 2026", "1 5 6"),
        ("Dates worked: March 2, 3 and 5, 2026 (not March 6, 2026)", "2 3 5"),
        (
            "Dates worked: March 2, 3 and 5, 2026.\n"
            "Please note that March 6, 2026 was listed in error in our earlier letter.",
            "2 3 5",
        ),
        (
            "Week beginning   Mon  Tue  Wed  Thu  Fri\n03/02/2026       Yes  Yes  No   Yes  No",
            "2 3 5",
        ),
    ],
)
def test_the_days_of_march_are_read(read_text: ReadText, printed: str, worked: str) -> None:
    read = read_text(printed)

    assert _days(read) == [f"2026-03-{int(day):02}" for day in worked.split()]


def test_the_second_unit_is_no_day(read_text: ReadText) -> None:
    read = read_text("The second unit worked on these dates: March 4, 5 and 6, 2026")

    assert _days(read) == ["2026-03-04", "2026-03-05", "2026-03-06"]


def test_codes_mean_what_the_letter_says_of_them_outside_the_lines_of_a_job(
    lines_of: Callable[..., list[Line]],
) -> None:
    rows = lines_of(TURNED.replace("X", "P"))
    legend = legend_of(lines_of("P = present and at work. H = paid holiday."))

    read = read_days(rows, (), letter_date=None, elsewhere=Elsewhere(legend=legend))

    assert len(read.worked) == 7
    assert read.doubts == ()


def test_the_weekday_that_weeks_end_on_is_no_column_of_theirs(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text(
        "Week ending (Sun)     Mon   Tue   Wed   Thu   Fri   Sat   Sun   Days\n"
        "10/13/2024            X     X     X     X     X                 5\n"
        "10/20/2024            X     X     X     X     X     X     X     7"
    )

    assert [one.day.day for one in read.worked] == [7, 8, 9, 10, 11, *range(14, 21)]
    assert not read.doubts
