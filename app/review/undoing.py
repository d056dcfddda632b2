"""Takes decisions back: within a minute as if they had not been made, later with word of it."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import fixing, standing, telling, work
from app.amendments import answered_since
from app.crediting import withdraw
from app.errors import Conflict, NotFound
from app.records import audit, tables
from app.review.rights import DEFAULTS, may_decide
from app.settings import Settings
from app.states import DocumentState, Stage
from app.undo_window import is_unseen

_LEFT_BY = {"approved": DocumentState.VERIFIED, "declined": DocumentState.NOT_ACCEPTED}


def undo(
    session: Session,
    decision: tables.Decision,
    account: tables.Account,
    now: datetime,
    settings: Settings = DEFAULTS,
    reason: str = "",
) -> None:
    """Take a decision back: its days no longer count, and the document is where it was before.

    That is in review, or as an earlier decision left it when this one only counted one more day.

    Within the undo window its messages are deleted unseen; later the person is told that the
    document is looked at again. What its issuer has answered since it was checked is then
    compared as well. Raises ``Conflict`` when it was undone before or a later one stands.
    """
    document = session.get_one(tables.Document, decision.document_id)
    may_decide(session, document, account, now)
    _refuse_other_than_latest(session, document, decision)
    unseen = is_unseen(decision, now)
    decision.undone_at, decision.undone_by = now, account.id
    session.flush()
    withdraw(session, decision, now)
    fixing.take_back(session, decision)
    _open_case_again(session, decision)
    checked = session.get(tables.Result, (document.id, Stage.CHECK))
    # Undone unseen, the document is where it was: nobody can tell that it was ever decided.
    since = checked.made_at if unseen and checked is not None else now
    document.state, document.changed_at = _state_without(session, decision), since
    _note(session, document, decision, account, now, "undone" if unseen else "reopened", reason)
    with telling.untold(session, document, decision, now):
        if document.professional_id is not None:
            standing.recompute(session, document.professional_id, now, settings)
    if checked is not None and answered_since(session, document, checked.made_at):
        work.again(session, document, Stage.CHECK, now)


def undo_together(
    session: Session,
    together: str,
    account: tables.Account,
    now: datetime,
    settings: Settings = DEFAULTS,
) -> int:
    """Undo every decision made at one stroke that still stands, and return how many.

    Raises ``NotFound`` when nothing of it stands.
    """
    made = select(tables.Decision).where(
        tables.Decision.together == together,
        tables.Decision.account_id == account.id,
        tables.Decision.undone_at.is_(None),
    )
    standing_still = list(session.scalars(made.order_by(tables.Decision.id)))
    if not standing_still:
        raise NotFound("Nothing of this stands any more: it was undone already.")
    for decision in standing_still:
        undo(session, decision, account, now, settings)
    return len(standing_still)


def _refuse_other_than_latest(
    session: Session, document: tables.Document, decision: tables.Decision
) -> None:
    session.refresh(decision)
    if decision.undone_at is not None:
        raise Conflict("This decision was undone already.")
    live = select(tables.Decision).where(
        tables.Decision.document_id == document.id, tables.Decision.undone_at.is_(None)
    )
    latest = session.scalars(live.order_by(tables.Decision.id.desc()).limit(1)).one_or_none()
    if latest is not decision:
        raise Conflict("A later decision stands on this document: undo that one first.")


def _state_without(session: Session, decision: tables.Decision) -> DocumentState:
    earlier = tables.Decision
    stands = (
        select(earlier.kind)
        .where(
            earlier.document_id == decision.document_id,
            earlier.id < decision.id,
            earlier.undone_at.is_(None),
        )
        .order_by(earlier.id.desc())
        .limit(1)
    )
    kind = session.scalars(stands).one_or_none()
    return _LEFT_BY.get(kind or "", DocumentState.IN_REVIEW)


def _open_case_again(session: Session, decision: tables.Decision) -> None:
    """Let a contested day wait for an answer again when the decision that counted it goes."""
    case = tables.Contest
    answered = update(case).where(
        case.document_id == decision.document_id,
        case.decided_at == decision.decided_at,
        case.decided_by == decision.account_id,
    )
    session.execute(answered.values(decided_at=None, decided_by=None, outcome=None, reason=""))


def _note(
    session: Session,
    document: tables.Document,
    decision: tables.Decision,
    account: tables.Account,
    now: datetime,
    action: str,
    reason: str,
) -> None:
    audit.record(
        session,
        now,
        f"account:{account.id}",
        action,
        f"document:{document.public_id}",
        said=reason,
        before={"decision": decision.id, "kind": decision.kind, "days": decision.days},
        after={"state": document.state},
        trace=document.trace,
    )
