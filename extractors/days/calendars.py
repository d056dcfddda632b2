"""Month calendars: rows of day numbers under weekdays, with marks on the days worked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from extractors.days.cells import Legend, cell_says, is_like_a_cell
from extractors.days.marks import GridRead, MarkedDay, borne_out
from extractors.days.tokens import Kind, tokens_of
from extractors.days.weekhead import WeekHead, week_heads
from extractors.days.years import year_of
from extractors.layout import Line, around
from extractors.values import Place, Word

_DAY_AND_MARK = re.compile(r"[(\[*<{]{0,2}(\d{1,2})[)\].,*>}]{0,2}([XxWw]{0,2}|[✓✔√]?)")
_SET_OFF = re.compile(r"[(\[*<{]+\d{1,2}[)\]*>}]*|\d{1,2}[)\]*>}]+")
"""A day in brackets or with a star: worked where the letter says what the sign stands for."""

_SAYS_SO = re.compile(
    r"(?:work|day)[^.;:]{0,60}(?:bracket|parenthes|box|square|circled|asterisk|star|enclosed|\*|[(\[])"
    r"|(?:bracket|parenthes|box|square|circled|asterisk|star|enclosed|\*|[)\]])[^.;:]{0,60}work"
)
_CLAUSE_ENDS = re.compile(r"(?<=[a-z)])[.;] ")
_DENIES = re.compile(r"\b(?:not|un-?worked|off|idle|non)\b")


_LONGEST_LINE = 200
_NEARER = 0.75


@dataclass(frozen=True, slots=True)
class _Month:
    year: int
    month: int


def read_calendars(lines: Sequence[Line], legend: Legend, taken: set[int]) -> GridRead:
    """Return the marked days of all month calendars on lines not ``taken`` by other grids."""
    heads = [head for head in week_heads(lines) if head.line not in taken]
    read = GridRead()
    set_off = any(_says_what_is_set_off(line) for line in lines)
    for head in heads:
        later = [other.line for other in heads if other.line > head.line and _over(head, other)]
        end = min(later, default=len(lines))
        _read_calendar(read, lines, head, end, legend, set_off=set_off)
    read.days = borne_out(read.days)
    return read


def _over(head: WeekHead, other: WeekHead) -> bool:
    """Return whether another heading stands below some column of a heading, and not beside it."""
    first, last = (other.origin[0] + step for step in (other.middles[0], other.middles[-1]))
    left, right = (head.origin[0] + step for step in (head.middles[0], head.middles[-1]))
    return first <= right and left <= last


def _says_what_is_set_off(line: Line) -> bool:
    """Return whether a clause says that days in brackets, or with a star, were worked."""
    clauses = _CLAUSE_ENDS.split(line.text.lower()[:_LONGEST_LINE])
    return any(_SAYS_SO.search(text) and not _DENIES.search(text) for text in clauses)


def _read_calendar(
    read: GridRead,
    lines: Sequence[Line],
    head: WeekHead,
    end: int,
    legend: Legend,
    *,
    set_off: bool,
) -> None:
    month = _month_over(lines, head)
    if month is None:
        return
    numbered = _numbered_rows(lines, head, end, month)
    if len(numbered) < 4:
        return
    rows = sorted(numbered)
    last = _last_line(lines, rows, end)
    read.taken |= set(range(head.line, rows[-1] + 1))
    for index, row in enumerate(rows):
        below = rows[index + 1] if index + 1 < len(rows) else last + 1
        for column, (day, number) in numbered[row].items():
            marks = _marks(lines, head, range(row, below), column, number, legend)
            if set_off and not marks and _SET_OFF.fullmatch(number.text):
                marks = [replace(number, text="X")]
            if marks:
                _mark(
                    read, lines[row].page, date(month.year, month.month, day), marks, number, legend
                )


def _last_line(lines: Sequence[Line], rows: list[int], end: int) -> int:
    """Return the last line of the last week: as far below its numbers as other weeks reach."""
    pitch = min(lines[b].box[1] - lines[a].box[1] for a, b in pairwise(rows))
    limit = lines[rows[-1]].box[1] + 0.8 * abs(pitch)
    last, page = rows[-1], lines[rows[-1]].page
    while last + 1 < end and lines[last + 1].page == page and lines[last + 1].box[1] < limit:
        last += 1
    return last


def _month_over(lines: Sequence[Line], head: WeekHead) -> _Month | None:
    """Return the month and year printed within four lines above the weekdays."""
    for number in range(head.line - 1, max(-1, head.line - 5), -1):
        tokens = tokens_of([lines[number]])
        for first, second in pairwise(tokens):
            year = year_of(second)
            left, right = head.middles[0] - head.pitch, head.middles[-1] + head.pitch
            if first.kind is Kind.MONTH and year and left <= head.along(first.word.box) <= right:
                return _Month(year, first.value)
    return None


def _numbered_rows(
    lines: Sequence[Line], head: WeekHead, end: int, month: _Month
) -> dict[int, dict[int, tuple[int, Word]]]:
    """Return by line the days under each weekday, where number and weekday agree."""
    found: dict[int, dict[int, tuple[int, Word]]] = {}
    reached = 0
    for number in range(head.line + 1, min(end, head.line + 40)):
        days: dict[int, tuple[int, Word]] = {}
        for word in lines[number].words:
            column = head.column(word.box)
            value = _day_value(word.text)
            if column is None or value is None or column in days:
                continue
            if _falls_on(month, value, head.weekdays[column]):
                days[column] = (value, word)
        values = [value for value, _ in days.values()]
        ascending = values == sorted(set(values))
        if values and ascending and reached < values[0] <= reached + 7:
            found[number] = days
            reached = max(values)
    return found


def _day_value(text: str) -> int | None:
    number = _DAY_AND_MARK.fullmatch(text)
    day = int(number[1]) if number else 0
    return day if 1 <= day <= 31 else None


def _falls_on(month: _Month, day: int, weekday: int) -> bool:
    try:
        return date(month.year, month.month, day).weekday() == weekday
    except ValueError:
        return False


def _marks(
    lines: Sequence[Line], head: WeekHead, rows: range, column: int, number: Word, legend: Legend
) -> list[Word]:
    found: list[Word] = []
    for row in rows:
        for word in lines[row].words:
            owner = _number_beside(lines[row].words, word)
            own = head.column(word.box) == column if owner is None else owner is number
            inside = word is not number and own
            if word is number and (joined := _DAY_AND_MARK.fullmatch(word.text)) and joined[2]:
                found.append(replace(word, text=joined[2]))
            elif inside and is_like_a_cell(word.text, legend):
                found.append(word)
    return found


def _number_beside(words: Sequence[Word], mark: Word) -> Word | None:
    """Return the day that a mark stands right beside, nearer than to any other: "3 X"."""
    if _day_value(mark.text) is not None:
        return None
    at = next(place for place, word in enumerate(words) if word is mark)
    near = [words[place] for place in (at - 1, at + 1) if 0 <= place < len(words)]
    days = [word for word in near if _day_value(word.text) is not None]
    gaps = sorted((_gap(word, mark), place) for place, word in enumerate(days))
    if not gaps or gaps[0][0] > mark.box[3] - mark.box[1]:
        return None
    clearly = len(gaps) == 1 or gaps[0][0] <= _NEARER * gaps[1][0]
    return days[gaps[0][1]] if clearly else None


def _gap(one: Word, other: Word) -> float:
    return max(one.box[0] - other.box[2], other.box[0] - one.box[2], 0.0)


def _mark(
    read: GridRead, page: int, day: date, marks: list[Word], number: Word, legend: Legend
) -> None:
    text = " ".join(word.text for word in marks)
    says = cell_says(text, legend)
    if says is None:
        return
    certainty = says.sureness * min(word.confidence for word in (*marks, number)) * 0.97
    place = Place(page, around((number, *marks)), _printed(number, marks), day.isoformat())
    read.days.append(MarkedDay(day, says, place, certainty))


def _printed(number: Word, marks: Sequence[Word]) -> str:
    """Return what stands on the page for a day: its number, and the marks apart from it."""
    apart = [word.text for word in marks if word.box != number.box]
    return " ".join((number.text, *apart))
