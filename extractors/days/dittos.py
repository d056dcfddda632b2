"""What a row leaves to the row above it: ditto marks, and a month printed on its first day only."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.days.spelling import MONTHS
from extractors.layout import Line
from extractors.values import Word

_MARKS = frozenset({'"', "''", "“", "”", "″", "〃", ",,", "„", "’’", "do", "ditto", "-do-"})
_MOST_WORDS = 12
_FEWEST_COLUMNS = 2


def without_dittos(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with every ditto mark replaced by the word that stands above it.

    Headings that a new page repeats hold no number, and no mark repeats them.
    """
    made: list[Line] = []
    above: Line | None = None
    for line in lines:
        marked = above is not None and len(line.words) <= _MOST_WORDS
        made.append(_filled(line, above) if above is not None and marked else line)
        above = made[-1] if _has_number(line) else above
    return made


def _filled(line: Line, above: Line) -> Line:
    if not _has_number(line):
        return line
    if _goes_on_in_its_month(line, above):
        month, day = above.words[0], line.words[0]
        left = month.box[0]
        box = (left, day.box[1], left + month.box[2] - month.box[0], day.box[3])
        return replace(line, words=(replace(month, box=box), *line.words))
    words = tuple(_said(word, above) if is_ditto(word.text) else word for word in line.words)
    return line if words == line.words else replace(line, words=words)


def _goes_on_in_its_month(line: Line, above: Line) -> bool:
    """Return whether a row begins under the day of a like row above that names its month."""
    if len(line.words) + 1 != len(above.words) or len(line.words) < _FEWEST_COLUMNS:
        return False
    month, day, own = above.words[0], above.words[1], line.words[0]
    named = month.text.strip(".,").lower() in MONTHS
    numbers = all(word.text.isdecimal() and len(word.text) <= 2 for word in (day, own))
    under = own.box[0] <= day.box[2] and day.box[0] <= own.box[2]
    return named and numbers and under and own.box[0] > month.box[2]


def is_ditto(text: str) -> bool:
    """Return whether a text only says that it is the same as the one above."""
    return text.strip().lower().rstrip(".") in _MARKS


def _has_number(line: Line) -> bool:
    return any(sign.isdigit() for word in line.words for sign in word.text)


def _said(mark: Word, above: Line) -> Word:
    """Return the word right above a mark as if it stood in the mark's place."""
    left, _, right, _ = mark.box
    over = [word for word in above.words if word.box[0] <= right and left <= word.box[2]]
    if len(over) != 1 or is_ditto(over[0].text):
        return mark
    return Word(over[0].text, mark.box, min(mark.confidence, over[0].confidence))
