"""Paragraphs that open with a position, a person or a show are a job each."""

from collections.abc import Callable
from typing import Any

import pytest

from extractors.values import Fields, Statement

Read = Callable[..., Statement]

LETTER = """
COPPER LANTERN PRODUCTIONS, INC.
100 Olive Grove Avenue, Burbank, CA 91505

April 20, 2026

Re: {}

{}

Sincerely,


Jane Okafor
Controller
"""

PARAGRAPHS = """All work was for Copper Lantern Productions, Inc. in 2026.

{}. She worked on March 2, 3 and 4, 2026.
This comes to three days worked.

{}. She worked on March 9 and 10, 2026, and
on March 12, 2026, which makes 3 days worked."""

DAYS = [["2026-03-02", "2026-03-03", "2026-03-04"], ["2026-03-09", "2026-03-10", "2026-03-12"]]


def _days(record: Fields) -> Any:
    return record["work_dates"].value


@pytest.mark.parametrize(
    ("about", "heads", "field"),
    [
        ("Maria Delgado", ("Puppet Carver", "Senior Rigger"), "classification"),
        ("Maria Delgado", ("Key Grip", "Dolly Grip"), "classification"),
        ("Our crew", ("Maria Delgado", "Eva Turner"), "employee_name"),
        ("Maria Delgado", ("“Undertow”", "“Lemon Street”"), "production_title"),
    ],
)
def test_a_paragraph_with_a_head_and_a_number_of_its_own_is_a_job(
    read: Read, about: str, heads: tuple[str, str], field: str
) -> None:
    records = read(LETTER.format(about, PARAGRAPHS.format(*heads))).records

    assert [record[field].value for record in records] == [head.strip("“”") for head in heads]
    assert [_days(record) for record in records] == DAYS
    assert [record["total_days_stated"].value for record in records] == [3, 3]


def test_months_at_the_head_of_paragraphs_are_no_jobs(read: Read) -> None:
    letter = LETTER.format("Maria Delgado", PARAGRAPHS.format("Early March", "Late March"))

    assert len(read(letter).records) == 1
