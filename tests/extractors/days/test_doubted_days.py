"""Dates that something else on the letter contradicts are no days, and their place is said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from extractors.days import DaysRead, UnsureDate, read_days
from extractors.evl.days_doubted import doubts_of
from extractors.layout import Line
from extractors.values import Place

ReadText = Callable[..., DaysRead]
LinesOf = Callable[..., list[Line]]


def _with_word_as(lines: list[Line], printed: str, read: str, confidence: float) -> list[Line]:
    """Return the lines with one word as recognition would have it."""
    return [
        Line(
            line.page,
            tuple(
                replace(word, text=read, confidence=confidence) if word.text == printed else word
                for word in line.words
            ),
        )
        for line in lines
    ]


def test_a_date_on_another_weekday_than_printed_counts_as_no_day(read_text: ReadText) -> None:
    text = "Dates worked:\nMon 03/02/2026\nTue 03/08/2026\nWed 03/04/2026\nThu 03/05/2026"

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [2, 4, 5]
    assert "03/08/2026" in read.unsure[0].place.text
    assert "weekday" in read.unsure[0].because


def test_weekdays_that_fit_no_date_of_a_letter_contradict_none(read_text: ReadText) -> None:
    text = "Dates worked:\nFri 03/02/2026\nSat 03/03/2026\nSun 03/04/2026"

    read = read_text(text)

    assert read.unsure == () or len(read.unsure) == 3


def test_a_recognized_date_in_another_year_than_its_neighbors_counts_as_no_day(
    lines_of: LinesOf,
) -> None:
    text = "Dates worked: 3/2/26, 3/3/26, 3/4/26, 3/5/26, 3/6/26"
    lines = _with_word_as(lines_of(text, 0.97), "3/4/26,", "3/4/25,", 0.96)

    read = read_days(lines, (), letter_date=date(2026, 4, 1))

    assert [one.day for one in read.worked] == [date(2026, 3, day) for day in (2, 3, 5, 6)]
    assert [one.place.text for one in read.unsure] == ["3/4/25,"]


def test_a_date_read_badly_counts_only_when_the_total_bears_it_out(lines_of: LinesOf) -> None:
    text = "Dates worked: 3/2/2026, 3/3/2026, 3/4/2026"
    hurt = _with_word_as(lines_of(text), "3/4/2026", "3/4/2026", 0.3)
    borne_out = [*hurt, *lines_of("\n\nTotal days worked: 3")]

    alone = read_days(hurt, (), letter_date=date(2026, 4, 1))
    counted = read_days(borne_out, (), letter_date=date(2026, 4, 1))

    assert [one.day.day for one in alone.worked] == [2, 3]
    assert len(alone.unsure) == 1
    assert [one.day.day for one in counted.worked] == [2, 3, 4]


@pytest.mark.parametrize(
    "remark",
    [
        "May 19, 2025 was Victoria Day and is not included.",
        "May 19, 2025 was Victoria Day.",
        "Victoria Day (May 19, 2025) is not included.",
        "Victoria Day fell on May 19, 2025.",
        "May 19, 2025 (statutory holiday) is excluded.",
        "We did not shoot on May 19, 2025.",
        "May 19, 2025 is not counted.",
        "May 19, 2025 (not included)",
        "May 19 and 20, 2025 are not included.",
    ],
)
def test_a_date_that_a_sentence_leaves_out_is_no_day(read_text: ReadText, remark: str) -> None:
    text = f"Dates worked: May 12, 13 and 14, 2025. {remark}"

    read = read_text(text, None)

    assert [one.day.day for one in read.worked] == [12, 13, 14]
    assert 19 in [one.day.day for one in read.not_worked]


def test_a_named_day_of_shooting_is_worked(read_text: ReadText) -> None:
    read = read_text("Dates worked: May 12, 2025 and May 19, 2025, which was Shoot Day 3.", None)

    assert [one.day.day for one in read.worked] == [12, 19]


def test_a_day_told_apart_without_its_month_is_doubted(read_text: ReadText) -> None:
    read = read_text("Dates worked: May 12, 13 and 14, 2025. The 15th is not included.", None)

    assert [one.day.day for one in read.worked] == [12, 13, 14]
    assert read.doubts


def test_dates_doubted_for_one_reason_are_one_finding_with_all_their_places() -> None:
    places = [Place(1, (10.0 * n, 0.0, 10.0 * n + 5, 9.0), f"{n},") for n in range(1, 31)]
    unsure = tuple(UnsureDate(place, "it was read too badly") for place in places)
    later = tuple(f"2026-06-{n:02} lies after the letter" for n in range(1, 31))

    findings = doubts_of(DaysRead(unsure=unsure, doubts=(*later, "2 days are listed and 3 stated")))

    assert [len(finding.places) for finding in findings] == [30, 0, 0]
    assert findings[0].message.startswith("30 dates on page 1 could not be read for sure")
    assert findings[1].message == f"{later[0]}; the same holds for 29 more dates"
    assert findings[2].message == "2 days are listed and 3 stated"
