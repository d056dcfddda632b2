"""Recognizes a sentence by its shape and says it in another language, with its days."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, get_day_names

from app import languages
from app.because.shapes import SENTENCE_END, Shape, parts, passages, sentences

_TOLD_FURTHER = frozenset(
    {"agreement", "claimed", "days", "done", "edge", "kind", "kinds", "length", "more", "next"}
    | {"others", "paper", "part", "received", "remitted", "room", "stated", "told", "what"}
    | {"which", "who", "why", "within"}
)
"""Places whose words are sentences or phrases too; the others hold names, titles and numbers."""

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = re.compile(
    rf"\b(?:({'|'.join(_WEEKDAYS)}) (?=(?:{_MONTHS})))?"
    rf"({_MONTHS})(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)? (\d{{1,2}})(?:, (\d{{4}}))?\b"
)
_PORTAL_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_QUOTED = re.compile("(“[^”]*”|«[^»]*»)")
_ABBREVIATED = re.compile(r"\b[A-Z]\w{0,3}\. (?=[A-Z0-9])")
_A_LEAP_YEAR = 2024
_HELD = 4096


def because_in(reason: str, language: str) -> str:
    """Return a reason in a language; a sentence of a shape that is not known as it is."""
    if language == languages.SOURCE or not reason:
        return reason
    told = because_known(reason, language)
    if told is not None:
        return told
    every = (_told(one, language) or one for one in SENTENCE_END.split(reason))
    return _with_days(" ".join(every), language)


@lru_cache(maxsize=_HELD)
def because_known(reason: str, language: str) -> str | None:
    """Return a reason in a language, None when one of its sentences is of no known shape."""
    whole = _exactly(reason, language) or _of_shapes(reason, language, passages())
    if whole is None:
        every = [_told(one, language) for one in SENTENCE_END.split(reason)]
        known = [one for one in every if one is not None]
        whole = " ".join(known) if len(known) == len(every) else _as_one(reason, language)
    return None if whole is None else _with_days(whole, language)


def _as_one(text: str, language: str) -> str | None:
    """Return a sentence that a name with a full stop in it parts, None for several sentences."""
    for shape in sentences():
        found = shape.places_in(text) or {}
        if found and not any(_is_several(value) for value in found.values()):
            return _said(shape, found, language)
    return None


def _is_several(value: str) -> bool:
    """Return whether a place holds several sentences, and not a name with ``Inc.`` in it."""
    return SENTENCE_END.search(_ABBREVIATED.sub("", value)) is not None


def _told(text: str, language: str) -> str | None:
    return _exactly(text, language) or _of_shapes(text, language, sentences())


def _exactly(text: str, language: str) -> str | None:
    """Return a text without places in a language, None for one that has no words there."""
    told = languages.translations(language).gettext(text) if text else text
    return told if told != text else None


def _of_shapes(text: str, language: str, shapes: tuple[Shape, ...]) -> str | None:
    for shape in shapes:
        found = shape.places_in(text)
        if found is not None:
            return _said(shape, found, language)
    return None


def _said(shape: Shape, found: Mapping[str, str], language: str) -> str:
    told = {name: _place(name, value, language) for name, value in found.items()}
    return languages.translations(language).gettext(shape.text) % told


def _place(name: str, value: str, language: str) -> str:
    if name not in _TOLD_FURTHER:
        return value
    return _exactly(value, language) or _of_shapes(value, language, parts()) or value


def _with_days(text: str, language: str) -> str:
    """Return a text with its days as people of a language write them; what is quoted stays."""
    pieces = _QUOTED.split(text)
    told = (one if at % 2 else _days_told(one, language) for at, one in enumerate(pieces))
    return "".join(told)


def _days_told(text: str, language: str) -> str:
    text = _DAY.sub(lambda found: _day(found, language), text)
    return _PORTAL_DAY.sub(lambda found: _portal_day(found, language), text)


def _day(found: re.Match[str], language: str) -> str:
    weekday, month_name, day, year = found.groups()
    month = datetime.strptime(month_name, "%b").month  # noqa: DTZ007 - a month has no zone
    known = _date(int(year or _A_LEAP_YEAR), month, int(day))
    if known is None:
        return found[0]
    told = format_date(known, f"d MMM{' y' if year else ''}", language)
    if weekday is None:
        return told
    # Of a day without its year the weekday is known from its words alone.
    return f"{get_day_names('abbreviated', locale=language)[_WEEKDAYS.index(weekday)]} {told}"


def _portal_day(found: re.Match[str], language: str) -> str:
    known = _date(int(found[3]), int(found[1]), int(found[2]))
    return format_date(known, "d MMM y", language) if known is not None else found[0]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
