"""Legends set in rows: a sign, or a code in a column of its own, before what it stands for."""

from collections.abc import Callable

import pytest

from extractors.values import Statement

_LETTER = """
Ostler Quay Television, LLC
4 Mill Lane, Atlanta, GA 30318

May 12, 2025

RE: Tess Marlow – “Low Water” – Local 80

Tess Marlow was employed by Ostler Quay Television, LLC on the series “Low Water”
and worked the days marked below.

March 2025
Sun   Mon   Tue   Wed   Thu   Fri   Sat
                                    1
2     3     4     5     6     7     8
      {0}     {0}     {0}     {1}     {1}
9     10    11    12    13    14    15
      {1}     {2}     {0}     {0}
16    17    18    19    20    21    22
23    24    25    26    27    28    29
30    31

{legend}

Sincerely,

Rae Holloway
Production Manager
"""

_SIGNS = """
■ Dolly Grip – 5 days
▲ Key Grip (upgrade) – 3 days"""

_TABLE = """
Mark   Meaning                        Days
G      Worked as Dolly Grip           5
K      Worked as Key Grip             3
H      Holiday, not worked            1"""


@pytest.mark.parametrize(("marks", "legend"), [("■▲H", _SIGNS), ("GKH", _TABLE), ("★☆H", _SIGNS)])
def test_rows_of_a_legend_tell_whose_the_marked_days_are(
    read: Callable[..., Statement], marks: str, legend: str
) -> None:
    told = legend.replace("■", marks[0]).replace("▲", marks[1])

    statement = read(_LETTER.format(*marks, legend=told))

    jobs = {
        str(record["classification"].value): [day[5:] for day in record["work_dates"].value]  # type: ignore[union-attr]
        for record in statement.records
    }
    assert jobs == {
        "Dolly Grip": ["03-03", "03-04", "03-05", "03-12", "03-13"],
        "Key Grip": ["03-06", "03-07", "03-10"],
    }
