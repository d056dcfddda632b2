"""One show of a resume: from the printed parts to the fields of a record."""

import re
from collections.abc import Mapping

from extractors import catalogue
from extractors.confidence import Found, confidence
from extractors.days import parse_date
from extractors.evl.titles import SEASON, season_number, split_type, title_of
from extractors.label_values import with_stop
from extractors.passages import Printed
from extractors.resume.headings import CREW
from extractors.upgrade_category import category_in
from extractors.values import Field, Fields

Parts = Mapping[str, Printed]
"""The printed parts of one show by what they say; see ``headings``."""

DAYS_OF_A_WEEK = 5
"""Weeks are counted as five days each (Local 411 requirements, reading Q19, inferred)."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATE = re.compile(
    rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}(?! ?\d)|"
    rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?[-\s]+{_MONTH},?[-\s]+\d{{2,4}}",
    re.IGNORECASE,
)
ONE_YEAR = re.compile(
    rf"(?P<start>{_MONTH}\s+\d{{1,2}})(?P<rest>\s*(?:[-–—]|to|through)\s*{_MONTH}\s+\d{{1,2}},?\s+)"
    r"(?P<year>\d{4})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\d.,/-])\d{1,4}(?:\.\d)?(?![\d/-])")
DAYS = re.compile(
    r"(?i)(?<![\d/.-])(?P<v>\d{1,4}(?:\.\d)?)\s*(?:paid\s+|work(?:ing|ed)?\s+)?days?\b"
)
WEEKS = re.compile(r"(?i)(?<![\d/.-])(?P<v>\d{1,3}(?:\.\d)?)\s*(?:w(?:ee)?ks?)\b")


def record_of(parts: Parts, found: Found, *, day_first: bool) -> Fields:
    """Return the record of one show; a part that is not what it should be is left out."""
    made: Fields = {}
    if "production_title" in parts:
        made |= _title(parts["production_title"], found)
    if "season" in parts:
        made["season"] = _season(parts["season"], found)
    for name in ("studio", *CREW):
        if name in parts and _is_said(parts[name].text):
            made[name] = _text(parts[name], found)
    if "classification" in parts:
        made["classification"] = _classification(parts["classification"], found)
    return made | _dates(parts, found, day_first=day_first) | _days(parts, found)


def _is_said(text: str) -> bool:
    return any(c.isalnum() for c in text) and text.strip().lower() not in {
        "n/a",
        "na",
        "none",
        "tba",
    }


def _text(value: Printed, found: Found) -> Field:
    return Field(with_stop(value), confidence(found, value.weakest), value.places)


def _title(value: Printed, found: Found) -> Fields:
    named, remark = split_type(value.text)
    is_kind = remark is not None and catalogue.production_type(remark) is not None
    title = title_of(named if is_kind else value.text)
    sure = confidence(found, value.weakest)
    made: Fields = {"production_title": Field(title.title, sure, value.places)}
    if title.season is not None:
        made["season"] = Field(title.season, sure, value.places)
    return made


def _season(value: Printed, found: Found) -> Field:
    said = SEASON.search(f" {value.text}")
    text = season_number(said) if said else value.text.strip(" ,;:|#")
    return Field(text, confidence(found, value.weakest), value.places)


def _classification(value: Printed, found: Found) -> Field:
    text = value.text.strip(" ,;:|")
    known = category_in(text)
    sure = confidence(found, value.weakest)
    return Field(text, sure, value.places, known.name if known else None)


def _dates(parts: Parts, found: Found, *, day_first: bool) -> Fields:
    made: Fields = {}
    for name in ("start_date", "end_date"):
        if name in parts and (field := _date(parts[name], found, day_first=day_first)):
            made[name] = field
    if "dates" in parts:
        both = _both_dates(parts["dates"], found, day_first=day_first)
        made = both | made
    return made


def _date(value: Printed, found: Found, *, day_first: bool) -> Field | None:
    # A narrow column breaks a date in two: "02/03/20" and "25" are one.
    unbroken = value.text.replace(" ", "")
    match = DATE.fullmatch(unbroken) or DATE.search(value.text)
    day = parse_date(match[0], day_first=day_first) if match else None
    return Field(day.isoformat(), confidence(found, value.weakest), value.places) if day else None


def _both_dates(value: Printed, found: Found, *, day_first: bool) -> Fields:
    days = [parse_date(m[0], day_first=day_first) for m in DATE.finditer(_whole(value.text))]
    if len(days) != 2 or None in days:
        return {}
    sure = confidence(found, value.weakest)
    return {
        name: Field(day.isoformat(), sure, value.places)
        for name, day in zip(("start_date", "end_date"), days, strict=True)
        if day is not None
    }


def _whole(text: str) -> str:
    """Return a span of dates with the year said at its end said at its start as well."""
    return ONE_YEAR.sub(r"\g<start>, \g<year>\g<rest>\g<year>", text)


def _days(parts: Parts, found: Found) -> Fields:
    if "days" in parts:
        value = parts["days"]
        weeks = WEEKS.search(value.text)
        number = None if weeks else _NUMBER.search(value.text.replace(" ", ""))
        if number is not None:
            return {"days": _count(value, float(number[0]), found)}
        if weeks is not None:
            return {"days": _count(value, DAYS_OF_A_WEEK * float(weeks["v"]), Found.GUESS)}
    if "weeks" in parts and (number := _NUMBER.search(parts["weeks"].text)):
        return {"days": _count(parts["weeks"], DAYS_OF_A_WEEK * float(number[0]), Found.GUESS)}
    return {}


def _count(value: Printed, days: float, found: Found) -> Field:
    said = int(days) if days.is_integer() else days
    return Field(said, confidence(found, value.weakest), value.places)
