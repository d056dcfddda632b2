"""Goes through the rows of a recognised table: the lines of each, or why it is none."""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from app.fringe.columns import FringeLayout
from app.fringe.rows import FringeRows
from app.payroll.rows import PayrollRows
from app.tabular.cells import BadRow
from app.tabular.columns import plain
from app.work_files.recognised import Recognised

_TOTALS = re.compile(
    r"(?i)\W*(?:(?:grand|sub|page|report|employee|production|company|week|department|dept|overall)"
    r"[ -]*)*(?:totals?|count)\b.*"
)
_TOTAL_OF = re.compile(r"(?i).*\btotals?\W*")
_FIGURE = re.compile(r"[-($]*[\d.,]+[)-]*")
_CELLS_THAT_NAME_TOTALS = 4


class Left(StrEnum):
    """Why a row brought nothing: it is wrong, a total, the head again, or said before."""

    REJECTED = "rejected"
    TOTALS = "totals"
    HEAD = "head"
    REPEATED = "repeated"


class RowRead(NamedTuple):
    """One row: its 1-based number, the lines it brings, or why there are none and the reason."""

    row: int
    lines: Sequence[dict[str, Any]]
    left: Left | None = None
    why: str = ""


def rows_read(found: Recognised) -> Iterator[RowRead]:
    """Yield every row of a table of work records.

    A row that repeats an earlier one word by word is the same payment reported twice, unless one
    that takes something back stands between them.
    """
    read = _reader(found)
    names = found.head.names
    seen: dict[int, int] = {}
    for row, cells in found.rows():
        first = seen.setdefault(hash(tuple(cells)), row)
        if first != row and not _is_head(cells, names):
            yield RowRead(row, (), Left.REPEATED, f"the same as row {first}: it counts once")
            continue
        try:
            lines = read(cells)
        except BadRow as error:
            yield _left(row, cells, names, str(error))
            continue
        if lines and _is_total(lines[0]["employee_name"]):
            yield _left(row, cells, names, "a total, nobody's work")
            continue
        if any((line["days"] or 0) < 0 or (line["hours"] or 0) < 0 for line in lines):
            seen.clear()
        yield RowRead(row, lines)


def _reader(found: Recognised) -> Callable[[Sequence[str]], list[dict[str, Any]]]:
    layout = found.head.layout
    if isinstance(layout, FringeLayout):
        return FringeRows(layout, found.dates)
    return PayrollRows(layout, found.dates)


def _left(row: int, cells: Sequence[str], names: Sequence[str], why: str) -> RowRead:
    shown = [cell.strip() for cell in cells if cell.strip()]
    if _says_total(shown):
        return RowRead(row, (), Left.TOTALS, "a row of totals")
    if _is_head(cells, names):
        return RowRead(row, (), Left.HEAD, "the head again")
    if len(shown) == 1 and len(cells) > 2:
        return RowRead(row, (), Left.REJECTED, f"“{shown[0][:60]}” stands alone in its row")
    return RowRead(row, (), Left.REJECTED, why)


def _says_total(shown: Sequence[str]) -> bool:
    """Return True for a row that names a total, or that holds nothing but figures."""
    named = shown[:_CELLS_THAT_NAME_TOTALS]
    if any(_is_total(cell) or _TOTAL_OF.fullmatch(cell) for cell in named):
        return True
    return bool(shown) and all(_FIGURE.fullmatch(cell) for cell in shown)


def _is_head(cells: Sequence[str], names: Sequence[str]) -> bool:
    shown = {plain(cell) for cell in cells if cell.strip()}
    return len(shown) > 1 and shown <= set(names)


def _is_total(cell: str) -> bool:
    return cell[:1] in "gGsSpPrReEcCwWdDoOtT*-–= " and _TOTALS.fullmatch(cell) is not None
