"""A file of rows as text: its encoding, its delimiter, its header, and its rows by line number."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

from app.errors import Unprocessable

_LINES_BEFORE_HEADER = 20
_CHUNK_BYTES = 1 << 20
_DELIMITERS = ",;\t|"
_UNKNOWN_BYTES = "replace"
"""Windows-1252 leaves five bytes without a letter; they must not keep a whole file out."""


class Layout(Protocol):
    """Where each value stands in a row, and what no column gives though rows need it."""

    @property
    def known(self) -> int:
        """Return how many columns were recognised."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what no column gives, in words."""


L = TypeVar("L", bound=Layout)
LayoutOf = Callable[[Sequence[str]], L]


@contextmanager
def opened(
    path: Path, layout_of: LayoutOf[L]
) -> Iterator[tuple[L, Iterator[tuple[int, list[str]]]]]:
    """Yield the layout of a file and its rows with their 1-based line numbers.

    Raises ``Unprocessable`` when no header names the columns that every row needs, and, here or
    while the rows are read, when the file is no table of text.
    """
    try:
        with path.open(encoding=encoding_of(path), newline="", errors=_UNKNOWN_BYTES) as text:
            delimiter = _delimiter(text)
            reader = csv.reader(text, delimiter=delimiter)
            layout = _header(reader, layout_of)
            yield layout, _rows(reader)
    except csv.Error as error:
        raise Unprocessable(
            f"The file is no table of text ({error}): save it as CSV again and send that.",
            code="no-table",
        ) from error


def first_rows(path: Path) -> list[list[str]]:
    """Return the rows among which a header may stand; empty for a file without columns."""
    with path.open(encoding=encoding_of(path), newline="", errors=_UNKNOWN_BYTES) as text:
        delimiter = _delimiter(text)
        return list(islice(csv.reader(text, delimiter=delimiter), _LINES_BEFORE_HEADER))


def plain(cell: str) -> str:
    """Return a column name in lower case with single spaces, ``#`` as ``no``, no punctuation."""
    return " ".join(re.findall(r"[a-z0-9]+", cell.lower().replace("#", " no ")))


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


def _header(reader: Iterator[list[str]], layout_of: LayoutOf[L]) -> L:
    best = layout_of(())
    for cells in islice(reader, _LINES_BEFORE_HEADER):
        layout = layout_of(cells)
        if not layout.missing:
            return layout
        if layout.known > best.known:
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
