"""Times as people print them, to the day, the month, the season or the year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extractors.patterns import pattern_of
from extractors.resume.month_words import MONTH, number_of_month

_SEASON = r"(?:(?:early|mid|late)[- ])?(?:spring|summer|fall|autumn|winter)"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)(?!\d)"
_SHORT = rf"(?:{_YEAR}|['’]\d\d(?!\d))"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d/])"
_POINT = pattern_of(
    rf"""(?ix)(?<![\w/.])(?<!\b\d{{3}}-)(?:
      (?P<y1>\d{{4}})(?P<mark>[-/.])\s?(?P<m1>\d{{1,2}})(?P=mark)\s?(?P<d1>\d{{1,2}})(?!\d)
    | (?P<n1>\d{{1,2}})(?P<bar>[-/.])(?P<n2>\d{{1,2}})(?P=bar)(?P<n3>\d{{4}}|\d\d)(?!\d)
    | (?P<y5>{_YEAR})[-/.](?P<m5>0[1-9]|1[0-2])(?![\d/-])
    | (?P<m6>0?[1-9]|1[0-2])/(?P<y6>{_YEAR})
    | (?P<month3>{MONTH})\s*(?P<d3>{_DAY})(?:,?\s*(?P<y3>{_SHORT}))?
    | (?P<d4>{_DAY})[\s-]*(?P<month4>{MONTH})(?:[,\s-]*(?P<y4>{_SHORT}))?
    | (?P<month2>{MONTH})(?:,?\s*(?:of\s+)?(?P<y2>{_SHORT}))?
    | (?P<season>{_SEASON})s?(?:,?\s*(?:of\s+)?(?P<y7>{_SHORT}))?
    | (?P<about>(?:early|mid|late)[- ])?(?P<y8>{_YEAR})
    )(?!\w)"""
)
_DAYS = pattern_of(
    rf"(?i)(?<!\w)(?P<days>{MONTH}\s*{_DAY}(?:\s*(?:[,;&–—-]|,?\s*\band\b|\bto\b)\s*"
    rf"(?:{MONTH}\s*)?{_DAY})+),?\s+(?P<year>{_YEAR})"
)
_DAYS_OF_MONTH = pattern_of(
    r"(?i)(?<![\w/.-])(?<!\bseason )(?<!\bepisodes )(?<!\bdays )"
    r"(?P<days>\d{1,2}(?:st|nd|rd|th)?(?:\s*(?:[,;&–—-]|,?\s*\band\b|\bto\b)\s*"
    rf"\d{{1,2}}(?:st|nd|rd|th)?)+)\s+(?P<month>{MONTH}),?\s+(?P<year>{_YEAR})"
    rf"(?!\s*(?:[-–—]|to\b)\s*\d{{1,2}}\s+{MONTH})"
)
_DAYS_OF_MONTHS = pattern_of(
    r"(?i)(?<![\w/.-])(?P<days>\d{1,2}/\d{1,2}(?:\s*(?:[,;&]|,?\s*\band\b)\s*\d{1,2}/\d{1,2})+)"
    r"/(?P<year>\d{4}|\d\d)(?![\w/])"
)
_MONTH_OR_DAY = pattern_of(rf"(?i)(?P<month>{MONTH})|(?P<day>\d{{1,2}})")
TO = pattern_of(r"(?i)\s*(?:[-–—−→~]+|\b(?:to|until|till|thru|through)\b)\s*(?:the\s+)?")
_AND = pattern_of(r"(?i)\s*(?:\band\b|&)\s*")
_OPEN = pattern_of(
    r"(?i)\s*(?:[-–—−→~]+|\bto\b)\s*(?:the\s+)?(?:present|current|now|ongoing|today)\b"
)
_BESIDE = pattern_of(r"(?i)(?:\s*[,;&]\s*(?:and\s+)?|\s+and\s+)")
_END_OF_YEARS = pattern_of(r"\s*[-–—/]\s*['’]?(?P<v>\d\d)(?![\d/.-])")
_BETWEEN = pattern_of(r"(?i)\bbetween\s+$")
_SINCE = pattern_of(r"(?i)\bsince\s+$")


_OPEN_YEARS = 9


class Order(StrEnum):
    """In which order the numbers of a date stand: 3/4/24, or 24/3/4."""

    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"
    YEAR_FIRST = "year first"


@dataclass(frozen=True, slots=True)
class Time:
    """From when to when, each ``YYYY``, ``YYYY-MM`` or a day as printed; ``last`` may be open."""

    first: str
    last: str | None

    @property
    def period(self) -> str:
        """Both ends as an ISO interval, ``..`` for an end that is open."""
        return f"{self.first}/{self.last or '..'}"

    @property
    def is_of_days(self) -> bool:
        """True when both ends are days."""
        return self.first.count("-") == 2 and self.last is not None and self.last.count("-") == 2

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that the time can hold; years later for an open end."""
        last = self.last or str(int(self.first[:4]) + _OPEN_YEARS)
        return _earliest(self.first), _latest(last)


