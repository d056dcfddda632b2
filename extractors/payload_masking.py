"""Keeps whole Social Security numbers out of everything that leaves the reader."""

import re
from typing import Any

_DASH = r"\s?[-\u2010-\u2015\u2212\ufe63\uff0d.]\s?"
"""What stands between the groups: a hyphen or what Word and scanners make of one, or a dot."""
_NUMBER = re.compile(rf"(?<![\d-])\d{{3}}(?:{_DASH}|\s)\d{{2}}(?:{_DASH}|\s)(\d{{4}})(?![\d-])")
_HALF_SET = re.compile(rf"(?<![\d-])(?:\d{{5}}\s|\d{{3}}{_DASH}\d{{2}})(\d{{4}})(?![\d-])")
_NAMED = re.compile(
    r"((?:\bSSN?|\bS\.\s?S\.(?:\s?N\.)?|\bSoc(?:ial|\.)?\s+(?:Sec(?:urity|\.)?|Insurance)|\bSIN\b)"
    r"(?:\s+(?:No\.?|Number))?\W{0,4})\d{5}(\d{4})\b",
    re.IGNORECASE,
)


def masked(value: Any) -> Any:
    """Return ``value`` (text, list or dict) with every whole number as XXX-XX and its last four."""
    if isinstance(value, str):
        for unlabeled in (_NUMBER, _HALF_SET):
            value = unlabeled.sub(r"XXX-XX-\1", value)
        return _NAMED.sub(r"\1XXX-XX-\2", value)
    if isinstance(value, list):
        return [masked(item) for item in value]
    if isinstance(value, dict):
        return {key: masked(item) for key, item in value.items()}
    return value
