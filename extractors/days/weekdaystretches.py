"""Sentences that say of every weekday of a stretch that it was worked, and which were not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from extractors.days.listed import Listed
from extractors.days.mentions import Mention
from extractors.days.roles import Role, speaks_of_no_work, speaks_of_work
from extractors.days.sense import Anchors, real, with_years
from extractors.days.sentences import MOST_TOKENS, sentence_around
from extractors.days.surroundings import text_of
from extractors.days.tokens import Kind, Token

LONGEST_DAYS = 366
"""No longer stretch is one of days."""

_MONDAY, _FRIDAY = 0, 4
_EVERY = re.compile(
    r"\b(?:every|each|all) (?:single )?(?:week ?days?|business days?|work(?:ing)? ?days?)\b"
    r"|\b(?:on )?weekdays from\b|\b(?:five|5) days (?:a|per|each|every) week\b"
)
_REMARKS = re.compile(r"\b(?:in ?between|inclusive|included)\b")
"""Behind ranges of a list such words only say how these are read."""

_TAKES_OUT = re.compile(
    r"\b(?:except(?:ing|ed|ions?)?|excluding|other than|save|less|minus|not|without|omitting|"
    r"apart from|aside from|barring|but for|skipping|missing|missed|leaving out|(?:off|out) on)\b"
)
_MOST_WORDS_THAT_TAKE_OUT = 2
_MOST_WORDS_TO_ITS_END = 5
"""Between the dates of "commencing March 3, 2025 and continuing through April 4"."""

_CLAUSE = re.compile(r".*(?:\band|[,;]) ")
_DENIES = re.compile(r"\b(?:no|not|never|without|nor|neither|none)\b")
_OF_ALL = frozenset({"every", "each", "all"})
_JOINS = frozenset({"for", "on", "the", "of", "being", "only"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence about a stretch: the dates of its ends, of days out and added, the weekdays.

    ``dated_out`` says that nothing but dates is taken out, and no "holidays" that it names not;
    ``worked`` that the sentence says in words that there was work.
    """

    ends: tuple[int, ...]
    out: tuple[int, ...]
    more: tuple[int, ...]
    weekdays: frozenset[int]
    first: date
    last: date
    dated_out: bool
    worked: bool


def stretches_in(
    listed: Sequence[Listed], tokens: Sequence[Token], anchors: Anchors
) -> Iterator[Stretch]:
    """Yield the stretches that such sentences tell, in reading order."""
    inside = {n for one in listed for n in range(one.mention.start, one.mention.end)}
    dated = {tokens[place].line for place in inside}
    behind = -1
    for at in range(len(listed)):
        told = _stretch(listed, at, tokens, inside, dated, anchors) if at > behind else None
        if told is not None:
            behind = max((*told.ends, *told.out, *told.more))
            yield told


def _stretch(
    listed: Sequence[Listed],
    at: int,
    tokens: Sequence[Token],
    inside: set[int],
    dated: set[int],
    anchors: Anchors,
) -> Stretch | None:
    """Return the stretch that begins with the date at ``at``, ``None`` where none is told.

    ``inside`` are the places of the tokens that dates are made of, ``dated`` their lines.
    """
    ends = _ends(listed, at)
    if ends is None:
        return None
    start, end = sentence_around(tokens, listed[at].mention.start, dated)
    end = _before_the_next(listed, ends, tokens, end)
    apart = [tokens[place] for place in range(start, end) if place not in inside]
    taken = _TAKES_OUT.search(text_of(apart))
    positive = text_of(apart)[: taken.start()] if taken else text_of(apart)
    said = tokens[start:end] if taken is not None else apart
    weekdays = None if _is_of_a_list(listed, at, positive) else _weekdays(said, positive)
    bounds = _bounds(listed, ends, anchors) if weekdays is not None else None
    worked = _says_work(text_of(apart), positive, taken)
    if weekdays is None or bounds is None or not (worked or _is_silent(positive)):
        return None
    behind = [n for n in range(ends[-1] + 1, len(listed)) if listed[n].mention.start < end]
    if taken is None and any(listed[n].mention.last is not None for n in behind):
        return None
    only_dates = bool(behind) and taken is not None and _names_only_dates(listed, behind, tokens)
    out, more = (behind, []) if taken is not None else ([], behind)
    return Stretch(ends, tuple(out), tuple(more), weekdays, *bounds, only_dates, worked)


def _is_of_a_list(listed: Sequence[Listed], at: int, said: str) -> bool:
    """Return whether a stretch is the last of several, and the words only say how to read them."""
    follows = at > 0 and listed[at - 1].mention.run == listed[at].mention.run
    return follows and _REMARKS.search(said) is not None


