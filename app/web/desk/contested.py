"""Contested days in the queue: items of their own kind, each with its own deadline."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.contests import open_contests
from app.shown import words
from app.web.desk.queue import age, due_word

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ContestItem:
    """One day that somebody says should count, waiting for an answer."""

    public_id: str
    person: str
    day: str
    words: str
    due: str
    age: str


def contested(session: Session, now: datetime, today: date) -> list[ContestItem]:
    """Return the contests that wait, what is due first."""
    return [
        ContestItem(
            public_id=each.public_id,
            person=each.professional.name,
            day=words.weekday(each.day),
            words=each.words,
            due=due_word(each.due_on, today),
            age=age(now, each.opened_at),
        )
        for each in session.scalars(open_contests().limit(_SHOWN))
    ]
