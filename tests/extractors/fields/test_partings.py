"""Sentences that give a part of the days listed to another position, or to nobody for sure."""

from collections.abc import Callable

import pytest

from extractors.values import Statement

_LETTER = """
Ostler Quay Pictures, LLC
4 Mill Lane, Atlanta, GA 30318

May 12, 2025

RE: Tess Marlow – “Low Water” – Local 80

Tess Marlow was employed by Ostler Quay Pictures, LLC on the feature “Low Water”
as a Grip. She worked a total of {total} days in all, which are:

{days}

{said}

Sincerely,

Rae Holloway
Production Manager
"""

_PLAIN = "March 3, 4, 5, 6, 7 and 10, 2025"
_MARKED = """Mon 3 March
Tue 4 March *
Wed 5 March *
Thu 6 March
Fri 7 March
Mon 10 March"""


def _jobs(statement: Statement) -> dict[str, str]:
    return {
        str(record["classification"].value): " ".join(
            day[5:]
            for day in record["work_dates"].value  # type: ignore[union-attr]
        )
        for record in statement.records
        if "work_dates" in record
    }


@pytest.mark.parametrize(
    ("days", "said", "grip", "other"),
    [
        (
            _MARKED,
            "* On the days marked with an asterisk she worked as Dolly Grip.",
            "03-03 03-06 03-07 03-10",
            "03-04 03-05",
        ),
        (
            _PLAIN,
            "The first two of these days she was paid as Dolly Grip, for the show was short.",
            "03-05 03-06 03-07 03-10",
            "03-03 03-04",
        ),
        (
            _PLAIN,
            "For the last three days of these she covered for a friend and was paid as Dolly Grip.",
            "03-03 03-04 03-05",
            "03-06 03-07 03-10",
        ),
        (
            _PLAIN,
            "From March 6 onward she was upgraded to Dolly Grip and stayed in that position.",
            "03-03 03-04 03-05",
            "03-06 03-07 03-10",
        ),
        (
            _PLAIN,
            "She was promoted on March 7, 2025 and worked as Dolly Grip until her last day.",
            "03-03 03-04 03-05 03-06",
            "03-07 03-10",
        ),
    ],
)
def test_a_sentence_gives_a_part_of_the_days_to_another_position(
    read: Callable[..., Statement], days: str, said: str, grip: str, other: str
) -> None:
    statement = read(_LETTER.format(total=6, days=days, said=said))

    assert _jobs(statement) == {"Grip": grip, "Dolly Grip": other}


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (7, "From March 6 onward she was upgraded to Dolly Grip."),
        (6, "From April 6 onward she was upgraded to Dolly Grip."),
        (6, "The first nine of these days she was paid as Dolly Grip."),
    ],
)
def test_days_that_a_sentence_cannot_part_are_nobodys(
    read: Callable[..., Statement], total: int, said: str
) -> None:
    statement = read(_LETTER.format(total=total, days=_PLAIN, said=said))

    assert _jobs(statement) == {}
    assert any("cannot be given to the right one" in each.message for each in statement.findings)


def test_positions_with_days_of_their_own_are_parted_by_no_sentence(
    read: Callable[..., Statement],
) -> None:
    days = "As Grip: March 3, 4 and 5, 2025\nAs Dolly Grip: March 6, 7 and 10, 2025"
    said = "From March 6 onward she was upgraded to Dolly Grip."

    statement = read(_LETTER.format(total=6, days=days, said=said))

    assert _jobs(statement) in (
        {"Grip": "03-03 03-04 03-05", "Dolly Grip": "03-06 03-07 03-10"},
        {},
    )
