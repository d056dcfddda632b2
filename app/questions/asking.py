"""A question's own life: prepared from the check, changed, marked as sent, withdrawn."""

import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import standing, work
from app.access import refuse_own
from app.corrections import corrected_payload
from app.errors import BadRequest, Conflict, NotFound
from app.questions.disputed import disputed_days
from app.questions.wording import About, body, subject
from app.records import audit, tables
from app.settings import Settings
from app.states import DocumentState, Stage

ANSWER_WITHIN = timedelta(days=14)
CHANNELS = ("e-mail", "letter", "telephone", "portal", "fax")
"""How a question goes out and an answer comes in."""

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_TEXT_MAX = 20_000
_ADDRESS = re.compile(r"(?=.{3,255}$)[^@\s,;:<>\"()\[\]\\]+@[^@\s,;:<>\"()\[\]\\]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reviewer may change before a question is sent."""

    issuer: str
    address: str
    subject: str
    body: str
    answer_by: date


def prepare(
    session: Session,
    document: tables.Document,
    days: Collection[date] | None,
    *,
    account: tables.Account,
    now: datetime,
    settings: Settings,
) -> tables.Question:
    """Prepare the question about the disputed ``days`` (None: all) to the letter's issuer.

    An unsent question about the same days is returned as it is, not written twice.
    """
    refuse_own(account, document)
    disputed = disputed_days(session, document, days)
    on = standing.roster_today(now, "IER", settings)
    written = _draft_about(session, document, {each.day for each in disputed})
    if written is not None:
        return written
    reference = _new_reference(session)
    about = _about(session, document, reference)
    answer_by = on + ANSWER_WITHIN
    question = tables.Question(
        public_id=secrets.token_hex(16),
        reference=reference,
        document_id=document.id,
        issuer=about.issuer,
        address="",
        subject=subject(about),
        body=body(about, disputed, answer_by),
        answer_by=answer_by,
        prepared_by=account.id,
        prepared_at=now,
        rows=[
            tables.QuestionRow(
                day=each.day,
                production=each.production[:200],
                letter_says=each.letter_says,
                records_say=each.records_say,
            )
            for each in disputed
        ],
    )
    session.add(question)
    session.flush()
    note(session, question, "prepared-question", account, now, days=len(disputed))
    return question


def question_for(session: Session, public_id: str) -> tables.Question:
    """Return a question; raise ``NotFound`` when there is none. Only staff ask for it."""
    wanted = select(tables.Question).where(tables.Question.public_id == public_id)
    question = session.scalars(wanted).one_or_none()
    if question is None:
        raise NotFound("There is no such question.")
    return question


def change(
    session: Session,
    question: tables.Question,
    draft: Draft,
    *,
    account: tables.Account,
    now: datetime,
) -> None:
    """Change the words of a question that was not sent yet."""
    _hold(session, question, account)
    if question.sent_at is not None:
        raise Conflict("This question was sent: withdraw it and ask again to change its words.")
    _check(draft, asked_on=standing.roster_today(question.prepared_at, "IER"))
    question.issuer, question.address = draft.issuer, draft.address
    question.subject, question.body = draft.subject, draft.body
    question.answer_by = draft.answer_by
    session.flush()
    note(session, question, "changed-question", account, now)


def mark_sent(
    session: Session,
    question: tables.Question,
    how: str,
    *,
    account: tables.Account,
    now: datetime,
) -> None:
    """Write down that a question went out, and how; from then on its words stand."""
    _hold(session, question, account)
    if question.sent_at is not None:
        raise Conflict("This question was sent already.")
    refuse_unknown_channel(how)
    question.sent_at, question.sent_by, question.sent_how = now, account.id, how
    session.flush()
    note(session, question, "sent-question", account, now)


def withdraw(
    session: Session, question: tables.Question, *, account: tables.Account, now: datetime
) -> bool:
    """Withdraw a question with all its answers; return True when that changes the evidence."""
    _hold(session, question, account)
    answered = any(a.withdrawn_at is None for row in question.rows for a in row.amendments)
    question.withdrawn_at, question.withdrawn_by = now, account.id
    session.flush()
    note(session, question, "withdrew-question", account, now)
    return answered and recheck(session, question.document, now)


def recheck(session: Session, document: tables.Document, now: datetime) -> bool:
    """Have a document in review checked again; return False when it is not in review.

    What was decided stands until a reviewer undoes it; the new evidence is seen then.
    """
    if document.state != DocumentState.IN_REVIEW:
        return False
    work.again(session, document, Stage.CHECK, now)
    return True


def refuse_unknown_channel(channel: str) -> None:
    """Raise ``BadRequest`` for a channel that is none of ``CHANNELS``."""
    if channel not in CHANNELS:
        raise BadRequest(f"Say how: {', '.join(CHANNELS)}.")


def note(
    session: Session,
    question: tables.Question,
    action: str,
    account: tables.Account,
    now: datetime,
    **detail: int | str,
) -> None:
    """Add an audit entry about a question, with the proof of its words as they are since."""
    audit.record(
        session,
        now,
        f"account:{account.id}",
        action,
        f"question:{question.public_id}",
        dict(detail),
        after={"text": audit.salted_hash(question.body), "sent": question.sent_at is not None},
        trace=question.document.trace,
    )


def _hold(session: Session, question: tables.Question, account: tables.Account) -> None:
    session.refresh(question, with_for_update=True)
    refuse_own(account, question.document)
    if question.withdrawn_at is not None:
        raise Conflict("This question was withdrawn: ask again instead.")


def _check(draft: Draft, asked_on: date) -> None:
    if not draft.issuer or not draft.subject or not draft.body:
        raise BadRequest("A question needs an issuer, a subject and a text.")
    if len(draft.body) > _TEXT_MAX or max(len(draft.issuer), len(draft.subject)) > 200:
        raise BadRequest("Too long: 200 letters for issuer and subject, 20,000 for the text.")
    if draft.answer_by < asked_on:
        raise BadRequest("The day to answer by is over: choose a later one.")
    if draft.address and not _ADDRESS.fullmatch(draft.address):
        raise BadRequest("Write one e-mail address like name@company.com, or leave it empty.")


def _draft_about(
    session: Session, document: tables.Document, days: set[date]
) -> tables.Question | None:
    unsent = select(tables.Question).where(
        tables.Question.document_id == document.id,
        tables.Question.sent_at.is_(None),
        tables.Question.withdrawn_at.is_(None),
    )
    return next((q for q in session.scalars(unsent) if {r.day for r in q.rows} == days), None)


def _about(session: Session, document: tables.Document, reference: str) -> About:
    read = corrected_payload(session, document.id) or {}
    letters = read.get("documents", [])
    letter: Mapping[str, Any] = letters[0] if letters else {"fields": {}, "records": []}
    record: Mapping[str, Any] = next(iter(letter.get("records", [])), {})
    fields = letter.get("fields", {})
    person = document.professional
    named = ("payroll_company", "issuer")
    issuer = next((_text(fields, name) for name in named if _text(fields, name)), None)
    return About(
        reference=reference,
        issuer=(issuer or _text(record, "employer") or "the issuer of the letter")[:200],
        person=person.name if person else _text(record, "employee_name") or "this person",
        last4=person.last4 if person else _text(record, "last4"),
        letter_date=_text(fields, "letter_date"),
        file_name=document.file_name,
    )


def _text(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name, {}).get("value")
    return str(value) if value else None


def _new_reference(session: Session) -> str:
    while True:
        reference = f"Q-{''.join(secrets.choice(_LETTERS) for _ in range(6))}"
        taken = select(tables.Question.id).where(tables.Question.reference == reference)
        if session.scalars(taken).first() is None:
            return reference
