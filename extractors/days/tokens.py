"""Printed lines cut into the pieces that dates are made of, each with the word it came from."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extractors.days.kinds import Kind, Token
from extractors.days.ordinalwords import ordinals_in_words
from extractors.days.shortweekdays import date_ending, short_weekdays
from extractors.days.spelling import MONTHS, WEEKDAYS, misspelled, repaired
from extractors.frozen import frozen
from extractors.layout import Line
from extractors.layout.remembered import once_for_each
from extractors.values import Word

_PIECE = re.compile(r"\d+|[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])|[A-Z]|[^\w\s]|_|\w")
_ORDINALS = {"st", "nd", "rd", "th", "er"}
_JOINING = {"and": "and", "plus": "and", "to": "to", "through": "to", "thru": "to", "until": "to"}
_JOINING |= {"et": "and", "au": "to"}
_DASHES = "-–—‒−‐‑~"

__all__ = ["Kind", "Token", "tokens_of"]

_LONGEST_WORD = 100
"""A longer run of letters holds no date, even where recognition lost the spaces."""


_MISSPELLED = 0.85
"""How sure a name of a month or weekday is that is not spelled like one."""

_SIGNS = {
    "/": Kind.SLASH,
    "|": Kind.SLASH,
    ".": Kind.DOT,
    ",": Kind.COMMA,
    ";": Kind.COMMA,
    ":": Kind.COLON,
    "&": Kind.AND,
    "+": Kind.AND,
    "(": Kind.OPEN,
    "[": Kind.OPEN,
    ")": Kind.CLOSE,
    "]": Kind.CLOSE,
    "'": Kind.APOSTROPHE,
    "’": Kind.APOSTROPHE,
    "‘": Kind.APOSTROPHE,
} | dict.fromkeys(_DASHES, Kind.DASH)


def tokens_of(lines: Sequence[Line]) -> list[Token]:
    """Return the pieces of all lines in reading order."""
    return list(_tokens_of_line(lines[0])) if len(lines) == 1 else _tokens_of(lines)


@once_for_each
def _tokens_of_line(line: Line) -> tuple[Token, ...]:
    return tuple(_tokens_of([line]))


def _tokens_of(lines: Sequence[Line]) -> list[Token]:
    found: list[Token] = []
    for number, line in enumerate(lines):
        for segment, part in enumerate(line.segments()):
            begins = True
            for word in part.words:
                pieces = _pieces(word, line.page, number, segment, begins_segment=begins)
                begins = begins and not pieces
                found += pieces
    found = short_weekdays(_ordinals_joined(found))
    return ordinals_in_words(_fives_of_lists(_split_names_joined(found)))


def _pieces(word: Word, page: int, line: int, segment: int, *, begins_segment: bool) -> list[Token]:
    """Return the pieces of a word; ``begins_segment`` says that no piece stands before them."""
    if len(word.text) > _LONGEST_WORD:
        return [
            Token(
                Kind.WORD, "", 0, word, page, line, segment, glued=False,
                certainty=word.confidence, begins_segment=begins_segment,
            )
        ]  # fmt: skip
    text, pieces = _cut(word.text)
    certainty = word.confidence if text == word.text else 0.9 * word.confidence
    return [
        Token(
            piece.kind, piece.text, piece.value, word, page, line, segment, piece.glued,
            certainty * piece.sureness, ordinal=False,
            begins_segment=begins_segment and not at,
        )
        for at, piece in enumerate(pieces)
    ]  # fmt: skip


@frozen
class _Piece:
    """A piece of a word before it has a place; a misspelled name has less ``sureness`` than 1."""

    kind: Kind
    text: str
    value: int
    glued: bool
    sureness: float


@lru_cache(maxsize=8192)
def _cut(printed: str) -> tuple[str, tuple[_Piece, ...]]:
    """Return a printed word as it was put right, and its pieces."""
    text = repaired(printed)
    found = _PIECE.finditer(text)
    return text, tuple(_piece(match.group(), glued=match.start() > 0) for match in found)


def _piece(text: str, *, glued: bool) -> _Piece:
    lower = text.lower()
    kind, value, sureness = Kind.WORD, 0, 1.0
    if text.isdecimal():
        kind, value = Kind.NUMBER, int(text[:9])
    elif lower in MONTHS:
        kind, value = Kind.MONTH, MONTHS[lower]
    elif lower in WEEKDAYS:
        kind, value = Kind.WEEKDAY, WEEKDAYS[lower]
    elif text in _SIGNS:
        kind = _SIGNS[text]
    elif lower in _JOINING:
        kind = Kind(_JOINING[lower])
    elif not text.isalnum():
        kind = Kind.MARK
    elif (name := misspelled(lower)) is not None:
        sureness = _MISSPELLED
        kind = Kind.MONTH if name in MONTHS else Kind.WEEKDAY
        value = MONTHS.get(name, WEEKDAYS.get(name, 0))
    return _Piece(kind, lower, value, glued, sureness)


_THURSDAY = "Th"


def _ordinals_joined(tokens: list[Token]) -> list[Token]:
    """Return the tokens with "4th" as one number; behind the year of a date "Th" is Thursday.

    So it is apart from any number, where it stands like a name.
    """
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before is not None and before.kind is Kind.NUMBER and token.text in _ORDINALS:
            same_line = token.line == before.line and token.segment == before.segment
            weekday = not token.glued and (
                date_ending(joined) is not None or token.word.text == _THURSDAY
            )
            if same_line and before.value <= 31 and not before.ordinal and not weekday:
                joined[-1] = replace(before, ordinal=True)
                continue
        joined.append(token)
    return joined


def _fives_of_lists(tokens: list[Token]) -> list[Token]:
    """Return the tokens with an S that recognition read among the days of a list as 5."""
    around_it = zip(
        [None, None, *tokens], [None, *tokens], tokens, [*tokens[1:], None], strict=False
    )
    return [
        replace(token, kind=Kind.NUMBER, text="5", value=5, certainty=0.85 * token.certainty)
        if token.text == "s"
        and token.word.confidence < 1
        and (first is not None and first.kind is Kind.NUMBER)
        and (before is not None and before.kind is Kind.COMMA)
        and (after is not None and after.kind in {Kind.COMMA, Kind.AND})
        else token
        for first, before, token, after in around_it
    ]


def _split_names_joined(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a name that recognition split ("Mar ch") as one."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before is not None and before.line == token.line and token.kind is Kind.WORD:
            whole = before.text + token.text
            if before.text.isalpha() and len(whole) >= 5 and len(token.text) < 7:
                kind = Kind.MONTH if whole in MONTHS else Kind.WEEKDAY
                value = MONTHS.get(whole, WEEKDAYS.get(whole))
                if value is not None and whole != "sunday":
                    certainty = 0.9 * min(before.certainty, token.certainty)
                    joined[-1] = replace(
                        before, kind=kind, text=whole, value=value, certainty=certainty
                    )
                    continue
        joined.append(token)
    return joined
