"""A file of rows as text: its encoding, its delimiter, and its rows by line number."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from app.errors import Unprocessable

LINES_LOOKED_AT = 20
"""So many lines may stand above the head of a table."""

Row = tuple[int, Sequence[str]]
"""The 1-based number of a row in its file, and its cells."""

_CHUNK_BYTES = 1 << 20
_DELIMITERS = ",;\t|"
_UNKNOWN_BYTES = "replace"
"""Windows-1252 leaves five bytes without a letter; they must not keep a whole file out."""
_NAME = re.compile(r"(?:(?<= {2})|^)\S")
_RULER = re.compile(r"[-=_+| ]{5,}")


def delimited_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a delimited text that hold something.

    Raises ``Unprocessable``, here or further on, when the file is no table of text.
    """
    encoding = encoding_of(path)
    try:
        with path.open(encoding=encoding, newline="", errors=_UNKNOWN_BYTES) as text:
            reader = csv.reader(text, delimiter=_delimiter(text))
            for cells in reader:
                if any(cells):
                    yield reader.line_num, cells
    except csv.Error as error:
        raise Unprocessable(
            f"The file is no table of text ({error}): save it as CSV again and send that.",
            code="no-table",
        ) from error


def text_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text that hold something, tabs as spaces, without ruling lines."""
    with path.open(encoding=encoding_of(path), errors=_UNKNOWN_BYTES) as text:
        for number, line in enumerate(text, 1):
            shown = line.rstrip("\r\n\f\0 ").expandtabs()
            if shown.strip() and not _RULER.fullmatch(shown):
                yield number, shown


def encoding_of(path: Path) -> str:
    """Return the encoding: UTF-16 by its mark or its zeros, UTF-8 when valid, else Windows-1252."""
    with path.open("rb") as data:
        start = data.read(4096)
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    if len(start) > 8 and start[1::2].count(0) > 0.4 * len(start):
        return "utf-16-le"
    if len(start) > 8 and start[::2].count(0) > 0.4 * len(start):
        return "utf-16-be"
    try:
        with path.open(encoding="utf-8-sig") as text:
            while text.read(_CHUNK_BYTES):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def gutters(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the columns of lines in fixed width: the places between which all are blank.

    The ends are as of slices; the last column reaches as far as any line.
    """
    width = max(map(len, lines), default=0)
    inked = [
        any(place < len(line) and line[place] != " " for line in lines) for place in range(width)
    ]
    columns: list[tuple[int, int]] = []
    start = None
    for place, ink in enumerate([*inked, False]):
        if ink and start is None:
            start = place
        elif not ink and start is not None:
            columns.append((start, place))
            start = None
    return [*columns[:-1], (columns[-1][0], 100_000)] if columns else []


def headed_gutters(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the columns of lines in fixed width, parted only where the first line is, too.

    Words that stand below one another in every line are no columns of their own: those under no
    name, such as the first names of an export about one person, or a name's own second word.
    """
    head, columns = lines[0], list[tuple[int, int]]()
    for start, end in gutters(lines):
        name = head[start:end].strip()
        place = head.find(name, start) if name else 0
        if columns and (not name or len(head[:place].rstrip()) == place - 1):
            columns[-1] = (columns[-1][0], end)
        else:
            columns.append((start, end))
    return columns


def head_slices(head: str) -> list[tuple[int, int]]:
    """Return the columns under a head whose names stand at least two spaces apart."""
    starts = [match.start() for match in _NAME.finditer(head)]
    return list(zip(starts, [*starts[1:], 100_000], strict=True))


def sliced(line: str, columns: Sequence[tuple[int, int]]) -> list[str]:
    """Return what stands in each column of a line in fixed width."""
    return [line[start:end].strip() for start, end in columns]


def _delimiter(text: io.TextIOBase) -> str:
    lines = list(islice(text, LINES_LOOKED_AT))
    text.seek(0)
    widest = max(lines, key=lambda line: max(map(line.count, _DELIMITERS)), default="")
    return max(_DELIMITERS, key=widest.count)
