"""One thing that a sweep finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong with one thing (``document:<id>``, ``file:<sha256>`` …), and what to do.

    ``code`` names the kind of trouble and never changes.
    """

    code: str
    object: str
    what: str
    to_do: str
