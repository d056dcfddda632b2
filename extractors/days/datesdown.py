"""Dates down the side of a page with more than one column of marks beside them.

Such columns are the marks of several people or the kinds of one person's hours: what heads them
tells. Where it does not, no date of the block proves a day of anybody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.days.bounds import bounded
from extractors.days.cells import Legend, cell_says, is_like_a_cell
from extractors.days.codes import Verdict
from extractors.days.grammar import mentions_on
from extractors.days.tokens import Kind, tokens_of
from extractors.layout import Line, around
from extractors.values import Box, Word

_FEWEST_ROWS = 3
_MOST_WORDS = 40
_MOST_LINES_BETWEEN = 3
_HEADING_LINES = 4
_PHRASE_GAP_IN_HEIGHTS = 0.6
_FARTHEST_HEADING_POINTS = 10.0
_FEWEST_NARROW = 2
_STATES = frozenset({"yes", "no", "off", "worked", "idle", "hold", "travel", "sick", "dark"})
_TOTAL = re.compile(r"^\W*(?:grand )?(?:totals?|days?|no\.?|number|count)\b", re.IGNORECASE)
_HEADS_DATES = re.compile(
    r"\W*(?:(?:(?:work|shoot|the|pay(?:roll)?|time) )?(?:dates?|days?|weeks?|period|card)\b|"
    r"w/? ?[eb]|ending|beginning).{0,16}"
)
_LEADS = {Kind.WEEKDAY, Kind.COMMA, Kind.DOT, Kind.NUMBER, Kind.MARK}


@dataclass(frozen=True, slots=True)
class DateRow:
    """A line that begins with a date: its words, and the words of each column of marks."""

    line: int
    page: int
    words: tuple[Word, ...]
    cells: dict[int, tuple[Word, ...]]

    def says(self, column: int, legend: Legend) -> Verdict | None:
        """Return what the mark in a column says; ``None`` where nothing marks the day."""
        words = self.cells.get(column, ())
        said = cell_says(" ".join(word.text for word in words), legend) if words else None
        return None if said is None else said.verdict


@dataclass(frozen=True, slots=True)
class DatesDown:
    """A block of dated rows, what heads each column, the count below it, and the lines it takes."""

    rows: tuple[DateRow, ...]
    heads: tuple[tuple[Word, ...], ...]
    counts: tuple[int | None, ...]
    lines: frozenset[int]
    has_words_above: bool
    """Whether a line of several words apart stands right above that heads no column for sure."""


def dates_down(lines: Sequence[Line], legend: Legend) -> list[DatesDown]:
    """Return the blocks of dated rows with two columns of marks or more."""
    bound, _ = bounded(lines)
    dated = [row for number in range(len(bound)) if (row := _dated(bound, number, legend))]
    found = [_block(lines, run) for run in _runs(dated) if len(run) >= _FEWEST_ROWS]
    return [block for block in found if block is not None]


def _dated(lines: Sequence[Line], number: int, legend: Legend) -> DateRow | None:
    """Return a line that holds one date at its beginning and nothing but marks behind it."""
    line = lines[number]
    digits = any(sign.isdigit() for word in line.words[:4] for sign in word.text)
    if not digits or len(line.words) > _MOST_WORDS or not _is_mark(line.words[-1], legend):
        return None
    tokens = tokens_of([line])
    mentions = mentions_on(line)
    if len(mentions) != 1 or mentions[0].last is not None or mentions[0].start > 2:
        return None
    if any(token.kind not in _LEADS for token in tokens[: mentions[0].start]):
        return None
    end = mentions[0].end
    named = end < len(tokens) and tokens[end].kind is Kind.WEEKDAY
    last = tokens[end if named else end - 1].word
    at = next(place for place, word in enumerate(line.words) if word is last) + 1
    marks = line.words[at:]
    if not all(_is_mark(word, legend) for word in marks):
        return None
    return DateRow(number, line.page, line.words[:at], {0: marks})


def _is_mark(word: Word, legend: Legend) -> bool:
    return word.text.lower() in _STATES or is_like_a_cell(word.text, legend)


def _runs(rows: Sequence[DateRow]) -> list[list[DateRow]]:
    runs: list[list[DateRow]] = []
    for row in rows:
        if runs and row.line - runs[-1][-1].line <= _MOST_LINES_BETWEEN:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _block(lines: Sequence[Line], run: Sequence[DateRow]) -> DatesDown | None:
    columns = _columns([word for row in run for word in row.cells[0]])
    if len(columns) < 2:
        return None
    rows = tuple(
        DateRow(row.line, row.page, row.words, _placed(row.cells[0], columns)) for row in run
    )
    above, heads = _heads(lines, rows, columns)
    below = rows[-1].line + 1
    counts = _counts(lines[below], columns) if below < len(lines) else None
    taken = {*range(run[0].line, run[-1].line + 1), *above, *([below] if counts else [])}
    first = rows[0].line
    parted = bool(first) and len(lines[first - 1].segments()) > 1 and not any(heads)
    return DatesDown(rows, heads, counts or (None,) * len(columns), frozenset(taken), parted)


def _columns(words: Sequence[Word]) -> list[tuple[float, float]]:
    """Return the stretches from left to right that the marks stand in."""
    found: list[tuple[float, float]] = []
    for left, right in sorted((word.box[0], word.box[2]) for word in words):
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _placed(
    words: Sequence[Word], columns: Sequence[tuple[float, float]]
) -> dict[int, tuple[Word, ...]]:
    placed: dict[int, tuple[Word, ...]] = {}
    for word in words:
        at = next(n for n, (left, right) in enumerate(columns) if left <= word.box[0] <= right)
        placed[at] = (*placed.get(at, ()), word)
    return placed


def _heads(
    lines: Sequence[Line], rows: Sequence[DateRow], columns: Sequence[tuple[float, float]]
) -> tuple[set[int], tuple[tuple[Word, ...], ...]]:
    """Return the heading lines over the rows and, for each column, the words that head it."""
    dates = around(word for row in rows for word in row.words)
    taken: set[int] = set()
    heads: list[list[Word]] = [[] for _ in columns]
    below = lines[rows[0].line].box[1]
    for number, line in _above(lines, rows[0].line):
        far = line.page != rows[0].page or below - line.box[3] > 1.6 * _height(line)
        over, first = ({}, None) if far else _over(line, dates, columns)
        if (not over and first is None) or (first and not _HEADS_DATES.fullmatch(first)):
            break
        for column, words in over.items():
            heads[column][:0] = words
        taken.add(number)
        if first is not None and line.box[1] <= _top(lines[number]):
            break
        below = line.box[1]
    return taken, tuple(tuple(words) for words in heads)


def _above(lines: Sequence[Line], below: int) -> Iterator[tuple[int, Line]]:
    """Yield the lines above one from the lowest up, those of a cell of several lines one by one."""
    for number in range(below - 1, max(-1, below - 1 - _HEADING_LINES), -1):
        line = lines[number]
        rows: list[list[Word]] = []
        for word in sorted(line.words, key=lambda w: (w.box[1], w.box[0])):
            if rows and word.box[1] < rows[-1][0].box[1] + 0.5 * (word.box[3] - word.box[1]):
                rows[-1].append(word)
            else:
                rows.append([word])
        for row in reversed(rows):
            yield number, Line(line.page, tuple(sorted(row, key=lambda w: w.box[0])))


def _top(line: Line) -> float:
    return line.box[1] + 0.5 * _height(line)


def _height(line: Line) -> float:
    return max(line.box[3] - line.box[1], 6.0)


def _over(
    line: Line, dates: Box, columns: Sequence[tuple[float, float]]
) -> tuple[dict[int, list[Word]], str | None]:
    """Return the words of a heading line by column, and what stands over the dates themselves.

    There are none at all when most phrases stand over no column.
    """
    over: dict[int, list[Word]] = {}
    first, strays = None, 0
    for phrase in (part for each in _phrases(line) for part in _by_column(each, columns)):
        box = around(phrase)
        away = [_apart(box, column) for column in columns]
        best = min(range(len(columns)), key=away.__getitem__)
        if first is None and not over and _apart(box, (dates[0], dates[2])) < away[best]:
            first = " ".join(word.text.lower() for word in phrase)
            continue
        if best in over and away[best] <= _FARTHEST_HEADING_POINTS:
            return {}, None
        if away[best] > _FARTHEST_HEADING_POINTS:
            strays += 1
        else:
            over[best] = phrase
    # A heading may stand over a column without any mark; a sentence stands over none.
    return ({}, None) if strays and len(over) < max(_FEWEST_NARROW, strays) else (over, first)


def _by_column(phrase: list[Word], columns: Sequence[tuple[float, float]]) -> list[list[Word]]:
    """Return the words of a phrase one by one where each heads a narrow column of its own.

    Words before the first column head the dates: "Week commencing M T W T F".
    """
    left = columns[0][0] - _FARTHEST_HEADING_POINTS / 2
    first = [word for word in phrase if word.box[2] <= left]
    rest = phrase[len(first) :]
    nearest = [_column_under(word, columns) for word in rest]
    known = [column for column in nearest if column is not None]
    if len(set(known)) < len(known) or len(known) < _FEWEST_NARROW:
        return [phrase]
    # What stands over no column heads one without any mark.
    heads = ([word] for word, column in zip(rest, nearest, strict=True) if column is not None)
    return [*([first] if first else []), *heads]


def _column_under(word: Word, columns: Sequence[tuple[float, float]]) -> int | None:
    away = [_apart(word.box, column) for column in columns]
    best = min(range(len(columns)), key=away.__getitem__)
    return best if away[best] <= _FARTHEST_HEADING_POINTS else None


def _phrases(line: Line) -> list[list[Word]]:
    """Return the words of a line that stand one letter's space apart together."""
    phrases = [[line.words[0]]]
    for one, other in pairwise(line.words):
        if other.box[0] - one.box[2] > _PHRASE_GAP_IN_HEIGHTS * (one.box[3] - one.box[1]):
            phrases.append([])
        phrases[-1].append(other)
    return phrases


def _apart(box: Box, column: tuple[float, float]) -> float:
    """Return how far a heading lies from a column: by its left, its middle or its right."""
    middle = abs(box[0] + box[2] - column[0] - column[1]) / 2
    return min(abs(box[0] - column[0]), middle, abs(box[2] - column[1]))


def _counts(line: Line, columns: Sequence[tuple[float, float]]) -> tuple[int | None, ...] | None:
    """Return the numbers of days that a line below the rows counts, column by column."""
    if not _TOTAL.match(line.text):
        return None
    found: list[int | None] = [None] * len(columns)
    for word in line.words:
        if word.text.isdecimal() and len(word.text) <= 3:
            away = [_apart(word.box, column) for column in columns]
            found[min(range(len(columns)), key=away.__getitem__)] = int(word.text)
    return tuple(found)