def _ends(listed: Sequence[Listed], at: int) -> tuple[int, ...] | None:
    """Return the places of a range, of "between … and …", or of a beginning and its end."""
    one = listed[at]
    if one.mention.last is not None:
        return (at,)
    if at + 1 == len(listed) or listed[at + 1].mention.last is not None:
        return None
    other = listed[at + 1]
    between = one.label == "between" and other.lead.strip() == "and"
    told = one.role is Role.PERIOD_START and other.role is Role.PERIOD_END
    ended = told and len(other.lead.split()) <= _MOST_WORDS_TO_ITS_END
    return (at, at + 1) if between or ended else None


def _bounds(
    listed: Sequence[Listed], ends: Sequence[int], anchors: Anchors
) -> tuple[date, date] | None:
    """Return the first and the last day of a stretch, its year printed or told without doubt."""
    mention = _whole(listed, ends)
    if mention.last is not None and mention.last.year is None and mention.first.year is None:
        (sense,) = with_years([mention], anchors)
        mention = mention if sense.doubts else sense.mention
    written = mention.last
    if written is None or written.year is None:
        return None
    earlier = written.year - (mention.first.month > written.month)
    last = real(written)
    first = real(replace(mention.first, year=mention.first.year or earlier))
    if first is None or last is None or not 0 < (last - first).days < LONGEST_DAYS:
        return None
    return first, last


def _whole(listed: Sequence[Listed], ends: Sequence[int]) -> Mention:
    one = listed[ends[0]].mention
    return one if one.last is not None else replace(one, last=listed[ends[-1]].mention.first)


def _before_the_next(
    listed: Sequence[Listed], ends: Sequence[int], tokens: Sequence[Token], end: int
) -> int:
    """Return where the sentence tells of another stretch of days: "…, and every weekday from"."""
    own = listed[ends[-1]].mention.end
    later = [one.mention.start for one in listed[ends[-1] + 1 :] if one.mention.last is not None]
    said = (
        [place for place in range(own, min(end, *later, end)) if tokens[place].text in _OF_ALL]
        if later
        else []
    )
    return said[0] if said and min(later) < end else end


def _weekdays(sentence: Sequence[Token], positive: str) -> frozenset[int] | None:
    """Return the weekdays that the sentence says every one of: all five, or those it names."""
    for one, joint, other in zip(sentence, sentence[1:], sentence[2:], strict=False):
        ranged = joint.kind in {Kind.TO, Kind.DASH}
        if ranged and one.kind is other.kind is Kind.WEEKDAY and one.value < other.value:
            return frozenset(range(one.value, other.value + 1))
    if (named := _each_named(sentence)) is not None:
        return named
    return frozenset(range(_MONDAY, _FRIDAY + 1)) if _EVERY.search(positive) else None


def _each_named(sentence: Sequence[Token]) -> frozenset[int] | None:
    """Return the weekdays of "every Monday, Wednesday and Friday", or of "Mondays and Fridays"."""
    for at, token in enumerate(sentence):
        if _TAKES_OUT.match(text_of(sentence[at : at + _MOST_WORDS_THAT_TAKE_OUT])):
            return None
        chain = list(takewhile(_is_in_chain, sentence[at + (token.text in _OF_ALL) :]))
        days = [each for each in chain if each.kind is Kind.WEEKDAY]
        plural = all(each.word.text.lower().rstrip(",.;").endswith("days") for each in days)
        if days and (token.text in _OF_ALL or plural):
            return frozenset(each.value for each in days)
    return None


def _is_in_chain(token: Token) -> bool:
    return token.kind in {Kind.WEEKDAY, Kind.COMMA, Kind.AND} or token.text in _OF_ALL


def _says_work(whole: str, positive: str, taken: re.Match[str] | None) -> bool:
    """Return whether the sentence says that the stretch was worked.

    It does so before the days taken out, in the clause that leads to the stretch at least, or
    behind their last comma.
    """
    behind = whole[taken.end() :].rpartition(",")[2] if taken else ""
    clause = _CLAUSE.sub("", positive.rstrip(" ,;"))
    return any(map(speaks_of_work, (positive, clause, f"{positive} . {behind}")))


def _is_silent(said: str) -> bool:
    """Return whether words tell neither of work nor of its want: "she was with us"."""
    return not speaks_of_no_work(said) and not _DENIES.search(said)


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
    follows = _without_brackets(tokens[last.end : last.end + MOST_TOKENS])[:1]
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
