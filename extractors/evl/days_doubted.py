"""What is doubtful about the days of one job, said once for each page and each reason."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days import DaysRead, UnsureDate
from extractors.values import Finding, Outcome, Place, Severity

IN_DOUBT = "dates in doubt"
"""Under this name a finding about several dates says how many they are."""

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def doubts_of(read: DaysRead) -> tuple[Finding, ...]:
    """Return a finding for each page with dates read unsurely and for each other doubt.

    What is doubted of many dates for one reason is one finding: a reviewer looks once.
    """
    pages = sorted({one.place.page for one in read.unsure})
    unsure = [[one for one in read.unsure if one.place.page == page] for page in pages]
    alike: dict[str, list[str]] = {}
    for said in read.doubts:
        alike.setdefault(_reason(said), []).append(said)
    return (
        *(_not_read_for_sure(each) for each in unsure),
        *(_said_once(each, read) for each in alike.values()),
    )


def doubt(message: str, places: tuple[Place, ...]) -> Finding:
    """Return the finding that days are doubtful."""
    return Finding("doubtful-dates", Severity.INFO, Outcome.CANNOT_TELL, message, places)


def _reason(said: str) -> str:
    """Return a doubt without the date that it is about."""
    return _ISO_DATE.sub("", said)


def _said_once(doubts: Sequence[str], read: DaysRead) -> Finding:
    days = {day for said in doubts for day in _ISO_DATE.findall(said)}
    about = tuple(day.place for day in read.worked if day.day.isoformat() in days)
    if len(doubts) == 1:
        return doubt(doubts[0], tuple(day.place for day in read.worked[:1]))
    message = f"{doubts[0]}; the same holds for {len(doubts) - 1} more dates"
    places = about or tuple(day.place for day in read.worked[:1])
    return replace(doubt(message, places), compared={IN_DOUBT: len(doubts)})


def _not_read_for_sure(unsure: Sequence[UnsureDate]) -> Finding:
    first = unsure[0]
    if len(unsure) == 1:
        return doubt(_could_not_be_read(first), (first.place,))
    message = (
        f"{len(unsure)} dates on page {first.place.page} could not be read for sure, the first of "
        f"them at “{first.place.text[:60]}”: {first.because}. They count as no day until a person "
        "has looked at them."
    )
    places = tuple(one.place for one in unsure)
    return replace(doubt(message, places), compared={IN_DOUBT: len(unsure)})


def _could_not_be_read(one: UnsureDate) -> str:
    said = f"“{one.place.text[:80]}” on page {one.place.page} could not be read for sure"
    return f"{said}: {one.because}. It counts as no day until a person has looked at it."
