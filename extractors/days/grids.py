"""Weeks printed as grids: a week's date, a column for every weekday, and marks for the days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from extractors.days.cells import CellSays, Legend, cell_says, is_like_a_cell
from extractors.days.grammar import mentions_in
from extractors.days.mentions import Mention
from extractors.days.roles import Role, role_of
from extractors.days.sense import Anchors, Sense, ordered, real, with_years
from extractors.days.tokens import Token, tokens_of
from extractors.days.weekhead import MOST_HEADS, WeekHead, week_heads
from extractors.layout import Line, around
from extractors.values import Place, Word

_BEGINNING = re.compile(r"begin|commenc|start|week of|w ?/ ?b|w ?/ ?c|wk of")
_ENDING = re.compile(r"end|w ?/ ?e|w\.e|wk ?/ ?e|p ?/ ?e")
_TOTAL = re.compile(r"\b(?:totals?|subtotals?|days?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day with what its cell says and the words that say it."""

    day: date
    says: CellSays
    place: Place
    certainty: float


@dataclass(slots=True)
class GridRead:
    """The days of all grids, the lines they took, and the doubts."""

    days: list[MarkedDay] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    doubts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """One week: its date and the words in each weekday's column."""

    line: int
    mention: Mention
    week: tuple[Word, ...]
    cells: dict[int, list[Word]]
    stated: int | None = None


def read_grid(
    lines: Sequence[Line],
    head: WeekHead,
    end: int,
    legend: Legend,
    anchors: Anchors,
    *,
    day_first: bool,
) -> GridRead:
    """Return the days of the grid under ``head``, which ends before line ``end``."""
    read = GridRead()
    dated = _dated_columns(lines, head, end)
    if dated is not None:
        return _read_dated(lines, head, end, dated, legend, anchors)
    rows = _rows(lines, head, end, legend)
    if not rows:
        return read
    read.taken = {head.line, *(row.line for row in rows)}
    begins = _week_begins(lines, head, rows[0])
    mentions, doubts = ordered([row.mention for row in rows], anchors, day_first=day_first)
    known = with_years([replace(mention, run=0) for mention in mentions], anchors)
    for row, sense in zip(rows, known, strict=True):
        week = real(sense.mention.first)
        read.doubts += sense.doubts
        if week is None:
            read.doubts.append("a week's date is no date of the calendar")
            continue
        _read_row(
            read,
            lines[row.line].page,
            row,
            week,
            head,
            legend,
            begins=_begins(week, head, said=begins),
            sureness=sense.sureness,
        )
    if doubts and _weekdays_fit(known, head):
        doubts = ()
    read.doubts += doubts
    return read


def _weekdays_fit(known: Sequence[Sense], head: WeekHead) -> bool:
    """Return whether every week's date falls on the first or on the last day of the columns."""
    ends = {head.weekdays[0], head.weekdays[-1]}
    days = [real(sense.mention.first) for sense in known]
    return len({day.weekday() for day in days if day}) == 1 and all(
        d and d.weekday() in ends for d in days
    )


def _rows(lines: Sequence[Line], head: WeekHead, end: int, legend: Legend) -> list[_Row]:
    """Return the weeks under a heading, also those on later pages without a heading."""
    rows: list[_Row] = []
    place: float | None = None
    before = head.line
    for number in range(head.line + 1, end):
        line = lines[number]
        tokens = tokens_of([line])
        dates = [m for m in mentions_in(tokens) if _column_of(m, tokens, head) is None]
        if dates and _is_labelled(tokens[: dates[0].start]):
            continue
        chosen = _week_date(dates, tokens, head, place, lines[head.line])
        cells = _cells(line, head, legend, () if chosen is None else _words(chosen, tokens))
        if cells is None:
            continue
        if chosen is not None:
            place = head.along(_words(chosen, tokens)[0].box) if place is None else place
            row = _Row(number, chosen, _words(chosen, tokens), cells)
            row.stated = _stated_days(line, lines[head.line], head)
            rows.append(row)
            before = number
        elif (
            rows and number == before + 1 and cells and not dates and _belongs(line, lines[before])
        ):
            for column, words in cells.items():
                rows[-1].cells.setdefault(column, []).extend(words)
            before = number
    return rows


