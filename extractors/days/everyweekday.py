"""Every weekday of a stretch but those named: "each weekday from June 1 to 19, except June 5".

A stretch alone proves no day. A sentence that says of every weekday of it that it was worked, and
names those that were not, speaks of each day: where the letter's own total says the same number,
the days are proved; without a total they are days that a person has to confirm.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.days.cells import CellSays
from extractors.days.codes import Verdict
from extractors.days.gathered import place_of
from extractors.days.listed import Listed
from extractors.days.marks import GridRead, MarkedDay
from extractors.days.mentions import Written
from extractors.days.roles import Role, speaks_of_work
from extractors.days.sense import real, span
from extractors.days.surroundings import text_of
from extractors.days.tokens import Kind, Token
from extractors.values import Field

_LONGEST_WITHOUT_A_TOTAL_DAYS = 42
_LONGEST_DAYS = 366
_MOST_TOKENS = 90
_MONDAY, _FRIDAY = 0, 4
_EVERY = re.compile(
    r"\b(?:every|each|all) (?:single )?(?:week ?days?|business days?|work ?days?)\b"
)
_REMARKS = re.compile(r"\b(?:in ?between|inclusive|included)\b")
"""Behind ranges of a list such words only say how these are read."""

_TAKES_OUT = re.compile(
    r"\b(?:except(?:ing|ed)?|excluding|exception|other than|save|less|minus|not|without|omitting)\b"
)
_JOINS = frozenset({"for", "on", "the", "of", "being", "only"})
_SURE, _UNPROVED = 0.95, 0.9


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A sentence about a stretch: the dates of its ends, of days out and added, the weekdays."""

    ends: tuple[int, ...]
    out: tuple[int, ...]
    more: tuple[int, ...]
    weekdays: frozenset[int]
    first: date
    last: date


def every_weekday(
    listed: Sequence[Listed], tokens: Sequence[Token], total: Field | None
) -> tuple[list[Listed], GridRead]:
    """Return the dates without those of such sentences, and the days that the sentences prove."""
    read, found = GridRead(), list(listed)
    inside = {n for one in listed for n in range(one.mention.start, one.mention.end)}
    for at in range(len(listed)):
        stretch = _stretch(listed, at, tokens, inside)
        if stretch is None:
            continue
        for place in stretch.more:
            found[place] = replace(listed[place], role=Role.WORK, label="also")
        if not _read(read, listed, stretch, total):
            said = place_of(listed[at], "").text
            read.doubts.append(f"nothing bears out which weekdays of {said!r} were worked")
        for place in stretch.ends:
            found[place] = replace(listed[place], role=Role.OTHER, label="every weekday")
        for place in stretch.out:
            mention = replace(listed[place].mention, first=_dated(listed[place], stretch))
            out = replace(listed[place], role=Role.EXCLUDED, label="except", mention=mention)
            found[place] = out
    return found, read


def _read(read: GridRead, listed: Sequence[Listed], said: _Stretch, total: Field | None) -> bool:
    """Add the days of a stretch; return whether its own words and the total allow them."""
    out = [real(_dated(listed[at], said)) for at in said.out]
    days = [day for day in span(said.first, said.last) if day.weekday() in said.weekdays]
    left = [day for day in days if day not in out]
    if any(day not in days for day in out) or not left:
        return False
    if total is None and (not out or len(days) > _LONGEST_WITHOUT_A_TOTAL_DAYS):
        return False
    more = {real(_dated(listed[at], said)) for at in said.more}
    if total is not None and total.value != len({*left, *more}):
        return False
    one = listed[said.ends[0]]
    if total is None:
        place = place_of(one, "").text
        read.doubts.append(f"no total bears out that every weekday of {place!r} was worked")
    sure = one.certainty * (_SURE if total is not None else _UNPROVED)
    says = CellSays(Verdict.WORKED)
    read.days += [MarkedDay(d, says, place_of(one, d.isoformat()), sure) for d in left]
    return True


def _stretch(
    listed: Sequence[Listed], at: int, tokens: Sequence[Token], inside: set[int]
) -> _Stretch | None:
    """Return the stretch that begins with the date at ``at``, ``None`` where none is told.

    ``inside`` are the places of the tokens that dates are made of.
    """
    ends = _ends(listed, at)
    if ends is None:
        return None
    start, end = _sentence(tokens, listed[at].mention.start)
    apart = [tokens[place] for place in range(start, end) if place not in inside]
    taken = _TAKES_OUT.search(text_of(apart))
    positive = text_of(apart)[: taken.start()] if taken else text_of(apart)
    weekdays = None if _is_of_a_list(listed, at, positive) else _weekdays(apart, positive)
    bounds = _bounds(listed, ends)
    if weekdays is None or bounds is None:
        return None
    ahead_and_behind = _ahead_and_behind(positive, text_of(apart), taken)
    if not speaks_of_work(positive) and not speaks_of_work(ahead_and_behind):
        return None
    behind = [n for n in range(ends[-1] + 1, len(listed)) if listed[n].mention.start < end]
    if any(listed[n].mention.last is not None for n in behind):
        return None
    if behind and taken is not None and not _names_only_dates(listed, behind, tokens):
        return None
    out, more = (behind, []) if taken is not None else ([], behind)
    return _Stretch(ends, tuple(out), tuple(more), weekdays, *bounds)


