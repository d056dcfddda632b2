"""The sentences of rules, checks and messages in the language of who reads them.

Rules and checks know no language: they say their reasons in English, with numbers, dates and names
in their places. Here each such sentence is known by its shape. One that is not known is shown as it
is: a reason in English is better than none.
"""

import re
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date

from app import languages
from app.because_shapes import SHAPES

_PLACE = re.compile(r"%\((\w+)\)s")
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z0-9“])")
_DAY = re.compile(
    r"\b(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?"
    r"((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}, \d{4})\b"
)


def because_in(reason: str, language: str) -> str:
    """Return a reason in a language, its sentences and the days that it tells."""
    if language == languages.SOURCE:
        return reason
    whole = _told(reason, language, _long_patterns())
    if whole is None:
        whole = " ".join(
            _told(part, language, _patterns()) or _as_text(part, language)
            for part in _SENTENCE_END.split(reason)
        )
    return _DAY.sub(lambda found: _day(found, language), whole)


def _told(
    text: str, language: str, patterns: tuple[tuple[str, re.Pattern[str]], ...]
) -> str | None:
    for shape, pattern in patterns:
        found = pattern.fullmatch(text)
        if found is not None:
            parts = {name: _part(part, language) for name, part in found.groupdict().items()}
            told = languages.translations(language).gettext(shape)
            return told % parts if parts else told
    return None


def _part(text: str, language: str) -> str:
    return _told(text, language, _patterns()) or _as_text(text, language)


def _as_text(text: str, language: str) -> str:
    return languages.translations(language).gettext(text) if text else text


def _day(found: re.Match[str], language: str) -> str:
    day = _date_of(found[2])
    if day is None:
        return found[0]
    return format_date(day, "EEE d MMM y" if found[1] else "d MMM y", language)


def _date_of(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%b %d, %Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


@lru_cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the shapes of one sentence, or of a part of one."""
    return tuple((s, re.compile(_pattern(s), re.DOTALL)) for s in SHAPES if not _is_long(s))


@lru_cache
def _long_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the shapes of several sentences, which are known as a whole."""
    return tuple((s, re.compile(_pattern(s), re.DOTALL)) for s in SHAPES if _is_long(s))


def _is_long(shape: str) -> bool:
    return _SENTENCE_END.search(shape) is not None


def _pattern(shape: str) -> str:
    parts = _PLACE.split(shape)
    return "".join(
        f"(?P<{part}>.+?)" if number % 2 else re.escape(part) for number, part in enumerate(parts)
    )
