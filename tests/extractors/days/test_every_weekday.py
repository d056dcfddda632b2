"""Every weekday of a stretch but those named, and dates that only the total names days worked."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.days import DaysRead

ReadText = Callable[..., DaysRead]
WEEKS = ["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-05", "2026-06-08", "2026-06-09"]

TOLD = [
    "Worked every weekday from June 1 through June 9, 2026, except June 4. Total days worked: 6",
    "Days worked: each weekday between June 1, 2026 and June 9, 2026, inclusive, except\n"
    "Thursday, June 4, 2026. (6 days)",
    "He worked Monday through Friday of each week from June 1, 2026 to June 9, 2026, but not on\n"
    "Thursday, June 4, 2026. Total days worked: 6",
    "From June 1, 2026 through June 9, 2026 every weekday was worked excluding June 4.\n"
    "Total days worked: 6",
    "Every weekday from June 1, 2026 to June 9, 2026, except for June 4, was a day of work.\n"
    "Total days worked: 6",
]


@pytest.mark.parametrize("text", TOLD)
def test_every_weekday_but_one_is_a_list_that_the_total_proves(
    read_text: ReadText, text: str
) -> None:
    read = read_text(text)

    assert [each.day.isoformat() for each in read.worked] == WEEKS
    assert not read.doubts


def test_without_a_total_a_person_is_asked(read_text: ReadText) -> None:
    read = read_text("Worked every weekday from June 1 through June 9, 2026, except June 4.")

    assert [each.day.isoformat() for each in read.worked] == WEEKS
    assert any("no total" in doubt for doubt in read.doubts)


@pytest.mark.parametrize(
    "text",
    [
        "Worked every weekday from June 1 through June 30, 2026.",
        "Employed from June 1 through June 30, 2026, except June 4.",
        "Was on hold every weekday from June 1 through June 9, 2026, except June 4.",
        "Worked every weekday from June 1 through June 9, 2026, except June 4 and holidays.",
        "Worked every weekday from June 1 through June 9, 2026, except holidays.",
        "Worked every weekday from June 1 through June 9, 2026, except June 4. Total days: 5",
        "Was not at work every weekday from June 1 through June 9, 2026, except June 4.",
    ],
)
def test_a_stretch_told_otherwise_proves_no_day(read_text: ReadText, text: str) -> None:
    assert not read_text(text).worked


def test_days_named_besides_every_weekday_count_with_them(read_text: ReadText) -> None:
    text = (
        "She worked every weekday from Monday, June 1 through Friday, June 5, 2026, and also on\n"
        "June 8 and 10, 2026, for a total of {} days. She did not work on June 9."
    )

    proved, unproved = read_text(text.format(7)), read_text(text.format(9))

    assert [each.day.day for each in proved.worked] == [1, 2, 3, 4, 5, 8, 10]
    assert {each.day.day for each in unproved.worked} <= {8, 10}


LONGER = [
    "She worked every Monday through Friday from June 1, 2026 through June 12, 2026, with these\n"
    "exceptions:\n"
    "• June 4, 2026 (sick day)\n"
    "• June 10 to 11, 2026 (shop closed)\n"
    "This comes to 7 days worked.",
    "In 2026 he worked Mondays to Fridays from June 1 to June 12, but was off on June 4, 10 and\n"
    "11: 7 days.",
    "He worked every weekday from June 1, 2026 to June 12, 2026. He did not work on June 4, 10 or\n"
    "11. Total days worked: 7",
    "Dates worked: Monday to Friday, June 1 - June 12, 2026, with the exception of the 4th, 10th\n"
    "and 11th. 7 days",
    "She came after the spring holiday and worked all weekdays from June 1, 2026 to June 12, 2026\n"
    "apart from June 4 and June 10 through 11. This makes 7 days in all.",
]


@pytest.mark.parametrize("text", LONGER)
def test_exceptions_may_be_listed_below_or_told_in_other_words(
    read_text: ReadText, text: str
) -> None:
    read = read_text(text)

    assert [each.day.day for each in read.worked] == [1, 2, 3, 5, 8, 9, 12]
    assert not read.doubts


def test_a_number_of_days_worked_may_say_that_a_stretch_was_worked(read_text: ReadText) -> None:
    text = (
        "She was with us on a five-day week, Monday to Friday, from June 1 through June 12, 2026.\n"
        "Days not worked in that time:\n"
        "Founders' Day, June 4\n"
        "June 10 and 11 (sick)\n"
        "{}"
    )

    proved = read_text(text.format("Days worked: 7"))
    unproved = [read_text(text.format(said)) for said in ("", "Days worked: 8")]

    assert [each.day.day for each in proved.worked] == [1, 2, 3, 5, 8, 9, 12]
    assert not any(read.worked for read in unproved)


def test_each_of_two_stretches_is_proved_by_its_own_number(read_text: ReadText) -> None:
    text = (
        "Dresser: she worked every weekday from June 1, 2026 to June 5, 2026, except June 4. That\n"
        "makes 4 days.\n"
        "Buyer: she worked every weekday from July 6, 2026 to July 10, 2026, except July 8. That\n"
        "makes {} days."
    )

    proved, unproved = read_text(text.format(4)), read_text(text.format(5))

    assert len(proved.worked) == 8
    assert [each.day.day for each in unproved.worked] == [1, 2, 3, 5]
    assert any("nothing bears out" in doubt for doubt in unproved.doubts)


def test_two_stretches_of_one_sentence_come_to_one_total(read_text: ReadText) -> None:
    text = (
        "He worked every weekday from June 1, 2026 to June 5, 2026, and every weekday from July 6\n"
        "to July 10, 2026, except July 8. Total days worked: 9"
    )

    read = read_text(text)

    assert [each.day.day for each in read.worked] == [1, 2, 3, 4, 5, 6, 7, 9, 10]


@given(
    start=st.dates(date(2025, 1, 1), date(2026, 8, 1)),
    length=st.integers(3, 60),
    out=st.sets(st.integers(0, 60), min_size=1, max_size=3),
    wrong=st.integers(-2, 2),
)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_weekend_and_no_named_day_is_ever_counted(
    read_text: ReadText, start: date, length: int, out: set[int], wrong: int
) -> None:
    end = start + timedelta(days=length)
    off = [start + timedelta(days=n) for n in sorted(out) if n < length]
    days = [start + timedelta(days=n) for n in range(length + 1)]
    worked = [day for day in days if day.weekday() < 5 and day not in off]
    named = ", ".join(f"{day:%B} {day.day}, {day.year}" for day in off)
    text = f"Worked every weekday from {start:%B} {start.day}, {start.year} through "
    text += f"{end:%B} {end.day}, {end.year}" + (f", except {named}." if off else ".")

    read = read_text(f"{text}\nTotal days worked: {len(worked) + wrong}")

    assert {each.day for each in read.worked} <= set(worked)


def test_a_day_that_only_the_total_counts_is_read(read_text: ReadText) -> None:
    text = "Prep: June 1, 2026\nShoot: June 3, 4, 2026\nQuux: June 9, 2026\n"

    counted = read_text(f"{text}Total days worked: 4")
    unproved = read_text(f"{text}Total days worked: 3")

    assert len(counted.worked) == 4
    assert len(unproved.worked) == 3
    assert unproved.doubts


def test_single_dates_under_dates_of_employment_are_days(read_text: ReadText) -> None:
    listed = read_text("Dates of employment:\n1. June 1, 2026\n2. June 2, 2026\n3. June 4, 2026")
    ends = read_text("Dates of employment: June 1, 2026 - June 30, 2026")

    assert len(listed.worked) == 3
    assert not ends.worked


def test_the_end_of_a_night_in_brackets_is_no_day(read_text: ReadText) -> None:
    read = read_text("Dates worked:\nMon 9/14/2026 (night shoot, wrapped 4am 9/15)\nWed 9/16/2026")

    assert [each.day.day for each in read.worked] == [14, 16]
    assert read.period_end is None


def test_a_printed_weekday_tells_the_year(read_text: ReadText) -> None:
    named, plain = read_text("Dates worked:\nTue 9/8\nWed 9/9"), read_text("Dates worked: 9/8, 9/9")

    assert [each.day.year for each in named.worked] == [2026, 2026]
    assert not named.doubts
    assert plain.doubts


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "He worked every Monday, Wednesday and Friday from June 1, 2026 through June 12,\n"
            "2026, except Wednesday, June 10. Total days worked: 5",
            [1, 3, 5, 8, 12],
        ),
        ("She worked Tuesdays and Thursdays from June 1 to June 12, 2026 (4 days).", [2, 4, 9, 11]),
    ],
)
def test_the_weekdays_of_every_week_may_be_named(
    read_text: ReadText, text: str, days: list[int]
) -> None:
    assert [one.day.day for one in read_text(text).worked] == days


def test_weekdays_that_are_taken_out_are_not_those_worked(read_text: ReadText) -> None:
    text = "He worked every weekday from June 1 to June 12, 2026 except Fridays. Total days: 2"

    assert not read_text(text).worked


def test_a_week_that_is_taken_out_takes_all_of_its_days_out(read_text: ReadText) -> None:
    text = (
        "He worked Monday through Friday from June 1 through June 26, 2026, excluding June 5\n"
        "(sick) and the week of June 15, when the show was dark. This makes fourteen days."
    )

    read = read_text(text)

    out = {5, 15, 16, 17, 18, 19}
    weekdays = [d for d in range(1, 27) if date(2026, 6, d).weekday() < 5]
    assert [one.day.day for one in read.worked] == [d for d in weekdays if d not in out]
    assert {one.day.day for one in read.not_worked} == out


def test_a_day_taken_out_may_be_told_by_its_weekday_alone(read_text: ReadText) -> None:
    text = (
        "She worked five days a week from Monday, June 1 through Friday, June 12, 2026, with the\n"
        "exception of Thursday the 4th, which was a holiday. That comes to nine days."
    )

    assert [one.day.day for one in read_text(text).worked] == [1, 2, 3, 5, 8, 9, 10, 11, 12]


def test_a_stretch_may_be_told_by_its_beginning_and_its_end(read_text: ReadText) -> None:
    text = (
        "She worked each Monday through Friday beginning Monday, June 1, 2026 and continuing\n"
        "through Friday, June 12, 2026, save and except for Thursday, June 4, 2026, on which the\n"
        "whole shop was closed, and Wednesday, June 10, 2026, on which Mr. Orr replaced her.\n"
        "Total days worked: {}"
    )

    proved, unproved = read_text(text.format(8)), read_text(text.format(9))

    assert [each.day.day for each in proved.worked] == [1, 2, 3, 5, 8, 9, 11, 12]
    assert not unproved.worked
