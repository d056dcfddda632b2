"""What the geometric reader hands on: the days under one heading, and whether they are proved."""

from dataclasses import dataclass

from extractors.days.marks import GridRead
from extractors.days.placed.monthcells import Number


@dataclass(frozen=True, slots=True)
class Placed:
    """The marks under one heading; ``proved`` when the page itself bears their places out.

    ``numbers`` are those of a month's days, none where weeks stand under the heading.
    """

    read: GridRead
    proved: bool
    numbers: tuple[Number, ...] = ()
