"""Promotes a proposal, by a second person and after a replay, and rolls it back."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import aliases, work
from app.errors import BadRequest, Conflict, NotAllowed, Unprocessable
from app.records import audit, tables
from app.states import DocumentState, Stage
from app.taught.held import ALIAS, RULE, issuers_of
from extractors.payload import load_reading
from validators.values import AliasKind

_MOST_RECHECKED = 2_000


def promote(
    session: Session, row: tables.LearnedProposal, account: tables.Account, now: datetime
) -> list[str]:
    """Put a proposal in force as the next version; return the documents to be checked again.

    Raises ``NotAllowed`` for who proposed it, ``Unprocessable`` before it was replayed,
    ``Conflict`` when it is promoted or rolled back already.
    """
    session.refresh(row, with_for_update=True)
    if row.promoted_at is not None:
        raise Conflict("This was promoted already; what was rolled back is not promoted again.")
    if row.proposed_by == account.id:
        raise NotAllowed("You proposed this: a second person looks at the replay and promotes it.")
    if row.replayed_at is None:
        raise Unprocessable("Replay it first: nobody promotes what they have not seen work.")
    row.version = _next_version(session)
    row.promoted_by, row.promoted_at = account.id, now
    session.flush()
    _note(session, row, "promoted-lesson", account, now)
    return (
        _taught_alias(session, row, account, now)
        if row.kind == ALIAS
        else _again(session, row, now)
    )


def roll_back(
    session: Session,
    row: tables.LearnedProposal,
    account: tables.Account,
    reason: str,
    now: datetime,
) -> list[str]:
    """Take a promoted proposal out of force; return the documents to be checked again."""
    session.refresh(row, with_for_update=True)
    if row.promoted_at is None or row.rolled_back_at is not None:
        raise Conflict("Only what is promoted can be rolled back.")
    if not reason.strip():
        raise BadRequest("Say why it is rolled back.")
    row.rolled_back_by, row.rolled_back_at, row.reason = account.id, now, reason.strip()
    session.flush()
    _note(session, row, "rolled-back-lesson", account, now)
    if row.alias is None:
        return _again(session, row, now)
    if row.alias.withdrawn_at is None:
        aliases.withdraw(session, row.alias.public_id, account=account, now=now)
    return aliases.recheck_touched(session, row.alias, now)


def _taught_alias(
    session: Session, row: tables.LearnedProposal, account: tables.Account, now: datetime
) -> list[str]:
    shown = select(tables.Document).where(tables.Document.public_id.in_(row.examples))
    document = session.scalars(shown.order_by(tables.Document.id).limit(1)).first()
    if document is None:
        raise Unprocessable("The documents that it was learned from are gone.")
    taught = aliases.teach(
        session,
        AliasKind(row.content["alias"]),
        (row.content["one"], row.content["other"]),
        account=account,
        document=document,
        reason=f"Learned from corrections, version {row.version}.",
        now=now,
    )
    row.alias_id = taught.id
    session.flush()
    return aliases.recheck_touched(session, taught, now)


def _again(session: Session, row: tables.LearnedProposal, now: datetime) -> list[str]:
    """Put the issuer's letters in review back to their check; a calibration bears on new ones."""
    if row.kind != RULE:
        return []
    document, result = tables.Document, tables.Result
    waiting = (
        select(document, result.payload)
        .join(result, (result.document_id == document.id) & (result.stage == Stage.READ))
        .where(document.state == DocumentState.IN_REVIEW)
        .order_by(document.id)
        .limit(_MOST_RECHECKED)
    )
    touched = [
        each
        for each, payload in session.execute(waiting).all()
        if any(row.issuer in issuers_of(s) for s in load_reading(payload).documents)
    ]
    for each in touched:
        work.again(session, each, Stage.CHECK, now)
    return [each.public_id for each in touched]


def _next_version(session: Session) -> int:
    return (session.scalar(select(func.max(tables.LearnedProposal.version))) or 0) + 1


def _note(
    session: Session,
    row: tables.LearnedProposal,
    action: str,
    account: tables.Account,
    now: datetime,
) -> None:
    audit.record(
        session,
        now,
        f"account:{account.id}",
        action,
        f"proposal:{row.public_id}",
        {"kind": row.kind, "issuer": row.issuer, "replayed": row.replayed},
        said=row.reason,
        before={"in_force": row.rolled_back_at is not None},
        after={"in_force": row.rolled_back_at is None, "version": row.version},
    )
