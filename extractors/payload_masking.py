"""Keeps whole Social Security and Insurance Numbers out of everything that leaves the reader."""

from typing import Any

from extractors import identity_numbers


def masked(value: Any) -> Any:
    """Return ``value`` (text, list or dict) with every whole number cut to its last four."""
    if isinstance(value, str):
        return identity_numbers.masked(value)
    if isinstance(value, list):
        return [masked(item) for item in value]
    if isinstance(value, dict):
        return {key: masked(item) for key, item in value.items()}
    return value
