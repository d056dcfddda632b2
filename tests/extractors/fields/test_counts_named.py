"""A number of days beside the name of one of several jobs is the number of that job."""

from collections.abc import Sequence

import pytest

from extractors.confidence import Found
from extractors.evl.counts_named import IF_MET, with_counts_named
from extractors.evl.hits import Hit
from extractors.evl.jobs import Job
from extractors.layout import Line
from extractors.passages import printed
from extractors.values import Word


def _lines(*texts: str) -> list[Line]:
    """Return lines far enough apart to be paragraphs of their own."""
    return [_line(text, 40.0 * at) for at, text in enumerate(texts)]


def _line(text: str, top: float) -> Line:
    words = tuple(
        Word(word, (60.0 * at, top, 60.0 * at + 50, top + 10), 1.0)
        for at, word in enumerate(text.split())
    )
    return Line(1, words)


def _job(*lines: Line, numbers: tuple[str, ...] = (), **values: str) -> Job:
    hits: dict[str, tuple[Hit, ...]] = {
        name: (Hit(name, printed(_line(value, 500.0)), Found.TABLE, 0),)
        for name, value in values.items()
    }
    return Job(hits, lines, numbers=numbers)


def _totals(jobs: Sequence[Job], *texts: str) -> list[str | None]:
    counted = with_counts_named(jobs, _lines(*texts))
    return [job.days["total"].text if "total" in job.days else None for job in counted]


GRIPS = [_job(classification="Dolly Grip"), _job(classification="Key Grip")]
BY_NUMBER = [
    _job(production="Two Doors", numbers=("7-201",)),
    _job(production="Two Doors", numbers=("7-305",)),
]


def test_a_sentence_counts_the_days_of_each_job_that_it_names() -> None:
    said = "She worked 12 days as Dolly Grip and nine (9) as Key Grip, 21 days in all."

    assert _totals(GRIPS, said) == ["12", "9"]


def test_jobs_are_named_by_their_numbers_too() -> None:
    said = "Days worked: 4 on job 7-201 and 3 on job 7-305."

    assert _totals(BY_NUMBER, said) == ["4", "3"]


def test_a_row_of_a_total_names_its_job_whatever_number_the_row_has() -> None:
    assert _totals(GRIPS, "32 Total Dolly Grip 18", "33 Total Key Grip 6") == ["18", "6"]


def test_a_bare_number_beside_a_name_is_told_apart() -> None:
    counted = with_counts_named(GRIPS, _lines("Dolly Grip 18", "Total for Key Grip: 6"))

    assert [list(job.days) for job in counted] == [[IF_MET], ["total"]]


@pytest.mark.parametrize(
    "told",
    [
        "He worked June 2. That is 9 days. “Tide Mill” was a pilot.",
        "“Tide Mill” was a one-hour pilot with days in March.",
    ],
)
def test_a_number_of_another_sentence_or_of_a_compound_is_no_job_s(told: str) -> None:
    shows = [_job(production="Low Ebb"), _job(production="Tide Mill")]

    assert _totals(shows, told) == [None, None]


def test_a_job_with_two_different_numbers_has_none() -> None:
    weeks = ("Week 1: Key Grip 5 days", "Week 2: Key Grip 4 days")

    assert _totals(GRIPS, *weeks) == [None, None]


def test_numbers_of_rules_locals_and_dates_count_no_days() -> None:
    said = (
        "Each Key Grip must work at least 30 days.",
        "Dolly Grip, Local 80",
        "Key Grip worked on March 3, 5 and 6.",
    )

    assert _totals(GRIPS, *said) == [None, None]


def test_the_sum_of_all_is_no_number_of_the_last_job() -> None:
    own = _lines("Total Dolly Grip 18", "Total Key Grip 6", "Total days worked 24")
    jobs = [_job(classification="Dolly Grip"), _job(*own, classification="Key Grip")]

    counted = with_counts_named(jobs, own)

    assert [line.text for line in counted[1].lines] == ["Total Dolly Grip", "Total Key Grip",
                                                        "Total days worked"]  # fmt: skip
    assert [job.days["total"].text for job in counted] == ["18", "6"]


def test_a_number_behind_a_colon_ends_what_it_counts() -> None:
    said = "Days worked as Dolly Grip: 14 Days worked as Key Grip: 5 Total: 19"

    assert _totals(GRIPS, said) == ["14", "5"]
