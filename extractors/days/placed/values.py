"""What the geometric reader hands on: the days under one heading, and whether they are proved."""

from dataclasses import dataclass

from extractors.days.marks import GridRead


@dataclass(frozen=True, slots=True)
class Placed:
    """The marks under one heading; ``proved`` when the page itself bears their places out."""

    read: GridRead
    proved: bool
