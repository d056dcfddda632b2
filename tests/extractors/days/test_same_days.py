"""Days told by another person's, less those taken out, where the person's own number is theirs."""

from collections.abc import Callable

import pytest

from extractors.evl.jobs import jobs_of
from extractors.evl.people_in_lines import people_in_lines
from extractors.evl.same_days import with_same_days
from extractors.evl.working_days import day_fields
from extractors.layout import Line
from extractors.values import Fields

LinesOf = Callable[..., list[Line]]

_ANN = "Ann Brook, Key Grip, worked four days: March 2, 3, 4 and 5, 2026.\n"


def test_a_sentence_gives_a_person_the_days_on_its_next_line(lines_of: LinesOf) -> None:
    ann, carl = _read(
        lines_of(
            _ANN + "Carl Dent, Lamp Trimmer, was with us and worked two days:\nMay 4, 5, 2026."
        )
    )

    assert _days(ann) == [2, 3, 4, 5]
    assert _days(carl) == [4, 5]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("with the exception of\nMarch 4, when he was ill; that is three days.", [2, 3, 5]),
        ("except March 3 and 4; that is two\ndays worked.", [2, 5]),
    ],
)
def test_the_same_days_as_another_s_are_those_less_the_ones_taken_out(
    lines_of: LinesOf, said: str, days: list[int]
) -> None:
    _, carl = _read(lines_of(f"{_ANN}Carl Dent, Grip, worked the same days as Ms. Brook {said}"))

    assert _days(carl) == days


@pytest.mark.parametrize(
    "said",
    [
        "as Ms. Brook with the exception of\nMarch 4; that is four days.",
        "as Ms. Brook with the exception of\nMarch 9; that is three days.",
        "as Mr. Holt with the exception of\nMarch 4; that is three days.",
        "as Ms. Brook and also on\nMarch 9; that is five days.",
    ],
)
def test_a_reference_that_cannot_be_followed_names_no_day(lines_of: LinesOf, said: str) -> None:
    ann, carl = _read(lines_of(f"{_ANN}Carl Dent, Grip, worked the same days {said}"))

    assert _days(ann) == [2, 3, 4, 5]
    assert _days(carl) == []


def _read(lines: list[Line]) -> list[Fields]:
    jobs = jobs_of(people_in_lines(lines), lines, ())
    read = [day_fields(job, None, day_first=False) for job in jobs]
    return [fields for fields, _ in with_same_days(jobs, read)]


def _days(fields: Fields) -> list[int]:
    worked = fields.get("work_dates")
    days = worked.value if worked is not None and isinstance(worked.value, list) else []
    return [int(day[-2:]) for day in days]
