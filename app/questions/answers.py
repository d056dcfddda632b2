"""What an issuer answered: written down row by row, attributed, and withdrawn when wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.access import refuse_own
from app.errors import BadRequest, Conflict, NotFound
from app.questions.asking import note, recheck, refuse_unknown_channel
from app.records import tables
from app.standing import roster_today
from validators.values import AmendmentKind


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What was answered about one row; ``correct_day`` goes with a correction only."""

    kind: AmendmentKind
    note: str = ""
    correct_day: date | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """Who answered, on which day, and by what channel."""

    by: str
    on: date
    channel: str


def record_answers(
    session: Session,
    question: tables.Question,
    answered: Answered,
    rows: Mapping[int, RowAnswer],
    *,
    account: tables.Account,
    now: datetime,
) -> bool:
    """Write down what was answered about some rows, and have the document checked with it.

    ``rows`` is by the id of the row; a later answer on a row takes the place of an earlier one.
    Returns False when the document is decided already, so that nothing is checked again.
    """
    session.refresh(question, with_for_update=True)
    refuse_own(account, question.document)
    _refuse(question, answered, rows, now)
    by_id = {row.id: row for row in question.rows}
    for number, answer in rows.items():
        if number not in by_id:
            raise BadRequest("One of these rows is not of this question.")
        _replace_earlier(by_id[number], account, now)
        session.add(_amendment(number, answer, answered, account, now))
    session.flush()
    session.expire(question)
    note(session, question, "recorded-answer", account, now, rows=len(rows))
    return recheck(session, question.document, now)


def withdraw_answer(
    session: Session,
    question: tables.Question,
    answer_id: str,
    *,
    account: tables.Account,
    now: datetime,
) -> bool:
    """Withdraw one recorded answer; it stays as history and no longer speaks."""
    session.refresh(question, with_for_update=True)
    refuse_own(account, question.document)
    amendment = next(
        (a for row in question.rows for a in row.amendments if a.public_id == answer_id), None
    )
    if amendment is None:
        raise NotFound("This question has no such answer.")
    if amendment.withdrawn_at is not None:
        raise Conflict("This answer was withdrawn already.")
    amendment.withdrawn_at, amendment.withdrawn_by = now, account.id
    session.flush()
    note(session, question, "withdrew-answer", account, now, answer=answer_id)
    return recheck(session, question.document, now)


def _refuse(
    question: tables.Question, answered: Answered, rows: Mapping[int, RowAnswer], now: datetime
) -> None:
    if question.withdrawn_at is not None:
        raise Conflict("This question was withdrawn: ask again instead.")
    if question.sent_at is None:
        raise Conflict("This question was not sent yet: mark it as sent first.")
    if not rows:
        raise BadRequest("No row is answered: say of at least one what the issuer answered.")
    if not answered.by or len(answered.by) > 200:
        raise BadRequest("Say who answered, in 200 letters at most: a name and the company.")
    asked_on, today = (roster_today(each, "IER") for each in (question.prepared_at, now))
    if not asked_on <= answered.on <= today:
        raise BadRequest("The day of the answer must lie between the question and today.")
    refuse_unknown_channel(answered.channel)
    if any(a.correct_day and a.kind is not AmendmentKind.CORRECTS for a in rows.values()):
        raise BadRequest("A right day goes with “corrected” only.")
    vague = [a for a in rows.values() if a.kind is AmendmentKind.CORRECTS]
    if any(a.correct_day is None and not a.note for a in vague):
        raise BadRequest("Say of a corrected row what is right: a day, or a note.")


def _replace_earlier(row: tables.QuestionRow, account: tables.Account, now: datetime) -> None:
    for earlier in row.amendments:
        if earlier.withdrawn_at is None:
            earlier.withdrawn_at, earlier.withdrawn_by = now, account.id


def _amendment(
    row_id: int, answer: RowAnswer, answered: Answered, account: tables.Account, now: datetime
) -> tables.Amendment:
    return tables.Amendment(
        row_id=row_id,
        kind=answer.kind,
        correct_day=answer.correct_day,
        note=answer.note,
        answered_by=answered.by,
        answered_on=answered.on,
        channel=answered.channel,
        recorded_by=account.id,
        recorded_at=now,
    )
