"""The days on which a record must be judged: those that were missed, each as it was then, and now.

A night on which nothing ran changes nothing: every event keeps its own date and what was known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.roster.book import RuleBook
from app.roster.compliance import assess
from app.roster.values import Assessment, History
from app.settings import Settings
from app.standing.histories import Recorded, history
from app.standing.known_people import KnownPerson, KnownRecord
from app.standing.roster_days import day_end, roster_today, roster_zone

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """The answer from ``first`` through ``last``, and the history that it follows from."""

    first: date
    last: date
    history: History
    answer: Assessment


def steps(
    person: KnownPerson, record: KnownRecord, book: RuleBook, now: datetime, settings: Settings
) -> Iterator[Step]:
    """Yield every answer from the day the record was due until today, in order."""
    today = roster_today(now, record.roster, settings)
    day = min(record.due_on or today, today)
    news = _days_with_news(person, record, day, today, settings) if day < today else []
    while True:
        at = now if day == today else day_end(day, record.roster, settings)
        known = history(person, record, at)
        answer = assess(known, book, day)
        ahead = [*news, today, answer.next_change_on]
        following = min((d for d in ahead if d is not None and day < d <= today), default=None)
        yield Step(day, today if following is None else following - _DAY, known, answer)
        if following is None:
            return
        day = following


def _days_with_news(
    person: KnownPerson, record: KnownRecord, first: date, last: date, settings: Settings
) -> list[date]:
    """Return the days after ``first`` through ``last`` on which a fact came or went."""
    zone = roster_zone(record.roster, settings)
    facts: list[Recorded] = [
        *(day for days in person.days.values() for day in days),
        *person.credentials,
        *person.completions,
        *person.enrolments,
        *person.extensions,
        *record.placements,
        *record.removals,
        *record.suspensions,
        *record.groups,
    ]
    moments = [moment for fact in facts for moment in (fact.recorded_at, fact.withdrawn_at)]
    days = {moment.astimezone(zone).date() for moment in moments if moment is not None}
    return sorted(day for day in days if first < day <= last)
