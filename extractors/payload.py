"""A reading as JSON and back: the public shape of ``dayproof read`` (marshmallow both ways)."""

import re
from collections.abc import Mapping
from typing import Any, cast

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_dump, post_load, validate

from extractors.payload_masking import masked
from extractors.values import (
    Box,
    DocumentType,
    Field,
    FieldValue,
    Finding,
    Outcome,
    PartRead,
    Place,
    ReadError,
    Reading,
    Severity,
    Statement,
)

_ISO_SHAPE = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNIT = validate.Range(min=0, max=1)


def dump_reading(reading: Reading) -> dict[str, Any]:
    """Return ``reading`` as the JSON object of one file, whole Social Security numbers masked."""
    return cast("dict[str, Any]", masked(_READING.dump(reading)))


def load_reading(data: Mapping[str, Any]) -> Reading:
    """Return the reading in ``data``; a field of no use becomes a finding ``unusable-field``."""
    return cast("Reading", _READING.load(data))


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


class _BoxField(fields.Field[Box]):
    """Four numbers in points, to a hundredth."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> Box:
        numbers = value if isinstance(value, list | tuple) else ()
        if len(numbers) != 4 or not all(isinstance(n, int | float) for n in numbers):
            raise ValidationError(f"{value!r} is not a box [x0, y0, x1, y1]")
        x0, y0, x1, y1 = map(float, numbers)
        return x0, y0, x1, y1

    def _serialize(self, value: Any, *_args: Any, **_kwargs: Any) -> list[float]:
        return [_short(number) for number in value]


class _Base(Schema):
    """Leaves out what does not apply, and ignores keys of later versions."""

    class Meta:
        unknown = EXCLUDE

    optional: frozenset[str] = frozenset()

    @post_dump
    def _without_nothing(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        return {k: v for k, v in data.items() if not (k in self.optional and v in (None, [], {}))}


class _PlaceSchema(_Base):
    optional = frozenset({"item", "confidence"})
    page = fields.Integer(required=True, validate=validate.Range(min=1))
    box = _BoxField(required=True)
    text = fields.String(required=True)
    item = fields.String(allow_none=True, load_default=None)
    confidence = fields.Float(allow_none=True, load_default=None, validate=_UNIT)

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> Place:
        return Place(**data)


_PLACE = _PlaceSchema()
_PLACE_KEYS = {"page", "box", "text", "item", "confidence"}


class _PlacesField(fields.Field[list[Place]]):
    """Places in their order; one that is plainly sound is made without the schema's detours.

    A letter holds hundreds of them, and every check reads them again.
    """

    def _serialize(self, value: Any, *_args: Any, **_kwargs: Any) -> Any:
        return _PLACE.dump(value, many=True)

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> list[Place]:
        if not isinstance(value, list):
            raise ValidationError("evidence must be a list of places")
        return [_plain_place(each) or _PLACE.load(each) for each in value]


def _plain_place(data: Any) -> Place | None:
    """Return a place whose parts are all of the right kind, None when the schema must judge it."""
    if not isinstance(data, dict) or not data.keys() <= _PLACE_KEYS:
        return None
    page, box, text, item = data.get("page"), data.get("box"), data.get("text"), data.get("item")
    if type(page) is not int or page < 1 or type(text) is not str or type(box) is not list:
        return None
    if len(box) != 4 or not all(type(n) in {int, float} for n in box):
        return None
    if item is not None and type(item) is not str:
        return None
    sure = data.get("confidence")
    if sure is not None and not (type(sure) is float and 0 <= sure <= 1):
        return None
    x0, y0, x1, y1 = map(float, box)
    return Place(page, (x0, y0, x1, y1), text, item, sure)


def _places() -> _PlacesField:
    return _PlacesField(attribute="places", data_key="evidence", load_default=list)


class _FieldSchema(_Base):
    optional = frozenset({"canonical"})
    value = _Value(required=True)
    canonical = fields.String(allow_none=True, load_default=None)
    confidence = fields.Float(required=True, validate=_UNIT)
    places = _places()

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> Field:
        return Field(**{**data, "places": tuple(data["places"])})

    @post_dump
    def _rounded(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        return {**data, "confidence": round(data["confidence"], 4)}


_FIELD = _FieldSchema()


class _FindingSchema(_Base):
    optional = frozenset({"dates", "compared"})
    code = fields.String(required=True)
    severity = fields.Enum(Severity, by_value=True, required=True)
    outcome = fields.Enum(Outcome, by_value=True, load_default=Outcome.DIFFERS)
    message = fields.String(required=True)
    dates = fields.List(fields.String(), load_default=list)
    compared = fields.Dict(keys=fields.String(), values=fields.Raw(), load_default=dict)
    places = _places()

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> Finding:
        lists = {"places": tuple(data["places"]), "dates": tuple(data["dates"])}
        return Finding(**{**data, **lists})


class _FieldsField(fields.Field[dict[str, Field]]):
    """Fields by name, each judged alone: one that is of no use does not spoil the others."""

    def _serialize(self, value: Any, *_args: Any, **_kwargs: Any) -> dict[str, Any]:
        return {name: _FIELD.dump(field) for name, field in value.items()}

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValidationError("fields must be an object of fields by name")
        return {name: _loaded(name, data) for name, data in value.items()}


class _StatementSchema(_Base):
    optional = frozenset({"part", "wording"})
    type = fields.Enum(DocumentType, by_value=True, required=True)
    type_confidence = fields.Float(required=True, validate=_UNIT)
    pages = fields.List(fields.Integer(), required=True)
    fields_ = _FieldsField(attribute="fields", data_key="fields", load_default=dict)
    records = fields.List(_FieldsField(), load_default=list)
    findings = fields.List(fields.Nested(_FindingSchema), load_default=list)
    part = fields.String(allow_none=True, load_default=None)
    wording = fields.String(load_default="")

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> Statement:
        every = [data["fields"], *data["records"]]
        unusable = [v for group in every for v in group.values() if isinstance(v, Finding)]
        good = [{k: v for k, v in group.items() if isinstance(v, Field)} for group in every]
        return Statement(
            type=data["type"],
            type_confidence=data["type_confidence"],
            pages=tuple(data["pages"]),
            fields=good[0],
            records=tuple(good[1:]),
            findings=(*data["findings"], *unusable),
            part=data["part"],
            wording=data["wording"],
        )

    @post_dump
    def _rounded(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        return {**data, "type_confidence": round(data["type_confidence"], 4)}


class _ErrorSchema(_Base):
    code = fields.String(required=True)
    message = fields.String(required=True)
    part = fields.String(allow_none=True, load_default=None)

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> ReadError:
        return ReadError(**data)


class _PartSchema(_Base):
    optional = frozenset({"error", "ignored"})
    part = fields.String(required=True)
    pages = fields.List(fields.Integer(), load_default=list)
    error = fields.Nested(_ErrorSchema, allow_none=True, load_default=None)
    ignored = fields.String(allow_none=True, load_default=None)

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> PartRead:
        return PartRead(**{**data, "pages": tuple(data["pages"])})


class _ReadingSchema(_Base):
    optional = frozenset({"parts", "covered"})
    sha256 = fields.String(required=True)
    pages = fields.Function(lambda reading: len(reading.page_sizes))
    page_sizes = fields.Function(
        lambda reading: [[_short(side) for side in size] for size in reading.page_sizes],
        lambda sizes: tuple((float(width), float(height)) for width, height in sizes),
        required=True,
    )
    page_sources = fields.List(fields.String(), load_default=list)
    error = fields.Nested(_ErrorSchema, allow_none=True, load_default=None)
    documents = fields.List(fields.Nested(_StatementSchema), required=True)
    parts = fields.List(fields.Nested(_PartSchema), load_default=list)
    covered = fields.List(fields.Nested(_PlaceSchema), load_default=list)

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> Reading:
        return Reading(
            sha256=data["sha256"],
            page_sizes=data["page_sizes"],
            documents=tuple(data["documents"]),
            error=data["error"],
            page_sources=tuple(data["page_sources"]),
            parts=tuple(data["parts"]),
            covered=tuple(data["covered"]),
        )


_READING = _ReadingSchema()


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


def _short(number: float) -> float:
    """Return ``number`` to a hundredth, whole ones without a fraction (612, not 612.0)."""
    rounded = round(float(number), 2)
    return int(rounded) if rounded.is_integer() else rounded
