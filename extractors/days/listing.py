"""Dates in sentences, lists and rows: the role of each, from its label, heading or list."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.days.asides import with_days_named_off
from extractors.days.codesbefore import with_code_before
from extractors.days.headings import role_of_column
from extractors.days.leadsabove import role_above
from extractors.days.listed import Listed
from extractors.days.mentions import Mention
from extractors.days.naming import says_more_than_a_lead
from extractors.days.offsentences import is_inside_a_sentence, with_days_off_told
from extractors.days.roles import Role, is_bare_date_label, role_of, speaks_of_each_day
from extractors.days.sentences import SHORTENED
from extractors.days.surroundings import Surroundings, is_noise, is_row, text_of
from extractors.days.tails import with_tail
from extractors.days.tokens import Kind, Token
from extractors.days.weeknamed import in_the_week_named, is_stretch_of_week, stands_in_week
from extractors.layout import around

_SIDE_POINTS = 14.0
_TOKENS_OVER_A_BREAK = 3
_OF_LISTS = frozenset({Role.WORK, Role.NOT_WORKED, Role.EXCLUDED})
"""What a list of dates can be: "and finished with" leads to days worked, and to no end alone."""

_AGAINST = frozenset({Role.NOT_WORKED, Role.EXCLUDED})
_JOINS = frozenset({Kind.COMMA, Kind.AND})
_LONGEST_NAME = 10
"""In tokens, the signs around it included."""


_Given = tuple[Role, str]
"""A role, and the words that give it."""


def listed_in(letter: Surroundings) -> list[Listed]:
    """Return the dates of a letter in reading order with what they are for."""
    found: list[Listed] = []
    for index, mention in enumerate(letter.mentions):
        found.append(_listed(letter, index, mention, found))
    return with_days_off_told(letter, with_days_named_off(found))


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
        apart = _stands_apart(letter, mention) and not _goes_on_out(letter, mention, same)
        own = role_of_column(letter, bare) if apart else None
        own = own or in_the_week_named(letter, bare, before) or _behind_a_stretch(bare, same)
        own = own or _of_a_stretch(bare)
        given = (bare.role, bare.label) if own is None and bare.role is not None else None
        own = own or (given and _of_the_list_gone_on_with(letter, bare, lead, before, given))
        if own is not None:
            bare = replace(bare, role=own[0], label=own[1])
    else:
        bare = _with_role(letter, bare, lead, before)
    told = with_tail(letter, index, bare)
    if bare.role is Role.EXCLUDED and told.role is Role.NOT_WORKED:
        # Why a day is taken out of a list makes it no second list: "except the 5th, being ill".
        told = replace(told, role=bare.role, label=bare.label)
    return with_code_before(letter, told, before)


def _behind_a_stretch(bare: Listed, before: Listed) -> tuple[Role, str] | None:
    """Return that a single date is worked that goes on behind a whole stretch of work.

    "From April 6 to April 10 and again on April 14, 16 and 17": the stretch has its end already.
    """
    whole = before.role is Role.PERIOD and before.mention.last is not None
    return (Role.WORK, "again") if whole and bare.mention.last is None else None


def _of_a_stretch(bare: Listed) -> tuple[Role, str] | None:
    """Return that a range led to by "from" is a stretch, whatever list it stands in."""
    led = bare.mention.last is not None and bare.lead.endswith(("from", "from the"))
    return (Role.PERIOD, "from") if led and not speaks_of_each_day(bare.lead) else None


def _goes_on_out(letter: Surroundings, mention: Mention, before: Listed) -> bool:
    """Return whether a list of days that are left out goes on behind "and" or a comma."""
    joined = letter.tokens[mention.start - 1].kind in {Kind.AND, Kind.COMMA}
    return joined and before.role in {Role.EXCLUDED, Role.NOT_WORKED}


def _stands_apart(letter: Surroundings, mention: Mention) -> bool:
    """Return whether nothing but space parts a date from the one before it, as in columns."""
    before = letter.tokens[mention.start - 1]
    plain = before.kind in {Kind.NUMBER, Kind.MONTH} and not letter.tokens[mention.start].glued
    return letter.tokens[mention.start].begins_segment or plain


def _with_role(
    letter: Surroundings, bare: Listed, lead: list[Token], before: list[Listed]
) -> Listed:
    segment = letter.tokens[bare.mention.start].segment
    own = [token for token in lead if token.segment == segment]
    labelled = [token for token in lead if token.kind is not Kind.WEEKDAY]
    if (sentence := _own_sentence(lead)) is not None:
        given = _role_in_line(sentence, sentence)
        return bare if given is None else replace(bare, role=given[0], label=given[1])
    given = _of_the_bracket_before(letter, bare, before) or _role_in_line(own, labelled)
    if given is not None and given[0] is Role.WORK:
        given = _denied_over_the_break(letter, bare, lead) or given
    if given is not None and given[0] is Role.PERIOD_END:
        given = _week_over_the_break(letter, bare, own) or given
    if given is None and before and stands_in_week(letter, bare, before[-1], lead):
        given = Role.WORK, before[-1].label
    if given is None and not is_inside_a_sentence(letter, bare.mention):
        given = role_of_column(letter, bare)
    if given is None and not _says_something(lead):
        given = _from_above(letter, bare, own, before)
    elif given is None and not _ends_in_label(labelled):
        given = role_above(letter, bare, own)
    if given is None:
        return bare
    given = _of_the_list_gone_on_with(letter, bare, lead, before, given)
    given = _once_more(letter, bare, before, given)
    if given[0] is Role.PERIOD and before and is_stretch_of_week(before[-1], bare):
        return replace(bare, role=Role.WORK, label=before[-1].label, explicit=True, whole=True)
    return replace(bare, role=given[0], label=given[1], explicit=True)


def _of_the_list_gone_on_with(
    letter: Surroundings, bare: Listed, lead: list[Token], before: list[Listed], given: _Given
) -> _Given:
    """Return the role of the list that goes on behind a semicolon, days left out of it aside.

    "June 3 to 7 except the 5th, when she was out sick; and July 1 to 3": what is said of the 5th
    is not said of July.
    """
    signs = [n for n, token in enumerate(lead) if token.text == ";"]
    if given[0] not in _AGAINST or not signs or _role_in_line(lead[signs[-1] :], []) is not None:
        return given
    listed = next((one for one in reversed(before) if one.role not in _AGAINST), None)
    if listed is None or listed.role is not Role.WORK or before[-1].role is not Role.EXCLUDED:
        return given
    between = letter.tokens[listed.mention.end : bare.mention.start]
    whole = not any(_ends_sentence(between, n) for n in range(len(between) - 1))
    return (listed.role, listed.label) if whole else given


def _once_more(letter: Surroundings, bare: Listed, before: list[Listed], given: _Given) -> _Given:
    """Return what "again" repeats: "dark on June 19 and again on July 4" tells of no work."""
    same = before[-1] if before else None
    if given[1] != "again" or same is None or same.role not in _AGAINST:
        return given
    between = letter.tokens[same.mention.end : bare.mention.start]
    whole = not any(_ends_sentence(between, n) for n in range(len(between) - 1))
    return (same.role, same.label) if whole else given


def _of_the_bracket_before(
    letter: Surroundings, bare: Listed, before: list[Listed]
) -> tuple[Role, str] | None:
    """Return the role of the date in brackets before, where both stand behind names of one list.

    "Dark on Labor Day (September 2) and Columbus Day (October 14)".
    """
    same = before[-1] if before else None
    if same is None or same.role not in _OF_LISTS:
        return None
    between = letter.tokens[same.mention.end : bare.mention.start]
    bracketed = [token.kind for token in (*between[:1], *between[-1:])] == [Kind.CLOSE, Kind.OPEN]
    named = [token for token in between[1:-1] if token.kind is Kind.WORD]
    joined = len(between) > 2 and (between[1].kind in _JOINS or between[1].text == "or")
    short = len(between) <= _LONGEST_NAME and all(t.kind is not Kind.DOT for t in between)
    plain = role_of(text_of(named)) is None
    return (same.role, same.label) if bracketed and joined and short and plain else None


def _from_above(
    letter: Surroundings, bare: Listed, own: list[Token], before: list[Listed]
) -> tuple[Role, str] | None:
    """Return the role of a date that no words of its own line lead to."""
    led = _led_over_the_break(letter, bare)
    return led or _role_of_list(bare, before) or role_above(letter, bare, own)


def _role_in_line(own: list[Token], lead: list[Token]) -> tuple[Role, str] | None:
    for tokens in (own, lead):
        text = text_of(_without_weekdays(tokens))
        if tokens and is_bare_date_label(text):
            return Role.OTHER, "date"
        role = role_of(text)
        if role is not None:
            return role
    return None


def _own_sentence(lead: Sequence[Token]) -> list[Token] | None:
    """Return the words of a sentence that begins before the date and says something of its own.

    What an earlier sentence says of days worked is not said of its dates: "In October she worked
    the 7th. The office was shut on the 8th." What one says of days off is said of those alone,
    however few words lead to the next date: "On the 8th we were dark. On the 9th …".
    """
    breaks = [at for at in range(len(lead) - 1) if _ends_sentence(lead, at)]
    own = list(lead[breaks[-1] + 1 :]) if breaks else []
    bare = [token for token in _without_weekdays(own) if token.kind is not Kind.MONTH]
    if says_more_than_a_lead(text_of(bare)):
        return own
    ended = role_of(text_of(lead[: breaks[-1]])) if bare else None
    return own if ended is not None and ended[0] in _AGAINST else None


def _ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a full stop between sentences stands at ``at``."""
    if tokens[at].kind is not Kind.DOT or (at and tokens[at - 1].text in SHORTENED):
        return False
    behind = tokens[at + 1]
    initial = at and len(tokens[at - 1].text) == 1 and tokens[at - 1].kind is Kind.WORD
    return not initial and not behind.glued and behind.word.text[:1].isupper()


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


