"""One payroll row as paid lines: days of their own, or a total for a period; or why it is bad."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, pre_load, validate

from app.payroll.columns import WEEKDAYS, Layout
from validators.coverage import pay_week
from validators.day_types import Treatment, day_type

_DATE_FORMATS = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%Y%m%d", "%d-%b-%Y", "%b %d, %Y")
_YEARS = range(1990, 2100)


class BadRow(Exception):
    """A row that cannot be used; the message says which column and why."""


class _Day(fields.Field[date]):
    """A date as exports write it: ISO, or month before day."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **_: Any) -> date:  # noqa: ARG002 - marshmallow's signature
        text = str(value).strip().removesuffix(" 00:00:00").removesuffix("T00:00:00")
        found = _parsed(text)
        if found is None or found.year not in _YEARS:
            raise ValidationError(f"“{text}” is no date: write YYYY-MM-DD")
        return found


@lru_cache(maxsize=4096)
def _parsed(text: str) -> date | None:
    """Return the day that ``text`` writes; files repeat the same days, so they are kept."""
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


class _Number(fields.Field[float]):
    """A number as exports write it: ``1,234.5``, ``-8``, ``(8)`` for minus eight."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **_: Any) -> float:  # noqa: ARG002 - marshmallow's signature
        text = str(value).strip().replace(",", "")
        negative = re.fullmatch(r"\((.+)\)|(.+)-", text)
        try:
            number = float((negative.group(1) or negative.group(2)) if negative else text)
        except ValueError:
            raise ValidationError(f"“{value}” is no number") from None
        if not -1000 < number < 1000:
            raise ValidationError(f"“{value}” is out of range")
        return -number if negative else number


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
    day = _Day(load_default=None)
    week_ending = _Day(load_default=None)
    period_start = _Day(load_default=None)
    period_end = _Day(load_default=None)
    day_type = fields.String(load_default=None, validate=validate.Length(max=10))
    hours = _Number(load_default=None)
    days = _Number(load_default=None)

    @pre_load
    def _tidy(self, data: Mapping[str, str], **_: Any) -> dict[str, str]:
        row = {name: " ".join(text.split()) for name, text in data.items() if text.strip()}
        if "employee_name" not in row and "last_name" in row:
            row["employee_name"] = f"{row['last_name']}, {row.get('first_name', '')}".strip(", ")
        if "last4" in row:
            row["last4"] = _last4(row["last4"])
        return row

    @post_load
    def _check_period(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        start, end = data["period_start"], data["period_end"]
        if start is not None and end is not None and end < start:
            raise ValidationError(f"the period ends {end} before it starts {start}")
        return data


_ROW = PayrollRowSchema()
_DAY, _HOURS = _Day(), _Number()


def lines_of(cells: Sequence[str], layout: Layout) -> list[dict[str, Any]]:
    """Return the paid lines of one row; raise ``BadRow`` when it cannot be used."""
    given = {n: cells[i] for n, i in layout.columns.items() if i < len(cells)}
    try:
        row = _ROW.load(given)
        if layout.blocks:
            return _week(row, cells, layout)
        if row["day"] is not None:
            return [_daily(row, row["day"], row["hours"], row["day_type"])]
        return [_total(row)]
    except ValidationError as error:
        raise BadRow(_in_words(error)) from error


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
    start = row["period_start"] or pay_week(end)[0]
    if abs(row["days"]) > (end - start).days + 1:
        raise ValidationError(f"{row['days']:g} days do not fit between {start} and {end}")
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
    names = (
        "employee_name",
        "last4",
        "production",
        "classification",
        "occupation_code",
        "employer",
    )
    return {name: row[name] for name in names}


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index].strip() if index < len(cells) else ""


def _last4(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    # A number column loses leading zeros; a masked or full number keeps its last four digits.
    return digits[-4:].zfill(4) if digits else text


def _in_words(error: ValidationError) -> str:
    found = error.messages_dict if isinstance(error.messages, dict) else {"": error.messages}
    parts = []
    for column, messages in found.items():
        name = "" if column in {"", "_schema"} else f"{column.replace('_', ' ')}: "
        parts.append(name + "; ".join(str(message) for message in messages))
    return ". ".join(parts)