def _is_of_a_list(listed: Sequence[Listed], at: int, said: str) -> bool:
    """Return whether a stretch is the last of several, and the words only say how to read them."""
    follows = at > 0 and listed[at - 1].mention.run == listed[at].mention.run
    return follows and _REMARKS.search(said) is not None


def _ends(listed: Sequence[Listed], at: int) -> tuple[int, ...] | None:
    """Return the places of a range, or of two dates "between … and …"."""
    one = listed[at]
    if one.mention.last is not None:
        return (at,)
    pair = at + 1 < len(listed) and listed[at + 1].mention.last is None
    between = one.label == "between" and pair and listed[at + 1].lead.strip() == "and"
    return (at, at + 1) if between else None


def _bounds(listed: Sequence[Listed], ends: Sequence[int]) -> tuple[date, date] | None:
    one = listed[ends[0]].mention
    written = one.last if one.last is not None else listed[ends[-1]].mention.first
    last = real(written)
    if last is None or written.year is None:
        return None
    earlier = written.year - (one.first.month > written.month)
    first = real(replace(one.first, year=one.first.year or earlier))
    if first is None or not 0 < (last - first).days < _LONGEST_DAYS:
        return None
    return first, last


def _sentence(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the places where the sentence around ``at`` begins and ends."""
    start, end = at, at
    while start > max(0, at - _MOST_TOKENS) and not _ends_sentence(tokens, start - 1):
        start -= 1
    while end < min(len(tokens), at + _MOST_TOKENS) and not _ends_sentence(tokens, end):
        end += 1
    return start, end


def _ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].kind is not Kind.DOT or at + 1 == len(tokens):
        return tokens[at].kind is Kind.DOT
    short = at > 0 and tokens[at - 1].kind in {Kind.MONTH, Kind.WEEKDAY}
    return tokens[at + 1].word.text[:1].isupper() and not short


def _weekdays(apart: Sequence[Token], positive: str) -> frozenset[int] | None:
    """Return the weekdays that the sentence says every one of: all five, or those it names."""
    for one, joint, other in zip(apart, apart[1:], apart[2:], strict=False):
        ranged = joint.kind in {Kind.TO, Kind.DASH}
        if ranged and one.kind is other.kind is Kind.WEEKDAY and one.value < other.value:
            return frozenset(range(one.value, other.value + 1))
    return frozenset(range(_MONDAY, _FRIDAY + 1)) if _EVERY.search(positive) else None


def _ahead_and_behind(positive: str, whole: str, taken: re.Match[str] | None) -> str:
    """Return what the sentence says before the days taken out, and behind their last comma."""
    behind = whole[taken.end() :].rpartition(",")[2] if taken else ""
    return f"{positive} . {behind}"


def _names_only_dates(
    listed: Sequence[Listed], out: Sequence[int], tokens: Sequence[Token]
) -> bool:
    """Return whether dates alone, and nothing like "and holidays", are taken out.

    What stands in brackets behind one of them says why.
    """
    first, last = listed[out[0]].mention, listed[out[-1]].mention
    inside = {n for at in out for n in range(listed[at].mention.start, listed[at].mention.end)}
    between = _without_brackets(
        [tokens[n] for n in range(first.start, last.end) if n not in inside]
    )
    words = [token for token in between if token.kind is Kind.WORD and token.text not in _JOINS]
    follows = _without_brackets(tokens[last.end : last.end + _MOST_TOKENS])[:1]
    return not words and [token.kind for token in follows] != [Kind.AND]


def _without_brackets(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens that stand in no brackets."""
    found: list[Token] = []
    depth = 0
    for token in tokens:
        depth += token.kind is Kind.OPEN
        if not depth:
            found.append(token)
        depth = max(0, depth - (token.kind is Kind.CLOSE))
    return found


def _dated(one: Listed, said: _Stretch) -> Written:
    """Return a day taken out with the year, where none is printed, that lies in the stretch."""
    first = one.mention.first
    if first.year is not None:
        return first
    years = range(said.first.year, said.last.year + 1)
    written = [replace(first, year=year) for year in years]
    inside = [w for w in written if (day := real(w)) and said.first <= day <= said.last]
    return inside[0] if len(inside) == 1 else replace(first, year=said.last.year)
