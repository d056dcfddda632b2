"""Dates in sentences, lists and rows: the role of each, from its label, heading or list."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.days.asides import with_days_named_off
from extractors.days.dateranges import names_a_week
from extractors.days.headings import role_above, role_of_column
from extractors.days.listed import Listed
from extractors.days.mentions import Mention
from extractors.days.roles import Role, is_bare_date_label, role_of
from extractors.days.sense import real
from extractors.days.surroundings import Surroundings, is_noise, is_row, text_of
from extractors.days.tails import with_tail
from extractors.days.tokens import Kind, Token
from extractors.layout import around

_SIDE_POINTS = 14.0
_DAYS_OF_A_WEEK = 7
_MOST_DAYS_OF_A_WEEK = 8
_LEADS_FROM_A_WEEK = ([Kind.COLON], [Kind.DASH], [Kind.OPEN])
_TOKENS_OVER_A_BREAK = 3


def listed_in(letter: Surroundings) -> list[Listed]:
    """Return the dates of a letter in reading order with what they are for."""
    found: list[Listed] = []
    for index, mention in enumerate(letter.mentions):
        found.append(_listed(letter, index, mention, found))
    return with_days_named_off(found)


def _listed(letter: Surroundings, index: int, mention: Mention, before: list[Listed]) -> Listed:
    words = letter.words_of(mention)
    token = letter.tokens[mention.start]
    bare = Listed(mention, words, letter.page_of(mention), token.line, None)
    bare = replace(bare, certainty=letter.certainty_of(mention))
    lead = letter.lead_of(index)
    bare = replace(bare, in_row=is_row(lead), lead=text_of(lead))
    if before and before[-1].mention.run == mention.run:
        same = before[-1]
        bare = replace(bare, role=same.role, label=same.label, explicit=same.explicit)
        own = role_of_column(letter, bare) if _stands_apart(letter, mention) else None
        own = own or _in_the_week_named(letter, bare, before) or _behind_a_stretch(bare, same)
        if own is not None:
            bare = replace(bare, role=own[0], label=own[1])
    else:
        bare = _with_role(letter, bare, lead, before)
    return with_tail(letter, index, bare)


def _behind_a_stretch(bare: Listed, before: Listed) -> tuple[Role, str] | None:
    """Return that a single date is worked that goes on behind a whole stretch of work.

    "From April 6 to April 10 and again on April 14, 16 and 17": the stretch has its end already.
    """
    whole = before.role is Role.PERIOD and before.mention.last is not None
    return (Role.WORK, "again") if whole and bare.mention.last is None else None


def _stands_apart(letter: Surroundings, mention: Mention) -> bool:
    """Return whether nothing but space parts a date from the one before it, as in columns."""
    before = letter.tokens[mention.start - 1]
    plain = before.kind in {Kind.NUMBER, Kind.MONTH} and not letter.tokens[mention.start].glued
    return letter.tokens[mention.start].begins_segment or plain


def _in_the_week_named(
    letter: Surroundings, bare: Listed, before: Sequence[Listed]
) -> tuple[Role, str] | None:
    """Return that a date is a day worked when the first of its list named the week it lies in."""
    near = [one for one in before[-_MOST_DAYS_OF_A_WEEK:] if one.mention.run == bare.mention.run]
    week = next((one for one in reversed(near) if one.role is Role.WEEK), None)
    if week is None or not names_a_week(letter.tokens, week.mention.start):
        return None
    one, other = week.mention.first, bare.mention.first
    if one.year is None:
        return None
    years = (one.year, one.year + 1, one.year - 1) if other.year is None else (other.year,)
    start = real(one)
    days = [real(replace(other, year=year)) for year in years]
    within = any(day and start and abs((day - start).days) < _DAYS_OF_A_WEEK for day in days)
    return (Role.WORK, week.label) if within else None


def _with_role(
    letter: Surroundings, bare: Listed, lead: list[Token], before: list[Listed]
) -> Listed:
    segment = letter.tokens[bare.mention.start].segment
    own = [token for token in lead if token.segment == segment]
    labelled = [token for token in lead if token.kind is not Kind.WEEKDAY]
    given = _role_in_line(own, labelled)
    if given is not None and given[0] is Role.PERIOD_END:
        given = _week_over_the_break(letter, bare, own) or given
    if given is None and before and _stands_in_week(letter, bare, before[-1], lead):
        given = Role.WORK, before[-1].label
    if given is None:
        given = role_of_column(letter, bare)
    if given is None and not _says_something(lead):
        given = _role_of_list(bare, before) or role_above(letter, bare, own)
    elif given is None and not _ends_in_label(labelled):
        given = role_above(letter, bare, own)
    if given is None:
        return bare
    return replace(bare, role=given[0], label=given[1], explicit=True)


def _role_in_line(own: list[Token], lead: list[Token]) -> tuple[Role, str] | None:
    for tokens in (own, lead):
        text = text_of(_without_weekdays(tokens))
        if tokens and is_bare_date_label(text):
            return Role.OTHER, "date"
        role = role_of(text)
        if role is not None:
            return role
    return None


def _week_over_the_break(
    letter: Surroundings, bare: Listed, own: list[Token]
) -> tuple[Role, str] | None:
    """Return the role that "the week" at the end of the line above gives to "ending" below it."""
    at = bare.mention.start - len(own)
    if not own or at != letter.first_token[own[0].line]:
        return None
    before = letter.tokens[max(0, at - _TOKENS_OVER_A_BREAK) : at]
    role = role_of(text_of([*before, *own]))
    return role if role is not None and role[0] is Role.WEEK else None


def _role_of_list(bare: Listed, before: list[Listed]) -> tuple[Role, str] | None:
    """Return the role of a date close before that this one lines up with or follows."""
    for other in reversed(before[-24:]):
        if other.role is None or other.mention.run == bare.mention.run:
            continue
        if bare.line - other.line > (1 if other.role is Role.OTHER else 3):
            break
        beside = bare.line == other.line and other.explicit
        if (other.in_row or beside) and bare.in_row and _lined_up(bare, other):
            return other.role, other.label
    return None


def _lined_up(one: Listed, other: Listed) -> bool:
    if one.line == other.line or one.page != other.page:
        return True
    a, b = around(one.words), around(other.words)
    return abs(a[0] - b[0]) < _SIDE_POINTS or abs(a[2] - b[2]) < _SIDE_POINTS


def _says_something(lead: Sequence[Token]) -> bool:
    return any(t.kind is Kind.WORD and not is_noise(t) for t in lead)


def _stands_in_week(
    letter: Surroundings, bare: Listed, before: Listed, lead: Sequence[Token]
) -> bool:
    """Return whether a date follows its week's date: "W/E 3/7/2026: 3/2, 3/3"."""
    if before.role is not Role.WEEK or [token.kind for token in lead] not in _LEADS_FROM_A_WEEK:
        return False
    return letter.tokens[before.mention.end - 1].line == bare.line


def _without_weekdays(lead: Sequence[Token]) -> Sequence[Token]:
    """Return the lead without "Monday through" before a date's own weekday."""
    ranged = [token.kind for token in lead[-2:]] == [Kind.WEEKDAY, Kind.TO]
    return lead[:-2] if ranged else lead


def _ends_in_label(lead: Sequence[Token]) -> bool:
    return bool(lead) and lead[-1].kind is Kind.COLON
