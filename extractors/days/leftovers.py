"""What looks like part of a list of days and was not read: said, so that no day is lost unseen."""

import re
from collections.abc import Sequence

from extractors.days.kinds import Kind, Token
from extractors.days.listed import Listed
from extractors.days.misread import PRINTED
from extractors.days.roles import Role
from extractors.days.surroundings import Surroundings
from extractors.days.values import UnsureDate
from extractors.values import Place, Word

_LIKE_A_DATE = re.compile(r".*\d.*[/-].*\d.*|\d{5,8}\W*|.*\d[a-z]{2}\W*")
_FEWEST_LETTERS = 3
_TOKENS_TO_ITS_DAYS = 16


def unread_beside_days(letter: Surroundings, listed: Sequence[Listed]) -> list[UnsureDate]:
    """Return what recognition left of dates, and months without days, on lines of days worked."""
    worked = {one.line for one in listed if one.role is Role.WORK}
    near = worked | {line + 1 for line in worked}
    found = [
        _unsure(letter, number, word, "no date can be read in it")
        for number in sorted(near & set(range(len(letter.lines))))
        for word in letter.lines[number].words
        if _is_left(letter, word) and _LIKE_A_DATE.fullmatch(word.text.lower())
    ]
    return found + [
        _unsure(letter, token.line, token.word, "no days can be read for this month")
        for at, token in enumerate(letter.tokens)
        if token.line in near and _is_bare_month(letter, at, token)
    ]


def _is_left(letter: Surroundings, word: Word) -> bool:
    return word.confidence < PRINTED and id(word) not in letter.dated_words


def _is_bare_month(letter: Surroundings, at: int, token: Token) -> bool:
    """Return whether a recognized month is followed by no day of its own."""
    if token.kind is not Kind.MONTH or len(token.text) < _FEWEST_LETTERS:
        return False
    if not _is_left(letter, token.word) or not token.word.text[:1].isupper():
        return False
    return not any(
        at < mention.start <= at + _TOKENS_TO_ITS_DAYS and mention.first.month == token.value
        for mention in letter.mentions
    )


def _unsure(letter: Surroundings, line: int, word: Word, because: str) -> UnsureDate:
    return UnsureDate(Place(letter.lines[line].page, word.box, word.text), because)
