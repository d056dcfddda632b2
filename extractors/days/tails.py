"""What stands behind a date on its line: hours, a code or words that say what the day was."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.asides import says_none_in_brackets
from extractors.days.cells import cell_says
from extractors.days.codes import EMPTY_MARKS, Verdict, words_verdict
from extractors.days.headings import expects_a_mark, is_under_its_weekday
from extractors.days.listed import Listed
from extractors.days.roles import Role
from extractors.days.surroundings import Surroundings, text_of
from extractors.days.tokens import Kind, Token
from extractors.values import Word

_WORDS_THAT_TAKE_BACK = 12
_TAKEN_BACK = re.compile(
    r"[,) ]*(?:which |that )?(?:(?:was|were|is|are|has been|had been) (?:[a-z]+ ){0,3}?"
    r"(?:in error|by mistake|mistakenly|incorrectly|erroneously|wrongly|removed|deleted|withdrawn)"
    r"|should (?:not|be (?:removed|deleted|disregarded)))"
)

_WAS_NO_WORK = re.compile(
    r"[) ]*(?:,? ?which )?(?:was|is|being) "
    r"(?:(?:an?|the|our|all|paid|company|national|legal|statutory|public|civic) )*"
    r"(holidays?|days? off|off|not worked|dark|hiatus|idle|sick|travel|cancell?ed)\b(?! and work)"
)

_COUNTED_OUT = re.compile(
    r"(?:[) ]*(?:,? ?(?:which|that) )?(?:(?:was|is|being) [^.;:,]{2,50} )?|[,) ]*)"
    r"(?:(?:and|so|but|,) )*(?:it )?(?:(?:was|is|has been) (?:[a-z]+ )?)?"
    r"(not (?:included|counted|claimed|worked)|excluded|omitted|left out)\b"
)
"""Behind a date, words that leave it out: "was Victoria Day and is not included"."""

_WERE_NO_WORK = re.compile(
    r"[,) ]*(?:which )?(?:were|are) (?:(?:all|both|each|paid|company|national|legal) )*"
    r"(holidays?|days? off|not (?:included|counted|claimed|worked)|excluded|omitted|dark|hiatus|"
    r"idle|sick|cancell?ed)\b"
)
"""Behind a list of dates, words that say of all of it that nobody worked."""

_MOST_OF_A_LIST = 12
_JOINS = frozenset({Kind.COMMA, Kind.AND})

_WAS_A_NAMED_DAY = re.compile(
    r"[,) ]*(?:[Ww]hich )?(?:was|is) (?:the )?((?:[A-Z][\w’']* ){1,3}Day)\b"
)
_NAMES_WORK = re.compile(
    r"\b(?:shoot|shooting|prep|wrap|rig|rigging|strike|work|working|worked|first|second|third|last|"
    r"final|travel/work|re-?shoot|day \d)\b",
    re.IGNORECASE,
)

_SEPARATORS = {"·", "∙", "|", ";", "~", "\\"}
"""Signs that part one date of a list from the next and say nothing of either."""


_COUNTS_DATES = frozenset({"day", "d", "shift", "date", "no", "#", "session", "call"})
_BEHIND_A_COUNT = {Kind.DASH, Kind.COLON, Kind.DOT, Kind.OPEN, Kind.CLOSE}


def with_tail(letter: Surroundings, index: int, bare: Listed) -> Listed:
    """Return the date with its verdict, as the words and marks behind it say."""
    said = _said_outright(letter, index, bare)
    if said is not None:
        return said
    if not bare.in_row and bare.role is not Role.WORK:
        return bare
    tail = _tail(letter, index)
    words = list(dict.fromkeys(token.word for token in tail))
    text = " ".join(word.text for word in words)
    bare = replace(bare, tail=text)
    if not words and bare.in_row and _alone(letter, index) and expects_a_mark(letter, bare):
        note = "the column that says what a day was is empty beside a date"
        mention = replace(bare.mention, notes=(*bare.mention.notes, note))
        return replace(bare, mention=mention, certainty=0.4 * bare.certainty)
    if not words or len(words) > 14:
        return bare
    in_sentence = tail[0].segment == letter.tokens[bare.mention.end - 1].segment
    if not bare.in_row and in_sentence and not (len(words) == 1 and _is_code(text)):
        return bare
    return _judged(letter, bare, words, alone=_alone(letter, index))


def _said_outright(letter: Surroundings, index: int, bare: Listed) -> Listed | None:
    """Return the date as a remark in brackets, or the rest of its sentence, says of it."""
    if _is_taken_back(letter, index):
        return replace(bare, role=Role.OTHER, label="taken back")
    if letter.mentions[index].last is None and (none := _was_no_work(letter, index)) is not None:
        return replace(bare, role=Role.NOT_WORKED, label=none)
    if (aside := says_none_in_brackets(letter, index)) is not None:
        return replace(bare, role=Role.NOT_WORKED, label=aside)
    said = words_verdict(bare.mention.remark) if bare.mention.remark else None
    return None if said is None else replace(bare, verdict=said[0], code=said[1])


def _was_no_work(letter: Surroundings, index: int) -> str | None:
    """Return what the sentence says of a date that no work was done on: "was a holiday"."""
    last = _last_of_its_list(letter, index)
    end = letter.mentions[last].end
    behind = letter.tokens[end : end + _WORDS_THAT_TAKE_BACK]
    text = text_of(behind)
    if last != index:
        said = _WERE_NO_WORK.match(text)
        return said[1] if said else None
    said = _WAS_NO_WORK.match(text) or _COUNTED_OUT.match(text)
    return said[1] if said else _named_day(behind)


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


def _is_taken_back(letter: Surroundings, index: int) -> bool:
    """Return whether the sentence goes on to say that the date was given wrongly before."""
    end = letter.mentions[index].end
    behind = text_of(letter.tokens[end : end + _WORDS_THAT_TAKE_BACK])
    return bool(_TAKEN_BACK.match(behind))


def _tail(letter: Surroundings, index: int) -> list[Token]:
    mention = letter.mentions[index]
    line = letter.tokens[mention.end - 1].line
    end = mention.end
    limit = len(letter.tokens)
    if index + 1 < len(letter.mentions):
        limit = letter.mentions[index + 1].start
    while end < limit and letter.tokens[end].line == line:
        end += 1
    tail = list(letter.tokens[mention.end : end])
    while tail and tail[0].kind in {Kind.COMMA, Kind.DOT, Kind.AND} and tail[0].glued:
        tail.pop(0)
    if index + 1 < len(letter.mentions) and end == limit:
        tail = _without_next_number(tail)
        next_is_beside = letter.tokens[limit].line == line
        tail = _without_next_count(tail) if next_is_beside else tail
    if _parts_dates(letter, tail, index):
        return []
    parting = {Kind.WEEKDAY, Kind.AND}
    return [t for t in tail if t.kind not in parting and t.text not in _SEPARATORS]


def _without_next_number(tail: list[Token]) -> list[Token]:
    """Return the tail without "7." at its end, which numbers the next date of the line."""
    numbered = len(tail) > 1 and tail[-1].kind in {Kind.DOT, Kind.CLOSE} and tail[-1].glued
    if numbered and tail[-2].kind is Kind.NUMBER and tail[-2].begins_segment:
        return tail[:-2]
    if numbered and tail[-2].kind is Kind.NUMBER and len(tail) == 2:
        return []
    return tail


def _without_next_count(tail: list[Token]) -> list[Token]:
    """Return the tail without "Day 2 -" at its end, which counts the next date of the line."""
    at = len(tail)
    while at and tail[at - 1].kind in _BEHIND_A_COUNT:
        at -= 1
    counts = at > 1 and tail[at - 1].kind is Kind.NUMBER and tail[at - 2].text in _COUNTS_DATES
    return tail[: at - 2] if counts else tail


def _parts_dates(letter: Surroundings, tail: Sequence[Token], index: int) -> bool:
    """Return whether a dash behind a date only parts it from the next of its list."""
    if [token.kind for token in tail] != [Kind.DASH] or index + 1 == len(letter.mentions):
        return False
    return letter.mentions[index + 1].run == letter.mentions[index].run


def _alone(letter: Surroundings, index: int) -> bool:
    """Return whether no other date of the same list stands on the date's line."""
    own = letter.mentions[index]
    line = letter.tokens[own.start].line
    around_it = (
        *letter.mentions[max(index - 1, 0) : index],
        *letter.mentions[index + 1 : index + 2],
    )
    return not any(m.run == own.run and letter.tokens[m.start].line == line for m in around_it)


