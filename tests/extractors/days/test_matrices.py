"""People on one axis and dates on the other: each mark goes to the nearest of both."""

from collections.abc import Callable

import pytest

from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.jobs import Job
from extractors.evl.people_across import people_across, with_people
from extractors.layout import Line
from extractors.passages import printed

LinesOf = Callable[..., list[Line]]

_PEOPLE_OVER_DATES = """             Ann Brook        Carl Dent
Date          Key Grip           Grip
            xxx-xx-5190      xxx-xx-8824
Mon 3/2/26       X
Tue 3/3/26       X                X
Wed 3/4/26                        X
Thu 3/5/26       X                X
Days worked      {one}                3"""
_DATES_OVER_PEOPLE = """2026                                Mon   Tue   Wed   Thu   Total
                                    3/2   3/3   3/4   3/5
Ann Brook (5190)                     {code}     X           X     {one}
Key Grip, L80
Carl Dent (8824)                           X     X     X     3
Grip, L80"""
_THREE_DAYS = ["3", "4", "5"]


def test_people_are_named_by_all_lines_of_a_heading(lines_of: LinesOf) -> None:
    ann, carl = _jobs(lines_of(_PEOPLE_OVER_DATES.format(one="3")))

    assert _said(ann) == ("Ann Brook", "Key Grip", "5190")
    assert _said(carl) == ("Carl Dent", "Grip", "8824")
    assert _days(ann) == ["2", "3", "5"]
    assert _days(carl) == _THREE_DAYS


def test_people_are_named_by_all_lines_beside_their_marks(lines_of: LinesOf) -> None:
    ann, carl = _jobs(lines_of(_DATES_OVER_PEOPLE.format(code="X", one="3")))

    assert _said(ann) == ("Ann Brook", "Key Grip", "5190")
    assert _said(carl) == ("Carl Dent", "Grip", "8824")
    assert _days(ann) == ["2", "3", "5"]
    assert _days(carl) == _THREE_DAYS


@pytest.mark.parametrize(("one", "days"), [("2", ["3", "5"]), ("3", ["2", "3", "5"])])
def test_the_counts_of_all_tell_what_an_unknown_code_means(
    lines_of: LinesOf, one: str, days: list[str]
) -> None:
    ann, _ = _jobs(lines_of(_DATES_OVER_PEOPLE.format(code="P", one=one)))

    assert _days(ann) == days


@pytest.mark.parametrize("text", [_PEOPLE_OVER_DATES, _DATES_OVER_PEOPLE])
def test_a_person_whose_count_is_another_has_no_sure_day(lines_of: LinesOf, text: str) -> None:
    ann, carl = _jobs(lines_of(text.format(code="X", one="4")))

    assert all(word.confidence < 0.5 for line in _dated(ann) for word in line.words)
    assert all(word.confidence > 0.5 for line in _dated(carl) for word in line.words)


def test_what_else_a_letter_calls_a_person_is_nobody_beside_those_of_a_matrix(
    lines_of: LinesOf,
) -> None:
    lines = lines_of("Dead Reckoners\n" + _DATES_OVER_PEOPLE.format(code="X", one="3"))
    across = people_across(lines)
    assert across is not None
    show = Hit("employee_name", printed(lines[0]), Found.SUBJECT, 0)

    jobs = with_people([Job({"employee_name": (show,)}, tuple(lines))], across, 0)

    assert [job.hits["employee_name"][0].text for job in jobs] == ["Ann Brook", "Carl Dent"]


def test_rows_of_weeks_under_weekdays_are_no_people(lines_of: LinesOf) -> None:
    text = """Week ending     Mon   Tue   Wed
03/07/2026       X     X
03/14/2026       X           X
03/21/2026             X     X
03/28/2026       X     X     X"""

    assert people_across(lines_of(text)) is None


def _jobs(lines: list[Line]) -> list[Job]:
    across = people_across(lines)
    assert across is not None
    return with_people([], across, 0)


def _said(job: Job) -> tuple[str, ...]:
    return tuple(job.hits[name][0].text for name in ("employee_name", "classification", "last4"))


def _dated(job: Job) -> list[Line]:
    return [line for line in job.lines if "3/" in line.text]


def _days(job: Job) -> list[str]:
    return [line.text.partition("3/")[2].partition("/")[0] for line in _dated(job)]


def test_rows_may_be_numbered_and_say_what_the_day_was_before_the_marks(lines_of: LinesOf) -> None:
    lines = lines_of(
        """4                               Ann Brook        Carl Dent
5   Date                         Key Grip           Grip
6   3/2/2026   Mon   prep           10.5
7   3/3/2026   Tue   prep           12              skip
8   3/4/2026   Wed   shoot                          11
9   3/5/2026   Thu   shoot          11              10.5
Days worked                         3                2
skip = cancelled the day before"""
    )

    ann, carl = _jobs(lines)

    assert [job.hits["employee_name"][0].text for job in (ann, carl)] == ["Ann Brook", "Carl Dent"]
    assert _days(ann) == ["2", "3", "5"]
    assert _days(carl) == ["4", "5"]
