"""What stands in the lines of a record: the days marked in grids, and the dates that are listed.

It is the same however what the words leave open is turned, so that it is looked for once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.days.calendars import read_calendars
from extractors.days.cells import Legend
from extractors.days.countedspans import counted_spans
from extractors.days.countedweeks import read_counted_weeks
from extractors.days.counters import without_counters, without_counts_of_months
from extractors.days.datedgrids import read_dated
from extractors.days.everyweekday import every_weekday
from extractors.days.grammar import mentions_in
from extractors.days.grids import read_grids
from extractors.days.kindcolumns import read_kind_columns
from extractors.days.listed import Listed
from extractors.days.listing import listed_in
from extractors.days.markednumbers import read_marked_numbers
from extractors.days.marks import GridRead
from extractors.days.monthcolumns import read_month_columns
from extractors.days.naming import borne_out_by, by_default
from extractors.days.numberedboxes import read_numbered_boxes
from extractors.days.numberedrows import read_numbered_rows
from extractors.days.placed import read_placed, with_shaded
from extractors.days.sense import Anchors, ordered
from extractors.days.shifts import starts_of_shifts, without_ends_of_shifts
from extractors.days.stretches import days_of_employment, periods_apart
from extractors.days.surroundings import Surroundings
from extractors.days.tokens import tokens_of
from extractors.days.turnedgrids import read_turned
from extractors.days.turns import Turn, turns_of
from extractors.layout import Line, Table
from extractors.values import Field


@dataclass(frozen=True, slots=True)
class Found:
    """The marks of grids, the dates listed on the other lines, and what could be read otherwise.

    ``in_words`` are the days that sentences about every weekday prove; ``doubts`` are about which
    number of a date is its month.
    """

    marks: GridRead
    surroundings: Surroundings
    listed: Sequence[Listed]
    in_words: GridRead
    doubts: Sequence[str]
    open_to: Sequence[Turn]


def find(
    lines: Sequence[Line],
    tables: Sequence[Table],
    legend: Legend,
    anchors: Anchors,
    total: Field | None,
    *,
    day_first: bool,
) -> Found:
    """Return what stands in the lines and tables of one record."""
    marks = _read_marks(lines, legend, anchors, total, day_first=day_first)
    marks.add(read_numbered_rows(lines, tables, anchors, marks.taken))
    marks.add(read_counted_weeks(lines, tables, anchors, marks.taken, day_first=day_first))
    left = [line for number, line in enumerate(lines) if number not in marks.taken]
    tokens = tokens_of(left)
    mentions, doubts = ordered(mentions_in(tokens), anchors, day_first=day_first)
    surroundings = Surroundings(left, tokens, mentions, legend)
    dated = without_counters(listed_in(surroundings))
    named = without_counts_of_months(dated, total, marks.days)
    listed, in_words = every_weekday(named, surroundings, total, anchors)
    listed = counted_spans(days_of_employment(listed), surroundings.texts)
    listed = periods_apart(starts_of_shifts(without_ends_of_shifts(listed, tokens)), total)
    listed = by_default(borne_out_by(total, listed), marked=bool(marks.days))
    open_to = (*turns_of((), marks.days, legend), *turns_of(listed, (), legend))
    return Found(marks, surroundings, listed, in_words, doubts, open_to)


def _read_marks(
    lines: Sequence[Line],
    legend: Legend,
    anchors: Anchors,
    total: Field | None,
    *,
    day_first: bool,
) -> GridRead:
    """Return the days marked in grids of every kind; a line belongs to the first that takes it."""
    placed = read_placed(lines, legend, anchors, day_first=day_first)
    marks = read_turned(lines, legend, anchors)
    for each in placed:
        marks.add(each.read if each.proved else GridRead())
    marks = with_shaded(marks, placed, lines, total)
    marks.add(read_kind_columns(lines, legend, anchors, marks.taken))
    marks.add(read_marked_numbers(lines, total, marks.taken))
    marks.add(read_numbered_boxes(lines, legend, anchors, marks.taken))
    marks.add(read_month_columns(lines, marks.taken))
    marks.add(read_dated(lines, legend, anchors, marks.taken))
    marks.add(read_grids(lines, legend, anchors, marks.taken, day_first=day_first))
    marks.add(read_calendars(lines, legend, marks.taken))
    for each in placed:
        unread = not each.proved and not each.read.taken & marks.taken
        marks.add(each.read if unread else GridRead())
    return marks
