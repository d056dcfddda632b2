"""A position that a letter comes back to is one job; shows nobody made out stay apart."""

from collections.abc import Callable

from extractors.values import Statement

_LETTER = """
Ostler Quay Pictures, LLC
4 Mill Lane, Atlanta, GA 30318

May 12, 2025

RE: Tess Marlow – “Low Water”

Tess Marlow was employed by Ostler Quay Pictures, LLC on the feature “Low Water”
in 2025 and worked 9 days:

Grip, first unit (4 days)
March: 3, 4, 5, 6
Key Grip (3 days)
March: 10, 11, 12
Grip, {again} (2 days)
April: 7, 8

Sincerely,

Rae Holloway
Production Manager
"""


def test_a_position_returned_to_is_one_job(read: Callable[..., Statement]) -> None:
    statement = read(_LETTER.format(again="second unit"))

    assert [(r["classification"].value, r["work_dates"].value) for r in statement.records] == [
        ("Grip", [f"2025-03-0{day}" for day in (3, 4, 5, 6)] + ["2025-04-07", "2025-04-08"]),
        ("Key Grip", ["2025-03-10", "2025-03-11", "2025-03-12"]),
    ]


def test_a_position_on_another_show_is_a_job_of_its_own(read: Callable[..., Statement]) -> None:
    statement = read(_LETTER.format(again="on “High Tide”"))

    told = [str(r["work_dates"].value) for r in statement.records if "work_dates" in r]
    assert not any("2025-03-03" in days and "2025-04-07" in days for days in told)
