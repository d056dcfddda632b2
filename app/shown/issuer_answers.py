"""What issuers answered about days, now or at a moment, and which counted days it shakes."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from app.records import tables
from app.shown.days import answer_text
from validators.values import AmendmentKind

Answers = dict[tuple[int, date], tuple[str, ...]]
"""Answers in words, by the id of the document and the day that they speak of."""


@dataclass(frozen=True, slots=True)
class ShakenDay:
    """A day that counts although its issuer has since withdrawn or corrected it."""

    credit: tables.Credit
    amendment: tables.Amendment

    @property
    def question(self) -> tables.Question:
        """The question that was answered."""
        return self.amendment.row.question


def answers_at(
    session: Session, document_ids: Collection[int], moment: datetime | None = None
) -> Answers:
    """Return what issuers had answered about the days of some documents, now or at a moment."""
    found: dict[tuple[int, date], list[str]] = defaultdict(list)
    query = _answered(moment).where(tables.Question.document_id.in_(document_ids))
    for amendment in session.scalars(query):
        row = amendment.row
        for day in {row.day, amendment.correct_day or row.day}:
            found[row.question.document_id, day].append(_text(amendment))
    return {key: tuple(texts) for key, texts in found.items()}


def shaken_days(session: Session) -> list[ShakenDay]:
    """Return the counted days whose issuer no longer stands by them, the oldest answer first."""
    query = (
        _answered(None)
        .add_columns(tables.Credit)
        .join(
            tables.Credit,
            and_(
                tables.Credit.document_id == tables.Question.document_id,
                tables.Credit.day == tables.QuestionRow.day,
                tables.Credit.withdrawn_at.is_(None),
            ),
        )
        .where(
            tables.Amendment.kind != AmendmentKind.CONFIRMS,
            # A reviewer who counted the day with the answer at hand has settled it.
            tables.Credit.credited_at < tables.Amendment.recorded_at,
        )
    )
    return [ShakenDay(credit, amendment) for amendment, credit in session.execute(query)]


def _answered(moment: datetime | None) -> Select[tables.Amendment]:
    return (
        select(tables.Amendment)
        .join(tables.QuestionRow, tables.QuestionRow.id == tables.Amendment.row_id)
        .join(tables.Question, tables.Question.id == tables.QuestionRow.question_id)
        .where(*_held(moment))
        .order_by(tables.Amendment.id)
    )


def _held(moment: datetime | None) -> tuple[ColumnElement[bool], ...]:
    gone = (tables.Amendment.withdrawn_at, tables.Question.withdrawn_at)
    if moment is None:
        return tuple(each.is_(None) for each in gone)
    still = (or_(each.is_(None), each > moment) for each in gone)
    return (tables.Amendment.recorded_at <= moment, *still)


def _text(amendment: tables.Amendment) -> str:
    right = f"to {amendment.correct_day.isoformat()}" if amendment.correct_day else ""
    return answer_text(
        {
            "kind": amendment.kind,
            "answered_by": amendment.answered_by,
            "answered_on": amendment.answered_on,
            "channel": amendment.channel,
            "question": amendment.row.question.reference,
            "note": " ".join(filter(None, (right, amendment.note))),
        }
    )
