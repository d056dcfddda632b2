"""One payroll row as paid lines: days of their own, or a total for a period; or why it is bad."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, pre_load, validate

from app.payroll.columns import WEEKDAYS, Layout
from app.tabular.cells import BadRow, Day, Number, check_order, check_room, in_words, tidied
from validators.coverage import pay_week
from validators.day_types import Treatment, day_type


class PayrollRowSchema(Schema):
    """What a row must hold once its columns are known; empty cells count as absent."""

    class Meta:
        """Columns that nothing here asks for are no error."""

        unknown = EXCLUDE

    employee_name = fields.String(required=True, validate=validate.Length(2, 200))
    last4 = fields.String(load_default=None, validate=validate.Regexp(r"^\d{4}$"))
    production = fields.String(required=True, validate=validate.Length(1, 200))
    classification = fields.String(load_default=None, validate=validate.Length(max=200))
    occupation_code = fields.String(load_default=None, validate=validate.Length(max=10))
    employer = fields.String(load_default=None, validate=validate.Length(max=200))
    payroll_company = fields.String(load_default=None, validate=validate.Length(max=200))
    day = Day(load_default=None)
    week_ending = Day(load_default=None)
    period_start = Day(load_default=None)
    period_end = Day(load_default=None)
    day_type = fields.String(load_default=None, validate=validate.Length(max=10))
    hours = Number(load_default=None)
    days = Number(load_default=None)

    @pre_load
    def _tidy(self, data: Mapping[str, str], **_: Any) -> dict[str, str]:
        return tidied(data)

    @post_load
    def _check_period(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        check_order(data.get("period_start"), data.get("period_end"))
        return data


_WHO_AND_WHAT = (
    "employee_name",
    "last4",
    "production",
    "classification",
    "occupation_code",
    "employer",
)
_WHO_AND_WHAT_COLUMNS = frozenset({*_WHO_AND_WHAT, "last_name", "first_name"})
_ROW = PayrollRowSchema()
_ROW_WHO_AND_WHAT = PayrollRowSchema(only=_WHO_AND_WHAT)
_ROW_PAID = PayrollRowSchema(exclude=_WHO_AND_WHAT)
_DAY, _HOURS = Day(), Number()
_KEPT = 8192


def lines_of(cells: Sequence[str], layout: Layout) -> list[dict[str, Any]]:
    """Return the paid lines of one row; raise ``BadRow`` when it cannot be used."""
    given = {n: cells[i] for n, i in layout.columns.items() if i < len(cells)}
    try:
        row = _loaded(given)
        if layout.blocks:
            return _week(row, cells, layout)
        if row["day"] is not None:
            return [_daily(row, row["day"], row["hours"], row["day_type"])]
        return [_total(row)]
    except ValidationError as error:
        raise BadRow(in_words(error)) from error


def _loaded(given: Mapping[str, str]) -> dict[str, Any]:
    who = tuple(cell for cell in given.items() if cell[0] in _WHO_AND_WHAT_COLUMNS)
    paid = tuple(cell for cell in given.items() if cell[0] not in _WHO_AND_WHAT_COLUMNS)
    try:
        return {**_who_and_what_of(who), **_paid_of(paid)}
    except ValidationError:
        # Loaded in one, the row tells everything that is wrong with it.
        whole: dict[str, Any] = _ROW.load(given)
        return whole


# A file repeats the same person and work day after day, and the same day and hours person after
# person: each is judged once, which takes a quarter of the time of judging every row anew.
@lru_cache(maxsize=_KEPT)
def _who_and_what_of(cells: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    loaded: dict[str, Any] = _ROW_WHO_AND_WHAT.load(dict(cells))
    return loaded


@lru_cache(maxsize=_KEPT)
def _paid_of(cells: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    loaded: dict[str, Any] = _ROW_PAID.load(dict(cells))
    return loaded


def _daily(
    row: Mapping[str, Any], day: date, hours: float | None, kind: str | None
) -> dict[str, Any]:
    start, end = (day, day) if row["week_ending"] is None else pay_week(day)
    return {
        **_who_and_what(row),
        "day": day,
        "period_start": start,
        "period_end": end,
        "days": _whole_day(hours, kind),
        "hours": hours,
        "day_type": kind,
    }


def _whole_day(hours: float | None, kind: str | None) -> float:
    """Return 1 for a paid day whatever its hours, -1 for a reversal, 0 for none paid as work."""
    if hours is None or hours > 0:
        return 1.0
    if hours < 0:
        return -1.0
    return 0.0 if day_type(kind).treatment is Treatment.COUNT else 1.0


def _total(row: Mapping[str, Any]) -> dict[str, Any]:
    end = row["period_end"] or row["week_ending"]
    if end is None or row["days"] is None:
        raise ValidationError("no work date, and no period with its number of days")
    # A week need not end on a Saturday everywhere.
    start = row["period_start"] or end - timedelta(days=6)
    check_room(row["days"], start, end)
    return {
        **_who_and_what(row),
        "day": None,
        "period_start": start,
        "period_end": end,
        "days": row["days"],
        "hours": row["hours"],
        "day_type": row["day_type"],
    }


def _week(row: Mapping[str, Any], cells: Sequence[str], layout: Layout) -> list[dict[str, Any]]:
    lines = []
    for number, columns in sorted(layout.blocks.items()):
        cell = {part: _cell(cells, index) for part, index in columns.items()}
        hours, kind = _hours_and_type(cell, WEEKDAYS[number])
        if hours is None and kind is None:
            continue
        day = _block_day(cell.get("date", ""), row["week_ending"], number)
        lines.append(_daily(row, day, hours, kind))
    return lines


def _hours_and_type(cell: Mapping[str, str], weekday: str) -> tuple[float | None, str | None]:
    text, kind = cell.get("hours", ""), cell.get("type") or None
    if not text or (kind is None and text in {"0", "0.0", "0.00", "-"}):
        return None, kind
    if re.search(r"\d", text):
        try:
            return _HOURS.deserialize(text), kind
        except ValidationError as error:
            raise ValidationError({weekday: error.messages}) from error
    return None, kind or text[:10]


def _block_day(text: str, week_ending: date | None, number: int) -> date:
    if text:
        found: date = _DAY.deserialize(text)
        return found
    if week_ending is None:
        raise ValidationError({"week_ending": ["missing, so the days have no date"]})
    offset = (week_ending.weekday() + 1 - number) % 7
    return week_ending - timedelta(days=offset)


def _who_and_what(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in _WHO_AND_WHAT}


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index].strip() if index < len(cells) else ""
