"""The days on which a record must be judged: those that were missed, each as it was then, and now.

A night on which nothing ran changes nothing: every event keeps its own date and what was known.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from app.roster.compliance import assess
from app.roster.frozen import value
from app.roster.values import Assessment, History
from app.settings import Settings
from app.standing import rule_books
from app.standing.histories import Recorded, history
from app.standing.known_people import KnownPerson, KnownRecord
from app.standing.roster_days import day_end, roster_today, roster_zone
from app.standing.rule_books import BooksUsed, KnownBook

_DAY = timedelta(days=1)


@value
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
    if record.due_on is not None and record.due_on < today:
        yield from _missed(person, record, books, today, settings)
    known, book = history(person, record, now), rule_books.current()
    yield Step(today, today, known, assess(known, book.book, today), book)


def _missed(
    person: KnownPerson, record: KnownRecord, books: BooksUsed, today: date, settings: Settings
) -> Iterator[Step]:
    """Yield the answers from the day the record was due until yesterday."""
    day = record.due_on or today
    news = _days_with_news(person, record, books, day, today, settings)
    while day < today:
        at = day_end(day, record.roster, settings)
        known, book = history(person, record, at), books.at(at)
        answer = assess(known, book.book, day)
        ahead = [*news, today, answer.next_change_on or today]
        following = min(d for d in ahead if day < d)
        yield Step(day, following - _DAY, known, answer, book)
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
