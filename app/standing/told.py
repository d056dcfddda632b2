"""How a roster record stands as people outside know it, while a decision can be undone unseen.

A decision moves days and standing at once, because every rule reads them. For its minute everybody
but staff is shown the record as it was known just before.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.access import Actor, roster_record_for
from app.records import tables
from app.roster.compliance import assess
from app.settings import Settings
from app.standing.answers import assessment_of
from app.standing.asked import answers_given, history_of
from app.standing.roster_days import roster_today
from app.standing.rule_books import current
from app.undo_window import people_untold, told_until, was_undone_unseen

F = TypeVar("F", tables.Credential, tables.TrainingFact)


def moment_told(
    session: Session,
    actor: Actor,
    professional_id: int | None,
    now: datetime,
    asked: datetime | None = None,
) -> datetime | None:
    """Return as of which moment to answer ``actor`` who asks of ``asked``; None is of now.

    Staff are answered as they ask. Others know of no decision that could then be undone unseen.
    """
    if actor.is_staff or professional_id is None:
        return asked
    return told_until(session, professional_id, min(asked or now, now)) or asked


def record_told(
    session: Session, actor: Actor, public_id: str, now: datetime, settings: Settings
) -> tables.RosterRecord:
    """Return a roster record as ``actor`` may know it; raise ``NotFound`` where they may not."""
    record = roster_record_for(session, actor, public_id)
    if not actor.is_staff:
        tell_standing(session, [record], now, settings)
    return record


def tell_standing(
    session: Session, records: Sequence[tables.RosterRecord], now: datetime, settings: Settings
) -> None:
    """Let records say how they stand as far as people outside are told; nothing of it is written.

    The session only reads: what is set here is not marked as changed.
    """
    held = people_untold(session, sorted({each.professional_id for each in records}), now)
    for record in [each for each in records if each.professional_id in held]:
        moment = told_until(session, record.professional_id, now)
        if moment is not None:
            _stand_as_of(session, record, moment, now, settings)


def _stand_as_of(
    session: Session,
    record: tables.RosterRecord,
    moment: datetime,
    now: datetime,
    settings: Settings,
) -> None:
    known = history_of(session, record, moment)
    answer = assess(known, current().book, roster_today(now, record.roster, settings))
    told = {
        "placed_on": known.placed_on,
        "standing": str(answer.standing),
        "assessment": assessment_of(answer),
        "next_expiry": answer.next_expiry,
        "next_change_on": answer.next_change_on,
    }
    for name, value in told.items():
        set_committed_value(record, name, value)


def facts_told(facts: Iterable[F], until: datetime | None) -> list[F]:
    """Return the facts of a professional that were recorded by a moment; all where it is None."""
    return [fact for fact in facts if until is None or fact.recorded_at <= until]


def answers_told(
    session: Session, record: tables.RosterRecord, actor: Actor, now: datetime
) -> list[tables.RosterAssessment]:
    """Return the answers about a record that ``actor`` may know of, the latest first.

    What was answered while a decision stood that was undone unseen was never told to anybody.
    """
    if actor.is_staff:
        return answers_given(session, record)
    until = moment_told(session, actor, record.professional_id, now) or now
    unseen = _undone_unseen(session, record.professional_id)
    return [
        answer
        for answer in answers_given(session, record, until)
        if not any(first <= answer.computed_at < last for first, last in unseen)
    ]


def _undone_unseen(session: Session, professional_id: int) -> list[tuple[datetime, datetime]]:
    """Return from when until when each decision stood that was undone unseen."""
    made, document = tables.Decision, tables.Document
    undone = (
        select(made)
        .join(document, document.id == made.document_id)
        .where(document.professional_id == professional_id, made.undone_at.is_not(None))
    )
    return [
        (each.decided_at, each.undone_at)
        for each in session.scalars(undone)
        if each.undone_at is not None and was_undone_unseen(each)
    ]
