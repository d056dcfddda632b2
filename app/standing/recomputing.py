"""Judges the records of people anew and keeps what changed: answers, messages, and what is due."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session

from app import messages
from app.messages import NewMessage
from app.records import tables
from app.records.json_text import JsonText
from app.roster.reminders import next_reminder_after
from app.settings import Settings
from app.standing import rule_books
from app.standing.answers import settled, text_of
from app.standing.known_people import (
    KnownPerson,
    KnownRecord,
    Records,
    people_ever,
    people_now,
    records_held,
)
from app.standing.roster_days import roster_today
from app.standing.rule_books import BooksUsed
from app.standing.steps import Step, steps
from app.standing.telling import reminded, told_of_change

_DEFAULTS = Settings()
_TABLES = tables.Base.metadata.tables
_ADD_ANSWERS = insert(_TABLES["roster_assessments"])
_KEPT = (
    "placed_on",
    "standing",
    "assessment",
    "assessed_on",
    "next_expiry",
    "next_change_on",
    "due_on",
    "changed_at",
)
_KEEP_RECORDS = (
    update(_TABLES["roster_records"])
    .where(_TABLES["roster_records"].c.id == bindparam("record_id"))
    .values({name: bindparam(name) for name in _KEPT})
)
"""Made once and without objects: thousands of records change at a time."""
NO_ANSWER = "{}"
"""The assessment of a record that was opened and not judged yet: nothing has changed for it."""


@dataclass(slots=True)
class _Changes:
    """What a recompute has to write: changed records, new answers, and messages."""

    records: list[dict[str, Any]] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)
    messages: list[NewMessage] = field(default_factory=list)


def recompute(
    session: Session, professional_id: int, now: datetime, settings: Settings = _DEFAULTS
) -> None:
    """Judge every roster record of a professional and keep the answers."""
    recompute_people(session, [professional_id], now, settings)


def recompute_people(
    session: Session, professional_ids: Sequence[int], now: datetime, settings: Settings = _DEFAULTS
) -> int:
    """Judge every roster record of many professionals; return how many records changed."""
    session.flush()
    records = records_held(session, professional_ids)
    late = _late(records, now, settings)
    ready = [record for record in records if record.professional_id not in late]
    missed = [record for record in records if record.professional_id in late]
    changes = _Changes()
    books = rule_books.books_used(session) if late else BooksUsed(session)
    for person in [*people_now(session, ready), *people_ever(session, missed)]:
        _judge(person, books, now, settings, changes)
    _keep(session, changes, now)
    return len(changes.records)


def _late(records: Records, now: datetime, settings: Settings) -> set[int]:
    """Return who has a record that was due before today."""
    return {
        record.professional_id
        for record in records
        if record.due_on is not None and record.due_on < roster_today(now, record.roster, settings)
    }


def _judge(
    person: KnownPerson, books: BooksUsed, now: datetime, settings: Settings, changes: _Changes
) -> None:
    for record in person.records:
        text = JsonText(record.assessment)
        for step in steps(person, record, books, now, settings):
            changes.messages += reminded(person.id, record, step)
            before, text = text, text_of(step.answer)
            if text == before:
                continue
            if before == NO_ANSWER:
                changes.answers.append(_answer(record, step, text, now))
            else:
                known = json.loads(before)
                if settled(known) != settled(json.loads(text)):
                    changes.answers.append(_answer(record, step, text, now))
                changes.messages += told_of_change(person.id, record, step, known)
        _note(record, step, text, now, changes)


def _answer(record: KnownRecord, step: Step, text: JsonText, now: datetime) -> dict[str, Any]:
    return {
        "roster_record_id": record.id,
        "assessed_on": step.first,
        "computed_at": now,
        "standing": str(step.answer.standing),
        "assessment": text,
        "rule_book": step.book.sha256,
    }


def _note(
    record: KnownRecord,
    step: Step,
    text: JsonText,
    now: datetime,
    changes: _Changes,
) -> None:
    """Note what the record's row must hold now, unless it does already."""
    needs = step.answer.requirements
    reminder_on = next_reminder_after(needs, step.history, step.book.book, step.last)
    due = [day for day in (step.answer.next_change_on, reminder_on) if day is not None]
    due_on = min(due, default=None)
    if text == record.assessment and due_on == record.due_on:
        return
    changes.records.append(
        {
            "record_id": record.id,
            "placed_on": step.history.placed_on,
            "standing": str(step.answer.standing),
            "assessment": text,
            "assessed_on": step.last,
            "next_expiry": step.answer.next_expiry,
            "next_change_on": step.answer.next_change_on,
            "due_on": due_on,
            "changed_at": now,
        }
    )


def _keep(session: Session, changes: _Changes, now: datetime) -> None:
    if changes.answers:
        rule_books.keep(session, rule_books.current(), now)
        session.connection().execute(_ADD_ANSWERS, changes.answers)
    if changes.records:
        session.connection().execute(_KEEP_RECORDS, changes.records)
        session.expire_all()
    messages.write_once(session, changes.messages, now)
