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
        return {
            key: item if _is_license_number(key, item) else masked(item)
            for key, item in value.items()
        }
    return value


def _is_license_number(key: str, item: Any) -> bool:
    """Return whether a field is a license's own number, which may look like one of a person."""
    return key in {"number", "license_number"} and isinstance(item, dict)
