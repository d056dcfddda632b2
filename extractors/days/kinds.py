"""The pieces that dates are made of: their kinds, and one piece with the word it came from."""

from enum import StrEnum

from extractors.frozen import frozen
from extractors.values import Word


class Kind(StrEnum):
    """What a piece can be in a date."""

    NUMBER = "number"
    MONTH = "month"
    WEEKDAY = "weekday"
    DASH = "dash"
    SLASH = "slash"
    DOT = "dot"
    COMMA = "comma"
    COLON = "colon"
    AND = "and"
    TO = "to"
    OPEN = "open"
    CLOSE = "close"
    APOSTROPHE = "apostrophe"
    WORD = "word"
    MARK = "mark"


@frozen
class Token:
    """One piece: its kind, its text in lower case, its number, and where it stands.

    ``line`` and ``segment`` count the lines given and the parts of a line set apart by wide gaps;
    ``glued`` says that no space stands before it; ``certainty`` is the word's confidence, lowered
    when its spelling had to be put right.
    """

    kind: Kind
    text: str
    value: int
    word: Word
    page: int
    line: int
    segment: int
    glued: bool
    certainty: float
    ordinal: bool = False
    begins_segment: bool = False
