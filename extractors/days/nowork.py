"""What a sentence says behind a date of a day on which nobody worked, or takes it back."""

import re
from collections.abc import Sequence
from itertools import takewhile

from extractors.days.surroundings import Surroundings, text_of
from extractors.days.tokens import Kind, Token
from extractors.patterns import pattern_of

_WORDS_THAT_TAKE_BACK = 12
_TAKEN_BACK = pattern_of(
    r"[,) ]*(?:which |that )?(?:(?:was|were|is|are|has been|had been) (?:[a-z]+ ){0,3}?"
    r"(?:in error|by mistake|mistakenly|incorrectly|erroneously|wrongly|removed|deleted|withdrawn)"
    r"|should (?:not|be (?:removed|deleted|disregarded)))"
)

_WAS_NO_WORK = pattern_of(
    r"[) ]*(?:,? ?which )?(?:was|is|being|were|are) "
    r"(?:(?:an?|the|our|all|both|each|paid|company|national|legal|statutory|public|civic|shop|"
    r"studio|office|union|federal|bank|state) )*"
    r"(holidays?|days? off|off|not worked|dark|hiatus|idle|sick|travel|cancell?ed|rest days?|"
    r"(?:unworked|non - ?work(?:ing)?) days?)\b(?! and work)"
)

_LEAVE_TAKEN = pattern_of(
    r"[,) ]*(?:when |as |because )?(?:(?:an? )?(?:unpaid |paid )?"
    r"(sick|ill|vacation|personal|family|medical|bereavement) (?:leave|day|time)(?: off)? "
    r"(?:was|were) (?:taken|used|paid)|"
    r"(?:he|she|they|[a-z]+) (?:was|were) (?:out |off )?(sick|ill|absent|on leave|on vacation)"
    r"\b(?! on\b))"
)
"""Behind a date, words that say what was done instead of work: "sick leave was taken"."""

_SOMEBODY_WAS_OUT = pattern_of(
    r"[,) ]*(?:(?:mr|mrs|ms|mx) ?\. )?(?:[a-z’'-]+ ){1,3}?(?:was|were|had been) "
    r"(?:out |off |home |away )?(sick|ill|absent|away|unavailable|replaced|on leave|on vacation|"
    r"not (?:needed|called|engaged|available|working))\b"
)
"""Behind the dates that begin a sentence: "On May 4 and 5 Mr. Holt was replaced"."""

_BEGINS_A_SENTENCE = pattern_of(r"(?:On|In|For|Days?|Dates?)(?: (?:the|\d{1,2}|and|[,(&#]))*")
_MOST_BEFORE_A_LIST = 8

_COUNTED_OUT = pattern_of(
    r"(?:[) ]*(?:,? ?(?:which|that) )?(?:(?:was|is|being) [^.;:,]{2,50} )?|[,) ]*)"
    r"(?:(?:and|so|but|,) )*(?:it )?(?:(?:was|is|has been) (?:[a-z]+ )?)?"
    r"(not (?:included|counted|claimed|worked)|excluded|omitted|left out)\b"
)
"""Behind a date, words that leave it out: "was Victoria Day and is not included"."""

_WERE_NO_WORK = pattern_of(
    r"[,) ]*(?:which )?(?:were|are) (?:(?:all|both|each|our|paid|company|national|legal|statutory|"
    r"public|civic|shop|studio|office|union|federal|bank|state) )*"
    r"(holidays?|days? off|not (?:included|counted|claimed|worked)|excluded|omitted|dark|hiatus|"
    r"idle|sick|cancell?ed|rest days?|(?:unworked|non - ?work(?:ing)?) days?)\b"
)
"""Behind a list of dates, words that say of all of it that nobody worked."""

_MOST_OF_A_LIST = 12
_JOINS = frozenset({Kind.COMMA, Kind.AND})

_WAS_A_NAMED_DAY = pattern_of(
    r"[,) ]*(?:[Ww]hich )?(?:was|is) (?:the )?((?:[A-Z][\w’']* ){1,3}Day)\b"
)
_NAMES_WORK = pattern_of(
    r"\b(?:shoot|shooting|prep|wrap|rig|rigging|strike|work|working|worked|first|second|third|last|"
    r"final|travel/work|re-?shoot|day \d)\b",
    re.IGNORECASE,
)


def was_no_work(letter: Surroundings, index: int) -> str | None:
    """Return what the sentence says of a date that no work was done on: "was a holiday"."""
    last = _last_of_its_list(letter, index)
    end = letter.mentions[last].end
    behind = _before_a_label(letter.tokens[end : end + _WORDS_THAT_TAKE_BACK])
    text = text_of(behind)
    if (out := _SOMEBODY_WAS_OUT.match(text)) and _begins_its_sentence(letter, index):
        return out[1]
    if last != index:
        said = _WERE_NO_WORK.match(text)
        return said[1] if said else None
    said = _WAS_NO_WORK.match(text) or _COUNTED_OUT.match(text)
    if said is None and (leave := _LEAVE_TAKEN.match(text)) is not None:
        return leave[1] or leave[2]
    return said[1] if said else _named_day(behind)


def _before_a_label(behind: Sequence[Token]) -> Sequence[Token]:
    """Return what stands behind a date, up to a label that begins a line: "Not worked: May 4"."""
    for at, token in enumerate(behind):
        if at and token.line == behind[at - 1].line:
            continue
        label = behind[at + (token.kind is Kind.MARK) :]
        words = list(takewhile(lambda one: one.kind is Kind.WORD, label))
        colon = label[len(words) : len(words) + 1]
        begins = token.begins_segment and token.segment == 0
        if words and begins and colon and colon[0].kind is Kind.COLON:
            return behind[:at]
    return behind


def _begins_its_sentence(letter: Surroundings, index: int) -> bool:
    """Return whether a sentence begins with the list that a date stands in."""
    first = index
    while first and _last_of_its_list(letter, first - 1) >= index:
        first -= 1
    end = letter.mentions[first].start
    before = letter.tokens[max(0, end - _MOST_BEFORE_A_LIST) : end]
    for at in range(len(before) - 1, -1, -1):
        anew = at == 0 or before[at - 1].kind is Kind.DOT or before[at - 1].line < before[at].line
        said = " ".join(_printed(token) for token in before[at:])
        if anew and _BEGINS_A_SENTENCE.fullmatch(said):
            return True
    return False


def _printed(token: Token) -> str:
    return token.word.text if token.kind is Kind.WORD else token.text


def _last_of_its_list(letter: Surroundings, index: int) -> int:
    """Return the last date of those that only commas and "and" part from one another."""
    end = min(index + _MOST_OF_A_LIST, len(letter.mentions) - 1)
    for at in range(index, end):
        one, next_one = letter.mentions[at : at + 2]
        between = letter.tokens[one.end : next_one.start]
        if next_one.last is not None or not {t.kind for t in between} <= _JOINS:
            return at
    return max(index, end)


def _named_day(behind: Sequence[Token]) -> str | None:
    """Return the holiday that the sentence says a date was ("was Victoria Day"), not worked."""
    words = list(dict.fromkeys(token.word for token in behind))
    printed = " ".join(word.text for word in words).split(". ")[0]
    named = _WAS_A_NAMED_DAY.match(printed)
    return named[1] if named and not _NAMES_WORK.search(printed) else None


def is_taken_back(letter: Surroundings, index: int) -> bool:
    """Return whether the sentence goes on to say that the date was given wrongly before."""
    end = letter.mentions[index].end
    behind = text_of(letter.tokens[end : end + _WORDS_THAT_TAKE_BACK])
    return bool(_TAKEN_BACK.match(behind))
