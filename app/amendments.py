"""What issuers answered about a document, as the plain values that a check compares with."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, Subquery, func, or_, select
from sqlalchemy.orm import Session

from app.records import tables
from validators.values import Amendment, AmendmentKind


def amendments_of(session: Session, document: tables.Document) -> tuple[Amendment, ...]:
    """Return the answers about a document that were not withdrawn, in the order they came."""
    rows = session.scalars(_live(document.id).order_by(tables.Amendment.id))
    return tuple(_value(row) for row in rows)


def marked(document_id: ColumnElement[int]) -> Subquery:
    """Return the query of the last answer about a document, and of how many still hold."""
    last, held = func.max(tables.Amendment.id), func.count(tables.Amendment.id)
    return _live(document_id).with_only_columns(last, held).subquery()


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


def _live(document_id: int | ColumnElement[int]) -> Select[tables.Amendment]:
    return (
        select(tables.Amendment)
        .join(tables.QuestionRow, tables.QuestionRow.id == tables.Amendment.row_id)
        .join(tables.Question, tables.Question.id == tables.QuestionRow.question_id)
        .where(
            tables.Question.document_id == document_id,
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
