"""Every day of a month as a number below its name, those worked told apart by a sign: "2 3* (4)".

The numbers run from 1 without a gap, over as many lines as they take. A number without the sign
is never a day worked; one with it is, where a key of the letter, or its total, says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.days.cells import CellSays
from extractors.days.codes import Verdict
from extractors.days.marks import GridRead, MarkedDay
from extractors.days.roles import speaks_of_work
from extractors.days.tokens import Kind, tokens_of
from extractors.days.years import year_of
from extractors.layout import Line
from extractors.values import Field, Place, Word

_NUMBER = re.compile(r"([*+#•✓√(\[{<]*)(\d{1,2})([*+#•✓√)\]}>xX]*),?")
_FEWEST_NUMBERS = 20
_MOST_LINES = 8
_MOST_TOKENS = 5
_MOST_WORDS_OF_A_KEY = 16
_SPOKEN = {
    "*": r"star|asterisk", "()": r"parenthes|bracket", "[]": r"bracket", "x": r"\bx\b",
}  # fmt: skip
_SURE = 0.97


@dataclass(frozen=True, slots=True)
class _Marked:
    """A day of a month with its word, its page, and the sign at its number, "" for none."""

    day: date
    word: Word
    page: int
    sign: str


def read_marked_numbers(lines: Sequence[Line], total: Field | None, taken: set[int]) -> GridRead:
    """Return the days marked among whole months of numbers, and the lines that these take."""
    read, found = GridRead(), list[_Marked]()
    for number in range(len(lines)):
        month = None if number in taken | read.taken else _month(lines[number])
        days, used = _days_below(lines, number, month) if month is not None else ([], set())
        found += days
        read.taken |= used
    signs = {each.sign for each in found} - {""}
    if not signs:
        return GridRead()
    days = [each for each in found if each.sign]
    rest = [line for number, line in enumerate(lines) if number not in read.taken]
    counted = total is not None and total.value == len(days)
    meant = {sign for sign in signs if _key_says(sign, rest) or (counted and len(signs) == 1)}
    if meant != signs:
        said = ", ".join(sorted(signs - meant))
        read.doubts.append(f"nothing says what {said!r} at the days of a month stands for")
    read.days = [_read(each) for each in days if each.sign in meant]
    return read


def _month(line: Line) -> date | None:
    """Return the first day of the month that a line names with its year before any number."""
    tokens = tokens_of([Line(line.page, _heading(line))])
    if not 2 <= len(tokens) <= _MOST_TOKENS or tokens[0].kind is not Kind.MONTH:
        return None
    years = [year for token in tokens[1:] if (year := year_of(token)) is not None]
    words = [token for token in tokens[1:] if token.kind is Kind.WORD]
    return date(years[0], tokens[0].value, 1) if len(years) == 1 and not words else None


def _heading(line: Line) -> tuple[Word, ...]:
    """Return the words of a line before the first that is a number of a day."""
    numbered = [n for n, word in enumerate(line.words) if _NUMBER.fullmatch(word.text)]
    return line.words[: numbered[0]] if numbered else line.words


def _days_below(lines: Sequence[Line], head: int, month: date) -> tuple[list[_Marked], set[int]]:
    """Return the days behind and below a month's name; none unless they are a whole month's."""
    days: list[_Marked] = []
    used = {head}
    beside = lines[head].words[len(_heading(lines[head])) :]
    for number in range(head, min(head + _MOST_LINES, len(lines))):
        words = beside if number == head else lines[number].words
        below = [_NUMBER.fullmatch(word.text) for word in words]
        numbers = [int(match[2]) for match in below if match is not None]
        expected = list(range(len(days) + 1, len(days) + 1 + len(below)))
        if numbers != expected or len(days) + len(numbers) > _length(month):
            break
        signs = [_sign(match) for match in below if match is not None]
        for word, day, sign in zip(words, numbers, signs, strict=True):
            days.append(_Marked(month.replace(day=day), word, lines[number].page, sign))
        used.add(number)
    return (days, used) if len(days) >= _FEWEST_NUMBERS else ([], set())


def _length(month: date) -> int:
    later = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
    return (later - month).days


def _sign(match: re.Match[str]) -> str:
    return f"{match[1]}{match[3]}".lower()


def _key_says(sign: str, lines: Sequence[Line]) -> bool:
    """Return whether a line of the letter says that what bears the sign was worked."""
    for line in lines:
        text = line.text.lower()
        if len(line.words) > _MOST_WORDS_OF_A_KEY or not speaks_of_work(text):
            continue
        shown = text.replace(" ", "").startswith(sign) and any(mark in text for mark in "=:–-")
        spoken = sign in _SPOKEN and re.search(_SPOKEN[sign], text) is not None
        if shown or spoken:
            return True
    return False


def _read(each: _Marked) -> MarkedDay:
    place = Place(each.page, each.word.box, each.word.text, each.day.isoformat())
    sure = _SURE * each.word.confidence
    return MarkedDay(each.day, CellSays(Verdict.WORKED), place, sure)
