"""A reading as JSON and back: the public shape of ``dayproof read`` (marshmallow both ways)."""

import logging
from collections.abc import Mapping
from typing import Any, cast

from marshmallow import ValidationError

from extractors.payload.judging import judged
from extractors.payload.readings import ReadingSchema
from extractors.payload_masking import masked
from extractors.refusals import reader_crashed
from extractors.values import Reading

_log = logging.getLogger(__name__)
_READING = ReadingSchema()


def dump_reading(reading: Reading) -> dict[str, Any]:
    """Return ``reading`` as the JSON object of one file, whole Social Security numbers masked."""
    return cast("dict[str, Any]", masked(_READING.dump(reading)))


def load_reading(data: Mapping[str, Any]) -> Reading:
    """Return the reading in ``data``; a field of no use becomes a finding ``unusable-field``."""
    return cast("Reading", _READING.load(data))


def received_reading(data: Any) -> Reading:
    """Return the answer of the reader as it enters the service, each document judged by its type.

    A field that its type does not state, or whose value or place cannot be, becomes a finding
    ``unusable-field``. Raises ``Refused`` when the answer is no reading at all.
    """
    try:
        return judged(load_reading(data))
    except ValidationError:
        _log.error("The reading process answered with something that is no reading")
        raise reader_crashed() from None


__all__ = ["dump_reading", "load_reading", "received_reading"]
