"""What issuers answered about a document, as the plain values that a check compares with."""

from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from app.records import tables
from validators.values import Amendment, AmendmentKind


def amendments_of(session: Session, document: tables.Document) -> tuple[Amendment, ...]:
    """Return the answers about a document that were not withdrawn, in the order they came."""
    rows = session.scalars(_live(document).order_by(tables.Amendment.id))
    return tuple(_value(row) for row in rows)


def marks(session: Session, document: tables.Document) -> tuple[int, int]:
    """Return the number of the last answer about a document, and how many still hold."""
    live = _live(document).with_only_columns(tables.Amendment.id).subquery()
    last, held = session.execute(select(func.max(live.c.id), func.count())).one()
    return last or 0, held


def answered_since(session: Session, document: tables.Document, moment: datetime) -> bool:
    """Return True when an answer about a document came, or was withdrawn, after ``moment``."""
    amendment, question = tables.Amendment, tables.Question
    changed = (amendment.recorded_at, amendment.withdrawn_at, question.withdrawn_at)
    later = (
        select(amendment.id)
        .join(tables.QuestionRow, tables.QuestionRow.id == amendment.row_id)
        .join(question, question.id == tables.QuestionRow.question_id)
        .where(question.document_id == document.id, or_(*(each > moment for each in changed)))
    )
    return session.scalars(later.limit(1)).first() is not None


def _live(document: tables.Document) -> Select[tables.Amendment]:
    return (
        select(tables.Amendment)
        .join(tables.QuestionRow, tables.QuestionRow.id == tables.Amendment.row_id)
        .join(tables.Question, tables.Question.id == tables.QuestionRow.question_id)
        .where(
            tables.Question.document_id == document.id,
            tables.Question.withdrawn_at.is_(None),
            tables.Amendment.withdrawn_at.is_(None),
        )
    )


def _value(row: tables.Amendment) -> Amendment:
    asked = row.row
    return Amendment(
        day=asked.day,
        production=asked.production,
        kind=AmendmentKind(row.kind),
        answered_by=row.answered_by,
        answered_on=row.answered_on,
        channel=row.channel,
        question=asked.question.reference,
        note=row.note,
        correct_day=row.correct_day,
    )
