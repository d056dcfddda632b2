"""JSON that is text already, so that a long answer is written without being made once more."""

import json
from typing import Any


class JsonText(str):
    """The text of a JSON value, for a column that keeps JSON."""

    __slots__ = ()


def json_text(value: Any) -> str:
    """Return what a JSON column keeps of a value: text that is JSON already stays as it is."""
    return value if isinstance(value, JsonText) else json.dumps(value)
