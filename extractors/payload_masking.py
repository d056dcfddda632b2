"""Keeps whole Social Security numbers out of everything that leaves the reader."""

import re
from typing import Any

_NUMBER = re.compile(r"(?<![\d-])\d{3}([-–. ])\d{2}\1(\d{4})(?![\d-])")
_NAMED = re.compile(
    r"((?:\bSSN|\bS\.S\.N\.|\bSocial\s+Security(?:\s+(?:No\.?|Number))?)\W{0,4})\d{5}(\d{4})\b",
    re.IGNORECASE,
)


def masked(value: Any) -> Any:
    """Return ``value`` (text, list or dict) with every whole number as XXX-XX and its last four."""
    if isinstance(value, str):
        return _NAMED.sub(r"\1XXX-XX-\2", _NUMBER.sub(r"XXX-XX-\2", value))
    if isinstance(value, list):
        return [masked(item) for item in value]
    if isinstance(value, dict):
        return {key: masked(item) for key, item in value.items()}
    return value
