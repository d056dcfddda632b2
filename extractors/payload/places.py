"""Where something stands on a page, as JSON and back."""

import math
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_dump, post_load, validate

from extractors.values import Box, Place

UNIT = validate.Range(min=0, max=1)
"""A chance, 0 to 1."""


class Shape(Schema):
    """Leaves out what does not apply, and ignores keys of later versions."""

    class Meta:
        unknown = EXCLUDE

    optional: frozenset[str] = frozenset()

    @post_dump
    def _without_nothing(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        return {k: v for k, v in data.items() if not (k in self.optional and v in (None, [], {}))}


class BoxField(fields.Field[Box]):
    """Four numbers in points, to a hundredth."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> Box:
        numbers = value if isinstance(value, list | tuple) else ()
        if len(numbers) != 4 or not all(map(_is_number, numbers)):
            raise ValidationError(f"{value!r} is not a box [x0, y0, x1, y1]")
        x0, y0, x1, y1 = map(float, numbers)
        return x0, y0, x1, y1

    def _serialize(self, value: Any, *_args: Any, **_kwargs: Any) -> list[float]:
        return [short(number) for number in value]


class PlaceSchema(Shape):
    optional = frozenset({"item", "confidence"})
    page = fields.Integer(required=True, validate=validate.Range(min=1))
    box = BoxField(required=True)
    text = fields.String(required=True)
    item = fields.String(allow_none=True, load_default=None)
    confidence = fields.Float(allow_none=True, load_default=None, validate=UNIT)

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> Place:
        return Place(**data)


_PLACE = PlaceSchema()
_PLACE_KEYS = {"page", "box", "text", "item", "confidence"}


class PlacesField(fields.Field[list[Place]]):
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
    if len(box) != 4 or not all(map(_is_number, box)):
        return None
    if item is not None and type(item) is not str:
        return None
    sure = data.get("confidence")
    if sure is not None and not (type(sure) is float and 0 <= sure <= 1):
        return None
    x0, y0, x1, y1 = map(float, box)
    return Place(page, (x0, y0, x1, y1), text, item, sure)


def places() -> PlacesField:
    return PlacesField(attribute="places", data_key="evidence", load_default=list)


def _is_number(value: Any) -> bool:
    return type(value) in {int, float} and math.isfinite(value)


def short(number: float) -> float:
    """Return ``number`` to a hundredth, whole ones without a fraction (612, not 612.0)."""
    rounded = round(float(number), 2)
    return int(rounded) if rounded.is_integer() else rounded
