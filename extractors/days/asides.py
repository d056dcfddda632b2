"""Asides in brackets among days worked, about another day: "5/28 (5/25 Memorial Day)"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.codes import Verdict, words_verdict
from extractors.days.holidays import names_only_a_holiday
from extractors.days.listed import Listed
from extractors.days.roles import Role
from extractors.days.surroundings import Surroundings, text_of
from extractors.days.tokens import Kind

_MOST_TOKENS = 12
_NAMED_DAY = re.compile(r"\b(?:on|of|the) (?:the )?(\d{1,2})(?:st|nd|rd|th)?\b")


def says_none_in_brackets(letter: Surroundings, index: int) -> str | None:
    """Return the words of a bracket that opens at a date and says that nobody worked on it."""
    mention = letter.mentions[index]
    opens = mention.start > 0 and letter.tokens[mention.start - 1].kind is Kind.OPEN
    behind = letter.tokens[mention.end : mention.end + _MOST_TOKENS]
    close = next((at for at, token in enumerate(behind) if token.kind is Kind.CLOSE), None)
    if not opens or not close:
        return None
    said = text_of(behind[:close])
    verdict = words_verdict(said)
    none = verdict is not None and verdict[0] is Verdict.NOT_WORKED
    return said if none or (verdict is None and names_only_a_holiday(said)) else None


def with_days_named_off(listed: Sequence[Listed]) -> list[Listed]:
    """Return the dates, a remark about another day of the month applied to that day alone.

    "Jan 26, 27 and 29 (sick on the 28th)" says nothing of the 29th; of a range that holds the day
    named, no day is known to be worked.
    """
    off = {
        (one.mention.run, one.mention.first.month, named)
        for one in listed
        if (named := _other_day(one)) is not None
    }
    return [_judged(one, off) for one in listed]


def _judged(one: Listed, off: set[tuple[int, int, int]]) -> Listed:
    first, last = one.mention.first, one.mention.last
    if _other_day(one) is not None:
        return replace(one, verdict=None, code=None)
    if last is None and (one.mention.run, first.month, first.day) in off:
        return replace(one, role=Role.NOT_WORKED, label="named as off")
    held = last is not None and any(
        run == one.mention.run and month == first.month and first.day <= day <= last.day
        for run, month, day in off
    )
    return replace(one, verdict=Verdict.NOT_WORKED, code="named as off") if held else one


def _other_day(one: Listed) -> int | None:
    """Return the day of the month that a remark behind a date or a range names as not worked."""
    named = _NAMED_DAY.search(one.mention.remark or one.tail.lower())
    if named is None or one.verdict is not Verdict.NOT_WORKED:
        return None
    first, last = one.mention.first, one.mention.last or one.mention.first
    day = int(named[1])
    return day if first.month == last.month and not first.day <= day <= last.day else None
