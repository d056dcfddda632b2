"""Questions to issuers as the pages show them: their state in a word, and what they wait for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.records import tables
from app.shown import words
from app.shown.words import Status

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its state, how many rows it asks about, and how many are answered."""

    question: tables.Question
    status: Status
    rows: int
    answered: int

    @property
    def is_waiting(self) -> bool:
        """True while the issuer has the question and has not answered all of it."""
        return self.is_open and self.question.sent_at is not None

    @property
    def is_open(self) -> bool:
        """True while an answer, or the sending, is still waited for."""
        return self.question.withdrawn_at is None and self.answered < self.rows


def asked_about(session: Session, document: tables.Document, on: date) -> list[Asked]:
    """Return the questions about one document, the latest first."""
    theirs = select(tables.Question).where(tables.Question.document_id == document.id)
    return _all(session.scalars(theirs.order_by(tables.Question.id.desc())).all(), on)


def questions(session: Session, on: date) -> list[Asked]:
    """Return the latest questions: open ones first, by the day to answer by."""
    latest = (
        select(tables.Question)
        .options(selectinload(tables.Question.rows))
        .order_by(tables.Question.id.desc())
        .limit(SHOWN)
    )
    found = _all(session.scalars(latest).all(), on)
    return sorted(found, key=lambda each: (not each.is_open, each.question.answer_by))


def as_shown(question: tables.Question, on: date) -> Asked:
    """Return one question with its state on a date."""
    answered = sum(any(a.withdrawn_at is None for a in row.amendments) for row in question.rows)
    return Asked(question, _status(question, answered, on), len(question.rows), answered)


def answer_of(row: tables.QuestionRow) -> tables.Amendment | None:
    """Return the answer that holds for a row, or None."""
    return next((a for a in reversed(row.amendments) if a.withdrawn_at is None), None)


def says(amendment: tables.Amendment) -> str:
    """Return an answer in words: what it says, and the right day or note that goes with it."""
    right = f" to {words.weekday(amendment.correct_day)}" if amendment.correct_day else ""
    told = f": “{amendment.note}”" if amendment.note else ""
    return f"{words.answer(amendment.kind)}{right}{told}"


def _all(found: Sequence[tables.Question], on: date) -> list[Asked]:
    return [as_shown(question, on) for question in found]


def _status(question: tables.Question, answered: int, on: date) -> Status:
    if question.withdrawn_at is not None:
        return Status("Withdrawn", "mute", "undo")
    if answered == len(question.rows):
        return Status("Answered", "ok", "check-circle")
    if question.sent_at is None:
        return Status("Needs you", "warn", "alert")
    if question.answer_by < on:
        return Status("Overdue", "warn", "clock")
    return Status("Sent", "info", "mail")
