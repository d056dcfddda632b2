"""When a show was worked and for how long, as a line of a resume says it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractors.days import parse_date
from extractors.patterns import pattern_of

DAYS_OF_A_WEEK = 5
"""Weeks are counted as five days each (Local 411 requirements, reading Q19, inferred)."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:[12]\d{3}|['’]?\d{2})(?!\d)"
DATE = pattern_of(
    rf"(?<![\d/.-])(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[-\s./]?{_MONTH},?[-\s./]?{_YEAR}(?!,\s*\d{{4}}))"
    rf"|\b{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?(?:,\s*|\s*/\s*|\s+){_YEAR}",
    re.IGNORECASE,
)
_TO = r"\s*(?:[-–—→~]+|\b(?:to|through|thru|until|till|and|au)\b)\s*"
ONE_YEAR = pattern_of(
    rf"\b(?P<start>{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?)(?P<rest>{_TO}{_MONTH}\s*\d{{1,2}}"
    rf"(?:st|nd|rd|th)?(?:,\s*|\s*/\s*|\s+))(?P<year>{_YEAR})"
    rf"|(?<![\d/])(?P<start3>\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})(?P<rest3>{_TO}\d{{1,2}}"
    rf"(?:st|nd|rd|th)?\s+{_MONTH},?\s+)(?P<year3>{_YEAR})"
    rf"|(?<![\d/])(?P<start2>\d{{1,2}}/\d{{1,2}})(?P<rest2>\s*[-–—]\s*\d{{1,2}}/\d{{1,2}}/)"
    rf"(?P<year2>\d{{2,4}})(?!\d)",
    re.IGNORECASE,
)
MONTHS = pattern_of(
    rf"\b{_MONTH}\s*(?:{_YEAR})?{_TO}(?:{_MONTH}\s*{_YEAR}|present|current|ongoing)"
    rf"|\b\d{{1,2}}/\d{{4}}{_TO}(?:\d{{1,2}}/\d{{4}}|present|current)",
    re.IGNORECASE,
)
MONTH = pattern_of(rf"{_MONTH}\s*{_YEAR}|\d{{1,2}}/\d{{4}}|present|current", re.IGNORECASE)
"""One month of a year, as the first or the last of a show."""

YEARLESS = pattern_of(
    rf"\b{_MONTH}\s*\d{{1,2}}(?!\d){_TO}{_MONTH}\s*\d{{1,2}}(?![\d/]|,?\s*\d{{4}})", re.IGNORECASE
)
"""A span of days whose year stands elsewhere, as in a heading over it."""

_AMOUNT = r"\d{1,4}(?:[.,]\d)?(?:\s?[½¼¾]|\s1/2)?"
_KINDS = r"(?:paid\s+|(?:shoot(?:ing)?|full|qualifying|union)\s+|work(?:ing|ed)?\s+)?"
_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
             "eleven", "twelve")  # fmt: skip
_COUNT = rf"(?:{_AMOUNT}|\b(?:{'|'.join(_IN_WORDS)})\b)"
DAYS = pattern_of(
    rf"(?i)(?<![\d/.,-])(?!(?:19|20)\d\d\b)(?P<v>{_COUNT})\s*-?\s*{_KINDS}(?:days?|jours?|dys?\b|(?-i:d)\b)"
    r"(?![a-z])"
)
WEEKS = pattern_of(rf"(?i)(?<![\d/.,-])(?P<v>{_AMOUNT})\s*-?\s*{_KINDS}(?:w(?:ee)?ks?|semaines?)\b")
DAYS_SAID = pattern_of(rf"(?i)\bdays?(?:\s+worked)?\s*[:–—-]?\s*(?P<v>{_AMOUNT})(?![\w/-])")
"""A count behind its word: "Days worked: 89"."""

NUMBER = pattern_of(rf"(?<![\d.,/-]){_AMOUNT}(?![\d/-])")
_OFFICE = pattern_of(
    r"(?i)\b(?:2nd|1st|first|second)?\s*A?\.?P\.?C\b|production\s+(?:coordinator|secretary|manager)"
    r"|\bU?PM\b|\b(?:travel|script|assistant) coordinator"
)
_BEGUN = pattern_of(r"(?i)\W*(?:start(?:ed)?(?: date)?|from|days worked|dates)\b.*\d")
_FEWEST_SHOWS = 3
_SHORTEST_SHOW = timedelta(days=8)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def unbroken(text: str) -> str:
    """Return a date whole that a narrow column broke behind its marks: "25- May- 20"."""
    return _BROKEN.sub(r"\1", text)


