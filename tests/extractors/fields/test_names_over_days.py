"""Names that stand alone over days are the people whose days those are."""

from collections.abc import Callable
from typing import Any

from extractors.values import Statement

_HEAD = """
Ostler Quay Television, LLC
4 Mill Lane, Atlanta, GA 30318

{above}

The people below were employed by Ostler Quay Television, LLC on the television
series “Low Water” and worked the days under their names in 2025.

"""
_COLUMNS = """
Jo Pellwright            Ana Brisk-Oduya          Tom Farrow
Company Grip             Company Grip             Key Grip
xxx-xx-4410              xxx-xx-5521              xxx-xx-6632
Mon 3/3                  Mon 3/3                  Tue 3/4
Tue 3/4                  Thu 3/6                  Wed 3/5
Wed 3/5
3 days                   2 days                   2 days

Sincerely,

Rae Holloway
Production Manager
"""
_DOWN = """
Jo Pellwright
Gaffer
March 3, 2025
March 4, 2025

Ana Brisk-Oduya
Company Grip
March 3, 2025
March 6, 2025
March 7, 2025

Sincerely,

Rae Holloway
Production Manager
"""


def _told(statement: Statement) -> list[tuple[Any, Any, Any]]:
    names = ("employee_name", "classification", "work_dates")
    return [
        tuple(record[name].value if name in record else None for name in names)  # type: ignore[misc]
        for record in statement.records
    ]


def test_names_over_columns_of_days_are_those_who_worked(read: Callable[..., Statement]) -> None:
    statement = read(_HEAD.format(above="April 2, 2025") + _COLUMNS)

    assert _told(statement) == [
        ("Jo Pellwright", "Company Grip", ["2025-03-03", "2025-03-04", "2025-03-05"]),
        ("Ana Brisk-Oduya", "Company Grip", ["2025-03-03", "2025-03-06"]),
        ("Tom Farrow", "Key Grip", ["2025-03-04", "2025-03-05"]),
    ]


def test_names_over_days_down_the_page_are_those_who_worked(
    read: Callable[..., Statement],
) -> None:
    statement = read(_HEAD.format(above="April 2, 2025") + _DOWN)

    assert _told(statement) == [
        ("Jo Pellwright", "Gaffer", ["2025-03-03", "2025-03-04"]),
        ("Ana Brisk-Oduya", "Company Grip", ["2025-03-03", "2025-03-06", "2025-03-07"]),
    ]


def test_names_below_a_person_named_for_sure_head_nothing(read: Callable[..., Statement]) -> None:
    statement = read(_HEAD.format(above="Employee: Tess Marlow") + _DOWN)

    assert [name for name, _, _ in _told(statement)] == ["Tess Marlow"] * len(statement.records)
