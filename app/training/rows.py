"""One row of a file of course completions: who completed which course on which day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, pre_load, validates_schema

from app.errors import BadRequest
from app.training.facts import known_course

_DATE_FORMATS = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%Y")
_YEARS = range(1990, 2100)


class BadCompletion(Exception):
    """A row that cannot be used; the message says which column and why."""


@dataclass(frozen=True, slots=True)
class CompletionRow:
    """A completion as a file states it; the course is the rule book's code."""

    course: str
    day: date
    il_number: str | None = None
    name: str | None = None
    last4: str | None = None
    provider: str | None = None
    company_time: bool | None = None

    @property
    def who(self) -> str:
        """Return how the row names the person."""
        return f"IL# {self.il_number}" if self.il_number else f"{self.name}, {self.last4}"


def completion_of(row: Mapping[str, str]) -> CompletionRow:
    """Return the completion that a row states; raise ``BadCompletion`` with what is wrong."""
    try:
        found: CompletionRow = _SCHEMA.load(row)
    except ValidationError as error:
        raise BadCompletion(_in_words(error)) from error
    return found


class _Course(fields.String):
    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        try:
            return known_course(str(super()._deserialize(value, attr, data, **kwargs)))
        except BadRequest as error:
            raise ValidationError(error.message) from error


class _Day(fields.Field[date]):
    def _deserialize(self, value: Any, attr: Any, data: Any, **_: Any) -> date:  # noqa: ARG002 - marshmallow's signature
        for form in _DATE_FORMATS:
            try:
                found = datetime.strptime(str(value), form).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
            if found.year in _YEARS:
                return found
        raise ValidationError(f"“{value}” is no date: write YYYY-MM-DD")


class _CompletionSchema(Schema):
    course = _Course(required=True, error_messages={"required": "missing"})
    day = _Day(required=True, error_messages={"required": "missing"})
    il_number = fields.String(load_default=None)
    name = fields.String(load_default=None)
    last4 = fields.String(load_default=None)
    provider = fields.String(load_default=None)
    company_time = fields.Boolean(load_default=None, error_messages={"invalid": "write yes or no"})

    @pre_load
    def tidy(self, data: Mapping[str, str], **_: Any) -> dict[str, str]:
        """Make one name of two, and keep the last four digits of a longer number."""
        row = dict(data)
        last, first = row.pop("last_name", None), row.pop("first_name", "")
        if last is not None and "name" not in row:
            row["name"] = f"{first} {last}".strip()
        if "last4" in row:
            row["last4"] = re.sub(r"\D", "", row["last4"])[-4:].zfill(4)
        return row

    @validates_schema
    def names_somebody(self, data: Mapping[str, Any], **_: Any) -> None:
        """Refuse a row that names nobody."""
        if not data.get("il_number") and not (data.get("name") and data.get("last4")):
            raise ValidationError("nobody is named: give an IL#, or a name and the last 4 digits")

    @post_load
    def value(self, data: dict[str, Any], **_: Any) -> CompletionRow:
        """Return the row as a value."""
        return CompletionRow(**data)


_SCHEMA = _CompletionSchema()


def _in_words(error: ValidationError) -> str:
    parts = []
    for column, messages in error.messages_dict.items():
        name = "" if column == "_schema" else f"{column.replace('_', ' ')}: "
        parts.append(name + "; ".join(str(message) for message in messages))
    return ". ".join(parts)
