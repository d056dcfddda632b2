"""A label that a line breaks names the same field as one in a piece."""

import pytest

from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.reading import read_document

LETTER = """\
SAMPLE, invented
May 4, 2026
To whom it may concern
Name of employee: Maria Vale | Job title: Grip
{broken}
Dates worked: March 2, 2026, March 3, 2026
Sincerely,
Dana Okafor
Payroll Supervisor
"""


@pytest.mark.parametrize(
    "broken",
    [
        "Title of production: Copper Lantern | Type of\nproduction: TV Series",
        "Title of production: Copper Lantern; Type of\nproduction: TV Series",
        "Title of production: Copper Lantern | Production\ntype: TV Series",
    ],
)
def test_a_broken_label_keeps_its_meaning(broken: str) -> None:
    (letter,) = read_document(read_text(LETTER.format(broken=broken).encode(), Limits()))

    (record,) = letter.records
    assert record["production"].value == "Copper Lantern"
    assert record["production_type"].value == "tv_series"
