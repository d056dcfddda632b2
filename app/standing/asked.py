"""The decision time machine: how a record stood on a past day, as it was answered then.

Three answers that should be one: the answer given; the same day judged again with the facts and
the rule book of that day; and that day as it looks with everything known since.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records import tables
from app.roster.compliance import assess
from app.roster.timeline import timeline
from app.roster.values import History, StandingSpan
from app.settings import Settings
from app.standing.answers import assessment_of, settled
from app.standing.histories import history
from app.standing.known_people import KnownPerson, KnownRecord, people_ever, records_of
from app.standing.roster_days import day_end, roster_today
from app.standing.rule_books import current, kept_book

_DEFAULTS = Settings()
_EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class AsOf:
    """How a record stood on a day.

    ``given`` is None before the record was opened. ``judged_again`` follows from what was known
    then and the rule book of then; ``known_now`` from what is known now and the rule book of now.
    ``is_overtaken`` is True where facts came in after the answer, on the same day, that nobody has
    judged yet: without them the answer is the one given.
    """

    on: date
    given: dict[str, Any] | None
    given_at: datetime | None
    rule_book: str | None
    judged_again: dict[str, Any] | None
    known_now: dict[str, Any]
    is_overtaken: bool = False

    @property
    def is_reproduced(self) -> bool:
        """True when the facts and the rules of that day give the answer that was given."""
        return self.given == self.judged_again


def as_of(
    session: Session,
    record: tables.RosterRecord,
    on: date,
    now: datetime,
    settings: Settings = _DEFAULTS,
) -> AsOf:
    """Return how a record stood on a day, as it was answered then and as it is known now."""
    person, known = _known(session, record)
    given = _given(session, record, on, now)
    then = history(person, known, min(now, day_end(on, record.roster, settings)))
    book = kept_book(session, given.rule_book if given else None)
    again = assessment_of(assess(then, book, on)) if given else None
    answer = AsOf(
        on=on,
        given=_on_that_day(given.assessment, again) if given and again else None,
        given_at=given.computed_at if given else None,
        rule_book=given.rule_book if given else None,
        judged_again=again,
        known_now=assessment_of(assess(history(person, known, now), current().book, on)),
    )
    if given is None or answer.is_reproduced:
        return answer
    before = assessment_of(assess(history(person, known, given.computed_at), book, on))
    return replace(answer, is_overtaken=settled(before) == settled(given.assessment))


def _on_that_day(kept: dict[str, Any], again: dict[str, Any]) -> dict[str, Any]:
    """Return an answer kept on an earlier day with the date that had moved until that day."""
    return again if settled(kept) == settled(again) else kept


def answers_given(
    session: Session, record: tables.RosterRecord, at: datetime = _EVER
) -> list[tables.RosterAssessment]:
    """Return every answer given about a record until ``at``, the latest first."""
    answer = tables.RosterAssessment
    mine = select(answer).where(answer.roster_record_id == record.id, answer.computed_at <= at)
    return list(session.scalars(mine.order_by(answer.id.desc())))


def history_of(
    session: Session, record: tables.RosterRecord, at: datetime | None = None
) -> History:
    """Return what was known of one record at a moment; everything known by now unless told."""
    return history(*_known(session, record), at or _EVER)


def spans_of(
    session: Session,
    record: tables.RosterRecord,
    last: date,
    now: datetime,
    settings: Settings = _DEFAULTS,
) -> tuple[StandingSpan, ...]:
    """Return the spans of each standing from the application through ``last``, as known now."""
    if last < record.applied_on:
        return ()
    last = last or roster_today(now, record.roster, settings)
    return _spans(*_known(session, record), last, now)


def spans_of_person(
    session: Session, professional_id: int, now: datetime, settings: Settings = _DEFAULTS
) -> dict[int, tuple[StandingSpan, ...]]:
    """Return the spans through today of every record of a professional, by the record's id."""
    return {
        record.id: _spans(person, record, roster_today(now, record.roster, settings), now)
        for person in people_ever(session, records_of(session, [professional_id]))
        for record in person.records
    }


def _spans(
    person: KnownPerson, record: KnownRecord, last: date, now: datetime
) -> tuple[StandingSpan, ...]:
    if last < record.applied_on:
        return ()
    return timeline(history(person, record, now), current().book, record.applied_on, last)


def _known(session: Session, record: tables.RosterRecord) -> tuple[KnownPerson, KnownRecord]:
    (person,) = people_ever(session, records_of(session, [record.professional_id]))
    return person, next(known for known in person.records if known.id == record.id)


def _given(
    session: Session, record: tables.RosterRecord, on: date, now: datetime
) -> tables.RosterAssessment | None:
    answer = tables.RosterAssessment
    until_then = select(answer).where(
        answer.roster_record_id == record.id,
        answer.assessed_on <= on,
        answer.computed_at <= now,
    )
    latest = until_then.order_by(answer.assessed_on.desc(), answer.id.desc()).limit(1)
    return session.scalars(latest).first()
