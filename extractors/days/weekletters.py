"""Weekdays written as letters, one by one or run together: "M T Th", "MWF"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.tokens import Token

_LETTERS = {"m": (0,), "t": (1, 3), "tu": (1,), "w": (2,), "th": (3,), "r": (3,), "f": (4,)}
_LETTERS |= {"s": (5, 6), "sa": (5,), "su": (6,)}
_RUN_TOGETHER = re.compile(r"(?:th|tu|sa|su|[mtwrfs]){2,7}")
_ONE_LETTER = re.compile(r"th|tu|sa|su|[mtwrfs]")
_SATURDAY = 5
_UNSURE_LETTER = 0.5


def by_letters(token: Token, before: Sequence[Token]) -> list[Token]:
    """Return the weekdays that letters stand for, one or several run together ("MWF")."""
    texts = [token.text]
    if token.text not in _LETTERS and token.word.text.isupper():
        texts = _ONE_LETTER.findall(token.text) if _RUN_TOGETHER.fullmatch(token.text) else []
    found: list[Token] = []
    for text in texts:
        day = _by_letter(replace(token, text=text), [*before, *found])
        if day is None:
            return []
        found.append(day)
    return found


def _by_letter(token: Token, before: Sequence[Token]) -> Token | None:
    """Return the weekday that a letter stands for: the first one behind the day before it.

    A week may begin on a Saturday or a Sunday: "Sa, M, T".
    """
    days = _LETTERS.get(token.text)
    if days is None:
        return None
    last = before[-1].value if before else -1
    later = [day for day in days if day > last] or (list(days) if last >= _SATURDAY else [])
    if not later:
        return None
    unsure = len(later) > 1 and not before
    certainty = token.certainty * (_UNSURE_LETTER if unsure else 1.0)
    return replace(token, value=later[0], certainty=certainty)
