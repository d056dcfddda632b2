"""A payroll file as text: its encoding, its delimiter, its header, and its rows by line number."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from app.errors import Unprocessable
from app.payroll.columns import Layout, layout_of

_LINES_BEFORE_HEADER = 20
_CHUNK_BYTES = 1 << 20
_DELIMITERS = ",;\t|"


@contextmanager
def opened(path: Path) -> Iterator[tuple[Layout, Iterator[tuple[int, list[str]]]]]:
    """Yield the layout of a payroll file and its rows with their 1-based line numbers.

    Raises ``Unprocessable`` when no header names the columns that every row needs.
    """
    with path.open(encoding=encoding_of(path), newline="") as text:
        delimiter = _delimiter(text)
        reader = csv.reader(text, delimiter=delimiter)
        layout = _header(reader)
        yield layout, _rows(reader)


def encoding_of(path: Path) -> str:
    """Return the encoding: UTF-16 by its mark, UTF-8 when valid, else Windows-1252."""
    with path.open("rb") as data:
        if data.read(2) in {b"\xff\xfe", b"\xfe\xff"}:
            return "utf-16"
    try:
        with path.open(encoding="utf-8-sig") as text:
            while text.read(_CHUNK_BYTES):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(text: io.TextIOBase) -> str:
    lines = list(islice(text, _LINES_BEFORE_HEADER))
    text.seek(0)
    widest = max(lines, key=lambda line: max(map(line.count, _DELIMITERS)), default="")
    return max(_DELIMITERS, key=widest.count)


def _header(reader: Iterator[list[str]]) -> Layout:
    best = Layout({}, {})
    for cells in islice(reader, _LINES_BEFORE_HEADER):
        layout = layout_of(cells)
        if not layout.missing:
            return layout
        if len(layout.columns) > len(best.columns):
            best = layout
    wanted = ", ".join(best.missing)
    raise Unprocessable(
        f"No column for {wanted} was found in the first {_LINES_BEFORE_HEADER} lines: "
        "send the export with its header row.",
        code="columns-missing",
    )


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for cells in reader:
        if _has_content(cells):
            yield reader.line_num, cells  # type: ignore[attr-defined]


def _has_content(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)
