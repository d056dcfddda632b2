"""A printed value without the leaders, separators and full stops around it."""

import re
from collections.abc import Sequence

from extractors.layout import Line
from extractors.passages import Printed

_LOOSE = frozenset("|•·;–—-._,/")
_LEADERS = re.compile(r"^[._\-–—:=\s…]+|[._\s…]+$")


def trimmed(line: Line) -> Printed | None:
    """Return the line as a value without leader dots and separators at its ends."""
    words = list(line.words)
    while words and not any(c.isalnum() or c in "\"“'‘*([☐☒☑✓✔" for c in words[0].text):
        words.pop(0)
    while words and words[-1].text in _LOOSE:
        words.pop()
    if not words or not any(c.isalnum() or c in "☒☑✓✔" for w in words for c in w.text):
        return None
    text = without_stop(" ".join(word.text for word in words))
    return Printed(
        _LEADERS.sub("", text) if text.strip(".") else text, (Line(line.page, tuple(words)),)
    )


def without_stop(text: str) -> str:
    """Return ``text`` without the full stop of a sentence; an abbreviation keeps its own."""
    if not text.endswith(".") or _ABBREVIATED.search(text):
        return text
    return text.rstrip(".")


def with_stop(value: Printed) -> str:
    """Return the text of a value with the full stop of the abbreviation that it ends with."""
    said = value.text.strip(" ,;:|_")
    last = value.lines[-1].words[-1].text if value.lines else ""
    if said and last == f"{said.split()[-1]}." and without_stop(last) == last:
        return f"{said}."
    return said


_ABBREVIATED = re.compile(r"(?:\b(?:Inc|Ltd|Jr|Sr|Co|Corp|St|Bros|No)|\b[A-Z](?:\.[A-Z])*)\.$")


def joined(lines: Sequence[Line]) -> Printed | None:
    """Return the lines of a value as one, None when nothing is left of them."""
    kept = [part for line in lines if (part := trimmed(line)) is not None]
    if not kept:
        return None
    text = " ".join(part.text for part in kept)
    return Printed(text, tuple(line for part in kept for line in part.lines))
