"""Lists of days under a line that names the position: "As Lead Dresser:"."""

from collections.abc import Callable

from extractors.values import Statement

Read = Callable[..., Statement]

LETTER = """
HOLLOW CREEK PICTURES LTD.
1200 Foreshore Road, Burnaby BC V5J 5H8

Re: Odalys Brandt, “Salt Meadow”

I confirm that Odalys Brandt worked for us on our limited series Salt Meadow
on the days set out here.

As {first}:

April 2026: 7 to 9 and 13

As {second}:

April 2026: 20 to 23
May 2026: 4 and 5

That is 4 days as {first} and 6 days as {second}.

Sincerely,


Ines Calloway
Production Coordinator

May 20, 2026
"""


def _by_position(stated: Statement) -> dict[object, object]:
    return {one["classification"].value: one["listed_day_count"].value for one in stated.records}


def test_a_position_that_no_catalogue_knows_heads_its_days(read: Read) -> None:
    stated = read(LETTER.format(first="Set Dresser", second="Vault Dresser"))

    assert _by_position(stated) == {"Set Dresser": 4, "Vault Dresser": 6}


def test_the_sum_below_all_positions_names_no_part_otherwise(read: Read) -> None:
    stated = read(LETTER.format(first="Vault Dresser", second="Grip"))

    assert _by_position(stated) == {"Vault Dresser": 4, "Grip": 6}
