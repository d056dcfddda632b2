"""What stands behind a date on its line: hours, a code or words that say what the day was."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.days.asides import says_none_in_brackets
from extractors.days.cells import cell_says
from extractors.days.codes import EMPTY_MARKS, Verdict, code_verdict, words_verdict
from extractors.days.emptycells import is_empty_cell
from extractors.days.headings import expects_a_mark, is_under_its_weekday
from extractors.days.listed import Listed
from extractors.days.moments import is_a_moment
from extractors.days.nowork import is_taken_back, was_no_work
from extractors.days.roles import Role
from extractors.days.surroundings import Surroundings
from extractors.days.tokens import Kind, Token
from extractors.patterns import pattern_of
from extractors.values import Word

_LONGEST_UNKNOWN_CODE, _LONGEST_CODE = 3, 6
_FEWEST_OF_A_SENTENCE = 4
_REASONS = frozenset({"as", "because", "since", "due"})
_READS_ON = frozenset({Kind.WORD, Kind.WEEKDAY})

_TIME = pattern_of(r"\b(?:0?[1-9]|1\d|2[0-3]):[0-5]\d")
_IN_AND_OUT = 2
"""Times of coming and going say that there was work, whatever other column counts nothing."""

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
    """Return the date as a remark in brackets, or the rest of its sentence, says of it.

    What is said of it alone says nothing of the dates below it.
    """
    if is_a_moment(letter, index):
        return replace(bare, role=Role.OTHER, label="sent at")
    if is_taken_back(letter, index):
        return replace(bare, role=Role.OTHER, label="taken back")
    if letter.mentions[index].last is None and (none := was_no_work(letter, index)) is not None:
        return replace(bare, role=Role.NOT_WORKED, label=none, explicit=False)
    if (aside := says_none_in_brackets(letter, index)) is not None:
        return replace(bare, role=Role.NOT_WORKED, label=aside)
    remark = bare.mention.remark
    said = words_verdict(remark) if remark else None
    if said is None and (explained := letter.legend.get(remark.strip().upper())) is not None:
        said = explained, remark.strip().upper()
    return None if said is None else replace(bare, verdict=said[0], code=said[1])


def _tail(letter: Surroundings, index: int) -> list[Token]:
    mention = letter.mentions[index]
    line = letter.tokens[mention.end - 1].line
    end = mention.end
    limit = len(letter.tokens)
    if index + 1 < len(letter.mentions):
        limit = letter.mentions[index + 1].start
    while end < limit and letter.tokens[end].line == line:
        end += 1
    end = _end_of_reason(letter, mention.end, end, limit)
    tail = list(letter.tokens[mention.end : end])
    if _begins_a_sentence_about_another(letter, index):
        return []
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


def _begins_a_sentence_about_another(letter: Surroundings, index: int) -> bool:
    """Return whether a date ends its sentence, and the next one leads to a date of its own.

    "… and 18. She was not called on May 4": nothing is said there of the 18th.
    """
    if index + 1 == len(letter.mentions):
        return False
    end, following = letter.mentions[index].end, letter.mentions[index + 1].start
    stop, words = letter.tokens[end : end + 1], letter.tokens[end + 1 : following]
    stopped = bool(stop) and stop[0].kind is Kind.DOT and stop[0].glued
    whole = all(token.kind in _READS_ON for token in words) and len(words) >= _FEWEST_OF_A_SENTENCE
    own = words[0].word.text if words else ""
    return stopped and whole and own.istitle()


def _end_of_reason(letter: Surroundings, start: int, end: int, limit: int) -> int:
    """Return where a reason that begins right behind a date ends, on the line below or here."""
    behind = letter.tokens[start + 1 : start + 2]
    if not behind or behind[0].text not in _REASONS or end == limit:
        return end
    below = letter.tokens[end].line
    while end < limit and letter.tokens[end].line == below and letter.tokens[end].kind in _READS_ON:
        end += 1
    return end


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
    """Return whether a dash behind a date only parts it from the next, or fills a cell."""
    if [token.kind for token in tail] != [Kind.DASH]:
        return False
    if is_empty_cell(letter.tokens, letter.mentions[index].end):
        return True
    if index + 1 == len(letter.mentions):
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
    marks = [w.text for at, w in enumerate(words) if _is_code(w.text) and not _joins(words, at)]
    if len(marks) == 1 or (marks and len(marks) == len(words)):
        says = cell_says(" ".join(marks), letter.legend)
        if says is not None:
            return replace(bare, verdict=says.verdict, code=says.code)
    numbers = [word.text for word in words if word.text.replace(".", "", 1).isdigit()]
    no_hours = bool(numbers) and all(float(number) == 0 for number in numbers)
    no_hours = no_hours and len(set(_TIME.findall(text))) < _IN_AND_OUT
    empty = alone and _is_empty(words) and not is_under_its_weekday(letter, bare)
    if no_hours or empty:
        return replace(bare, verdict=Verdict.NOT_WORKED, code=None)
    return bare


def _joins(words: Sequence[Word], at: int) -> bool:
    """Return whether a stroke parts two words of one cell: "Teacher / Welfare" is no mark."""
    beside = [*words[at - 1 : at], *words[at + 1 : at + 2]] if at else []
    return words[at].text == "/" and len(beside) > 1 and all(w.text.isalpha() for w in beside)


def _is_empty(words: Sequence[Word]) -> bool:
    return all(word.text.lower() in EMPTY_MARKS for word in words)


def _is_code(text: str) -> bool:
    """Return whether a word may be a code: three capitals at most, or more that are known."""
    plain = text.strip("()[]*,:;")
    known = len(plain) <= _LONGEST_CODE and code_verdict(plain) is not None
    return (
        len(plain) > 0
        and (len(plain) <= _LONGEST_UNKNOWN_CODE or known)
        and not plain.replace(".", "", 1).isdigit()
        and plain == plain.upper()
        and plain not in {"-", "–", "—", "AM", "PM", "A", "$", "&"}
    )
