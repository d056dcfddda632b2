"""People side by side over dates: whose each column is, and no day where nothing tells."""

from collections.abc import Callable

import pytest

from extractors.evl.jobs import Job
from extractors.evl.people_across import people_across, with_people
from extractors.layout import Line

_ROWS = """Date             Ann Brook        Carl Dent
03/02/2026       {on}                {off}
03/03/2026       {on}                {on}
03/04/2026       {off}                {on}
Days             {one}                2"""
_COLUMNS_OF_HOURS = """Date             Reg              OT
03/02/2026       8.0              2.0
03/03/2026       8.0
03/04/2026                        4.0"""
_CODES = """Date             Quux             Fnord
03/02/2026       X                –
03/03/2026       X                X
03/04/2026       –                X"""


@pytest.mark.parametrize(
    ("on", "off"), [("X", "–"), ("8.0", "0.0"), ("1", "0"), ("P", ""), ("wkd", "off")]
)
def test_each_person_has_the_days_of_the_own_column(
    lines_of: Callable[..., list[Line]], on: str, off: str
) -> None:
    text = _ROWS.format(on=f"{on:<3}", off=f"{off:<3}", one="2")

    people = _people(lines_of(text))

    assert people == {
        "Ann Brook": ["03/02/2026", "03/03/2026"],
        "Carl Dent": ["03/03/2026", "03/04/2026"],
    }


def test_a_column_that_counts_otherwise_proves_no_day(
    lines_of: Callable[..., list[Line]],
) -> None:
    lines = lines_of(_ROWS.format(on="X  ", off="–  ", one="3"))
    across = people_across(lines)
    assert across is not None

    ann, _ = with_people([], across, 0)

    assert all(word.confidence < 0.5 for line in ann.lines[1:] for word in line.words)


def test_kinds_of_hours_are_no_people(lines_of: Callable[..., list[Line]]) -> None:
    assert people_across(lines_of(_COLUMNS_OF_HOURS)) is None


def test_columns_that_differ_and_name_nobody_give_no_day(
    lines_of: Callable[..., list[Line]],
) -> None:
    lines = lines_of(_CODES)
    across = people_across(lines)
    assert across is not None

    jobs = with_people([Job({}, tuple(lines))], across, 0)

    assert [job.lines for job in jobs] == [()]


def _people(lines: list[Line]) -> dict[str, list[str]]:
    across = people_across(lines)
    assert across is not None
    return {
        job.hits["employee_name"][0].text: [
            line.words[0].text for line in job.lines if line.words[0].text[:1].isdigit()
        ]
        for job in with_people([], across, 0)
    }
