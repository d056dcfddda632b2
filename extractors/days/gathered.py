"""Everything found about days, and the answer made of it: sorted, distinct, doubted."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from extractors.days.chosen_total import not_met
from extractors.days.codes import Verdict
from extractors.days.listed import Listed
from extractors.days.marks import MarkedDay
from extractors.days.roles import Role
from extractors.days.turns import Turn
from extractors.days.twice import told_apart
from extractors.days.values import DayRead, DaysRead, InvalidDate, UnsureDate
from extractors.layout import around
from extractors.values import Field, Place

LEAST_SURE_DAY = 0.5
"""A day read with less than this chance is no day, unless the letter's own total bears it out."""

LEAST_SURE_AGAINST_A_TOTAL = 0.7
"""The same where the letter states another number of days than can be read."""


@dataclass(slots=True)
class Gathered:
    """Everything found so far, before duplicates are taken out."""

    worked: list[DayRead] = field(default_factory=list)
    not_worked: list[DayRead] = field(default_factory=list)
    excluded: list[DayRead] = field(default_factory=list)
    invalid: list[InvalidDate] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unsure: list[UnsureDate] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    starts: list[Field] = field(default_factory=list)
    ends: list[Field] = field(default_factory=list)
    weeks: list[date] = field(default_factory=list)
    turns: Collection[Turn] = ()
    """What is read otherwise this time."""

    open_to: list[Turn] = field(default_factory=list)
    """What could be."""


def keep_mark(gathered: Gathered, mark: MarkedDay) -> None:
    """Keep a marked day as worked, as not worked, or as one that a person must judge."""
    read = DayRead(mark.day, mark.place, round(mark.certainty, 4), mark.says.code)
    if mark.says.verdict is Verdict.NOT_WORKED:
        gathered.not_worked.append(read)
    elif mark.says.verdict is Verdict.REFER:
        gathered.worked.append(replace(read, confidence=min(read.confidence, 0.4)))
        gathered.doubts.append(
            f"the code {mark.says.code!r} on {mark.day.isoformat()} needs a person"
        )
    else:
        gathered.worked.append(read)


def place_of(one: Listed, item: str) -> Place:
    """Return where a mention stands, as proof of ``item``."""
    return Place(one.page, around(one.words), " ".join(word.text for word in one.words), item)


def keep_day(gathered: Gathered, one: Listed, day: date, sureness: float) -> None:
    """Keep a listed day as its role and its own marks say."""
    read = DayRead(day, place_of(one, day.isoformat()), round(sureness, 4), one.code)
    if one.role is Role.EXCLUDED:
        gathered.excluded.append(replace(read, code=one.code or "excluded"))
    elif one.role is Role.NOT_WORKED:
        gathered.not_worked.append(replace(read, code=one.code or one.label))
    elif one.verdict is Verdict.NOT_WORKED:
        if one.code is not None:
            gathered.not_worked.append(read)
    elif one.verdict is Verdict.REFER:
        gathered.worked.append(replace(read, confidence=min(read.confidence, 0.4)))
        gathered.doubts.append(f"the code {one.code!r} on {day.isoformat()} needs a person")
    else:
        gathered.worked.append(read)


def settled(gathered: Gathered, total: Field | None, told: Field | None) -> DaysRead:
    """Return the answer: what is worked and not, counted and compared with the total.

    ``told`` is the total or, without one, the only number of days that is told in any words: it
    raises no doubt, but what comes to it is borne out.
    """
    off = {read.day for read in (*gathered.excluded, *gathered.not_worked)}
    disputed = {r.day for r in gathered.worked} & {r.day for r in gathered.not_worked}
    doubts = [
        *gathered.doubts,
        *(f"{day.isoformat()} is listed as worked and as not worked" for day in sorted(disputed)),
    ]
    doubts += _weeks_without_days(gathered)
    listed = [read for read in gathered.worked if read.day not in off]
    listed, twice = told_apart(listed)
    listed, unsure = _sure_enough(listed, told)
    worked = _distinct(listed)
    duplicates, count = _duplicates(listed)
    if total is not None and worked and total.value not in {len(worked), count}:
        doubts.append(not_met(len(worked), total))
    return DaysRead(
        worked=worked,
        not_worked=_distinct([*gathered.not_worked, *gathered.excluded]),
        invalid=tuple(gathered.invalid),
        listed_count=count + len(gathered.invalid) if listed or gathered.invalid else None,
        stated_total=total,
        period_start=min(gathered.starts, key=lambda f: str(f.value), default=None),
        period_end=max(gathered.ends, key=lambda f: str(f.value), default=None),
        doubts=tuple(dict.fromkeys(doubts)),
        duplicates=duplicates,
        unsure=(*gathered.unsure, *twice, *unsure),
    )


def _sure_enough(
    listed: list[DayRead], total: Field | None
) -> tuple[list[DayRead], list[UnsureDate]]:
    """Return the days that may count, and those that were read too badly to be days.

    A total that all of them make up together bears them out.
    """
    days = {read.day for read in listed}
    if total is not None and total.value == len(days):
        return listed, []
    least = LEAST_SURE_DAY if total is None else LEAST_SURE_AGAINST_A_TOTAL
    sure = {read.day for read in listed if read.confidence >= least}
    left = [read for read in _distinct(listed) if read.day not in sure]
    unsure = [UnsureDate(read.place, f"{read.day.isoformat()} was read too badly") for read in left]
    return [read for read in listed if read.day in sure], unsure


def _weeks_without_days(gathered: Gathered) -> list[str]:
    """Return a doubt for each week that is named among weeks with days and has none itself."""
    days = {read.day for read in (*gathered.worked, *gathered.not_worked, *gathered.excluded)}
    empty = [
        week
        for week in sorted(set(gathered.weeks))
        if not any(abs((week - day).days) < 7 for day in days)
    ]
    return [f"no day was read for the week of {week.isoformat()}" for week in empty if days]


def _distinct(reads: Iterable[DayRead]) -> tuple[DayRead, ...]:
    best: dict[date, DayRead] = {}
    for read in reads:
        known = best.get(read.day)
        if known is None or read.confidence > known.confidence:
            best[read.day] = read
    return tuple(best[day] for day in sorted(best))


def _duplicates(listed: list[DayRead]) -> tuple[tuple[date, ...], int]:
    """Return the days named twice, and the count as listed; a list given twice counts once."""
    days = [read.day for read in listed]
    half = len(days) // 2
    if len(days) >= 6 and len(days) % 2 == 0 and sorted(days[:half]) == sorted(days[half:]):
        return (), half
    twice = [day for day, times in Counter(days).items() if times > 1]
    return tuple(sorted(twice)), len(days)