@dataclass(frozen=True, slots=True)
class Said:
    """A time and where in a text it stands; ``alone`` for a year, which may be a title's."""

    start: int
    end: int
    time: Time
    alone: bool


@dataclass(frozen=True, slots=True)
class _Point:
    """One day, month, season or year; ``year`` is 0 when it stands elsewhere.

    ``apart`` says that more than its number tells a year: a season, or "late".
    """

    start: int
    end: int
    year: int
    month: int = 0
    day: int = 0
    apart: bool = False

    def iso(self, year: int) -> str:
        """Return the point in its own precision, in ``year`` when it names none."""
        own = self.year or year
        if self.day:
            return f"{own:04d}-{self.month:02d}-{self.day:02d}"
        return f"{own:04d}-{self.month:02d}" if self.month else f"{own:04d}"


def times_in(text: str, order: Order) -> list[Said]:
    """Return the times that a text tells, left to right; one day alone is none."""
    made = [said for found in _DAYS.finditer(text) if (said := _of_days(found))]
    made += [said for found in _DAYS_OF_MONTH.finditer(text) if (said := _of_month(found))]
    for found in _DAYS_OF_MONTHS.finditer(text):
        made += [said] if (said := _of_numbers(found, order)) else []
    listed = [range(said.start, said.end) for said in made]
    points = [
        point
        for found in _POINT.finditer(text)
        if not any(found.start() in own for own in listed) and (point := _point(found, order))
    ]
    at = 0
    while at < len(points):
        said, used = _said(text, points[at:])
        if said is not None:
            made.append(said)
        at += used
    return sorted(made, key=lambda said: said.start)


def _of_month(found: re.Match[str]) -> Said | None:
    """Return the time of days that share the month behind them: "2 to 5 May 2023"."""
    year, month = int(found["year"]), number_of_month(found["month"])
    days = [int(each) for each in re.findall(r"\d+", found["days"])]
    if days != sorted(days) or not all(is_day(year, month, day) for day in days):
        return None
    first, last = (_Point(0, 0, year, month, day).iso(0) for day in (days[0], days[-1]))
    return Said(*found.span(), Time(first, last), alone=False)


def _of_numbers(found: re.Match[str], order: Order) -> Said | None:
    """Return the time of days that share the last one's year: "2/5, 2/6 and 2/9/2024"."""
    points = []
    for said in re.findall(r"\d+/\d+", found["days"]):
        year, month, day = ordered([*said.split("/"), found["year"]], order)
        points.append(_Point(0, 0, year, month, day))
    days = [(point.month, point.day) for point in points]
    real = all(is_day(point.year, point.month, point.day) for point in points)
    if not real or days != sorted(days):
        return None
    return Said(*found.span(), Time(points[0].iso(0), points[-1].iso(0)), alone=False)


def _of_days(found: re.Match[str]) -> Said | None:
    """Return the time of days that share a year, and maybe a month: "May 6, 7 and 10, 2024"."""
    year, month = int(found["year"]), 0
    days: list[_Point] = []
    for token in _MONTH_OR_DAY.finditer(found["days"]):
        month = number_of_month(token["month"]) if token["month"] else month
        days += [_Point(0, 0, year, month, int(token["day"]))] if token["day"] else []
    first, last = days[0], days[-1]
    turned = (first.month, first.day) > (last.month, last.day)
    if not all(map(_exists, days)):
        return None
    first = _Point(0, 0, year - turned, first.month, first.day)
    return Said(*found.span(), Time(first.iso(0), last.iso(0)), alone=False)


def _said(text: str, points: Sequence[_Point]) -> tuple[Said | None, int]:
    """Return the time that begins with the first of some points, and how many of them it takes."""
    one = points[0]
    other = points[1] if len(points) > 1 else None
    if one.year and (open_end := _OPEN.match(text, one.end)):
        return Said(one.start, open_end.end(), Time(one.iso(0), None), alone=False), 1
    if other is not None and _joins(text, one, other):
        time = _between(one, other)
        said = Said(one.start, other.end, time, alone=False) if time else None
        return said, 2 if said else 1
    if (listed := _listed(text, points)) is not None:
        return listed
    return (_single(text, one) if one.year and not one.day else None), 1


