"""Dates, numbers and names as exports write them, and what is said of a row that is no use."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from marshmallow import ValidationError, fields

_DATE_FORMATS = (
    "%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%Y%m%d", "%d-%b-%Y", "%b %d, %Y", "%Y/%m/%d",
    "%m-%d-%Y", "%d-%b-%y", "%d %b %Y", "%B %d, %Y",
)  # fmt: skip
_YEARS = range(1990, 2100)
_MIDNIGHT = re.compile(r"[ T](?:0?0:00(?::00(?:\.0+)?)?Z?|12:00(?::00)? ?AM)$", re.IGNORECASE)
"""What spreadsheets and databases write behind a day that has no time."""
_FORMULA_TEXT = re.compile(r'="(.*)"')
"""How exports keep Excel from taking a text for a number."""


class BadRow(Exception):
    """A row that cannot be used; the message says which column and why."""


class Day(fields.Field[date]):
    """A date as exports write it: ISO, or month before day."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **_: Any) -> date:  # noqa: ARG002 - marshmallow's signature
        text = _MIDNIGHT.sub("", str(value).strip())
        found = day_written(text)
        if found is None or found.year not in _YEARS:
            raise ValidationError(f"“{text}” is no date: write YYYY-MM-DD")
        return found


class Number(fields.Field[float]):
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


@lru_cache(maxsize=4096)
def day_written(text: str) -> date | None:
    """Return the day that ``text`` writes, else None; files repeat days, so they are kept."""
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def tidied(data: Mapping[str, str]) -> dict[str, str]:
    """Return the cells that hold something, with single spaces, one name and four digits."""
    row = {name: plain for name, text in data.items() if (plain := _plain(text))}
    if "employee_name" not in row and "last_name" in row:
        row["employee_name"] = f"{row['last_name']}, {row.get('first_name', '')}".strip(", ")
    if "last4" in row:
        row["last4"] = last_four(row["last4"])
    return row


def _plain(text: str) -> str:
    """Return what a cell shows: single spaces, no marks of the export, no invisible zero bytes."""
    formula = _FORMULA_TEXT.fullmatch(text.strip())
    shown = formula.group(1) if formula else text
    return " ".join(shown.replace("\0", "").split())


def last_four(text: str) -> str:
    """Return the last four digits of a whole, masked or shortened number."""
    digits = re.sub(r"\D", "", text.removesuffix(".0"))
    # A number column loses leading zeros; a masked or full number keeps its last four digits.
    return digits[-4:].zfill(4) if digits else text


def check_order(start: date | None, end: date | None) -> None:
    """Raise ``ValidationError`` when a period ends before it starts."""
    if start is not None and end is not None and end < start:
        raise ValidationError(f"the period ends {end} before it starts {start}")


def check_room(days: float, start: date, end: date) -> None:
    """Raise ``ValidationError`` when more days are reported than the period has."""
    if abs(days) > (end - start).days + 1:
        raise ValidationError(f"{days:g} days do not fit between {start} and {end}")


def in_words(error: ValidationError) -> str:
    """Return what is wrong with a row: each column with its reason."""
    found = error.messages_dict if isinstance(error.messages, dict) else {"": error.messages}
    parts = []
    for column, messages in found.items():
        name = "" if column in {"", "_schema"} else f"{column.replace('_', ' ')}: "
        parts.append(name + "; ".join(str(message) for message in messages))
    return ". ".join(parts)
