"""The days of one row of a table whose columns are headed by dates: a person of a crew list."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.days.cells import Legend, legend_of
from extractors.days.codes import Verdict
from extractors.days.grammar import mentions_in
from extractors.days.marks import CellRead, MarkedDay, marked
from extractors.days.mentions import Mention, Written
from extractors.days.sense import Anchors, Sense, ordered, real, with_years
from extractors.days.tokens import Kind, tokens_of
from extractors.days.values import DayRead, DaysRead
from extractors.days.years import year_of
from extractors.layout import Cell, Line, Table
from extractors.values import Field, Place, Word

_FEWEST_DATES = 3
_DEEPEST_HEADING = 3
_DAYS = re.compile(r"(?:total|no\.? of|# of)?\s*days?(?: worked)?|total", re.IGNORECASE)


def days_in_row(
    table: Table,
    row: int,
    *,
    letter_date: date | None,
    lines: Sequence[Line] = (),
    day_first: bool = False,
) -> DaysRead | None:
    """Return the days marked in one row; ``None`` when no dates head the table's columns.

    ``lines`` are the letter's own, for what its codes mean and for the year of its dates.
    """
    columns, depth = _dated_columns(table)
    if not columns or row < depth or not 0 <= row < len(table.rows):
        return None
    anchors = Anchors(letter_date, None, _years_in(lines))
    mentions, doubts = ordered(list(columns.values()), anchors, day_first=day_first)
    senses = dict(zip(columns, with_years(mentions, anchors), strict=True))
    marks, about = _marks(table, row, senses, depth, legend_of(lines))
    said = [*doubts, *(doubt for sense in senses.values() for doubt in sense.doubts), *about]
    return _answer(marks, said, _stated(table, row, depth))


def _years_in(lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the years on lines about dates of work."""
    about = [line for line in lines if re.search(r"(?i)work|dates|year", line.text)]
    years = {year for line in about for t in tokens_of([line]) if (year := year_of(t)) is not None}
    return tuple(sorted(years))


def _dated_columns(table: Table) -> tuple[dict[int, Mention], int]:
    """Return by column the dates that head the table, and how many rows they take."""
    for depth in range(1, min(_DEEPEST_HEADING, len(table.rows) - 1) + 1):
        found = _headed(table, depth)
        if len(found) >= _FEWEST_DATES:
            return found, depth
    return {}, 0


def _headed(table: Table, depth: int) -> dict[int, Mention]:
    found: dict[int, Mention] = {}
    month: Written | None = None
    for column in range(len(table.rows[0])):
        words = [word for row in table.rows[:depth] for word in row[column].words]
        month = _month_of(table.rows[:depth], column) or month
        mention = _date_over(words, table.page) or _number_over(words, month)
        if mention is not None:
            found[column] = replace(mention, run=0)
    return found


def _month_of(heading: Sequence[tuple[Cell, ...]], column: int) -> Written | None:
    """Return the month and year that stand over a column and, merged, over those beside it."""
    text = " ".join(row[column].text for row in heading)
    named = re.search(r"([A-Za-z]{3,9})\.?,? +(20\d\d)", text)
    tokens = tokens_of([_line(text.split())]) if named else []
    months = [token.value for token in tokens if token.kind is Kind.MONTH]
    return Written(months[0], 1, int(named[2])) if named and months else None


def _line(texts: Sequence[str]) -> Line:
    return Line(
        1, tuple(Word(t, (9.0 * n, 0.0, 9.0 * n + 8, 9.0), 1.0) for n, t in enumerate(texts))
    )


def _date_over(words: Sequence[Word], page: int) -> Mention | None:
    """Return the one date that the words of a heading write, on however many lines."""
    if not words:
        return None
    joined = [
        Word(word.text, (9.0 * n, 0.0, 9.0 * n + 8, 9.0), word.confidence)
        for n, word in enumerate(words)
    ]
    mentions = mentions_in(tokens_of([Line(page, tuple(joined))]))
    return mentions[0] if len(mentions) == 1 and mentions[0].last is None else None


def _number_over(words: Sequence[Word], month: Written | None) -> Mention | None:
    number = words[-1].text if words else ""
    if month is None or not re.fullmatch(r"\d{1,2}", number) or not 1 <= int(number) <= 31:
        return None
    return Mention(replace(month, day=int(number)), 0, 1)


def _marks(
    table: Table, row: int, senses: dict[int, Sense], depth: int, legend: Legend
) -> tuple[list[MarkedDay], list[str]]:
    marks: list[MarkedDay] = []
    doubts: list[str] = []
    for column, sense in senses.items():
        day = real(sense.mention.first)
        words = table.rows[row][column].words
        if day is None:
            doubts.append("a column's date is no date of the calendar")
        elif words:
            heading = [word for above in table.rows[:depth] for word in above[column].words]
            sure = sense.sureness * min((word.confidence for word in heading), default=1.0)
            mark, doubt = marked(day, CellRead(list(words)), table.page, sure, legend)
            marks += [mark] if mark is not None else []
            doubts += [doubt] if doubt is not None else []
    return marks, doubts


def _stated(table: Table, row: int, depth: int) -> Field | None:
    """Return the number of days that the row itself counts, under a heading "Days"."""
    for cell in table.rows[row]:
        heading = " ".join(above[cell.column].text for above in table.rows[:depth]).strip(" .:#")
        if _DAYS.fullmatch(heading) and re.fullmatch(r"\d{1,3}", cell.text):
            sure = min(word.confidence for word in cell.words)
            place = Place(table.page, cell.box, cell.text)
            return Field(int(cell.text), round(0.97 * sure, 4), (place,))
    return None


def _answer(marks: Sequence[MarkedDay], doubts: Sequence[str], total: Field | None) -> DaysRead:
    worked = [_day(mark) for mark in marks if mark.says.verdict is not Verdict.NOT_WORKED]
    idle = [_day(mark) for mark in marks if mark.says.verdict is Verdict.NOT_WORKED]
    said = list(doubts)
    if len({read.day for read in (*worked, *idle)}) < len(marks):
        said.append("two columns carry the same date")
    if total is not None and total.value != len(worked):
        said.append(f"{len(worked)} days are marked and {total.value} stated")
    return DaysRead(
        worked=tuple(sorted(worked, key=lambda read: read.day)),
        not_worked=tuple(sorted(idle, key=lambda read: read.day)),
        listed_count=len(worked) if worked else None,
        stated_total=total,
        doubts=tuple(dict.fromkeys(said)),
    )


def _day(mark: MarkedDay) -> DayRead:
    refer = mark.says.verdict is Verdict.REFER
    sure = min(mark.certainty, 0.4) if refer else mark.certainty
    return DayRead(mark.day, mark.place, round(sure, 4), mark.says.code)
