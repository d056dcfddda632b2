"""The sentences of rules and checks in the language of the reader.

Rules and checks know no language: they say their reasons in English, with numbers, dates and names
in their places. Here each such sentence is known by its shape. One that is not known is shown as it
is: a reason in English is better than none.
"""

import re
from functools import lru_cache

from app import languages
from app.web import told
from app.web.because_shapes import SHAPES
from app.web.language.asked import code

_PLACE = re.compile(r"%\((\w+)\)s")


def because_told(reason: str) -> str:
    """Return a reason in the language of the reader, with its dates as people read them."""
    if code() == languages.SOURCE:
        return told.dates_told(reason)
    whole = _told(reason)
    if whole is None:
        whole = " ".join(
            _told(part) or part for part in re.split(r"(?<=[.!?]) (?=[A-Z0-9])", reason)
        )
    return told.dates_told(whole)


def _told(reason: str) -> str | None:
    for shape, pattern in _patterns():
        found = pattern.fullmatch(reason)
        if found is not None:
            return told.text(
                shape, **{name: _part(text) for name, text in found.groupdict().items()}
            )
    return None


def _part(text: str) -> str:
    return _told(text) or told.text(text)


@lru_cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((shape, re.compile(_pattern(shape), re.DOTALL)) for shape in SHAPES)


def _pattern(shape: str) -> str:
    parts = _PLACE.split(shape)
    return "".join(
        f"(?P<{part}>.+?)" if number % 2 else re.escape(part) for number, part in enumerate(parts)
    )