def _judged(letter: Surroundings, bare: Listed, words: list[Word], *, alone: bool) -> Listed:
    """Return the date as the words behind it say; a dash says so only in a row of its own."""
    text = " ".join(word.text for word in words)
    said = words_verdict(text)
    if said is not None and (said[0] is Verdict.NOT_WORKED or len(words) <= 6):
        return replace(bare, verdict=said[0], code=said[1])
    marks = [word.text for word in words if _is_code(word.text)]
    if len(marks) == 1 or (marks and len(marks) == len(words)):
        says = cell_says(" ".join(marks), letter.legend)
        if says is not None:
            return replace(bare, verdict=says.verdict, code=says.code)
    numbers = [word.text for word in words if word.text.replace(".", "", 1).isdigit()]
    no_hours = bool(numbers) and all(float(number) == 0 for number in numbers)
    empty = alone and _is_empty(words) and not is_under_its_weekday(letter, bare)
    if no_hours or empty:
        return replace(bare, verdict=Verdict.NOT_WORKED, code=None)
    return bare


def _is_empty(words: Sequence[Word]) -> bool:
    return all(word.text.lower() in EMPTY_MARKS for word in words)


def _is_code(text: str) -> bool:
    plain = text.strip("()[]*,:;")
    return (
        0 < len(plain) <= 3
        and not plain.replace(".", "", 1).isdigit()
        and plain == plain.upper()
        and plain not in {"-", "–", "—", "AM", "PM", "A", "$", "&"}
    )
