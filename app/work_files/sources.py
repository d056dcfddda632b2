"""The tables of a file as rows of texts that can be gone through twice, whatever its kind."""

import csv
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from app.errors import FileTooLarge, Unprocessable
from app.tabular.dates import DayZero
from app.tabular.files import (
    LINES_LOOKED_AT,
    Row,
    delimited_rows,
    gutters,
    head_slices,
    headed_gutters,
    sliced,
    text_lines,
)
from app.tabular.mapping import LayoutMapping
from extractors.contained import Reader
from extractors.limits import Limits
from extractors.refusals import Refused
from extractors.sheets.values import TableStart

_SPREADSHEET_BEFORE_2007 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LINES_FOR_GUTTERS = 400


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One table of a file: its name, what was noticed, and its rows, each time from the start.

    ``zero`` is from when its day numbers count, None where nothing tells; ``notes`` are for
    people. ``mapping`` is the one by which a text was parted at places, and ``lines`` give such a
    text as it is printed.
    """

    name: str
    rows: Callable[[], Iterator[Row]]
    notes: tuple[str, ...] = ()
    zero: DayZero | None = None
    mapping: LayoutMapping | None = None
    lines: Callable[[], Iterator[tuple[int, str]]] | None = None


@contextmanager
def opened_tables(
    path: Path, limits: Limits, mappings: Sequence[LayoutMapping]
) -> Iterator[list[SourceTable]]:
    """Yield the tables of a file: text in the ways it may be parted, or sheets, or PDF tables.

    ``mappings`` may say at which places a text without a head is to be parted.

    Workbooks and PDFs are read in the limited child. Raises ``Unprocessable`` when the file cannot
    be opened as a table, ``FileTooLarge`` when it is over the limit of its kind.
    """
    with path.open("rb") as data:
        start = data.read(1024)
    if start.startswith(_SPREADSHEET_BEFORE_2007):
        raise Unprocessable(
            "This is a spreadsheet of the kind before 2007: save it as XLSX or CSV and send that.",
            code="no-table",
        )
    if start.startswith(b"PK\x03\x04") or b"%PDF-" in start:
        with ExitStack() as stack:
            yield _spooled(path, limits, stack)
        return
    lines = list(islice(text_lines(path), _LINES_FOR_GUTTERS))
    without_head = [_sliced_by(path, mapping) for mapping in mappings if _fits(mapping, lines)]
    yield [SourceTable("", lambda: delimited_rows(path)), *without_head, *_columns(path, lines)]


def _fits(mapping: LayoutMapping, lines: Sequence[tuple[int, str]]) -> bool:
    """Return True when most lines begin as its details do and reach to its last value."""
    if not mapping.is_fixed_width:
        return False
    reach = max(place.first for place in mapping.slices.values())
    fitting = [line for _, line in lines if line.startswith(mapping.detail) and len(line) >= reach]
    return 2 * len(fitting) >= len(lines) > 0


def _sliced_by(path: Path, mapping: LayoutMapping) -> SourceTable:
    """Return a fixed-width text parted as a mapping says, its own fields as the head."""
    names = list(mapping.slices)
    columns = [(mapping.slices[name].first - 1, mapping.slices[name].last) for name in names]

    def rows() -> Iterator[Row]:
        yield 0, names
        for number, line in text_lines(path):
            if line.startswith(mapping.detail):
                yield number, sliced(line, columns)

    return SourceTable("", rows, mapping=mapping, lines=lambda: text_lines(path))


def first_rows(table: SourceTable) -> list[Row]:
    """Return the rows among which the head of a table may stand."""
    return list(islice(table.rows(), LINES_LOOKED_AT + 1))


def _columns(path: Path, lines: Sequence[tuple[int, str]]) -> list[SourceTable]:
    """Return the ways in which a text may be parted at places: by its blanks, by its head."""
    ways: list[list[tuple[int, int]]] = []
    for index in range(min(len(lines) - 1, LINES_LOOKED_AT)):
        body = [line for _, line in lines[index:]]
        for columns in (headed_gutters(body), gutters(body), head_slices(body[0])):
            if len(columns) >= 3 and columns not in ways:
                ways.append(columns)
    return [
        SourceTable("", _sliced_rows(path, columns), lines=lambda: text_lines(path))
        for columns in ways
    ]


def _sliced_rows(path: Path, columns: list[tuple[int, int]]) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        for number, line in text_lines(path):
            yield number, sliced(line, columns)

    return rows


def _spooled(path: Path, limits: Limits, stack: ExitStack) -> list[SourceTable]:
    """Return the tables of a workbook or PDF, put aside as text while they are worked on."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    starts: list[TableStart] = []
    try:
        with Reader(limits) as reader, ExitStack() as files:
            writer = None
            for piece in reader.rows(path):
                if isinstance(piece, TableStart):
                    file = folder / f"{len(starts)}.csv"
                    starts.append(piece)
                    out = files.enter_context(file.open("w", encoding="utf-8", newline=""))
                    writer = csv.writer(out)
                elif writer is not None:
                    writer.writerows([number, *cells] for number, cells in piece.rows)
    except Refused as refusal:
        kind = FileTooLarge if refusal.code == "file-too-large" else Unprocessable
        raise kind(f"{refusal.message}.", code=refusal.code) from refusal
    return [
        SourceTable(each.name, _rows_of(folder / f"{index}.csv"), each.notes, _zero(each))
        for index, each in enumerate(starts)
    ]


def _rows_of(file: Path) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        with file.open(encoding="utf-8", newline="") as text:
            for number, *cells in csv.reader(text):
                yield int(number), cells

    return rows


def _zero(start: TableStart) -> DayZero | None:
    if start.since_1904 is None:
        return None
    return DayZero.SINCE_1904 if start.since_1904 else DayZero.SINCE_1900
