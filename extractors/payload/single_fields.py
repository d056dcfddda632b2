"""One field as JSON and back: its value, how sure it is, and its places."""

import re
from typing import Any, cast

from marshmallow import ValidationError, fields, post_dump, post_load

from extractors.payload.places import UNIT, Shape, places
from extractors.values import Field, FieldValue, Finding, Outcome, Severity

_ISO_SHAPE = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Value(fields.Field[FieldValue]):
    """Text, a number, yes or no, or a list of texts."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> FieldValue:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return list(value)
        if isinstance(value, str | int | float) and value != "":
            return value
        raise ValidationError(f"{value!r} is neither text, number, yes/no nor a list of texts")

    def _serialize(self, value: Any, *_args: Any, **_kwargs: Any) -> Any:
        return round(value, 4) if isinstance(value, float) else value


class _FieldSchema(Shape):
    optional = frozenset({"canonical"})
    value = _Value(required=True)
    canonical = fields.String(allow_none=True, load_default=None)
    confidence = fields.Float(required=True, validate=UNIT)
    places = places()

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> Field:
        return Field(**{**data, "places": tuple(data["places"])})

    @post_dump
    def _rounded(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        return {**data, "confidence": round(data["confidence"], 4)}


_FIELD = _FieldSchema()


class FieldsField(fields.Field[dict[str, Field]]):
    """Fields by name, each judged alone: one that is of no use does not spoil the others."""

    def _serialize(self, value: Any, *_args: Any, **_kwargs: Any) -> dict[str, Any]:
        return {name: _FIELD.dump(field) for name, field in value.items()}

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValidationError("fields must be an object of fields by name")
        return {name: _loaded(name, data) for name, data in value.items()}


def _loaded(name: str, data: Any) -> Field | Finding:
    """Return the field, or the finding that says why it is of no use."""
    try:
        field = cast("Field", _FIELD.load(data))
        _check_value(name, field.value)
    except ValidationError as error:
        return Finding(
            code="unusable-field",
            severity=Severity.WARNING,
            outcome=Outcome.CANNOT_TELL,
            message=f"The field {name} was read in a form of no use ({error})"
            ": read it on the page and decide by hand",
        )
    return field


def _check_value(name: str, value: FieldValue) -> None:
    """Raise ``ValidationError`` for a date that is not ISO-shaped or a yes that is a word."""
    if name.startswith("has_") and not isinstance(value, bool):
        raise ValidationError(f"{value!r} is not true or false")
    if name.endswith("_date"):
        _check_dates([value])
    if name in {"work_dates", "non_worked_dates"}:
        _check_dates(value if isinstance(value, list) else [value])


def _check_dates(values: list[Any]) -> None:
    for value in values:
        if not isinstance(value, str) or not _ISO_SHAPE.fullmatch(value):
            raise ValidationError(f"{value!r} is not a date like 2026-03-09")
