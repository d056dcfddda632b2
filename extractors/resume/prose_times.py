"""When and how long, as sentences tell it: spans of days and counts in turn, show after show."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.passages import Passage, Printed
from extractors.patterns import pattern_of
from extractors.resume.paragraphs import SENTENCE
from extractors.resume.times import DATE, DAYS, MONTHS, WEEKS

_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEARLESS = rf"\b{_NAME}\s*\d{{1,2}}(?!\d)|(?<![\d/])\d{{1,2}}(?:st|nd|rd|th)?\s+{_NAME}(?![a-z])"
_DAY = pattern_of(rf"{DATE.pattern}|{_YEARLESS}", re.IGNORECASE)
_YEAR = pattern_of(r"(?:19|20)\d\d(?!\d)")
_UP_TO = pattern_of(
    r"(?i)(?:[-–—→>]|\b(?:to|until|till|thru|through|end(?:ing|ed)|wrap(?:ping|ped)|finish(?:ing|ed)"
    r"|conclud(?:ing|ed)|left)(?:\s+(?:on|in))?)\s*$"
)
_AND = pattern_of(r"(?i)\band\s*$")
_BETWEEN = pattern_of(r"(?i)\bbetween\s*$")
_THEN = pattern_of(r"(?i)\b(?:then|followed by|moved up|promoted|upgraded)\b")
"""What parts the times of two capacities."""

_MOST_BETWEEN = 90
"""How many characters may stand between the first day of a show and its last, in one sentence."""

_BESIDE = 20
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says of one show's time, and from where to where it says it."""

    parts: dict[str, Printed]
    start: int
    end: int


def times_told(text: Passage, year: str) -> list[Told]:
    """Return the times of each show that a text tells: one more where a kind of time comes again.

    ``year`` stands over the text, for days that name none; empty when no year does.
    """
    made: list[Told] = []
    for each in sorted([*_spans(text, year), *_counts(text)], key=lambda told: told.start):
        goes_on = made and _THEN.search(text.text, made[-1].end, each.start) is None
        if goes_on and not made[-1].parts.keys() & _kinds(each.parts):
            made[-1] = Told(made[-1].parts | each.parts, made[-1].start, each.end)
        else:
            made.append(each)
    return made


def _kinds(parts: dict[str, Printed]) -> set[str]:
    """Return the names of what may not be said twice of one show."""
    spans = {"start_date", "end_date", "months"}
    return {"days", "weeks"} if parts.keys() & {"days", "weeks"} else spans


def _spans(text: Passage, year: str) -> Iterator[Told]:
    """Yield each first day with its last, and last days that stand alone behind "until"."""
    found = list(_DAY.finditer(text.text))
    taken = -1
    for at, day in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if at == taken:
            continue
        if following is not None and _is_span(text.text, day, following):
            taken = at + 1
            yield _span(
                text, day, following, _year_for(text.text, following, found[at + 2 :], year)
            )
        elif _UP_TO.search(text.text[: day.start()]) and DATE.fullmatch(day[0]):
            yield Told({"end_date": text.group(day)}, *day.span())
    days = [day.start() for day in found]
    for months in MONTHS.finditer(text.text):
        if any(months.start() <= day < months.end() for day in days):
            continue
        yield Told({"months": text.group(months)}, *months.span())


def _is_span(text: str, day: re.Match[str], following: re.Match[str]) -> bool:
    between = text[day.end() : following.start()]
    if len(between) > _MOST_BETWEEN or SENTENCE.search(between) or DAYS.search(between):
        return False
    both = _AND.search(between) and _BETWEEN.search(text[: day.start()])
    return bool(both) or _UP_TO.search(between) is not None


def _year_for(text: str, last: re.Match[str], later: Sequence[re.Match[str]], over: str) -> str:
    """Return the year of a span: its last day's, else that of the next day told, or over it."""
    for day in (last, *later):
        if DATE.fullmatch(day[0]) and (own := _YEAR.findall(day[0])):
            return str(own[-1])
        if SENTENCE.search(text, last.end(), day.start()) is not None:
            break
    return over


def _span(text: Passage, first: re.Match[str], last: re.Match[str], year: str) -> Told:
    parts: dict[str, Printed] = {}
    turned = _month(first[0]) > _month(last[0]) and year.isdigit()
    for name, day in (("start_date", first), ("end_date", last)):
        own = str(int(year) - 1) if name == "start_date" and turned else year
        held = text.group(day)
        if DATE.fullmatch(day[0]) is not None:
            parts[name] = held
        elif own:
            parts[name] = held.with_text(f"{held.text}{_mark(held.text)}{own}")
    return Told(parts, first.start(), last.end())


def _month(said: str) -> int:
    found = re.search(r"[A-Za-z]{3}", said)
    return _MONTHS.index(found[0].lower()) if found and found[0].lower() in _MONTHS else -1


def _mark(said: str) -> str:
    """Return what stands before a year: "June 9, 2025", "9 June 2025"."""
    return " " if said[:1].isdigit() else ", "


def _counts(text: Passage) -> Iterator[Told]:
    """Yield the counts of days, and of weeks where no days stand beside them."""
    days = list(DAYS.finditer(text.text))
    for found in days:
        yield Told({"days": text.group(found)}, *found.span())
    for found in WEEKS.finditer(text.text):
        beside = (min(abs(found.start() - d.end()), abs(d.start() - found.end())) for d in days)
        if min(beside, default=_BESIDE) >= _BESIDE:
            yield Told({"weeks": text.group(found)}, *found.span())