def _is_labelled(lead: Sequence[Token]) -> bool:
    """Return whether the words before a date say that it names no week ("Signed on")."""
    role = role_of(" ".join(token.text for token in lead))
    return role is not None and role[0] is not Role.WEEK


def _belongs(line: Line, above: Line) -> bool:
    """Return whether a line without a date goes on with the week above it."""
    near = line.page == above.page and abs(line.box[1] - above.box[1]) < 2.2 * _height(line)
    return near and not _TOTAL.search(line.text)


def _height(line: Line) -> float:
    heights = sorted(word.box[3] - word.box[1] for word in line.words)
    return max(heights[len(heights) // 2], 6.0)


def _words(mention: Mention, tokens: Sequence[Token]) -> tuple[Word, ...]:
    return tuple(dict.fromkeys(token.word for token in tokens[mention.start : mention.end]))


def _column_of(mention: Mention, tokens: Sequence[Token], head: WeekHead) -> int | None:
    return head.column(around(_words(mention, tokens)))


def _week_date(
    dates: list[Mention],
    tokens: Sequence[Token],
    head: WeekHead,
    place: float | None,
    heading: Line,
) -> Mention | None:
    """Return the date that names the week: in the column of the weeks before, else by heading."""
    if not dates:
        return None
    if len(dates) == 1 and dates[0].last is not None:
        return replace(dates[0], first=dates[0].last, last=None)
    if place is not None:
        near = [m for m in dates if abs(head.along(_words(m, tokens)[0].box) - place) < 20]
        return near[0] if near else None
    for mention in dates:
        if _ENDING.search(_heading_above(mention, tokens, head, heading)):
            return mention
    return dates[0]


def _heading_above(mention: Mention, tokens: Sequence[Token], head: WeekHead, heading: Line) -> str:
    """Return the part of the heading line that stands over the mention, in lower case."""
    words = _words(mention, tokens)
    left = head.along(words[0].box) - 40
    right = head.along(words[-1].box) + 40
    over = [word.text for word in heading.words if left <= head.along(word.box) <= right]
    return " ".join(over).lower()


def _cells(
    line: Line, head: WeekHead, legend: Legend, week: tuple[Word, ...]
) -> dict[int, list[Word]] | None:
    """Return the words under each weekday; ``None`` when prose runs through the columns."""
    cells: dict[int, list[Word]] = {}
    for word in line.words:
        if word in week:
            continue
        column = head.column(word.box)
        if column is None:
            continue
        if not is_like_a_cell(word.text, legend):
            return None
        cells.setdefault(column, []).append(word)
    return cells


def _stated_days(line: Line, heading: Line, head: WeekHead) -> int | None:
    """Return the number under a heading "Days" at the end of the row."""
    for word in heading.words:
        if word.text.lower().strip(":.#") not in {"days", "day"}:
            continue
        for value in line.words:
            near = abs(head.along(value.box) - head.along(word.box)) < 0.8 * head.pitch
            if (
                near
                and re.fullmatch(r"[0-7](?:\.0)?", value.text)
                and head.column(value.box) is None
            ):
                return int(float(value.text))
    return None


def _week_begins(lines: Sequence[Line], head: WeekHead, row: _Row) -> bool | None:
    """Return whether the weeks are named by their first day, as far as headings say so."""
    left = head.along(row.week[0].box) - 40
    right = head.along(row.week[-1].box) + 40
    for number in range(head.line, max(head.line - 3, -1), -1):
        over = [w.text for w in lines[number].words if left <= head.along(w.box) <= right]
        text = " ".join(over).lower()
        if _ENDING.search(text):
            return False
        if _BEGINNING.search(text):
            return True
    own = lines[row.line].text.lower()
    if _ENDING.search(own):
        return False
    return True if _BEGINNING.search(own) else None


def _begins(week: date, head: WeekHead, *, said: bool | None) -> bool:
    if said is not None:
        return said
    return week.weekday() == head.weekdays[0] and week.weekday() != head.weekdays[-1]


def _read_row(  # noqa: PLR0913 - a row is read in the light of its whole grid
    read: GridRead,
    page: int,
    row: _Row,
    week: date,
    head: WeekHead,
    legend: Legend,
    *,
    begins: bool,
    sureness: float,
) -> None:
    edge = head.weekdays[0] if begins else head.weekdays[-1]
    if week.weekday() != edge and len(head.weekdays) == 7:
        sureness *= 0.6
        read.doubts.append(f"the week of {week.isoformat()} does not end as its columns do")
    marked: list[MarkedDay] = []
    for column, words in sorted(row.cells.items()):
        weekday = head.weekdays[column]
        offset = (weekday - week.weekday()) % 7 if begins else -((week.weekday() - weekday) % 7)
        day = week + timedelta(days=offset)
        marked += _marked(day, words, row.week, read, legend, sureness, page)
    worked = sum(mark.says.verdict.value == "worked" for mark in marked)
    if row.stated is not None and row.stated != worked:
        read.doubts.append(
            f"the week of {week.isoformat()} marks {worked} days and counts {row.stated}"
        )
        marked = [replace(mark, certainty=0.5 * mark.certainty) for mark in marked]
    read.days += marked


def _marked(
    day: date,
    words: list[Word],
    week: tuple[Word, ...],
    read: GridRead,
    legend: Legend,
    sureness: float,
    page: int,
) -> list[MarkedDay]:
    text = " ".join(word.text for word in words)
    says = cell_says(text, legend)
    if says is None:
        return []
    certainty = sureness * says.sureness * min(word.confidence for word in (*words, *week))
    if says.sureness < 1:
        read.doubts.append(f"the mark {text!r} on {day.isoformat()} is not certain")
    return [MarkedDay(day, says, Place(page, around(words), text, day.isoformat()), certainty)]


# A heading that carries the dates themselves: Mon 3/2, Tue 3/3 and so on.


def _dated_columns(
    lines: Sequence[Line], head: WeekHead, end: int
) -> tuple[int, dict[int, tuple[Mention, tuple[Word, ...]]]] | None:
    """Return the line that puts a date under five weekdays or more, and those dates."""
    for number in range(head.line, min(head.line + 2, end)):
        tokens = tokens_of([lines[number]])
        found: dict[int, tuple[Mention, tuple[Word, ...]]] = {}
        for mention in mentions_in(tokens):
            words = _words(mention, tokens)
            column = head.column(around(words)) if mention.last is None else None
            if column is not None:
                found[column] = (mention, words)
        if len(found) >= 5:
            return number, found
    return None


def _read_dated(
    lines: Sequence[Line],
    head: WeekHead,
    end: int,
    dated: tuple[int, dict[int, tuple[Mention, tuple[Word, ...]]]],
    legend: Legend,
    anchors: Anchors,
) -> GridRead:
    read = GridRead()
    number, columns = dated
    cells: dict[int, list[Word]] = {}
    last = number
    for row in range(number + 1, min(end, number + 12)):
        held = _cells(lines[row], head, legend, ())
        far = lines[row].page != lines[last].page or lines[row].box[1] - lines[last].box[3] > 40
        if held is None or far or _TOTAL.search(lines[row].text):
            break
        if not held:
            continue
        last = row
        for column, words in held.items():
            cells.setdefault(column, []).extend(words)
    if not cells:
        return read
    read.taken = set(range(head.line, last + 1))
    order = sorted(columns)
    mentions = [replace(columns[c][0], weekday=head.weekdays[c], run=0) for c in order]
    right, doubts = ordered(mentions, anchors, day_first=False)
    read.doubts += doubts
    for column, sense in zip(order, with_years(right, anchors), strict=True):
        day = real(sense.mention.first)
        read.doubts += sense.doubts
        if day is None or column not in cells:
            continue
        sureness = sense.sureness
        if day.weekday() != head.weekdays[column]:
            sureness *= 0.5
            read.doubts.append(f"{day.isoformat()} stands under another weekday")
        read.days += _marked(
            day, cells[column], columns[column][1], read, legend, sureness, lines[last].page
        )
    return read


def read_grids(
    lines: Sequence[Line], legend: Legend, anchors: Anchors, *, day_first: bool = False
) -> GridRead:
    """Return the days of all week grids among ``lines``."""
    heads = week_heads(lines)
    total = GridRead()
    if len(heads) == MOST_HEADS:
        total.doubts.append(f"only the first {MOST_HEADS} headings of weeks were read")
    for index, head in enumerate(heads):
        later = [other.line for other in heads[index + 1 :] if other.line > head.line]
        end = later[0] if later else len(lines)
        read = read_grid(lines, head, end, legend, anchors, day_first=day_first)
        total.days += read.days
        total.taken |= read.taken
        total.doubts += read.doubts
    return total
