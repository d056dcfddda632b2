"""One row of a fringe report as what was remitted for a person in a period; or why it is bad."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from app.fringe.columns import FringeLayout
from app.tabular.cells import (
    BadCell,
    BadRow,
    check_order,
    check_room,
    cut_text,
    last_four,
    number,
    short_text,
    text,
    worker_of,
)
from app.tabular.dates import DateReader, month_of
from app.tabular.row import ColumnsReader, Read, needed, padded, with_name

_SPAN = re.compile(r"(\S.*\S)\s*(?: to |–|—| - |\.\.|/(?=\d{4}-))\s*(\S.*\S)")
_QUARTER = re.compile(r"(?i)q([1-4])[ /-]*(\d{4})|(\d{4})[ /-]*q([1-4])")
_DATES = ("week_ending", "period_start", "period_end")
_KEPT = (
    "employee_name", "last4", "il_number", "member_number", "loanout", "production", "category",
    "remitter", "local",
)  # fmt: skip

Line = dict[str, Any]
"""One remitted line: the columns of ``fringe_lines`` but for the import, the row and the id."""


class FringeRows:
    """Turns the rows of one layout into remitted lines; ``dates`` reads the dates of the file."""

    def __init__(self, layout: FringeLayout, dates: DateReader) -> None:
        self._dates = dates
        self._width = max(layout.used, default=-1) + 1
        reads: dict[str, Read] = dict.fromkeys(layout.columns, text) | dict.fromkeys(_DATES, dates)
        reads |= {"hours": number, "days": number, "last4": last_four, "period": self._period}
        reads |= {"local": cut_text, "il_number": short_text, "member_number": short_text}
        self._row = ColumnsReader(layout.columns, reads, layout.head)

    def __call__(self, cells: Sequence[str]) -> list[Line]:
        """Return what one row remits, its period as ``period_start`` and ``period_end``.

        Negative days or hours take back what an earlier row remitted. Raises ``BadRow`` when the
        row cannot be used.
        """
        row = with_name(self._row(padded(cells, self._width)))
        needed(row)
        try:
            return [_line(row)]
        except BadCell as error:
            raise BadRow(str(error)) from None

    def _period(self, cell: str) -> tuple[date, date]:
        month = month_of(cell) or _quarter(cell)
        if month is not None:
            return month
        span = _SPAN.fullmatch(cell)
        if span:
            return self._dates(span[1]), self._dates(span[2])
        # A single date in a column named period is the end of a week.
        return _week_ending(self._dates(cell))


def line_of(cells: Sequence[str], layout: FringeLayout) -> Line:
    """Return what one row remits; its dates write the month first."""
    return FringeRows(layout, DateReader())(cells)[0]


def _line(row: Mapping[str, Any]) -> Line:
    start, end = _whole_period(row)
    check_order(start, end)
    days, hours = row.get("days"), row.get("hours")
    if days is not None:
        check_room(days, start, end)
    elif hours is None:
        raise BadCell("neither days nor hours")
    worker, loanout = worker_of(row["employee_name"])
    found = {name: row.get(name) for name in _KEPT}
    found |= {"employee_name": worker, "loanout": loanout or row.get("loanout")}
    return found | {"period_start": start, "period_end": end, "days": days, "hours": hours}


def _whole_period(row: Mapping[str, Any]) -> tuple[date, date]:
    if "week_ending" in row:
        return _week_ending(row["week_ending"])
    if "period" in row:
        period: tuple[date, date] = row["period"]
        return period
    end: date | None = row.get("period_end")
    if end is None:
        raise BadCell("no period: neither a month, a week ending nor first and last day")
    return row.get("period_start") or _week_ending(end)[0], end


def _week_ending(last: date) -> tuple[date, date]:
    return last - timedelta(days=6), last


def _quarter(cell: str) -> tuple[date, date] | None:
    found = _QUARTER.fullmatch(cell)
    if found is None:
        return None
    quarter, year = int(found[1] or found[4]), int(found[2] or found[3])
    after = date(year + quarter // 4, quarter * 3 % 12 + 1, 1)
    return date(year, quarter * 3 - 2, 1), after - timedelta(days=1)
