"""The convention of every form: what is wrong by field, in words, with what was typed kept.

A page answers 422 with the same form; a summary above it takes the focus and leads to each field.
"""

from collections.abc import Mapping

Problems = Mapping[str, str]
"""What is wrong, by the name of the field, in the order of the page."""

LINE_LENGTH_MAX = 200


def line(form: Mapping[str, str], name: str, limit: int = LINE_LENGTH_MAX) -> str:
    """Return what was typed in a field of one line, without needless blanks."""
    return " ".join(form.get(name, "")[: limit * 2].split())[:limit]
