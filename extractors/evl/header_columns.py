"""Job tables without ruling lines, told by a header line of labels and the columns under it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.evl.coded_tables import table_of_codes
from extractors.evl.wording import field_of_label
from extractors.layout import Cell, Line, Table, around
from extractors.patterns import pattern_of
from extractors.values import Box, Word

MOST_WORDS_OF_A_HEADING = 4
_WIDEST_FIRST_GAP = 2.2
"""The most space between headings and the first row below, in heights of a letter."""

_SMALL_TYPE = 0.87
_MOST_LINES_OF_A_FORM = 3
"""Captions, values, and what wraps of these."""

_SAME_LEFT_POINTS = 1.0
_FEWEST_COLUMNS = 4
_MOST_COLUMNS = 0.75
_WIDEST_GAP = 1.0
_WIDER_THAN_FIRST = 1.7
"""How far apart rows may stand: in heights of a letter, or of the space above the first row."""

_KNOWN_HEADING = pattern_of(
    r"^(?:start|end|days?|(?:20\d\d )?dates?|from|to|first|last|w/e|week ending|total|"
    r"hours|hrs|dates worked|"
    r"work dates?|days worked|hrs|no\.? of days|# of days|# days|start date|end date|date|thru|"
    r"through|"
    r"su|mo|tu|we|th|fr|sa|sun|mon|tues?|wed|thurs?|fri|sat|code|reg|ot|agency|client|"
    r"spot|product|union|last ?4|ssn|phase|prep|shoot|wrap|strike|work|location|call|"
    r"job no\.?|job #|"
    r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)$",
    re.IGNORECASE,
)


def tables_under_headers(lines: Sequence[Line], taken: Sequence[Table]) -> list[Table]:
    """Return the tables that stand under a line of headings and that ``taken`` does not hold."""
    keyed = table_of_codes(lines, _headings)
    if keyed is not None and not any(_is_taken(line, taken) for line in _in_table(lines, keyed)):
        return [keyed]
    found: list[Table] = []
    index = 0
    while index < len(lines):
        headings = _headings(lines[index])
        if headings is None or _is_taken(lines[index], taken):
            index += 1
            continue
        rows = _rows_below(lines, index, headings)
        if len(rows) > 1 and not _are_captions(rows):
            found.append(_table(lines[index].page, headings, rows))
        index += max(len(rows), 1)
    return found


def _in_table(lines: Sequence[Line], table: Table) -> list[Line]:
    held = {id(word) for row in table.rows for cell in row for word in cell.words}
    return [line for line in lines if id(line.words[0]) in held]


def _are_captions(rows: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Return whether headings are the small captions of a form, over the values of one row."""
    heads = [word.box[3] - word.box[1] for column in rows[0] for word in column]
    below = [word.box[3] - word.box[1] for column in rows[1] for word in column]
    return len(rows) <= _MOST_LINES_OF_A_FORM and median(heads) <= _SMALL_TYPE * median(below)


def _is_taken(line: Line, taken: Sequence[Table]) -> bool:
    middle = (line.box[1] + line.box[3]) / 2
    return any(
        table.page == line.page and table.box[1] <= middle <= table.box[3] for table in taken
    )


def _headings(line: Line) -> list[tuple[Word, ...]] | None:
    """Return the words of each heading when the whole line is made of three headings or more."""
    words = [word for word in line.words if any(map(str.isalnum, word.text)) or word.text == "#"]
    if not 3 <= len(words) <= 24 or any(word.text.endswith(":") for word in words):
        return None
    if words[0].text.startswith("(") and words[-1].text.endswith(")"):
        return None  # Captions in brackets stand under what they name.
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(words)]
    height = words[0].box[3] - words[0].box[1]
    widest = max(0.45 * height, min(1.25 * min(gaps), 0.75 * height))
    found: list[tuple[Word, ...]] = []
    start = 0
    while start < len(words):
        length = next(
            (
                count
                for count in range(min(MOST_WORDS_OF_A_HEADING, len(words) - start), 0, -1)
                if _is_heading(words[start : start + count], widest)
            ),
            0,
        )
        if not length:
            return None
        found.append(tuple(words[start : start + length]))
        start += length
    kinds = {field_of_label(" ".join(w.text for w in each), has_colon=True) for each in found}
    named = kinds & {"employee_name", "production", "classification", "title"}
    return found if len(found) >= 3 and named else None


