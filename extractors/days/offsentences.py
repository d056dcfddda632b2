"""Sentences among days worked that tell of others: "Labor Day, September 4, was off for all".

What such a sentence says holds for every date in it, unless it tells of work too; then the words
before each date decide alone.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.listed import Listed
from extractors.days.mentions import Mention
from extractors.days.roles import Role
from extractors.days.sentences import sentence_around
from extractors.days.surroundings import Surroundings, is_noise, text_of
from extractors.days.tokens import Kind, Token

_FEWEST_WORDS = 4
_FEWEST_WORDS_BEFORE = 3
_NO_WORK = re.compile(
    r"\b(?:observ(?:ed|es|ing|ance)|st(?:oo|an)d down|(?:closed|shut)(?: down)?|dark|hiatus|"
    r"excused|(?:was|were|is|are|had|has|took|taken|being) (?:[a-z]+ )?off|days? off|"
    r"off for (?:all|every|the)[a-z]*|(?:un)?paid leave|on leave|holiday|not worked|unworked|"
    r"no (?:work|services|shooting|filming)|nobody (?:was )?(?:worked|called)|"
    r"not (?:[a-z]+ )?(?:work|render|perform|called|needed|shoot|film|on set))\b"
)
_WORK = re.compile(
    r"\b(?:worked|works?|working|services|performed|shot|filmed|prepped|wrapped|reported|called|"
    r"rigged|on set|employed|engaged|went|came|counts?|included)\b"
)
_DENIED = re.compile(
    r"\b(?:not|never|no|nobody|none|without|neither|nor)\b[^.;]{0,40}?(?:\b(?:work(?:ed|ing)?|"
    r"services|performed?|shot|shoot|film(?:ed)?|called|on set|counted|included)\b)+"
)
_OF_THESE = re.compile(
    r"\b(?:those|these|that|this|either|both|the said)(?: of)?(?: two| three)? da"
)
"""What the next sentence says of the days named in this one."""

_TO_THE_NEXT = 1
_FILLED = 0.85
"""How far to the right, beside the line below, a line reaches whose sentence runs on."""

_DATED = frozenset({None, Role.WORK})


def is_inside_a_sentence(letter: Surroundings, mention: Mention) -> bool:
    """Return whether words of a sentence lead to a date on its line: no column holds it."""
    return len(_words(letter, mention, until=mention.start)) >= _FEWEST_WORDS_BEFORE


def with_days_off_told(letter: Surroundings, listed: Sequence[Listed]) -> list[Listed]:
    """Return the dates, those not worked that stand in a sentence about days without work."""
    dated = {n for one in listed for n in range(one.mention.start, one.mention.end)}
    return [_told(letter, one, dated) for one in listed]


def _told(letter: Surroundings, one: Listed, dated: set[int]) -> Listed:
    if one.role not in {*_DATED, Role.WEEK}:
        return one
    below = _carried_on(letter, one.mention, dated)
    told = below or _is_said_of_several(letter, one.mention)
    if (one.in_row and not told) or len(_words(letter, one.mention)) + below < _FEWEST_WORDS:
        return one
    said = _sentence(letter, one.mention, dated)
    none = _NO_WORK.search(said)
    if none is None or _WORK.search(_DENIED.sub(" ", said)) is not None:
        return one
    role = Role.OTHER if one.role is Role.WEEK else Role.NOT_WORKED
    return replace(one, role=role, label=none.group(), explicit=False)


def _is_said_of_several(letter: Surroundings, mention: Mention) -> bool:
    """Return whether "were" on the line of a date says something of it and of another one."""
    line = letter.tokens[mention.start].line
    own = [one for one in letter.mentions if letter.tokens[one.start].line == line]
    said = [token.text for token in letter.tokens if token.line == line]
    return len(own) > 1 and bool({"were", "are"} & set(said))


def _carried_on(letter: Surroundings, mention: Mention, dated: set[int]) -> int:
    """Return how many words stand on the line below that only carries on a date's sentence.

    It begins with a small letter and holds no date: no row of days is followed by one.
    """
    line = letter.tokens[mention.start].line
    below = [at for at, token in enumerate(letter.tokens) if token.line == line + 1]
    if not below or dated & set(below) or not letter.tokens[below[0]].word.text[:1].islower():
        return 0
    return sum(letter.tokens[at].kind is Kind.WORD for at in below)


def _sentence(letter: Surroundings, mention: Mention, dated: set[int]) -> str:
    """Return the words of the sentence around a date, and of the next one that speaks of its day.

    It begins no higher than its paragraph: rows of a table end with no stop.
    """
    tokens = letter.tokens
    lines = {tokens[n].line for n in dated}
    start, end = sentence_around(tokens, mention.start, lines)
    first = letter.first_token[tokens[mention.start].line]
    while first > start and _runs_on(letter, tokens[first - 1].line):
        first = letter.first_token[tokens[first - 1].line]
    first = max(first, start)
    said = _apart(tokens, first, end, dated | _in_brackets_of_others(tokens, mention, first, end))
    behind = sentence_around(tokens, end + _TO_THE_NEXT, lines)[1] if end + 1 < len(tokens) else end
    follows = _apart(tokens, end + _TO_THE_NEXT, behind, dated)
    return f"{said} . {follows}" if _OF_THESE.search(follows) else said


def _in_brackets_of_others(
    tokens: Sequence[Token], mention: Mention, start: int, end: int
) -> set[int]:
    """Return the places in brackets that name a day of their own: "(we were off on the 9th)"."""
    found: set[int] = set()
    opened: int | None = None
    for at in range(start, min(end, len(tokens))):
        if tokens[at].kind is Kind.OPEN:
            opened = at
        if tokens[at].kind is not Kind.CLOSE or opened is None:
            continue
        days = {token.value for token in tokens[opened:at] if token.ordinal}
        if days - {mention.first.day} and not opened < mention.start < at:
            found |= {*range(opened, at + 1)}
        opened = None
    return found


def _apart(tokens: Sequence[Token], start: int, end: int, dated: set[int]) -> str:
    return text_of([tokens[n] for n in range(start, min(end, len(tokens))) if n not in dated])


def _runs_on(letter: Surroundings, line: int) -> bool:
    """Return whether a sentence runs on from a line to the one below: it fills the width."""
    above, below = letter.lines[line], letter.lines[line + 1]
    words = [word for word in above.words if word.text.isalpha()]
    whole = len(letter.parts[line]) == 1 and len(words) >= _FEWEST_WORDS
    own = above.words[-1].text
    wide = above.box[2] >= _FILLED * below.box[2]
    return whole and wide and own[-1:] != ":" and not own[-1:].isdigit()


def _words(letter: Surroundings, mention: Mention, until: int | None = None) -> list[Token]:
    """Return the words beside a date, in its part of its line, those before ``until`` alone."""
    own = letter.tokens[mention.start]
    first = letter.first_token[own.line]
    limit = len(letter.tokens) if until is None else until
    found: list[Token] = []
    for at in range(first, limit):
        token = letter.tokens[at]
        if token.line != own.line:
            break
        plain = token.kind is Kind.WORD and not is_noise(token)
        found += [token] if plain and token.segment == own.segment else []
    return found
