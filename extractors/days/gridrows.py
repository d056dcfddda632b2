"""The rows of a week grid: the date that names each week, and the words under each weekday."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.days.cells import Legend, is_like_a_cell
from extractors.days.grammar import mentions_in
from extractors.days.marks import CellRead
from extractors.days.mentions import Mention
from extractors.days.roles import Role, role_of
from extractors.days.tokens import Token, tokens_of
from extractors.days.weekhead import WeekHead
from extractors.layout import Line, around
from extractors.values import Word

ENDING = re.compile(r"end|w ?/ ?e|w\.e|\bw[il1|]e\b|wk ?/ ?e|p ?/ ?e")
TOTAL = re.compile(r"\b(?:totals?|subtotals?|days?)\b", re.IGNORECASE)
_MERGED = re.compile(r"[\dXxWw✓✔.,:#?|/]*\d[\dXxWw✓✔.,:#?|/]*|[XxWw✓✔]{2,}")
_MOST_STRANGE_WORDS = 2
_LONGEST_STRANGE_WORD = 8
_WEEK_PLACE_POINTS = 20.0

Cells = dict[int, CellRead]


@dataclass(slots=True)
class Row:
    """One line of a grid: its week's date, if it prints one, and the cells under the weekdays.

    ``of_its_own`` says that a line without a date that can be read stands for a week all the
    same: it counts its days, or prints something where the weeks before print their dates.
    """

    line: int
    mention: Mention | None
    week: tuple[Word, ...]
    cells: Cells
    stated: int | None = None
    of_its_own: bool = False


def rows_under(
    lines: Sequence[Line], head: WeekHead, end: int, legend: Legend
) -> tuple[list[Row], list[str]]:
    """Return the lines of the grid under a heading, those on later pages too, and the doubts."""
    rows: list[Row] = []
    doubts: list[str] = []
    place: float | None = None
    for number in range(head.line + 1, end):
        line = lines[number]
        tokens = tokens_of([line])
        dates = [m for m in mentions_in(tokens) if _column_of(m, tokens, head) is None]
        if dates and _is_labelled(tokens[: dates[0].start]):
            continue
        chosen = _week_date(dates, tokens, head, place, lines[head.line])
        week = () if chosen is None else words_of(chosen, tokens)
        cells = cells_of(line, head, legend, week, strict=chosen is None)
        if cells is None:
            if chosen is not None and place is not None:
                doubts.append(f"the row {line.text[:40]!r} of the grid of weeks cannot be read")
            continue
        stated = _stated_days(line, lines[head.line], head)
        row = Row(number, chosen, week, cells, stated)
        if chosen is not None:
            place = head.along(week[0].box) if place is None else place
            rows.append(row)
        elif cells and not dates and rows and _follows(line, lines[rows[-1].line]):
            row.of_its_own = stated is not None or _prints_a_week(line, rows, head)
            rows.append(row)
    return rows, doubts


def _is_labelled(lead: Sequence[Token]) -> bool:
    """Return whether the words before a date say that it names no week ("Signed on")."""
    role = role_of(" ".join(token.text for token in lead))
    return role is not None and role[0] is not Role.WEEK


def _follows(line: Line, above: Line) -> bool:
    """Return whether a line without a date still belongs to the grid that ``above`` is part of."""
    near = line.page == above.page and abs(line.box[1] - above.box[1]) < 3.5 * _height(line)
    return near and not TOTAL.search(line.text)


def _height(line: Line) -> float:
    heights = sorted(word.box[3] - word.box[1] for word in line.words)
    return max(heights[len(heights) // 2], 6.0)


def _prints_a_week(line: Line, rows: Sequence[Row], head: WeekHead) -> bool:
    """Return whether something with a digit stands where the weeks before print their dates."""
    dated = next((row for row in reversed(rows) if row.week), None)
    if dated is None:
        return False
    left = head.along(dated.week[0].box) - _WEEK_PLACE_POINTS
    right = head.along(dated.week[-1].box) + _WEEK_PLACE_POINTS
    return any(
        left <= head.along(word.box) <= right and any(sign.isdigit() for sign in word.text)
        for word in line.words
        if head.column(word.box) is None
    )


def words_of(mention: Mention, tokens: Sequence[Token]) -> tuple[Word, ...]:
    """Return the words that a mention stands in."""
    return tuple(dict.fromkeys(token.word for token in tokens[mention.start : mention.end]))


def _column_of(mention: Mention, tokens: Sequence[Token], head: WeekHead) -> int | None:
    return head.column(around(words_of(mention, tokens)))


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
        near = [
            m
            for m in dates
            if abs(head.along(words_of(m, tokens)[0].box) - place) < _WEEK_PLACE_POINTS
        ]
        return near[0] if near else None
    for mention in dates:
        if ENDING.search(_heading_above(mention, tokens, head, heading)):
            return mention
    return dates[0]


def _heading_above(mention: Mention, tokens: Sequence[Token], head: WeekHead, heading: Line) -> str:
    """Return the part of the heading line that stands over the mention, in lower case."""
    words = words_of(mention, tokens)
    left = head.along(words[0].box) - 40
    right = head.along(words[-1].box) + 40
    over = [word.text for word in heading.words if left <= head.along(word.box) <= right]
    return " ".join(over).lower()


def cells_of(
    line: Line, head: WeekHead, legend: Legend, week: tuple[Word, ...], *, strict: bool
) -> Cells | None:
    """Return the words under each weekday; ``None`` when prose runs through the columns.

    A row that is not read in the ``strict`` way may hold a word or two that are no known mark.
    """
    cells: Cells = {}
    strange: list[Word] = []
    for word in line.words:
        columns = () if word in week else head.columns(word.box)
        if not columns:
            continue
        if not is_like_a_cell(word.text, legend):
            strange.append(word)
        merged = len(columns) > 1 and bool(_MERGED.fullmatch(word.text))
        for column in columns if merged else columns[:1]:
            cell = cells.setdefault(column, CellRead())
            cell.words.append(word)
            cell.merged = cell.merged or merged
    return cells if _bearable(strange, strict=strict) else None


def _bearable(strange: Sequence[Word], *, strict: bool) -> bool:
    if strict:
        return not strange
    return len(strange) <= _MOST_STRANGE_WORDS and all(map(_may_be_hurt_mark, strange))


def _may_be_hurt_mark(word: Word) -> bool:
    """Return whether a word may be a mark that recognition hurt: short, and no word of letters."""
    text = word.text.strip(".,;:")
    return len(word.text) <= _LONGEST_STRANGE_WORD and (len(text) <= 2 or not text.isalpha())


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
