"""A heading that carries the dates themselves: Mon 3/2, Tue 3/3 and so on."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.days.cells import Legend
from extractors.days.grammar import mentions_in
from extractors.days.gridrows import TOTAL, cells_of, words_of
from extractors.days.marks import CellRead, GridRead, marked
from extractors.days.mentions import Mention
from extractors.days.sense import Anchors, ordered, real, with_years
from extractors.days.tokens import tokens_of
from extractors.days.weekhead import WeekHead
from extractors.layout import Line, around
from extractors.values import Word

_FEWEST_DATES = 5

Columns = dict[int, tuple[Mention, tuple[Word, ...]]]


def dated_columns(lines: Sequence[Line], head: WeekHead, end: int) -> tuple[int, Columns] | None:
    """Return the line that puts a date under five weekdays or more, and those dates."""
    for number in range(head.line, min(head.line + 2, end)):
        tokens = tokens_of([lines[number]])
        found: Columns = {}
        for mention in mentions_in(tokens):
            words = words_of(mention, tokens)
            column = head.column(around(words)) if mention.last is None else None
            if column is not None:
                found[column] = (mention, words)
        if len(found) >= _FEWEST_DATES:
            return number, found
    return None


def read_dated(
    lines: Sequence[Line],
    head: WeekHead,
    end: int,
    dated: tuple[int, Columns],
    legend: Legend,
    anchors: Anchors,
) -> GridRead:
    """Return the days marked under a heading of dates."""
    number, columns = dated
    cells, last = _cells_below(lines, head, number, end, legend)
    if not cells:
        return GridRead()
    read = GridRead(taken=set(range(head.line, last + 1)))
    order = sorted(columns)
    mentions = [replace(columns[c][0], weekday=head.weekdays[c], run=0) for c in order]
    right, doubts = ordered(mentions, anchors, day_first=False)
    read.doubts += doubts
    for column, sense in zip(order, with_years(right, anchors), strict=True):
        day = real(sense.mention.first)
        read.doubts += sense.doubts
        if day is None or column not in cells:
            continue
        sureness = sense.sureness * min(word.confidence for word in columns[column][1])
        if day.weekday() != head.weekdays[column]:
            sureness *= 0.5
            read.doubts.append(f"{day.isoformat()} stands under another weekday")
        mark, doubt = marked(day, cells[column], lines[last].page, sureness, legend)
        read.days += [mark] if mark is not None else []
        read.doubts += [doubt] if doubt is not None else []
    return read


def _cells_below(
    lines: Sequence[Line], head: WeekHead, number: int, end: int, legend: Legend
) -> tuple[dict[int, CellRead], int]:
    """Return the words under each dated weekday, and the last line that holds some."""
    cells: dict[int, CellRead] = {}
    last = number
    for row in range(number + 1, min(end, number + 12)):
        held = cells_of(lines[row], head, legend, (), strict=True)
        far = lines[row].page != lines[last].page or lines[row].box[1] - lines[last].box[3] > 40
        if held is None or far or TOTAL.search(lines[row].text):
            break
        if not held:
            continue
        last = row
        for column, cell in held.items():
            kept = cells.setdefault(column, CellRead())
            kept.words += cell.words
            kept.merged = kept.merged or cell.merged
    return cells, last