def _led_over_the_break(letter: Surroundings, bare: Listed) -> tuple[Role, str] | None:
    """Return the role that the last words of the line above give: "…, except for", "she worked".

    Dates may stand before those words; a list above that ends with a comma goes on by itself.
    """
    at = letter.first_token[bare.line]
    above = letter.tokens[at - 1] if at else None
    if above is None or above.kind is not Kind.WORD or above.segment:
        return None
    if not letter.is_dated_line(above.line) or above.line + 1 != letter.tokens[at].line:
        return None
    ends = [one.end for one in letter.mentions if one.end <= at]
    before = [t for t in letter.tokens[max(ends, default=0) : at] if t.line == above.line]
    role = role_of(text_of(before))
    return role if role is not None and role[0] in _OF_LISTS else None


def _denied_over_the_break(
    letter: Surroundings, bare: Listed, lead: list[Token]
) -> tuple[Role, str] | None:
    """Return that "not" at the end of the line above denies "worked" at the start of this one."""
    at = bare.mention.start - len(lead)
    if not lead or at != letter.first_token[lead[0].line] or not lead[0].word.text[:1].islower():
        return None
    before = letter.tokens[max(0, at - _TOKENS_OVER_A_BREAK) : at]
    role = role_of(text_of([*before, *lead]))
    return role if role is not None and role[0] in {Role.NOT_WORKED, Role.OTHER} else None


def _role_of_list(bare: Listed, before: list[Listed]) -> tuple[Role, str] | None:
    """Return the role of a date close before that this one lines up with or follows."""
    for other in reversed(before[-24:]):
        if other.role is None or other.mention.run == bare.mention.run:
            continue
        if bare.line - other.line > (1 if other.role is Role.OTHER else 3):
            break
        if other.role is Role.NOT_WORKED and not other.explicit:
            continue
        if other.role is Role.NOT_WORKED and not other.in_row:
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


def _without_weekdays(lead: Sequence[Token]) -> Sequence[Token]:
    """Return the lead without "Monday through" before a date's own weekday."""
    ranged = [token.kind for token in lead[-2:]] == [Kind.WEEKDAY, Kind.TO]
    return lead[:-2] if ranged else lead


def _ends_in_label(lead: Sequence[Token]) -> bool:
    return bool(lead) and lead[-1].kind is Kind.COLON
