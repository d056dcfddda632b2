"""Any set of days, printed in any style, comes back exactly; nothing unprinted ever does."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.days import parse_date, read_days
from extractors.layout import Line

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
LETTER = date(2026, 11, 2)

day_sets = st.builds(
    lambda start, offsets: sorted({start + timedelta(days=offset) for offset in offsets}),
    st.dates(date(2024, 1, 1), date(2026, 8, 1)),
    st.sets(st.integers(0, 60), min_size=2, max_size=25),
)


def _months(days: list[date]) -> list[list[date]]:
    return [list(group) for _, group in groupby(days, key=lambda day: (day.year, day.month))]


def _year_once(days: list[date]) -> str:
    parts = []
    groups = _months(days)
    for index, group in enumerate(groups):
        part = MONTHS[group[0].month - 1] + " " + ", ".join(str(day.day) for day in group)
        last = index + 1 == len(groups) or groups[index + 1][0].year != group[0].year
        parts.append(part + (f", {group[0].year}" if last else ""))
    return "; ".join(parts)


def _headed(days: list[date]) -> str:
    return "; ".join(
        f"{MONTHS[group[0].month - 1]} {group[0].year}: " + ", ".join(str(d.day) for d in group)
        for group in _months(days)
    )


def _stretches(days: list[date]) -> list[list[date]]:
    found: list[list[date]] = []
    for day in days:
        if found and (day - found[-1][-1]).days == 1 and day.month == found[-1][0].month:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def _ranged(days: list[date]) -> str:
    parts = []
    for group in _months(days):
        items = [
            str(run[0].day) if len(run) == 1 else f"{run[0].day}-{run[-1].day}"
            for run in _stretches(group)
        ]
        parts.append(f"{MONTHS[group[0].month - 1]} {', '.join(items)}, {group[0].year}")
    return "; ".join(parts)


STYLES: dict[str, Callable[[list[date]], str]] = {
    "the year once": _year_once,
    "month headings": _headed,
    "ISO": lambda days: ", ".join(day.isoformat() for day in days),
    "month/day/year": lambda days: ", ".join(f"{day:%m/%d/%Y}" for day in days),
    "short": lambda days: ", ".join(f"{day.month}/{day.day}/{day:%y}" for day in days),
    "weekday": lambda days: "; ".join(
        f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}" for day in days
    ),
    "day month year": lambda days: ", ".join(
        f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in days
    ),
    "04-Mar-26": lambda days: ", ".join(
        f"{day.day:02}-{MONTHS[day.month - 1][:3]}-{day:%y}" for day in days
    ),
    "one a line": lambda days: "\n".join(f"{day:%m/%d/%Y}" for day in days),
    "rows": lambda days: "Date   Hours\n" + "\n".join(f"{day:%m/%d/%Y}   10.0" for day in days),
}


@pytest.mark.parametrize("style", STYLES)
def test_days_printed_in_a_style_are_read_back(
    lines_of: Callable[..., list[Line]], style: str
) -> None:
    @settings(max_examples=40, deadline=None)
    @given(days=day_sets)
    def check(days: list[date]) -> None:
        lines = lines_of("Dates worked:\n" + STYLES[style](days))

        read = read_days(lines, (), letter_date=LETTER)

        if not any("order of day and month" in doubt for doubt in read.doubts):
            assert [one.day for one in read.worked] == days

    check()


def test_ranges_among_lists_are_read_back(lines_of: Callable[..., list[Line]]) -> None:
    @settings(max_examples=60, deadline=None)
    @given(days=day_sets.filter(lambda days: len(_stretches(days)) > 1))
    def check(days: list[date]) -> None:
        longest = max(len(run) for run in _stretches(days))

        read = read_days(lines_of("Dates worked: " + _ranged(days)), (), letter_date=LETTER)

        if longest <= 14:
            assert [one.day for one in read.worked] == days

    check()


def test_no_text_invents_a_day(lines_of: Callable[..., list[Line]]) -> None:
    pieces = st.sampled_from(
        [
            "12",
            "31",
            "7",
            "2026",
            "March",
            ",",
            "and",
            "-",
            "/",
            ".",
            "(",
            ")",
            "worked",
            "10.5",
            "X",
            "W",
            "Mon",
            "dates",
            "days",
            ":",
            "from",
            "to",
            "&",
            "555",
            "I",
        ]
    )

    @settings(max_examples=200, deadline=None)
    @given(words=st.lists(pieces, max_size=30))
    def check(words: list[str]) -> None:
        printed = {int(word) for word in words if word in {"7", "12", "31", "10", "5"}} | {10, 5}

        read = read_days(lines_of(" ".join(words) or "x"), (), letter_date=LETTER)

        ends = {day for day in printed if day <= 31}
        for one in read.worked:
            assert one.day.day in ends or min(ends) <= one.day.day <= max(ends)
            assert one.day.month in {3, 7, 10, 12, 5}

    check()


@given(day=st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_a_single_date_is_parsed_in_every_long_form(day: date) -> None:
    month = MONTHS[day.month - 1]

    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{month} {day.day}, {day.year}") == day
    assert parse_date(f"{day.day} {month} {day.year}") == day
    assert parse_date(f"{WEEKDAYS[day.weekday()]}, {month} {day.day}, {day.year}") == day


@pytest.mark.parametrize("text", ["", "March 4", "no date", "3/4", "March 4, 2026 and May 5, 2026"])
def test_text_without_one_whole_date_is_no_date(text: str) -> None:
    assert parse_date(text) is None


NOISY = [
    ("Dates worked: O3/O4/2O26, 03/05/2026, 03/09/2026", [4, 5, 9]),
    ("Dates worked: 03/04/2026, O3/l0/2026, 03/l1/2026", [4, 10, 11]),
    ("Dates worked: 03|04|2026, 03|05|2026, 03|09|2026", [4, 5, 9]),
    ("Dates worked: 03/ 04/2026, 03 /05/2026, 03/09/ 2026", [4, 5, 9]),
    ("Dates worked: Mar ch 4, 5, 9, 2026", [4, 5, 9]),
    ("Dates worked: Marcb 4, 5, 9, 2026", [4, 5, 9]),
    ("Dates worked: March 4, 5, 9, 20 26", [4, 5, 9]),
    ("Dates worked: March4, 5and9, 2026", [4, 5, 9]),
    ("Dates worked: March 4,5,9,2026", [4, 5, 9]),
    ("Dates worked: March 8, l0 and 1l, 2026", [8, 10, 11]),
    ("Dates worked: 03/04/2026,03/05/2026,03/09/2026", [4, 5, 9]),
]


@pytest.mark.parametrize(("printed", "days"), NOISY)
def test_letters_confused_with_digits_are_put_right_with_less_trust(
    lines_of: Callable[..., list[Line]], printed: str, days: list[int]
) -> None:
    read = read_days(lines_of(printed), (), letter_date=LETTER)

    wrong = {one.day.day for one in read.worked} - set(days)
    assert not wrong
    assert {one.day.day for one in read.worked} == set(days)


def test_a_repaired_word_is_trusted_less(lines_of: Callable[..., list[Line]]) -> None:
    clean = read_days(lines_of("Dates worked: 03/14/2026"), (), letter_date=LETTER)
    repaired = read_days(lines_of("Dates worked: O3/14/2026"), (), letter_date=LETTER)

    assert repaired.worked[0].confidence < clean.worked[0].confidence


def test_a_day_is_trusted_no_more_than_its_worst_word(lines_of: Callable[..., list[Line]]) -> None:
    lines = lines_of("Dates worked: March 14, 2026", confidence=0.6)

    read = read_days(lines, (), letter_date=LETTER)

    assert read.worked[0].confidence <= 0.6


def test_a_mark_that_recognition_doubles_is_still_a_mark(
    lines_of: Callable[..., list[Line]],
) -> None:
    head = "W/E Date     Sun   Mon   Tue   Wed   Thu   Fri   Sat\n"
    lines = lines_of(head + "03/07/2026         Ww    WwW   T     xX")

    read = read_days(lines, (), letter_date=LETTER)

    assert [one.day.day for one in read.worked] == [2, 3, 5]