def _single(text: str, one: _Point) -> Said:
    """Return a month, a season or a year, or the years that a short number behind it ends."""
    is_year = not one.month and not one.apart
    short = _END_OF_YEARS.match(text, one.end) if is_year else None
    last = one.year // 100 * 100 + int(short["v"]) if short else 0
    if short is not None and last > one.year:
        return Said(one.start, short.end(), Time(one.iso(0), str(last)), alone=False)
    since = _SINCE.search(text[: one.start]) is not None
    time = Time(one.iso(0), None if since else one.iso(0))
    return Said(one.start, one.end, time, alone=is_year and not since)


def _joins(text: str, one: _Point, other: _Point) -> bool:
    """Return whether the words between two points make them the ends of one time.

    "And" does where one year is said for both, or behind "between".
    """
    words = text[one.end : other.start]
    together = not one.year or _BETWEEN.search(text[: one.start]) is not None
    return bool(TO.fullmatch(words) or (together and _AND.fullmatch(words)))


def _between(one: _Point, other: _Point) -> Time | None:
    """Return the time from one point to another, which gives it the year that it lacks."""
    if not other.year:
        return None
    turned = (one.month, one.day) > (other.month, other.day) and bool(one.month and other.month)
    first, last = one.iso(other.year - turned), other.iso(0)
    return Time(first, last) if _earliest(first) <= _latest(last) else None


def _listed(text: str, points: Sequence[_Point]) -> tuple[Said, int] | None:
    """Return the time that days side by side take up, each with its year: "3 May 2024, 4 May …"."""
    run = [points[0]] if points[0].day and points[0].year else []
    for point in points[1:] if run else ():
        if not (point.day and point.year and _BESIDE.fullmatch(text[run[-1].end : point.start])):
            break
        run.append(point)
    if len(run) < 2:
        return None
    days = sorted(point.iso(0) for point in run)
    return Said(run[0].start, run[-1].end, Time(days[0], days[-1]), alone=False), len(run)


def _point(found: re.Match[str], order: Order) -> _Point | None:
    """Return the point that was found, None when no calendar has it."""
    a, b = found.span()
    if found["n1"]:
        year, month, day = ordered([found["n1"], found["n2"], found["n3"]], order)
    elif found["season"]:
        return _Point(a, b, _year(found["y7"]), apart=True)
    else:
        year = _year(next((found[name] for name in _YEARS if found[name]), None))
        named = found["month2"] or found["month3"] or found["month4"]
        month = number_of_month(named) if named else _number(found, "m1", "m5", "m6")
        day = _number(found, "d1", "d3", "d4")
    point = _Point(a, b, year, month, day, apart=bool(found["about"]))
    return point if _exists(point) else None


_YEARS = ("y1", "y2", "y3", "y4", "y5", "y6", "y8")


def _number(found: re.Match[str], *names: str) -> int:
    said = next((found[name] for name in names if found[name]), "")
    digits = re.match(r"\d*", said)
    return int(digits[0]) if digits and digits[0] else 0


def _year(said: str | None) -> int:
    if said is None:
        return 0
    number = int(said.strip("'’"))
    return number if number > 99 else 2000 + number


def ordered(numbers: Sequence[str], order: Order) -> tuple[int, int, int]:
    """Return the year, month and day that three numbers tell in an order."""
    if order is Order.YEAR_FIRST and len(numbers[2]) == 2:
        return _year(numbers[0]), int(numbers[1]), int(numbers[2])
    one, two = int(numbers[0]), int(numbers[1])
    month, day = (two, one) if order is Order.DAY_FIRST else (one, two)
    return _year(numbers[2]), month, day


def is_day(year: int, month: int, day: int) -> bool:
    """Return whether a calendar has a day of these numbers."""
    return month > 0 and day > 0 and _exists(_Point(0, 0, year, month, day))


def _exists(point: _Point) -> bool:
    try:
        date(point.year or 2024, point.month or 1, point.day or 1)
    except ValueError:
        return False
    return True


def _earliest(iso: str) -> date:
    return date.fromisoformat(iso + "-01-01"[3 * iso.count("-") :])


def _latest(iso: str) -> date:
    if iso.count("-") == 2:
        return date.fromisoformat(iso)
    year, month = int(iso[:4]), int(iso[5:] or 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
