"""A code in a cell of its own before the dates of a row: "06/20/26 | HOL | 06/19 | 0.0"."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.days.codes import Verdict, code_verdict
from extractors.days.listed import Listed
from extractors.days.roles import Role
from extractors.days.surroundings import Surroundings
from extractors.values import Word

_FEWEST_LETTERS = 3
"""A shorter code that the letter does not explain may be a weekday: "S", "Su", "T"."""


def with_code_before(letter: Surroundings, one: Listed, before: Sequence[Listed]) -> Listed:
    """Return the date as not worked where a code left of it says so of the dates of its row.

    Right of another day of work a code is that one's.
    """
    start = letter.tokens[one.mention.start]
    if one.code is not None or not start.segment:
        return one
    for part in reversed(letter.parts[start.line][: start.segment]):
        words = [word for word in part.words if id(word) not in letter.dated_words]
        if len(words) > 1:
            return one
        if words and (code := _code_of(letter, words[0])) is not None:
            own = any(_is_beside(other, words[0], start.line) for other in before)
            return one if own else replace(one, verdict=Verdict.NOT_WORKED, code=code)
    return one


def _code_of(letter: Surroundings, word: Word) -> str | None:
    """Return the code of a day without work that a word is."""
    printed = word.text.strip("()[]*.,:;")
    if not printed.isupper():
        return None
    told = letter.legend.get(printed)
    known = code_verdict(printed) if len(printed) >= _FEWEST_LETTERS else None
    return printed if (told or known) is Verdict.NOT_WORKED else None


def _is_beside(other: Listed, code: Word, line: int) -> bool:
    """Return whether a date that may be a day of work stands left of a code on its line."""
    is_left = other.line == line and other.words[0].box[0] < code.box[0]
    return is_left and other.role in {Role.WORK, None}
