"""Weekdays of a week each with a box to tick: "Week ending 3/7/2026  ☐ Sun ☒ Mon ☒ Tue"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractors.days.codes import EMPTY_MARKS, Verdict, code_verdict
from extractors.days.placed.headings import weekdays_in_order
from extractors.days.tokens import Kind, Token

_FEWEST = 5


def boxed_weekdays(tokens: Sequence[Token], start: int) -> list[tuple[Token, bool]]:
    """Return the weekdays of the line behind ``start``, and whether the box of each is ticked.

    None where it holds no boxes, or not one for each weekday, all before or all behind them.
    """
    line = tokens[start - 1].line
    behind = takewhile(lambda token: token.line == line, tokens[start:])
    named = [token for token in behind if token.text.isalpha() or _is_box(token)]
    firsts, seconds = named[::2], named[1::2]
    if len(firsts) != len(seconds) or len(firsts) < _FEWEST:
        return []
    boxes, days = (firsts, seconds) if _is_box(firsts[0]) else (seconds, firsts)
    if not all(map(_is_box, boxes)) or any(map(_is_box, days)):
        return []
    weekdays = weekdays_in_order([token.text for token in days])
    return [
        (replace(day, value=value), box.text not in EMPTY_MARKS)
        for day, value, box in zip(days, weekdays, boxes, strict=False)
    ]


def _is_box(token: Token) -> bool:
    """Return whether a sign is an empty or a ticked box."""
    ticked = code_verdict(token.text) is Verdict.WORKED
    return token.kind is Kind.MARK and (ticked or token.text in EMPTY_MARKS)
