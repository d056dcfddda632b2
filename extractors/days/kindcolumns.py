"""Dates down the side, and a column for each kind of day: "Date | Worked | Travel | Holiday".

Each row marks one of the columns, and what heads that column says what the day was. Where the
headings do not say it, no day of the block is known to be worked.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractors.days.cells import CellSays, Legend
from extractors.days.codes import Verdict, code_verdict, words_verdict
from extractors.days.datesdown import DateRow, DatesDown, dates_down
from extractors.days.grammar import mentions_in
from extractors.days.marks import GridRead, MarkedDay
from extractors.days.sense import Anchors, ordered, real, with_years
from extractors.days.tokens import tokens_of
from extractors.layout import Line, around
from extractors.values import Place, Word

_TICKS = frozenset("xX✓✔√☑☒●■•*1")
_SURE = 0.96


def read_kind_columns(
    lines: Sequence[Line], legend: Legend, anchors: Anchors, taken: set[int]
) -> GridRead:
    """Return the days ticked under headings of kinds, on lines that are not ``taken``."""
    read = GridRead()
    for block in dates_down(lines, legend):
        if block.lines & taken or not _ticks_one_of_several(block):
            continue
        said = [_verdict(_text(words), legend) for words in block.heads]
        ticked = {column for row in block.rows for column in row.cells}
        if any(said[column] is None for column in ticked):
            read.doubts.append("nothing says what the columns beside the dates stand for")
            read.taken |= block.lines
            continue
        read.add(_days(block, said, anchors))
    return read


def _ticks_one_of_several(block: DatesDown) -> bool:
    """Return whether every row ticks one column at most, and not all rows the same one."""
    marks = [words for row in block.rows for words in row.cells.values()]
    single = all(len(row.cells) <= 1 for row in block.rows)
    ticks = all(len(words) == 1 and words[0].text in _TICKS for words in marks)
    return single and ticks and len({column for row in block.rows for column in row.cells}) > 1


def _verdict(heading: str, legend: Legend) -> Verdict | None:
    """Return what a heading says of the days ticked below it."""
    told = legend.get(heading.upper()) or code_verdict(heading)
    if told is not None:
        return told
    said = words_verdict(heading)
    return said[0] if said is not None else None


def _days(block: DatesDown, said: Sequence[Verdict | None], anchors: Anchors) -> GridRead:
    rows = [row for row in block.rows if row.cells]
    mentions = [mentions_in(tokens_of([Line(row.page, row.words)]))[0] for row in rows]
    right, doubts = ordered([replace(m, run=0) for m in mentions], anchors, day_first=False)
    read = GridRead(taken=set(block.lines), doubts=list(doubts))
    for row, sense in zip(rows, with_years(right, anchors), strict=True):
        day = real(sense.mention.first)
        read.doubts += sense.doubts
        ((column, words),) = row.cells.items()
        verdict = said[column]
        if day is None or verdict is None:
            continue
        sure = sense.sureness * _SURE * min(w.confidence for w in (*row.words, *words))
        place = _place(row, words, day.isoformat())
        code = None if verdict is Verdict.WORKED else _text(block.heads[column])
        read.days.append(MarkedDay(day, CellSays(verdict, code), place, sure))
    return read


def _place(row: DateRow, words: Sequence[Word], item: str) -> Place:
    both = (*row.words, *words)
    return Place(row.page, around(both), _text(both), item)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
