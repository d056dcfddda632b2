"""Days of several people in one list: initials behind each date say who worked it."""

from collections.abc import Callable

from extractors.values import Statement

_LETTER = """
Ostler Quay Pictures, LLC
4 Mill Lane, Atlanta, GA 30318

May 12, 2025

Local 80, I.A.T.S.E.

The people below were employed by Ostler Quay Pictures, LLC on the feature “Low Water”.

Name                  Position          Days worked
Tess Marlow           Key Grip          {0}
Ana Brisk-Oduya       Dolly Grip        3

Work days, 2025, with the initials of those who worked:

Mon. March 3     TM, ABO          Thu. March 6     ABO
Tue. March 4     TM               Fri. March 7     {1}

Sincerely,

Rae Holloway
Production Manager
"""


def _days(statement: Statement) -> dict[str, str]:
    return {
        str(record["employee_name"].value): " ".join(
            day[5:]
            for day in record["work_dates"].value  # type: ignore[union-attr]
        )
        for record in statement.records
        if "work_dates" in record
    }


def test_initials_behind_a_date_say_who_worked_it(read: Callable[..., Statement]) -> None:
    statement = read(_LETTER.format(3, "ABO, TM"))

    assert _days(statement) == {
        "Tess Marlow": "03-03 03-04 03-07",
        "Ana Brisk-Oduya": "03-03 03-06 03-07",
    }


def test_initials_that_meet_no_number_or_are_nobodys_give_no_days(
    read: Callable[..., Statement],
) -> None:
    assert _days(read(_LETTER.format(4, "ABO, TM"))) == {}
    assert _days(read(_LETTER.format(2, "ABO, XQ"))) == {}
