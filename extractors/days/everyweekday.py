"""Every weekday of a stretch but those named: "each weekday from June 1 to 19, except June 5".

A stretch alone proves no day. A sentence that says of every weekday of it that it was worked, and
names those that were not, speaks of each day: where the letter's own total, or the number told
behind the sentence, is the same, the days are proved; without any number they are days that a
person has to confirm.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from extractors.days.cells import CellSays
from extractors.days.codes import Verdict
from extractors.days.gathered import place_of
from extractors.days.listed import Listed
from extractors.days.marks import GridRead, MarkedDay
from extractors.days.mentions import Mention, Written
from extractors.days.numbers_met import numbers_said
from extractors.days.roles import Role
from extractors.days.sense import Anchors, real, span
from extractors.days.surroundings import Surroundings
from extractors.days.weekdaystretches import LONGEST_DAYS, Stretch, stretches_in
from extractors.values import Field

_LONGEST_WITHOUT_A_TOTAL_DAYS = 42
_SURE, _UNPROVED = 0.95, 0.9
_OF_A_WEEK = re.compile(r"\bweek (?:of|ending|beginning|commencing|starting)$")
_OFF = frozenset({Role.NOT_WORKED, Role.EXCLUDED})


def every_weekday(
    listed: Sequence[Listed], letter: Surroundings, total: Field | None, anchors: Anchors
) -> tuple[list[Listed], GridRead]:
    """Return the dates without those of such sentences, and the days that the sentences prove."""
    every = list(stretches_in(listed, letter.tokens, anchors))
    told = [said for said in every if said.worked or _is_all(said, listed, total)]
    found = list(listed)
    for said in told:
        found = [_off_in(one, said) for one in found]
        for place in said.more:
            found[place] = replace(found[place], role=Role.WORK, label="also")
        for place in said.ends:
            found[place] = replace(found[place], role=Role.OTHER, label="every weekday")
        for place in said.out:
            mention = _with_its_week(listed[place], said)
            out = replace(listed[place], role=Role.EXCLUDED, label="except", mention=mention)
            found[place] = out
    return found, _days(told, found, letter, total)


def _is_all(said: Stretch, listed: Sequence[Listed], total: Field | None) -> bool:
    """Return whether the total alone says that a stretch was worked: no other date is listed so."""
    others = any(one.role is Role.WORK for one in listed) or said.more
    return total is not None and not others and total.value == len(_left(said, listed))


def _days(
    told: Sequence[Stretch], found: Sequence[Listed], letter: Surroundings, total: Field | None
) -> GridRead:
    """Return the days of the stretches that some number of days proves."""
    read = GridRead()
    left = [_left(said, found) for said in told]
    together = {
        day for days, said in zip(left, told, strict=True) for day in _all(days, said, found)
    }
    of_all = {len(together), len(together | _listed_besides(told, found))}
    proved = total is not None and total.value in of_all
    for at, (said, days) in enumerate(zip(told, left, strict=True)):
        own = _number_behind(at, told, found, letter)
        met = proved or own == len(_all(days, said, found))
        open_to = total is None and own is None and _is_plain(said, found)
        one = found[said.ends[0]]
        where = place_of(one, "").text
        if not days or not (met or open_to):
            read.doubts.append(f"nothing bears out which weekdays of {where!r} were worked")
            continue
        if not met:
            read.doubts.append(f"no total bears out that every weekday of {where!r} was worked")
        sure = one.certainty * (_SURE if met else _UNPROVED)
        says = CellSays(Verdict.WORKED)
        read.days += [MarkedDay(d, says, place_of(one, d.isoformat()), sure) for d in days]
    return read


def _with_its_week(one: Listed, said: Stretch) -> Mention:
    """Return a day or a range taken out; of a day that names its week, all days of that week."""
    mention = _dated(one.mention, said)
    day = real(mention.first)
    if mention.last is not None or day is None or not _OF_A_WEEK.search(one.lead):
        return mention
    monday = day - timedelta(days=day.weekday())
    ends = (
        monday + timedelta(days=weekday) for weekday in (min(said.weekdays), max(said.weekdays))
    )
    first, last = (Written(end.month, end.day, end.year) for end in ends)
    return replace(mention, first=first, last=last, weekday=None)


def _off_in(one: Listed, said: Stretch) -> Listed:
    """Return a date of a day off with the year of the stretch that it lies in."""
    dated = _dated(one.mention, said)
    inside = one.role in _OFF and any(said.first <= day <= said.last for day in _days_of(dated))
    return replace(one, mention=dated) if inside else one


def _left(said: Stretch, found: Sequence[Listed]) -> list[date]:
    """Return the days of a stretch less those that the letter takes out, there or elsewhere."""
    off = {day for one in found if one.role in _OFF for day in _days_of(_dated(one.mention, said))}
    days = span(said.first, said.last)
    return [day for day in days if day.weekday() in said.weekdays and day not in off]


def _all(days: Sequence[date], said: Stretch, found: Sequence[Listed]) -> set[date]:
    """Return the days of a stretch with those that its sentence adds."""
    more = (_days_of(_dated(found[at].mention, said)) for at in said.more)
    return {*days, *(day for each in more for day in each)}


def _listed_besides(told: Sequence[Stretch], found: Sequence[Listed]) -> set[date]:
    """Return the days that other sentences list as worked."""
    within = {at for said in told for at in (*said.ends, *said.out, *said.more)}
    worked = [
        one.mention
        for at, one in enumerate(found)
        if at not in within and one.role is Role.WORK and one.verdict in {None, Verdict.WORKED}
    ]
    return {day for said in told for mention in worked for day in _days_of(_dated(mention, said))}


def _is_plain(said: Stretch, found: Sequence[Listed]) -> bool:
    """Return whether a short stretch takes out dates alone, each a day of it."""
    out = {day for at in said.out for day in _days_of(found[at].mention)}
    days = [day for day in span(said.first, said.last) if day.weekday() in said.weekdays]
    inside = bool(out) and all(day in days for day in out)
    return inside and said.dated_out and len(days) <= _LONGEST_WITHOUT_A_TOTAL_DAYS


def _number_behind(
    at: int, told: Sequence[Stretch], found: Sequence[Listed], letter: Surroundings
) -> int | None:
    """Return the first number of days told behind a stretch, and before the next one."""
    starts = [letter.tokens[found[said.ends[0]].mention.start].line for said in told]
    lines = [*starts, len(letter.lines)]
    first, last = list(pairwise(lines))[at]
    said = numbers_said(letter.lines[first : max(last, first + 1)])
    ends = found[told[at].ends[-1]]
    behind = [(one.places[0].page, one.places[0].box[1], int(str(one.value))) for one in said]
    below = [number for page, top, number in sorted(behind) if (page, top) >= _place(ends, letter)]
    return below[0] if below else None


def _place(one: Listed, letter: Surroundings) -> tuple[int, float]:
    """Return the page and the upper edge of the line that a date ends on."""
    token = letter.tokens[one.mention.end - 1]
    return token.page, min(word.box[1] for word in letter.lines[token.line].words)


def _dated(mention: Mention, said: Stretch) -> Mention:
    """Return a day, or a range, with the year, where none is printed, that lies in the stretch."""
    last = _in_stretch(mention.last, said) if mention.last is not None else None
    return replace(mention, first=_in_stretch(mention.first, said), last=last)


def _in_stretch(written: Written, said: Stretch) -> Written:
    if written.year is not None:
        return written
    years = range(said.first.year, said.last.year + 1)
    dated = [replace(written, year=year) for year in years]
    inside = [w for w in dated if (day := real(w)) and said.first <= day <= said.last]
    return inside[0] if len(inside) == 1 else replace(written, year=said.last.year)


def _days_of(mention: Mention) -> Iterator[date]:
    """Yield every day of a date or a range whose years are known."""
    first, last = mention.first, mention.last or mention.first
    if last.year is None:
        return
    earlier = last.year - (first.month > last.month)
    start, end = real(replace(first, year=first.year or earlier)), real(last)
    if start is not None and end is not None and 0 <= (end - start).days < LONGEST_DAYS:
        yield from span(start, end)
