"""One payroll row as paid lines: days of their own, or a total for a period; or why it is bad."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from app.payroll.columns import Layout
from app.tabular.cells import (
    BadCell,
    BadRow,
    check_order,
    check_room,
    cut_text,
    last_four,
    number,
    short_text,
    shown,
    text,
    worker_of,
)
from app.tabular.dates import DateReader
from app.tabular.row import ColumnsReader, column_called, needed, padded, with_name
from validators.coverage import pay_week
from validators.day_types import Treatment, day_type

_WHO_AND_WHAT = (
    "employee_name", "last4", "il_number", "loanout", "production", "classification",
    "occupation_code", "employer", "payroll_company", "local",
)  # fmt: skip
_WHO_COLUMNS = frozenset({*_WHO_AND_WHAT, "last_name", "first_name"})
_DATES = ("day", "week_ending", "period_start", "period_end")
_NO_HOURS = frozenset({"0", "0.0", "0.00", "-", "–", "0.000"})
_DIGIT = re.compile(r"\d")
_LONGEST_CODE = 20

Line = dict[str, Any]
"""One paid line: the columns of ``payroll_lines`` but for the import, the row and the id."""


class PayrollRows:
    """Turns the rows of one layout into paid lines; ``dates`` reads the dates of the file."""

    def __init__(self, layout: Layout, dates: DateReader) -> None:
        self._layout = layout
        self._dates = dates
        self._width = max(layout.used, default=-1) + 1
        who = {n: i for n, i in layout.columns.items() if n in _WHO_COLUMNS}
        paid = {n: i for n, i in layout.columns.items() if n not in _WHO_COLUMNS}
        texts = dict.fromkeys(who, text) | {"last4": last_four, "occupation_code": short_text}
        self._who = ColumnsReader(
            who,
            texts | {"local": cut_text, "il_number": short_text},
            layout.head,
            finish=_who_and_what,
        )
        reads = dict.fromkeys(_DATES, dates) | {"hours": number, "days": number}
        self._paid = ColumnsReader(paid, {**reads, "day_type": self._kind}, layout.head)

    def __call__(self, cells: Sequence[str]) -> list[Line]:
        """Return the paid lines of one row; raise ``BadRow`` when it cannot be used."""
        cells = padded(cells, self._width)
        try:
            who, paid = self._who(cells), self._paid(cells)
        except BadRow:
            raise self._everything_wrong(cells) from None
        try:
            check_order(paid.get("period_start"), paid.get("period_end"))
            if self._layout.blocks:
                return self._week(who, paid, cells)
            if "day" in paid:
                return [_daily(who, paid, paid["day"], paid.get("hours"), paid.get("day_type"))]
            return [_total(who, paid)]
        except BadCell as error:
            raise BadRow(str(error)) from None

    def _everything_wrong(self, cells: Sequence[str]) -> BadRow:
        wrong = []
        for read in (self._who, self._paid):
            try:
                read(cells)
            except BadRow as error:
                wrong.append(str(error))
        return BadRow(". ".join(wrong))

    def _kind(self, cell: str) -> str:
        code = self._layout.day_types.get(cell.casefold(), cell)
        # A day whose kind is told at length is for a person to judge, not to be left out.
        return code if len(code) <= _LONGEST_CODE else day_type(code).code[:_LONGEST_CODE]

    def _week(self, who: Line, paid: Mapping[str, Any], cells: Sequence[str]) -> list[Line]:
        lines = []
        for number_, places in sorted(self._layout.blocks.items()):
            hours, kind = self._hours_and_type(places, cells)
            if hours is None and kind is None:
                continue
            lines.append(
                _daily(who, paid, self._block_day(places, number_, paid, cells), hours, kind)
            )
        return lines

    def _hours_and_type(
        self, places: Mapping[str, int], cells: Sequence[str]
    ) -> tuple[float | None, str | None]:
        said = _cell(cells, places.get("type"))
        kind = self._kind(said) if said else None
        written = _cell(cells, places.get("hours"))
        if not written or (kind is None and written in _NO_HOURS):
            return None, kind
        if not _DIGIT.search(written):
            return None, kind or self._kind(written)
        try:
            return number(written), kind
        except BadCell as error:
            named = column_called(self._layout.head, places["hours"], "hours")
            raise BadCell(f"{named}: {error}") from None

    def _block_day(
        self,
        places: Mapping[str, int],
        number_: int,
        paid: Mapping[str, Any],
        cells: Sequence[str],
    ) -> date:
        written = _cell(cells, places.get("date"))
        if written:
            try:
                return self._dates(written)
            except BadCell as error:
                named = column_called(self._layout.head, places["date"], "date")
                raise BadCell(f"{named}: {error}") from None
        end: date | None = paid.get("week_ending") or paid.get("period_end")
        start: date | None = paid.get("period_start")
        if end is None and start is not None:
            return start + timedelta(days=(number_ - start.weekday() - 1) % 7)
        if end is None:
            raise BadCell("week ending: missing, so the days have no date")
        return end - timedelta(days=(end.weekday() + 1 - number_) % 7)


def lines_of(cells: Sequence[str], layout: Layout) -> list[Line]:
    """Return the paid lines of one row whose dates write the month first."""
    return PayrollRows(layout, DateReader())(cells)


def _who_and_what(row: Mapping[str, Any]) -> Line:
    """Return who was paid by whom for what, as columns of a line."""
    found = with_name(dict(row))
    needed(found)
    worker, loanout = worker_of(found["employee_name"])
    line = {name: found.get(name) for name in _WHO_AND_WHAT}
    return line | {"employee_name": worker, "loanout": loanout or found.get("loanout")}


def _daily(
    who: Line, paid: Mapping[str, Any], day: date, hours: float | None, kind: str | None
) -> Line:
    start, end = (day, day) if "week_ending" not in paid else _week_of(day)
    return {
        **who,
        "day": day,
        "period_start": start,
        "period_end": end,
        "days": _whole_day(hours, kind),
        "hours": hours,
        "day_type": kind,
    }


@lru_cache(maxsize=8192)
def _week_of(day: date) -> tuple[date, date]:
    return pay_week(day)


def _whole_day(hours: float | None, kind: str | None) -> float:
    """Return 1 for a paid day whatever its hours, -1 for a reversal, 0 for none paid as work."""
    if hours is None or hours > 0:
        return 1.0
    if hours < 0:
        return -1.0
    return 0.0 if _counts(kind) else 1.0


@lru_cache(maxsize=512)
def _counts(kind: str | None) -> bool:
    return day_type(kind).treatment is Treatment.COUNT


def _total(who: Line, paid: Mapping[str, Any]) -> Line:
    end = paid.get("period_end") or paid.get("week_ending")
    if end is None or "days" not in paid:
        raise BadCell("no work date, and no period with its number of days")
    # A week need not end on a Saturday everywhere.
    start = paid.get("period_start") or end - timedelta(days=6)
    check_room(paid["days"], start, end)
    return {
        **who,
        "day": None,
        "period_start": start,
        "period_end": end,
        "days": paid["days"],
        "hours": paid.get("hours"),
        "day_type": paid.get("day_type"),
    }


def _cell(cells: Sequence[str], place: int | None) -> str:
    return "" if place is None else shown(cells[place])
