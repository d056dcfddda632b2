"""One row of a fringe report as what was remitted for a person in a period; or why it is bad."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, pre_load, validate

from app.fringe.columns import FringeLayout
from app.tabular.cells import BadRow, Day, Number, check_order, check_room, in_words, tidied

_MONTHS = ("%Y-%m", "%Y/%m", "%m/%Y", "%B %Y", "%b %Y", "%b-%Y", "%b-%y")
_SPAN = re.compile(r"(\S.*\S)\s*(?: to |–|—| - |\.\.|/(?=\d{4}-))\s*(\S.*\S)")
_DAY = Day()


class FringeRowSchema(Schema):
    """What a row must hold once its columns are known; empty cells count as absent."""

    class Meta:
        """Columns that nothing here asks for are no error."""

        unknown = EXCLUDE

    employee_name = fields.String(required=True, validate=validate.Length(2, 200))
    last4 = fields.String(load_default=None, validate=validate.Regexp(r"^\d{4}$"))
    member_number = fields.String(load_default=None, validate=validate.Length(max=40))
    production = fields.String(required=True, validate=validate.Length(1, 200))
    category = fields.String(load_default=None, validate=validate.Length(max=200))
    remitter = fields.String(load_default=None, validate=validate.Length(max=200))
    local = fields.String(load_default=None, validate=validate.Length(max=200))
    period = fields.String(load_default=None, validate=validate.Length(max=60))
    week_ending = Day(load_default=None)
    period_start = Day(load_default=None)
    period_end = Day(load_default=None)
    days = Number(load_default=None)
    hours = Number(load_default=None)

    @pre_load
    def _tidy(self, data: Mapping[str, str], **_: Any) -> dict[str, str]:
        return tidied(data)


_ROW = FringeRowSchema()


def line_of(cells: Sequence[str], layout: FringeLayout) -> dict[str, Any]:
    """Return what one row remits, its period as ``period_start`` and ``period_end``.

    Negative days or hours take back what an earlier row remitted. Raises ``BadRow`` when the row
    cannot be used.
    """
    given = {n: cells[i] for n, i in layout.columns.items() if i < len(cells)}
    try:
        row: dict[str, Any] = _ROW.load(given)
        start, end = _period(row)
        check_order(start, end)
        if row["days"] is not None:
            check_room(row["days"], start, end)
        elif row["hours"] is None:
            raise ValidationError("neither days nor hours")
    except ValidationError as error:
        raise BadRow(in_words(error)) from error
    return {**row, "period_start": start, "period_end": end}


def _period(row: Mapping[str, Any]) -> tuple[date, date]:
    if row["week_ending"] is not None:
        return _week_ending(row["week_ending"])
    if row["period"] is not None:
        return _written_period(row["period"])
    end: date | None = row["period_end"]
    if end is None:
        raise ValidationError("no period: neither a month, a week ending nor first and last day")
    return row["period_start"] or _week_ending(end)[0], end


def _written_period(text: str) -> tuple[date, date]:
    first = _first_of_month(text)
    if first is not None:
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    span = _SPAN.fullmatch(text)
    if span:
        return _DAY.deserialize(span[1]), _DAY.deserialize(span[2])
    # A single date in a column named period is the end of a week.
    found: date = _DAY.deserialize(text)
    return _week_ending(found)


def _week_ending(last: date) -> tuple[date, date]:
    return last - timedelta(days=6), last


def _first_of_month(text: str) -> date | None:
    for form in _MONTHS:
        try:
            first = datetime.strptime(text, form).date()  # noqa: DTZ007 - a month has no zone
        except ValueError:
            continue
        return first if 1990 <= first.year < 2100 else None
    return None
