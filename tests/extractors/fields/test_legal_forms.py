"""A legal form behind a company's name belongs to it, whatever stands between."""

from collections.abc import Callable
from typing import Any

import pytest

from extractors.values import Statement

LETTER = """
Tern Rock Stages
100 Olive Grove Avenue, Burbank, CA 91505

April 2, 2026

To whom it may concern,

This confirms that Maria Delgado was employed by {} as Key Grip
on the series “Undertow”. Dates worked: 03/04/2026, 03/05/2026.

Sincerely,

Jane Okafor
Unit Production Manager
"""


@pytest.mark.parametrize(
    "company",
    [
        "Productions Lac-Noir inc.",
        "Cinéma Lac-Noir ltée",
        "Lac Noir 2 Productions (BC) Ltd.",
        "Lac Noir Pictures ULC",
        "Lac Noir Pictures, Inc.",
    ],
)
def test_a_company_is_read_with_its_legal_form(
    read: Callable[..., Statement],
    values: Callable[[dict[str, Any]], dict[str, Any]],
    company: str,
) -> None:
    (record,) = read(LETTER.format(company)).records

    assert values(record)["employer"] == company
    assert values(record)["production"] == "Undertow"


def test_a_legal_form_that_begins_a_short_line_ends_the_company_above(
    read: Callable[..., Statement],
    values: Callable[[dict[str, Any]], dict[str, Any]],
) -> None:
    broken = "Lac Noir 2 Productions (BC)\nLtd. in British Columbia"

    (record,) = read(LETTER.format(broken)).records

    assert values(record)["employer"] == "Lac Noir 2 Productions (BC) Ltd."
