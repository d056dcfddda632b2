"""Words that scanning is known to misread, put right where only one reading makes sense."""

import re
from dataclasses import replace

from extractors.layout import Line

LIKELY_AFTER_REPAIR = 0.85
"""A repaired word is at most this sure, however sure its wrong letters were."""

_THIRD = re.compile(r"^(?=.*[IT])(?!III)[IlLT1\[\]|]{3}(?P<end>[,.;:]?)$")
_INITIAL = re.compile(r"^(?:[A-Z]|St|Ste)[,:;]$")
_NAME = re.compile(r"^[A-Z][\w'’-]+")


def repaired(line: Line) -> Line:
    """Return a scanned ``line`` with "TIT" read as III after a name, and a comma as its dot."""
    words = list(line.words)
    for at in range(1, len(words)):
        if not _NAME.match(words[at - 1].text):
            continue
        word = words[at]
        third = _THIRD.match(word.text)
        within = at + 1 < len(words) and bool(_NAME.match(words[at + 1].text))
        text = f"III{third['end']}" if third else None
        if text is None and within and _INITIAL.match(word.text):
            text = f"{word.text[:-1]}."
        if text is not None:
            sure = min(word.confidence, LIKELY_AFTER_REPAIR)
            words[at] = replace(word, text=text, confidence=sure)
    return Line(line.page, tuple(words)) if words != list(line.words) else line
