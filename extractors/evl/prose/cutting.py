"""From a stretch of a sentence to a hit."""

from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.passages import Passage


def prose_hit(text: Passage, field: str, start: int, end: int) -> Hit:
    """Return the characters ``start`` to ``end`` of ``text`` as a value for ``field``."""
    return Hit(field, text.cut(start, end), Found.PROSE, text.line_at(start))