def _is_heading(words: Sequence[Word], widest: float) -> bool:
    """Return whether words no further apart than ``widest`` points are one heading."""
    text = " ".join(word.text for word in words)
    if any(b.box[0] - a.box[2] > widest for a, b in pairwise(words)):
        return False
    return bool(_KNOWN_HEADING.match(text)) or field_of_label(text, has_colon=False) is not None


def _rows_below(
    lines: Sequence[Line], index: int, headings: Sequence[Sequence[Word]]
) -> list[list[list[Word]]]:
    """Return the header and the rows under it, each as the words of every column."""
    header = lines[index]
    rows = [[list(each) for each in headings]]
    starts = [each[0].box[0] for each in headings]
    height = median(word.box[3] - word.box[1] for word in header.words)
    above, widest = header, _WIDEST_FIRST_GAP * height
    for line in lines[index + 1 :]:
        gap = line.box[1] - above.box[3]
        if line.page != header.page or gap > widest or not _fits(line, starts, height):
            break
        if above is header:
            widest = max(_WIDEST_GAP * height, _WIDER_THAN_FIRST * gap)
        rows.append(_columns(line, starts))
        above = line
    return rows


def _fits(line: Line, starts: Sequence[float], height: float) -> bool:
    """Return whether every part of a line starts under a heading, in a column of its own."""
    if _is_set_under(line, starts):
        return _headings(line) is None
    if _is_other(line, starts, height):
        return False
    own = [segment.words[0].box[0] for segment in line.segments()]
    near = [any(abs(x - start) <= height for start in starts) for x in own]
    return own[0] >= starts[0] - height and sum(near) * 2 > len(own) and len(line.words) < 40


def _is_set_under(line: Line, starts: Sequence[float]) -> bool:
    """Return whether words begin right below most headings, however little space parts them."""
    left = [word.box[0] for word in line.words]
    met = sum(any(abs(x - start) <= _SAME_LEFT_POINTS for x in left) for start in starts)
    return len(starts) >= _FEWEST_COLUMNS and met >= _MOST_COLUMNS * len(starts)


def _is_other(line: Line, starts: Sequence[float], height: float) -> bool:
    """Return whether a line is a label with its value, another heading, or runs on as prose."""
    parts = line.segments()
    runs_on = len(parts) == 1 and any(
        line.box[0] < start - height and start + 2 * height < line.box[2] for start in starts
    )
    labelled = parts[0].text.split(":")[0] if ":" in parts[0].text else ""
    named = field_of_label(labelled, has_colon=True) is not None if labelled else False
    labels = all(field_of_label(part.text, has_colon=False) is not None for part in parts)
    return runs_on or named or labels or _headings(line) is not None


def _columns(line: Line, starts: Sequence[float]) -> list[list[Word]]:
    columns: list[list[Word]] = [[] for _ in starts]
    for word in line.words:
        middle = (word.box[0] + word.box[2]) / 2
        column = max(
            (n for n, start in enumerate(starts) if start - 3.0 <= max(word.box[0], middle - 6.0)),
            default=0,
        )
        columns[column].append(word)
    return columns


def _table(page: int, headings: Sequence[Sequence[Word]], rows: list[list[list[Word]]]) -> Table:
    everything = [word for row in rows for column in row for word in column]
    box = around(everything)
    starts = [each[0].box[0] for each in headings]
    built = tuple(
        tuple(
            _cell(number, place, words, (starts[place], box[1], starts[place], box[3]))
            for place, words in enumerate(row)
        )
        for number, row in enumerate(rows)
    )
    return Table(page, box, built)


def _cell(row: int, column: int, words: Sequence[Word], empty: Box) -> Cell:
    text = " ".join(word.text for word in words)
    return Cell(row, column, text, tuple(words), around(words) if words else empty)
