"""One show of a resume: from the printed parts to the fields of a record."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from extractors import catalogue
from extractors.confidence import Found, confidence
from extractors.evl.titles import SEASON, season_number, split_type, title_of
from extractors.label_values import with_stop
from extractors.passages import Printed
from extractors.resume.agreements import UNDER
from extractors.resume.headings import CREW
from extractors.resume.times import DATE, DAYS, DAYS_OF_A_WEEK, WEEKS, amount, both_days, day_of
from extractors.upgrade_category import category_in
from extractors.values import Field, Fields

_KEPT_WHEN_TOO_MANY = 0.6

Parts = Mapping[str, Printed]
"""The printed parts of one show by what they say; see ``headings``."""


def record_of(parts: Parts, found: Found, *, day_first: bool) -> Fields:
    """Return the record of one show; a part that is not what it should be is left out."""
    made: Fields = {}
    if "production_title" in parts:
        made |= _title(parts["production_title"], found)
    if "season" in parts and _is_said(parts["season"].text):
        made["season"] = _season(parts["season"], found)
    elif "season" not in made and "production_type" in parts:
        made |= _season_of_kind(parts["production_type"], found)
    if "jurisdiction" not in parts and (under := _agreement(parts)) is not None:
        made["jurisdiction"] = _text(under, found)
    for name in ("studio", "jurisdiction", *CREW):
        if name in parts and _is_said(parts[name].text):
            made[name] = _text(parts[name], found)
    if "classification" in parts:
        made["classification"] = _classification(parts["classification"], found)
    made |= _dates(parts, found, day_first=day_first) | _days(parts, found)
    return _less_sure(made) if days_too_many(made) else made


def days_too_many(record: Fields) -> bool:
    """Return whether a show has more days than lie between its dates, both included."""
    if not {"days", "start_date", "end_date"} <= record.keys():
        return False
    first, last = (date.fromisoformat(str(record[n].value)) for n in ("start_date", "end_date"))
    return number_of(record["days"]) > (last - first).days + 1


def number_of(field: Field) -> float:
    """Return the number that a field holds, 0 for anything else."""
    return float(field.value) if isinstance(field.value, int | float) else 0.0


def less_sure_of(contested: Sequence[int], records: Sequence[Fields]) -> list[Fields]:
    """Return records, those with an index in ``contested`` less sure of their days."""
    made = [dict(record) for record in records]
    for at in contested:
        days = made[at]["days"]
        made[at]["days"] = replace(days, confidence=round(days.confidence * _KEPT_WHEN_TOO_MANY, 4))
    return list(made)


def _less_sure(record: Fields) -> Fields:
    """Return a record whose days its dates cannot hold, all three less sure."""
    kept = _KEPT_WHEN_TOO_MANY
    return record | {
        name: replace(record[name], confidence=round(record[name].confidence * kept, 4))
        for name in ("days", "start_date", "end_date")
    }


def _is_said(text: str) -> bool:
    return any(c.isalnum() for c in text) and text.strip().lower() not in {
        "n/a",
        "na",
        "none",
        "tba",
    }


def _text(value: Printed, found: Found) -> Field:
    said = _unbroken(with_stop(value))
    return Field(said, confidence(found, value.weakest), value.places)


def _unbroken(said: str) -> str:
    """Return words whole that a line breaks behind a hyphen: "Okonkwo-" and "Reyes" are one."""
    return re.sub(r"(?<=\w)- (?=[^\W\d])", "-", said)


def _title(value: Printed, found: Found) -> Fields:
    said = _REMARK_OF_UNDER.sub("", _NUMBER_OF_LIST.sub("", value.text)).strip(" *†‡")
    named, remark = split_type(said)
    is_kind = remark is not None and catalogue.production_type(remark) is not None
    title = title_of(_without_kind(named if is_kind else said))
    sure = confidence(found, value.weakest)
    made: Fields = {"production_title": Field(_without_kind(title.title), sure, value.places)}
    if title.season is not None:
        made["season"] = Field(title.season, sure, value.places)
    return made


def _without_kind(said: str) -> str:
    """Return a title without the kind of production behind its comma: "Kestrel, Mini-series"."""
    title, _, kind = said.rpartition(",")
    wording = catalogue.production_wording(kind) if title else None
    is_kind = wording is not None and len(wording[1].split()) == len(_WORD.findall(kind))
    return title if is_kind else said


_WORD = re.compile(r"[^\W_]+")


def _season(value: Printed, found: Found) -> Field:
    said = SEASON.search(f" {value.text}")
    text = season_number(said) if said else value.text.strip(" ,;:|#")
    return Field(text, confidence(found, value.weakest), value.places)


def _season_of_kind(value: Printed, found: Found) -> Fields:
    """Return the season that stands with the kind of production: "Series S1"."""
    return {"season": _season(value, found)} if SEASON.search(f" {value.text}") else {}


def _agreement(parts: Parts) -> Printed | None:
    """Return the other agreement that a remark in brackets names: "Moose Jaw (feature, DGC)"."""
    for name in ("production_title", "studio", "classification"):
        said = parts[name].text if name in parts else ""
        for remark in _REMARK.finditer(said):
            under = [each for each in re.split(r"[,;/]\s*", remark["v"]) if UNDER.fullmatch(each)]
            if under:
                return parts[name].with_text(under[0])
    return None


_REMARK_OF_UNDER = re.compile(
    rf"\s*[(\[]\s*(?:{UNDER.pattern.removeprefix('(?i)')})\s*[)\]]", re.IGNORECASE
)
_NUMBER_OF_LIST = re.compile(r"^\d{1,2}[.)]\s+(?=[^\W\d])")
_REMARK = re.compile(r"[(\[](?P<v>[^)\]]+)")


_OPEN_BRACKET = re.compile(r"\s*\([^()]*$")
"""A remark that runs on below what was read."""


def _classification(value: Printed, found: Found) -> Field:
    text = _OPEN_BRACKET.sub("", _unbroken(value.text).strip(" ,;:|"))
    known = category_in(text) or category_in(text.removesuffix("s"))
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
    day = day_of(match[0], day_first=day_first) if match else None
    return Field(day.isoformat(), confidence(found, value.weakest), value.places) if day else None


def _is_day(text: str) -> bool:
    """Return whether a text under a heading of dates is one day: the first and the last."""
    return DATE.fullmatch(text.strip()) is not None


def _both_dates(value: Printed, found: Found, *, day_first: bool) -> Fields:
    alone = day_of(value.text.strip(), day_first=day_first) if _is_day(value.text) else None
    days = (alone, alone) if alone else both_days(value.text, day_first=day_first)
    if days is None:
        return {}
    sure = confidence(found, value.weakest)
    return {
        name: Field(day.isoformat(), sure, value.places)
        for name, day in zip(("start_date", "end_date"), days, strict=True)
    }


def _days(parts: Parts, found: Found) -> Fields:
    """Return the days of a show: as printed, or else five for each week, less sure.

    Weeks are kept beside them as printed.
    """
    for name in ("days", "weeks"):
        if name not in parts:
            continue
        said = parts[name].text
        days, weeks = DAYS.search(said), WEEKS.search(said)
        if days is not None:
            return _count(parts[name], amount(days["v"]), found)
        if weeks is not None or name == "weeks":
            number = amount(weeks["v"] if weeks else said)
            counted = None if number is None else DAYS_OF_A_WEEK * number
            made = _count(parts[name], counted, Found.GUESS)
            return made | {"weeks": _text(parts[name], found)} if made else {}
        if number := amount(re.sub(r"(?<=\d) (?=\d)", "", said)):
            return _count(parts[name], number, found)
    if "unnamed_days" in parts:
        return _count(parts["unnamed_days"], amount(parts["unnamed_days"].text), Found.GUESS)
    return {}


def _count(value: Printed, days: float | None, found: Found) -> Fields:
    if days is None:
        return {}
    said = int(days) if days.is_integer() else days
    return {"days": Field(said, confidence(found, value.weakest), value.places)}
