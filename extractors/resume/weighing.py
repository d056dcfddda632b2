"""How well a list of shows explains a resume: each with one title, dates and days that agree."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from extractors.names import looks_like_company, looks_like_person
from extractors.resume.headings import CREW, field_of_heading
from extractors.resume.listed import names_capacity
from extractors.resume.offices import offices_in
from extractors.resume.positions import OF_A_POSITION
from extractors.resume.sections import NOT_OF_SHOWS
from extractors.resume.shows import days_too_many, number_of
from extractors.resume.times import DATE, DAYS, MONTH, MONTHS
from extractors.resume.written_out import is_written_out
from extractors.values import Box, Fields, Place

_TITLE, _NO_TITLE, _BAD_TITLE = 1.0, -1.0, -0.6
_DAYS, _SPAN, _AGREE, _TOO_MANY = 1.0, 0.8, 0.5, -1.5
_TIMES = ("days", "end_date")
_LACKING = -1.5
"""What speaks against a show for each time that it lacks and that others tell."""

_NO_SHOW = -1.5
"""What says neither when nor how long, or claims the count, or the title and time, of another show
is no show."""

_CAPACITY, _STUDIO, _OFFICE = 0.3, 0.15, 0.06
_ALIKE, _DIFFERENT = 0.4, 0.2
_FEWEST_WORKED, _MOST_WORKED, _HARDLY_ANY = 0.35, 1.25, 0.12
"""Days of a show as shares of the weekdays between its dates; six days a week are the most."""

_ENTANGLED, _LINES_TOUCH = -0.5, 4.0
"""What speaks against a show that reaches into the next, by more than so many points."""

_NEARLY = 0.97
"""Another reading that weighs so much of the best is a doubt where it says something else."""

_LONGEST_TITLE = 9
_BEGINS_WITHIN = re.compile(r"[a-zß-þ(),;:./&-]|\d{1,3}\s*(?:d|wks?|days?)\b")
_ENDS_WITHIN = re.compile(r"(?i)(?:[,;:(/&–-]|\b(?:the|of|and|a|at|in|for|to|from))$")


@dataclass(frozen=True, slots=True)
class Choice:
    """The reading that was kept, and the shows of it that another one nearly as good contests."""

    records: tuple[Fields, ...]
    contested: tuple[int, ...]


def heaviest(readings: Sequence[tuple[Fields, ...]]) -> Choice:
    """Return the reading that explains its pages best, the first of those that are as good."""
    asked = frozenset(
        kind for kind in _TIMES if any(_mostly(records, kind) for records in readings)
    )
    weighed = [(weight(records, asked), records) for records in readings]
    most, best = max(weighed, key=lambda each: each[0])
    rivals = [other for own, other in weighed if other is not best and own >= most * _NEARLY]
    return Choice(best, tuple(at for at, record in enumerate(best) if _contested(record, rivals)))


def _contested(record: Fields, rivals: Sequence[Sequence[Fields]]) -> bool:
    """Return whether another reading gives the same count to a show of another title, or dates."""
    if "days" not in record:
        return False
    places = record["days"].places
    others = (each for rival in rivals for each in rival)
    same = (each for each in others if "days" in each and each["days"].places == places)
    return any(_said(each) != _said(record) for each in same)


def _said(record: Fields) -> tuple[object, ...]:
    names = ("production_title", "days", "start_date", "end_date")
    return tuple(record[name].value if name in record else None for name in names)


def _mostly(records: Sequence[Fields], kind: str) -> bool:
    return 2 * sum(kind in record for record in records) > len(records)


def weight(records: Sequence[Fields], asked: frozenset[str]) -> float:
    """Return how well shows explain their page: the higher the better, 0 for none.

    ``asked`` are the times that shows of this resume tell, in one reading of it or another.
    """
    if not records:
        return 0.0
    claimed: set[Place] = set()
    spans: set[tuple[object, ...]] = set()
    worth = 0.0
    for record in records:
        counts = set(record["days"].places) if "days" in record else set()
        timed = bool(counts) or _has_span(record)
        span = (_title_places(record), _value(record, "start_date"), _value(record, "end_date"))
        again = bool(counts & claimed) or not timed or (not counts and span in spans)
        worth += _NO_SHOW if again else _of_show(record)
        worth += _LACKING * len(asked - record.keys())
        claimed |= counts
        spans |= {span} if span[0] else set()
    return worth + _alike(records) + _differing(records) + _ENTANGLED * _entangled(records)


def _entangled(records: Sequence[Fields]) -> int:
    """Return how many shows reach into the next: what is told of one show stands together."""
    titles = Counter(_title_places(record) for record in records)
    boxes = [_around(record, shared=titles[_title_places(record)] > 1) for record in records]
    return sum(
        one is not None and other is not None and _overlaps(one, other)
        for one, other in pairwise(boxes)
    )


def _title_places(record: Fields) -> tuple[Place, ...]:
    return record["production_title"].places if "production_title" in record else ()


def _around(record: Fields, *, shared: bool) -> tuple[int, Box] | None:
    """Return the smallest box around the time of a show and a title of its own, None over pages."""
    told = [record[name].places for name in ("days", "start_date", "end_date") if name in record]
    places = [place for own in told for place in own]
    places += () if shared else _title_places(record)
    if len({place.page for place in places}) != 1:
        return None
    lefts, tops, rights, feet = zip(*(place.box for place in places), strict=True)
    return places[0].page, (min(lefts), min(tops), max(rights), max(feet))


def _overlaps(one: tuple[int, Box], other: tuple[int, Box]) -> bool:
    """Return whether two boxes on one page share more than the edges of two lines do."""
    (page, a), (other_page, b) = one, other
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return page == other_page and wide > 0 and high > _LINES_TOUCH


def _of_show(record: Fields) -> float:
    worth = _of_title(record) + _OFFICE * sum(name in record for name in CREW)
    worth += _DAYS * ("days" in record) + _SPAN * _has_span(record)
    worth += _CAPACITY * _names_capacity(record) + _STUDIO * _names_studio(record)
    if days_too_many(record):
        return worth + _TOO_MANY
    return worth + _AGREE * _agrees(record)


def _has_span(record: Fields) -> bool:
    return {"start_date", "end_date"} <= record.keys()


def _of_title(record: Fields) -> float:
    if "production_title" not in record:
        return _NO_TITLE
    title = str(record["production_title"].value)
    repeated = title == _value(record, "classification")
    within = _BEGINS_WITHIN.match(title) or _ENDS_WITHIN.search(title)
    bad = repeated or _is_no_title(title) or within or title.count("(") > title.count(")")
    long = len(title.split()) > _LONGEST_TITLE
    own = _BAD_TITLE if bad or long else _TITLE
    # A title may read as a company or a person, but of two readings the other is the likelier.
    named = looks_like_person(title) and "," not in title
    return own - 0.3 * looks_like_company(title) - 0.03 * named


def _is_no_title(title: str) -> bool:
    timed = DATE.search(title) or DAYS.search(title) or MONTHS.search(title)
    timed = timed or MONTH.fullmatch(title) or NOT_OF_SHOWS.fullmatch(title)
    named = names_capacity(title) or field_of_heading(title) is not None or any(offices_in(title))
    return timed is not None or named or not any(map(str.isalnum, title))


def _asks(said: str) -> bool:
    """Return whether an answer is itself a word that asks, such as "Dates": it is none."""
    return field_of_heading(said) not in {None, *CREW}


def _names_capacity(record: Fields) -> float:
    """Return 1 for a known capacity, nothing for other words, -1 for a heading as answer."""
    said = record.get("classification")
    if said is not None and _asks(str(said.value)):
        return -1.0
    return float(
        said is not None
        and names_capacity(str(said.value))
        and not any(offices_in(str(said.value)))
    )


def _names_studio(record: Fields) -> float:
    """Return 1 for a company as studio, less for any words, nothing for a person or a capacity."""
    if "studio" not in record:
        return 0.0
    said = str(record["studio"].value)
    no_studio = DATE.search(said) or DAYS.search(said) or NOT_OF_SHOWS.fullmatch(said)
    if names_capacity(said) or OF_A_POSITION.search(said) or no_studio or _asks(said):
        return -1.0
    return 1.0 if looks_like_company(said) else 0.5 - looks_like_person(said)


def _agrees(record: Fields) -> float:
    """Return 1 for days as many as people work between two dates, -1 for hardly any of them."""
    if "days" not in record or not _has_span(record):
        return 0.0
    first, last = (date.fromisoformat(str(record[n].value)) for n in ("start_date", "end_date"))
    if is_written_out(record["start_date"]) and _is_of_months(first, last):
        return 0.0
    share = number_of(record["days"]) / max(_weekdays(first, last), 1)
    return float(_FEWEST_WORKED <= share <= _MOST_WORKED) - 2.0 * (share < _HARDLY_ANY)


def _is_of_months(first: date, last: date) -> bool:
    """Return whether a span is of whole months, as one that was printed in months or years is."""
    return first.day == 1 and (last + timedelta(days=1)).day == 1


def _weekdays(first: date, last: date) -> int:
    weeks, rest = divmod((last - first).days + 1, 7)
    return 5 * weeks + sum((first + timedelta(days=at)).weekday() < 5 for at in range(rest))


def _alike(records: Sequence[Fields]) -> float:
    """Return how much speaks for shows that tell the same things as most others."""
    asked = ("production_title", "days", "start_date", "end_date", "classification", "studio")
    shapes = Counter(tuple(name in record for name in asked) for record in records)
    return _ALIKE * shapes.most_common(1)[0][1]


def _differing(records: Sequence[Fields]) -> float:
    titled = [record for record in records if "production_title" in record]
    said = {(record["production_title"].value, _value(record, "season")) for record in titled}
    return _DIFFERENT * len(said)


def _value(record: Fields, name: str) -> object:
    return record[name].value if name in record else None
