"""A number over the first, or below the last, of several jobs may count the days of all."""

from collections.abc import Callable

import pytest

from extractors.values import Statement

_LETTER = """
Ostler Quay Pictures, LLC
4 Mill Lane, Atlanta, GA 30318

May 12, 2025

RE: Tess Marlow – “Low Water” – Local 80

Tess Marlow was employed by Ostler Quay Pictures, LLC on the feature “Low Water”
as a Grip. {above}

As Grip: March 3, 4 and 5, 2025
As Dolly Grip: March 6, 7, 10 and 11, 2025

{below}

Sincerely,

Rae Holloway
Production Manager
"""


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("She worked a total of 7 days, which are:", ""),
        ("Her days are:", "Total days worked: 7"),
    ],
)
def test_a_number_of_all_days_puts_no_two_positions_into_one(
    read: Callable[..., Statement], above: str, below: str
) -> None:
    statement = read(_LETTER.format(above=above, below=below))

    assert [(r["classification"].value, r["work_dates"].value) for r in statement.records] == [
        ("Grip", ["2025-03-03", "2025-03-04", "2025-03-05"]),
        ("Dolly Grip", ["2025-03-06", "2025-03-07", "2025-03-10", "2025-03-11"]),
    ]


def test_dates_before_what_was_done_on_them_are_of_their_own_sentence(
    read: Callable[..., Statement],
) -> None:
    above = """She worked on March 3, 4 and 5, 2025 on the main
unit. In addition, on March 6 and 7, 2025 she filled in as Dolly Grip on the same show."""
    text = _LETTER.format(above=above, below="")
    text = text.replace("As Grip: March 3, 4 and 5, 2025\n", "")
    text = text.replace("As Dolly Grip: March 6, 7, 10 and 11, 2025\n", "")

    days = {r["classification"].value: r["work_dates"].value for r in read(text).records}

    assert days == {
        "Grip": ["2025-03-03", "2025-03-04", "2025-03-05"],
        "Dolly Grip": ["2025-03-06", "2025-03-07"],
    }
