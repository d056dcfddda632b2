"""What the sentence or the heading on the lines above a list of dates says of it."""

import re

from extractors.days.listed import Listed
from extractors.days.naming import says_more_than_a_lead
from extractors.days.roles import Role, parts_a_list, role_of
from extractors.days.surroundings import Surroundings, text_of
from extractors.days.tokens import Kind, Token
from extractors.layout import around

_NEXT_SENTENCE = re.compile(r"(?<!\b[A-Z])\. [A-Z“\"]")
_AGAINST = frozenset({Role.NOT_WORKED, Role.EXCLUDED})
_BARE_COUNT = re.compile(r"[a-z ]{0,20}\W{1,3}\d{1,3}\W*")
_ENDS_A_SENTENCE = re.compile(r"(?<!\binc)(?<!\bltd)(?<!\bcorp)(?<!\bco)[.!?]\s*$")
"""A company's legal form ends none."""


def role_above(letter: Surroundings, bare: Listed, own: list[Token]) -> tuple[Role, str] | None:
    """Return the role that the sentence or the heading before the date's line gives."""
    stretch: list[str] = [text_of(own)]
    for number in range(bare.line - 1, max(-1, bare.line - 4), -1):
        above = letter.lines[number]
        text = letter.texts[number][-300:]
        if stretch[0] == "" and letter.is_dated_line(number):
            return _role_behind_dates(letter, number)
        said_before = _ENDS_A_SENTENCE.search(text) and letter.is_dated_line(number)
        if said_before and says_more_than_a_lead(" ".join(stretch)):
            return None
        over = _without_other_columns(letter, bare, number)[-300:]
        if parts_a_list(over):
            continue
        stretch.insert(0, over)
        goes_on = above.words[0].text[:1].islower() and number > bare.line - 3
        role = None if goes_on else role_of(" ".join(part for part in stretch if part))
        if role and role[0] in _AGAINST and _ends_behind(above.text, role[1]):
            role = role_of(" ".join([_last_sentence(text), *filter(None, stretch[1:])]))
        counted = own and role and _is_count(text, role[1]) and says_more_than_a_lead(stretch[-1])
        if counted or (role and role[0] is Role.OTHER and _is_answered(text, role[1])):
            return None
        if role is not None:
            return role
        if _ENDS_A_SENTENCE.search(text):
            return None
    return None


def _without_other_columns(letter: Surroundings, bare: Listed, number: int) -> str:
    """Return a line's text less the parts of it that begin behind the end of the date's list."""
    right = around(letter.words_of_list(bare.mention))[2]
    first, *others = letter.parts[number]
    return " ".join(part.text for part in (first, *others) if part is first or part.box[0] <= right)


def _ends_behind(printed: str, label: str) -> bool:
    """Return whether the sentence that a label stands in ends on its line, and another begins."""
    at = printed.lower().rfind(label)
    return at >= 0 and _NEXT_SENTENCE.search(printed, at) is not None


def _last_sentence(text: str) -> str:
    return text.rpartition(". ")[2]


def _is_answered(text: str, label: str) -> bool:
    """Return whether the value of a label stands behind it on its line: "SSN XXX-XX-1234"."""
    return any(map(str.isdigit, text.rpartition(label)[2]))


def _is_count(text: str, label: str) -> bool:
    """Return whether nothing but a number stands behind a label: it heads no dates below it."""
    return _BARE_COUNT.fullmatch(text.rpartition(label)[2]) is not None


def _role_behind_dates(letter: Surroundings, number: int) -> tuple[Role, str] | None:
    """Return the role that the words behind the last date of a line give to the next line's."""
    ends = [m.end for m in letter.mentions if letter.tokens[m.end - 1].line == number]
    behind = [token for token in letter.tokens[max(ends) :] if token.line == number] if ends else []
    text = text_of(behind)
    return role_of(text) if behind and behind[-1].kind is Kind.WORD else None
