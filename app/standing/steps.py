"""The days on which a record must be judged: those that were missed, each as it was then, and now.

A night on which nothing ran changes nothing: every event keeps its own date and what was known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.roster.compliance import assess
from app.roster.values import Assessment, History
from app.settings import Settings
from app.standing import rule_books
from app.standing.histories import Recorded, history
from app.standing.known_people import KnownPerson, KnownRecord
from app.standing.roster_days import day_end, roster_today, roster_zone
from app.standing.rule_books import BooksUsed, KnownBook

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """The answer from ``first`` through ``last``, the history and the book that it follows from."""

    first: date
    last: date
    history: History
    answer: Assessment
    book: KnownBook


def steps(
    person: KnownPerson, record: KnownRecord, books: BooksUsed, now: datetime, settings: Settings
) -> Iterator[Step]:
    """Yield every answer from the day the record was due until today, in order.

    A missed day is judged by the rule book that was in use at its end, today by this program's.
    """
    today = roster_today(now, record.roster, settings)
    day = min(record.due_on or today, today)
    news = _days_with_news(person, record, books, day, today, settings) if day < today else []
    while True:
        at = now if day == today else day_end(day, record.roster, settings)
        known = history(person, record, at)
        book = rule_books.current() if day == today else books.at(at)
        answer = assess(known, book.book, day)
        ahead = [*news, today, answer.next_change_on]
        following = min((d for d in ahead if d is not None and day < d <= today), default=None)
        yield Step(day, today if following is None else following - _DAY, known, answer, book)
        if following is None:
            return
        day = following


def _days_with_news(
    person: KnownPerson,
    record: KnownRecord,
    books: BooksUsed,
    first: date,
    last: date,
    settings: Settings,
) -> list[date]:
    """Return the days after ``first`` through ``last`` on which a fact or a rule book came."""
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
    moments += books.changes()
    days = {moment.astimezone(zone).date() for moment in moments if moment is not None}
    return sorted(day for day in days if first < day <= last)
