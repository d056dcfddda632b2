"""The rows of marks below a heading of dates, as far as they go."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.days.cells import Legend, is_like_a_cell
from extractors.days.datedheads import DatedHead
from extractors.days.marks import CellRead
from extractors.layout import Line
from extractors.values import Word

_MOST_ROWS = 40
_MARKS_TO_ONE_HURT = 4
_MAY_BE_HURT = re.compile(r"(?!.*\d/\d)(?!.*,$)[^\sa-z]{1,6}")
_TOTAL = re.compile(r"^\W*(?:grand |sub-?)?(?:totals?|days?|number|no)\b", re.IGNORECASE)
_KINDS_OF_HOURS_TEXT = (
    "hours hrs hour worked work days ot st dt reg regular overtime straight double time code codes "
    "type prep shoot wrap in out call meal lunch"
)
_KINDS_OF_HOURS = frozenset(_KINDS_OF_HOURS_TEXT.split())


@dataclass(slots=True)
class DatedRow:
    """One line of marks under dates; ``named`` when a person or a job leads it."""

    line: int
    cells: dict[int, CellRead]
    named: bool


def rows_below(
    lines: Sequence[Line], head: DatedHead, legend: Legend
) -> tuple[list[DatedRow], dict[int, int], list[int]]:
    """Return the rows of marks under a heading, the years in a second heading, and their lines."""
    rows: list[DatedRow] = []
    years: dict[int, int] = {}
    taken: list[int] = []
    last = lines[head.line]
    for number in range(head.line + 1, min(len(lines), head.line + _MOST_ROWS)):
        line = lines[number]
        under = [(word, column) for word in line.words if (column := head.column(word)) is not None]
        far = line.page != last.page or line.box[1] - last.box[3] > 3 * _height(last)
        if far or _TOTAL.search(line.text):
            break
        if under and all(re.fullmatch(r"(?:19|20)\d\d", word.text) for word, _ in under):
            years |= {column: int(word.text) for word, column in under}
        elif under and _are_marks([word for word, _ in under], head, legend):
            rows.append(DatedRow(number, _cells(under), _is_named(line, head)))
        else:
            break
        taken.append(number)
        last = line
    return rows, years, taken


def _height(line: Line) -> float:
    return max(line.box[3] - line.box[1], 6.0)


def _are_marks(words: Sequence[Word], head: DatedHead, legend: Legend) -> bool:
    """Return whether words are marks; among many of them one may be hurt by recognition."""
    strange = [word for word in words if not _is_mark(word, head, legend)]
    if len(strange) * _MARKS_TO_ONE_HURT >= len(words):
        return not strange
    return all(_MAY_BE_HURT.fullmatch(word.text) for word in strange)


def _is_mark(word: Word, head: DatedHead, legend: Legend) -> bool:
    if not is_like_a_cell(word.text, legend) or re.search(r"\d/\d|,$", word.text):
        return False
    # Under bare day numbers another row of numbers is a list of days that goes on.
    return not (head.bare and re.fullmatch(r"[(\[]?\d{1,2}[.,;*)\]]?", word.text))


def _cells(under: Sequence[tuple[Word, int]]) -> dict[int, CellRead]:
    cells: dict[int, CellRead] = {}
    for word, column in under:
        cells.setdefault(column, CellRead()).words.append(word)
    return cells


def _is_named(line: Line, head: DatedHead) -> bool:
    """Return whether a row is led by words that are no kind of hours: a person, a job."""
    lead = [
        word.text.lower().strip(".:,")
        for word in line.words
        if head.column(word) is None and word.box[2] < head.middles[0]
    ]
    words = [text for text in lead if len(text) > 1 and text.isalpha()]
    return any(text not in _KINDS_OF_HOURS for text in words)
