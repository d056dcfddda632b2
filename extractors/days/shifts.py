"""What rows of dates say all together: ends of night shifts, empty hours, yes and no."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.days.codes import Verdict
from extractors.days.listed import Listed
from extractors.days.mentions import Mention
from extractors.days.roles import Role
from extractors.days.tokens import Kind, Token

_LETTERS = re.compile(r"[A-Za-z]{3}")
_TIME = re.compile(r"\d{1,2}:\d\d\b|\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_FEWEST_STATES = 2
_FEWEST_STARTS = 3
_NIGHTS = frozenset({"night", "nights", "overnight", "am", "wrapped", "wrap", "out", "until"})
_ENDED = frozenset({"wrapped", "ended", "finished", "until", "till", "out", "wrap"})
_TOKENS_OF_A_NIGHT = 30
_OTHER_STATE = 0.4
"""How sure a day is whose row says something else than the rows of days worked: no day."""


def without_ends_of_shifts(listed: list[Listed], tokens: Sequence[Token]) -> list[Listed]:
    """Return the mentions without the second date of a shift over midnight, which began before."""
    kept: list[Listed] = []
    ended: Listed | None = None
    for one in listed:
        begun = kept[-1] if kept and kept[-1] is not ended else None
        if begun is not None and _ends_shift(begun, one, tokens):
            ended = begun
        else:
            kept.append(one)
    return kept


def starts_of_shifts(listed: list[Listed]) -> list[Listed]:
    """Return the mentions, rows that start at an hour of the day as days worked.

    "Shift start: Mon 5/5 6:00 PM" begins no period of employment.
    """
    starts = [one for one in listed if _starts_a_shift(one)]
    if len(starts) < _FEWEST_STARTS or any(one.role is Role.PERIOD_END for one in listed):
        return listed
    ids = {id(one) for one in starts}
    return [replace(one, role=Role.WORK) if id(one) in ids else one for one in listed]


def _starts_a_shift(one: Listed) -> bool:
    single = one.role is Role.PERIOD_START and one.mention.last is None
    return single and one.in_row and _TIME.match(one.tail) is not None


def _ends_shift(before: Listed, one: Listed, tokens: Sequence[Token]) -> bool:
    between = tokens[before.mention.end : one.mention.start]
    if before.line != one.line and (one.in_row or not _is_one_night(between)):
        return False
    if one.mention.last is not None or before.mention.last is not None:
        return False
    first, second = before.mention.first, one.mention.first
    next_day = second.day in {first.day, first.day + 1} or (second.day == 1 and first.day >= 28)
    times = [
        token.kind is Kind.COLON and token.glued and other.kind is Kind.NUMBER and other.glued
        for token, other in pairwise(between)
    ]
    in_brackets = bool(between) and between[0].kind is Kind.OPEN and _goes_over_night(between)
    return next_day and (any(times) or in_brackets)


def _is_one_night(between: Sequence[Token]) -> bool:
    """Return whether a sentence goes on over lines from a night's date to when it ended."""
    stops = [
        token.kind is Kind.DOT and other.word.text[:1].isupper()
        for token, other in pairwise(between)
    ]
    ended = any(token.text in _ENDED for token in between)
    return ended and len(between) <= _TOKENS_OF_A_NIGHT and not any(stops)


def _goes_over_night(between: Sequence[Token]) -> bool:
    """Return whether a remark in brackets tells of a night that ends on the date behind it."""
    open_still = all(token.kind is not Kind.CLOSE for token in between)
    return open_still and any(token.text in _NIGHTS for token in between)


def yes_and_no(listed: list[Listed]) -> list[Listed]:
    """Return the rows without those that say "No" in a column where others say "Yes".

    A note may follow: "N  not scheduled".
    """
    said = {_first_word(one.tail) for one in listed if one.in_row}
    if not said & {"y", "yes"}:
        return listed
    return [
        replace(one, verdict=Verdict.NOT_WORKED, code=None)
        if one.in_row and _first_word(one.tail) in {"n", "no"}
        else one
        for one in listed
    ]


def _first_word(tail: str) -> str:
    return tail.lower().partition(" ")[0]


def with_empty_rows(listed: list[Listed]) -> list[Listed]:
    """Return the rows without those whose hours stay empty where most rows state some."""
    rows = [one for one in listed if one.in_row and one.role is Role.WORK]
    filled = [one for one in rows if any(letter.isdigit() for letter in one.tail)]
    in_line = Counter(one.line for one in rows)
    if len(filled) < 3 or 2 * len(filled) <= len(rows):
        return listed
    return [
        replace(one, verdict=Verdict.NOT_WORKED, code=None)
        if one.in_row
        and one.role is Role.WORK
        and not one.tail
        and one.verdict is None
        and in_line[one.line] == 1
        else one
        for one in listed
    ]


def with_other_states(listed: list[Listed]) -> list[Listed]:
    """Return the rows without those that say something else where most say "Worked".

    What the other words mean nobody need know: the day is not said to be worked.
    """
    rows = [
        one for one in listed if one.in_row and one.role is Role.WORK and _LETTERS.search(one.tail)
    ]
    worked = [one for one in rows if one.verdict is Verdict.WORKED]
    if len(worked) < _FEWEST_STATES or 2 * len(worked) < len(rows):
        return listed
    return [
        replace(one, certainty=_OTHER_STATE * one.certainty, mention=_noted(one))
        if one.in_row
        and one.role is Role.WORK
        and one.verdict is None
        and _LETTERS.search(one.tail)
        else one
        for one in listed
    ]


def _noted(one: Listed) -> Mention:
    note = f"a row says {one.tail[:40]!r} where others say that the day was worked"
    return replace(one.mention, notes=(*one.mention.notes, note))
