"""Ditto marks: a sign under a word says the word again."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.layout import Line
from extractors.values import Word

_MARKS = frozenset({'"', "''", "“", "”", "″", "〃", ",,", "„", "’’", "do", "ditto", "-do-"})
_MOST_WORDS = 12


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
    words = tuple(_said(word, above) if _is_mark(word) else word for word in line.words)
    return line if words == line.words else replace(line, words=words)


def _is_mark(word: Word) -> bool:
    return word.text.lower().rstrip(".") in _MARKS


def _has_number(line: Line) -> bool:
    return any(sign.isdigit() for word in line.words for sign in word.text)


def _said(mark: Word, above: Line) -> Word:
    """Return the word right above a mark as if it stood in the mark's place."""
    left, _, right, _ = mark.box
    over = [word for word in above.words if word.box[0] <= right and left <= word.box[2]]
    if len(over) != 1 or _is_mark(over[0]):
        return mark
    return Word(over[0].text, mark.box, min(mark.confidence, over[0].confidence))
