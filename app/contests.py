"""Days that their professional says should count: opened with words, decided with a reason.

A contest is a case with its own deadline, seen by both sides. Nobody decides on their own day.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app import messages, standing, telling
from app.access import Actor, refuse_own
from app.consequences import record_of
from app.crediting import credit, credited_days, decide, one_line_a_day
from app.desk.items import working_days_after
from app.errors import Conflict, NotFound, Unprocessable
from app.messages import NewMessage
from app.records import audit, tables
from app.settings import Settings
from app.states import Stage
from app.undo_window import is_in_window
from validators.wording import day_text

ANSWERED_WITHIN_WORKING_DAYS = 10
WORDS_MAX = 2000


class Outcome(StrEnum):
    """What was decided about a contested day."""

    COUNTS = "counts"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Contested:
    """Which day of which document is contested, and why in the words of its professional."""

    day: date
    document: tables.Document
    words: str


def open_contest(
    session: Session, contested: Contested, actor: Actor, now: datetime, settings: Settings
) -> tables.Contest:
    """Open a case about a day that does not count; raise when it counts or is a case already."""
    document, words = contested.document, " ".join(contested.words.split())
    line = _lines(session, document).get(contested.day)
    if document.professional_id is None or line is None:
        raise NotFound("This document claims no such day.")
    if not 0 < len(words) <= WORDS_MAX:
        raise Unprocessable(f"Say in 1 to {WORDS_MAX} letters why the day should count.")
    if contested.day in credited_days(session, document.professional_id):
        raise Conflict("This day counts already. Nothing more to do.")
    if _open_about(session, document, contested.day) is not None:
        raise Conflict("This day is being looked at already: see your open case.")
    record = record_of(session, document)
    today = standing.roster_today(now, "IER", settings)
    row = tables.Contest(
        public_id=secrets.token_hex(16),
        professional_id=document.professional_id,
        roster_record_id=record.id if record is not None else None,
        document_id=document.id,
        day=contested.day,
        production=str(line.get("production") or ""),
        words=words,
        due_on=working_days_after(today, ANSWERED_WITHIN_WORKING_DAYS),
        opened_by=actor.account_id,
        opened_at=now,
    )
    session.add(row)
    session.flush()
    _audit(session, row, actor.account_id, "contested", now)
    return row


def decide_contest(
    session: Session,
    contest: tables.Contest,
    account: tables.Account,
    outcome: Outcome,
    reason: str,
    now: datetime,
    settings: Settings,
) -> None:
    """Decide a case with its reason, count the day or leave it, and tell its professional.

    A day that counts is a decision like any other: it is told once nobody can undo it unseen.
    """
    reason = " ".join(reason.split())
    session.refresh(contest, with_for_update=True)
    refuse_own(account, contest.document)
    if contest.decided_at is not None:
        raise Conflict("This case was decided meanwhile: look again.")
    if not reason:
        raise Unprocessable("Give the reason: the person who asked reads it.")
    contest.decided_at, contest.decided_by = now, account.id
    contest.outcome, contest.reason = outcome, reason
    _audit(session, contest, account.id, f"contest-{outcome}", now)
    if outcome is Outcome.STAYS:
        messages.write_once(session, [_told(contest, now)], now)
        return
    decision = _count(session, contest, account, now)
    with telling.held_back(session, contest.document, decision, now):
        standing.recompute(session, contest.professional_id, now, settings)
        messages.write_once(session, [_told(contest, now)], now)


def open_contests() -> Select[tables.Contest]:
    """Return the query of the cases that nobody decided yet, the first due first."""
    row = tables.Contest
    return select(row).where(row.decided_at.is_(None)).order_by(row.due_on, row.id)


def contests_of(session: Session, professional_id: int) -> Sequence[tables.Contest]:
    """Return the cases of a professional, the latest first."""
    row = tables.Contest
    mine = select(row).where(row.professional_id == professional_id)
    return session.scalars(mine.order_by(row.id.desc())).all()


def contest_for(session: Session, actor: Actor, public_id: str) -> tables.Contest:
    """Return one case; raise ``NotFound`` unless it is of ``actor``, or staff who asks."""
    row = session.scalars(select(tables.Contest).filter_by(public_id=public_id)).one_or_none()
    if row is None or not (actor.is_staff or row.professional_id == actor.professional_id):
        raise NotFound("There is no such case, or it belongs to another person.")
    return row


def is_answered(contest: tables.Contest, actor: Actor, now: datetime) -> bool:
    """Return whether ``actor`` may know the answer to a case: others than staff a minute later."""
    if contest.decided_at is None or actor.is_staff:
        return contest.decided_at is not None
    can_be_undone = contest.outcome == Outcome.COUNTS and is_in_window(contest.decided_at, now)
    return not can_be_undone


def _count(
    session: Session, contest: tables.Contest, account: tables.Account, now: datetime
) -> tables.Decision:
    """Credit the day as a decision of its own, so that it can be undone like any other."""
    document = contest.document
    line = _lines(session, document)[contest.day]
    decision = decide(
        session,
        document,
        "approved",
        now=now,
        days=[contest.day],
        reason=contest.reason,
        account=account,
    )
    told = {**line, "because": contest.reason}
    credit(session, document, decision, {contest.day: told}, contest.roster_record, now)
    return decision


def _lines(session: Session, document: tables.Document) -> dict[date, dict[str, object]]:
    check = session.get(tables.Result, (document.id, Stage.CHECK))
    lines = check.payload.get("ledger", []) if check is not None else []
    return {day: dict(line) for day, line in one_line_a_day(lines).items()}


def _open_about(session: Session, document: tables.Document, day: date) -> tables.Contest | None:
    row = tables.Contest
    same = row.document_id == document.id, row.day == day, row.decided_at.is_(None)
    return session.scalars(select(row).where(*same).limit(1)).first()


def _told(contest: tables.Contest, now: datetime) -> NewMessage:
    day = day_text(contest.day)
    if contest.outcome == Outcome.COUNTS:
        subject, text = f"{day} counts now", f"We looked at {day} again and it counts now."
    else:
        subject = f"{day} still doesn’t count"
        text = f"We looked at {day} again and it doesn’t count."
    return NewMessage(
        professional_id=contest.professional_id,
        roster_record_id=contest.roster_record_id,
        kind="contest",
        event_key=f"contest:{contest.public_id}",
        about_on=now.date(),
        subject=subject,
        text=f"{text} {contest.reason} See your case for what you can do next.",
    )


def _audit(
    session: Session, contest: tables.Contest, account_id: int, action: str, now: datetime
) -> None:
    subject = f"document:{contest.document.public_id}"
    detail = {"contest": contest.public_id, "day": contest.day.isoformat()}
    audit.record(
        session,
        now,
        f"account:{account_id}",
        action,
        subject,
        detail=detail,
        before={"outcome": None} if contest.outcome else None,
        after={"outcome": contest.outcome},
    )
