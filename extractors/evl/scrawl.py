"""Signatures that recognition took for words, told from printed names."""

import re

from extractors.layout import Line

LEAST_OF_PRINT = 0.7
"""Measured: signatures taken for words score 0.3 to 0.6, printed names 0.92 and more."""

SURE_PRINT = 0.9
_TALL = 1.6
_SPOKEN = re.compile(r"[^\W\d_]*[aeiouyà-öø-ý][^\W\d_]*", re.IGNORECASE)
_SHORTEST_NAME = 3


def is_scrawl(line: Line, usual_height: float) -> bool:
    """Return whether a line of a sign-off is a signature: tall and badly read, or no word at all.

    ``usual_height`` is that of the lines around it, in points.
    """
    sure = [word.confidence for word in line.words]
    if min(sure) >= SURE_PRINT:
        return False
    tall = line.box[3] - line.box[1] > _TALL * usual_height
    if tall and min(sure) < LEAST_OF_PRINT:
        return True
    return not any(
        word.confidence >= LEAST_OF_PRINT and _is_spoken(word.text.strip(".,:;_'\""))
        for word in line.words
    )


def _is_spoken(text: str) -> bool:
    """Return whether a word has the length and a vowel of a name, and is no cluster of capitals."""
    short_capitals = len(text) <= _SHORTEST_NAME and text.isupper()
    return len(text) >= _SHORTEST_NAME and not short_capitals and bool(_SPOKEN.fullmatch(text))
