"""What a file of work records is taken for: its table, its layout, and its way to write dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile

from app.errors import Unprocessable
from app.tabular.columns import plain
from app.tabular.date_evidence import DateSamples
from app.tabular.date_order import DateStyle, Unsettled, style_of
from app.tabular.dates import DateOrder, DateReader, DayZero
from app.tabular.files import LINES_LOOKED_AT, Row
from app.tabular.mapping import FRINGE, PAYROLL, LayoutMapping, named
from app.tabular.row import padded
from app.work_files.date_samples import column_name, date_samples
from app.work_files.head import Head, NoHead, find_head, layout_with, production_in
from app.work_files.sources import SourceTable, first_rows

_TWO_DIGIT_YEAR = re.compile(r"(?:.*[^\d])?\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|.*[A-Za-z][ .-]+\d{2}")
_GAP = re.compile(r" {2,}")
_SPOKEN = {PAYROLL: "payroll export", FRINGE: "fringe report"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has said of a file: its kind, layout, sheet, and how its dates are written.

    None leaves it to the file. With ``ask`` False, dates that nothing settles are read month
    first and day numbers since 1900, and the notes say so; else such a file is refused.
    """

    kind: str | None = None
    layout: str | None = None
    sheet: str | None = None
    order: DateOrder | None = None
    zero: DayZero | None = None
    ask: bool = True


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table of work records, ready to be read; ``notes`` are what a person should know of it.

    ``is_guessed`` is True when nothing settles its dates, which are then read the likelier way.
    """

    table: SourceTable
    head: Head
    dates: DateReader
    notes: tuple[str, ...] = ()
    is_guessed: bool = False

    @property
    def kind(self) -> str:
        """Return ``payroll`` or ``fringe``."""
        return self.head.kind

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the head, each with the production that stands above it."""
        below = (row for row in self.table.rows() if row[0] > self.head.row)
        return _with_production(below, self.head) if self.head.production else below


def _with_production(rows: Iterator[Row], head: Head) -> Iterator[Row]:
    """Yield rows with one cell more: the production last stated in a line of its own."""
    production, width = head.production, len(head.names)
    for row, cells in rows:
        shown = [cell.strip() for cell in cells if cell.strip()]
        stated = production_in(", ".join(shown)) if len(shown) <= 2 else ""
        if stated:
            production = stated
        else:
            yield row, [*padded(cells, width)[:width], production]


@dataclass(slots=True)
class _Tried:
    heads: list[tuple[SourceTable, Head]] = field(default_factory=list)
    best: NoHead = field(default_factory=lambda: NoHead(-1, ()))


def recognise(
    tables: Sequence[SourceTable],
    mappings: Sequence[LayoutMapping],
    choices: Choices,
    *,
    today: date,
) -> Recognised:
    """Return what the tables of a file hold; raise ``Unprocessable`` saying what is not plain."""
    table, head = _table_and_head(tables, mappings, choices)
    return with_dates(table, head, choices, today=today)


def with_dates(table: SourceTable, head: Head, choices: Choices, *, today: date) -> Recognised:
    """Return a table whose head is known with the way to read its dates."""
    samples = date_samples(table, head)
    mapping = head.mapping
    order = choices.order or (mapping.order if mapping else None)
    zero = choices.zero or (mapping.zero if mapping else None) or table.zero
    style = style_of(samples, today=today, order=order, zero=zero)
    doubts: list[str] = []
    if isinstance(style, Unsettled):
        if choices.ask:
            raise Unprocessable(f"{style.message}.", code="dates-unsettled")
        likely = order or style.likely
        doubts.append(f"{style.message}. They were read {likely.replace('-', ' ')}.")
        style = DateStyle(DateReader(likely, zero or DayZero.SINCE_1900))
    notes = (*table.notes, *_layout_notes(head), *_date_notes(style, samples), *doubts)
    return Recognised(table, head, style.reader, notes, is_guessed=bool(doubts))


