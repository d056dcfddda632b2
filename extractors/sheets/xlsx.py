"""The visible sheets of an Excel workbook as rows of texts, each cell as its stored value.

Formulas are never computed: the result that the workbook holds is taken, and a formula without
one says so. A merged cell gives its text or date to every row that it covers.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from extractors.limits import Limits
from extractors.refusals import Refused
from extractors.sheets.stored import book_facts, without_result
from extractors.sheets.values import TableRows, TableStart

_ROWS_AT_ONCE = 2_000
_TOLD_CELLS = 5
_Place = tuple[int, int]


def read_workbook(
    data: bytes, limits: Limits, begin_block: Callable[[], None]
) -> Iterator[TableStart | TableRows]:
    """Yield each visible sheet with content; ``begin_block`` is called before every 2,000 rows.

    Raises ``Refused`` for a workbook that is locked, damaged, or too large once unpacked.
    """
    with _archive(data, limits) as archive:
        parts, since_1904 = book_facts(archive)
        book = _opened(data)
        begin_block()
        for sheet in book.sheets_metadata:
            if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible:
                begin_block()
                unstored = without_result(archive, parts.get(sheet.name, ""))
                table = book.get_sheet_by_name(sheet.name)
                yield from _sheet(sheet.name, table, unstored, since_1904, begin_block)


def _archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except zipfile.BadZipFile as error:
        raise _damaged() from error
    unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > limits.unpacked_bytes or len(archive.infolist()) > limits.container_entries:
        raise Refused(
            "workbook-too-large",
            f"The workbook holds {unpacked / 1e6:,.0f} MB once unpacked: save the sheet as CSV "
            "and send that",
        )
    return archive


def _opened(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise Refused(
            "password", "The workbook is protected with a password: send it without one"
        ) from error
    except CalamineError as error:
        raise _damaged() from error


def _damaged() -> Refused:
    return Refused("damaged", "The workbook is damaged: open it, save it again, and send that")


def _sheet(
    name: str,
    table: Any,
    unstored: dict[_Place, str],
    since_1904: bool,  # noqa: FBT001 - a fact of the workbook
    begin_block: Callable[[], None],
) -> Iterator[TableStart | TableRows]:
    if table.start is None:
        return
    merged = table.merged_cell_ranges or []
    yield TableStart(name, _notes(unstored, merged), since_1904)
    first_row, first_column = table.start
    covered = _Covered(merged)
    batch: list[tuple[int, tuple[str, ...]]] = []
    for number, values in enumerate(table.iter_rows(), first_row + 1):
        cells = [*[""] * first_column, *map(_shown, values)]
        _mark(cells, number, unstored)
        covered.fill(cells, number)
        if any(cells):
            batch.append((number, tuple(cells)))
        if len(batch) >= _ROWS_AT_ONCE:
            yield TableRows(tuple(batch))
            batch = []
            begin_block()
    yield TableRows(tuple(batch))


class _Covered:
    """Gives the text of merged cells to all places that they cover; figures stay where they are."""

    def __init__(self, merged: Sequence[tuple[_Place, _Place]]) -> None:
        self._by_row: dict[int, list[tuple[_Place, _Place]]] = {}
        for (top, left), (bottom, right) in merged[:100_000]:
            for row in range(top, min(bottom, top + 10_000) + 1):
                self._by_row.setdefault(row + 1, []).append(((top + 1, left), (bottom + 1, right)))
        self._texts: dict[_Place, str] = {}

    def fill(self, cells: list[str], number: int) -> None:
        for (top, left), (_, right) in self._by_row.get(number, ()):
            if number == top and left < len(cells):
                self._texts[top, left] = cells[left]
            text = self._texts.get((top, left), "")
            if text and not _is_figure(text):
                cells[left : right + 1] = [text] * (
                    min(right, max(len(cells) - 1, left)) - left + 1
                )


def _is_figure(text: str) -> bool:
    return re.fullmatch(r"[-+]?[\d.,]+", text) is not None


def _mark(cells: list[str], number: int, unstored: dict[_Place, str]) -> None:
    if not unstored:
        return
    for column in range(len(cells)):
        told = unstored.get((number, column))
        if told is not None and not cells[column]:
            cells[column] = told


def _notes(unstored: dict[_Place, str], merged: Sequence[tuple[_Place, _Place]]) -> tuple[str, ...]:
    notes = []
    if unstored:
        places = ", ".join(f"{_letters(c)}{r}" for r, c in list(unstored)[:_TOLD_CELLS])
        more = f" and {len(unstored) - _TOLD_CELLS:,} more" if len(unstored) > _TOLD_CELLS else ""
        notes.append(f"Formulas without a stored result, or errors, stand in {places}{more}.")
    if merged:
        (top, left), (bottom, right) = merged[0]
        place = f"{_letters(left)}{top + 1}:{_letters(right)}{bottom + 1}"
        notes.append(
            f"{len(merged):,} merged cells ({place} is the first): their text was taken for every "
            "row that they cover."
        )
    return tuple(notes)


def _shown(value: Any) -> str:
    if isinstance(value, str | bool):
        return str(value) if isinstance(value, str) else str(value).upper()
    if isinstance(value, float):
        return (
            str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(round(value, 9))
        )
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return repr(round(value.total_seconds() / 3600, 4))
    return str(value)


def _letters(column: int) -> str:
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