_BROKEN = pattern_of(r"(?<=\w)([-/.]) (?=\w)")


def day_of(said: str, *, day_first: bool) -> date | None:
    """Return the day that a ``DATE`` says, None when there is no such day."""
    plain = re.sub(rf"(?i)({_MONTH})\s*(\d{{1,2}})\s*/\s*['’]?(\d{{2,4}})", r"\1 \2, \3", said)
    plain = re.sub(r"['’](\d\d)$", r"\1", plain)
    short = re.fullmatch(r"(.*\D)(\d\d)", plain) if re.search("[a-zA-Z]", plain) else None
    plain = f"{short[1]}20{short[2]}" if short else plain
    plain = re.sub(
        rf"(?i)^(\d{{1,2}})(?:st|nd|rd|th)?[-\s./]*({_MONTH})[-\s.,/]*", r"\1 \2 ", plain
    )
    plain = re.sub(rf"(?i)^({_MONTH})\s*(\d)", r"\1 \2", plain)
    return parse_date(plain, day_first=day_first)


def both_days(said: str, *, day_first: bool) -> tuple[date, date] | None:
    """Return the first and the last day of a span, None when it is no span of days."""
    days = [day_of(found[0], day_first=day_first) for found in DATE.finditer(_whole(said))]
    if len(days) != 2 or days[0] is None or days[1] is None:
        return None
    return days[0], days[1]


def _whole(text: str) -> str:
    """Return a span of dates with the year said at its end said at its start as well."""
    shared = ONE_YEAR.search(text)
    if shared is None:
        return text
    year = shared["year"] or shared["year2"] or shared["year3"]
    start = shared["start"] or shared["start2"] or shared["start3"]
    mark = "/" if shared["start2"] else ", " if shared["start"] else " "
    return f"{start}{mark}{year}{shared['rest'] or shared['rest2'] or shared['rest3']}{year}"


def span_in(text: str) -> tuple[int, int] | None:
    """Return where the first and the last day of a show stand, when a text has just these two."""
    shared = ONE_YEAR.search(text)
    if shared is not None:
        return shared.span()
    dates = list(DATE.finditer(text))
    return (dates[0].start(), dates[1].end()) if len(dates) == 2 else None


def amount(said: str) -> float | None:
    """Return the number that stands first in a text, halves included, or that a word is."""
    if said.lower() in _IN_WORDS:
        return _IN_WORDS.index(said.lower()) + 1.0
    found = NUMBER.search(said)
    if found is None:
        return None
    text = found[0]
    part = next((value for mark, value in _FRACTIONS.items() if mark in text), 0.0)
    part = 0.5 if re.search(r"\s1/2", said[found.start() :][: len(text) + 4]) else part
    whole = re.match(r"\d+(?:[.,]\d)?", text)
    return float(whole[0].replace(",", ".")) + part if whole else None


def lists_shows(texts: Sequence[str]) -> bool:
    """Return whether lines tell of several long stretches of work in a production's office."""
    offices = sum(len(_OFFICE.findall(text)) for text in texts)
    if offices < _FEWEST_SHOWS - 1:
        return False
    spans = sum(_is_long(text) for text in texts)
    begun = sum(_BEGUN.match(text) is not None for text in texts)
    return spans >= _FEWEST_SHOWS or begun >= _FEWEST_SHOWS


def _is_long(text: str) -> bool:
    span = span_in(text) if any(c.isdigit() for c in text) else None
    days = both_days(text[slice(*span)], day_first=False) if span else None
    days = days or (both_days(text[slice(*span)], day_first=True) if span else None)
    return days is not None and days[1] - days[0] >= _SHORTEST_SHOW


__all__ = [
    "DATE",
    "DAYS",
    "DAYS_OF_A_WEEK",
    "DAYS_SAID",
    "MONTH",
    "MONTHS",
    "NUMBER",
    "ONE_YEAR",
    "WEEKS",
    "YEARLESS",
    "amount",
    "both_days",
    "day_of",
    "lists_shows",
    "span_in",
    "unbroken",
]  # fmt: skip