def _table_and_head(
    tables: Sequence[SourceTable], mappings: Sequence[LayoutMapping], choices: Choices
) -> tuple[SourceTable, Head]:
    if choices.sheet is not None:
        tables = [table for table in tables if table.name == choices.sheet]
    if choices.layout is not None:
        return _under(named(mappings, choices.layout), tables)
    tried = _tried(tables, mappings, choices.kind)
    if not tried.heads:
        raise _no_head(tables, mappings, choices.kind, tried.best)
    sheets = {table.name for table, _ in tried.heads}
    if len(sheets) > 1:
        raise Unprocessable(
            f"More than one sheet holds work records: {', '.join(sorted(sheets))}. "
            "Say which one is meant.",
            code="sheet-unsettled",
        )
    # Of two ways to part a text, the one that leaves the fewest columns over cuts no value.
    table, head = max(tried.heads, key=lambda t: (t[1].layout.known, -len(t[1].names)))
    return table, _with_printed_lines(table, head)


def _with_printed_lines(table: SourceTable, head: Head) -> Head:
    """Return the head with the lines above it whole, where slicing has cut them to pieces."""
    if table.lines is None:
        return head
    above = takewhile(lambda line: line[0] < head.row, table.lines())
    pieces = (piece for _, line in above for piece in _GAP.split(line.strip()))
    return replace(head, above=tuple(pieces))


def _tried(
    tables: Sequence[SourceTable], mappings: Sequence[LayoutMapping], kind: str | None
) -> _Tried:
    tried = _Tried()
    for table in tables:
        fitting = mappings if table.mapping is None else [table.mapping]
        found = find_head(first_rows(table), fitting, kind)
        if isinstance(found, Head):
            tried.heads.append((table, found))
            if not table.name and (tables[0] is table or table.mapping is not None):
                # Delimited text that reads well is not tried as text in columns.
                break
        elif found.known > tried.best.known:
            tried.best = found
    return tried


def _under(mapping: LayoutMapping, tables: Sequence[SourceTable]) -> tuple[SourceTable, Head]:
    """Return the table and its head under the mapping that somebody chose."""
    best: tuple[str, ...] | None = None
    for table in tables:
        above: list[Sequence[str]] = []
        for number, cells in first_rows(table)[:LINES_LOOKED_AT]:
            layout = layout_with(cells, mapping)
            if not layout.missing:
                lines = tuple(", ".join(c.strip() for c in row if c.strip()) for row in above)
                names = tuple(plain(cell) for cell in cells)
                return table, Head(mapping.kind, layout, number, lines, names, mapping)
            if best is None or len(layout.missing) < len(best):
                best = layout.missing
            above.append(cells)
    raise Unprocessable(
        f"As “{mapping.title}”, this file has no column for {', '.join(best or ('anything',))}.",
        code="columns-missing",
    )


def _no_head(
    tables: Sequence[SourceTable],
    mappings: Sequence[LayoutMapping],
    kind: str | None,
    best: NoHead,
) -> Unprocessable:
    other = {PAYROLL: FRINGE, FRINGE: PAYROLL}.get(kind or "")
    if other is not None and _tried(tables, mappings, other).heads:
        return Unprocessable(
            f"This looks like a {_SPOKEN[other]}, not like a {_SPOKEN[kind or PAYROLL]}: "
            "send it as what it is.",
            code="other-kind",
        )
    wanted = ", ".join(best.missing) or "anything that work records need"
    return Unprocessable(
        f"No column for {wanted} was found in the first {LINES_LOOKED_AT} lines: send the export "
        "with its header row, or describe its columns in a mapping.",
        code="columns-missing",
    )


def _layout_notes(head: Head) -> Iterator[str]:
    if head.mapping is not None:
        yield f"The layout is “{head.mapping.title}”."
    if head.above:
        lines = "line" if len(head.above) == 1 else "lines"
        yield f"{len(head.above)} {lines} above the head (row {head.row}) name no columns."
    unread = [
        column_name(head.layout, place)
        for place, name in enumerate(head.names)
        if name and place not in head.layout.used
    ]
    if unread:
        more = f" and {len(unread) - 12} more" if len(unread) > 12 else ""
        yield f"Columns that were not read: {', '.join(unread[:12])}{more}."


def _date_notes(style: DateStyle, samples: DateSamples) -> Iterator[str]:
    if style.proof:
        yield f"{style.proof[0].upper()}{style.proof[1:]}."
    short = next((c for c in samples.places if _TWO_DIGIT_YEAR.fullmatch(c)), None)
    if short is not None:
        yield f"Years of two digits (“{short}”) are read as 1990 to 2089."


def without_asking(choices: Choices) -> Choices:
    """Return the choices of somebody who cannot be asked."""
    return replace(choices, ask=False)
