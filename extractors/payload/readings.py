"""Everything read from one file, as JSON and back."""

import math
from typing import Any

from marshmallow import ValidationError, fields, post_load

from extractors.payload.places import PlaceSchema, Shape, short
from extractors.payload.statements import StatementSchema
from extractors.values import PartRead, ReadError, Reading


class _ErrorSchema(Shape):
    code = fields.String(required=True)
    message = fields.String(required=True)
    part = fields.String(allow_none=True, load_default=None)

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> ReadError:
        return ReadError(**data)


class _PartSchema(Shape):
    optional = frozenset({"error", "ignored"})
    part = fields.String(required=True)
    pages = fields.List(fields.Integer(), load_default=list)
    error = fields.Nested(_ErrorSchema, allow_none=True, load_default=None)
    ignored = fields.String(allow_none=True, load_default=None)

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> PartRead:
        return PartRead(**{**data, "pages": tuple(data["pages"])})


class _SizesField(fields.Field[tuple[tuple[float, float], ...]]):
    """The width and the height of every page in points, to a hundredth."""

    def _deserialize(
        self, value: Any, *_args: Any, **_kwargs: Any
    ) -> tuple[tuple[float, float], ...]:
        if not isinstance(value, list | tuple) or not all(map(_is_size, value)):
            raise ValidationError("page_sizes must list the width and height of every page")
        return tuple((float(width), float(height)) for width, height in value)

    def _serialize(self, value: Any, *_args: Any, **_kwargs: Any) -> list[list[float]]:
        return [[short(side) for side in size] for size in value]


def _is_size(value: Any) -> bool:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return False
    return all(type(side) in {int, float} and 0 <= side < math.inf for side in value)


class ReadingSchema(Shape):
    """One file: its pages, its documents, or why it could not be read."""

    optional = frozenset({"parts", "covered"})
    sha256 = fields.String(required=True)
    pages = fields.Function(lambda reading: len(reading.page_sizes))
    page_sizes = _SizesField(required=True)
    page_sources = fields.List(fields.String(), load_default=list)
    error = fields.Nested(_ErrorSchema, allow_none=True, load_default=None)
    documents = fields.List(fields.Nested(StatementSchema), required=True)
    parts = fields.List(fields.Nested(_PartSchema), load_default=list)
    covered = fields.List(fields.Nested(PlaceSchema), load_default=list)

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
