"""A date of a letter with what it is for, and what its own row says of the day."""

from extractors.days.codes import Verdict
from extractors.days.mentions import Mention
from extractors.days.roles import Role
from extractors.frozen import frozen
from extractors.values import Word


@frozen
class Listed:
    """A mention with its words, its role, the label that gave it, and what its row says."""

    mention: Mention
    words: tuple[Word, ...]
    page: int
    line: int
    role: Role | None
    label: str = ""
    explicit: bool = False
    verdict: Verdict | None = None
    code: str | None = None
    tail: str = ""
    in_row: bool = False
    certainty: float = 1.0
    lead: str = ""
    """What stands before the first date of a list on its line."""

    whole: bool = False
    """Whether the letter bears out that every day of a long range, save those taken out, counts."""
