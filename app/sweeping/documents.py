"""Documents and their work: what is overdue, contradicts itself, or lacks a part."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.records.tables import AuditEntry, Credit, Decision, Document, PageImage, Result, Work
from app.states import DocumentState, Stage
from app.sweeping.found import Found

OVERDUE = timedelta(minutes=10)
"""So long after its time work is overdue: no try takes that long without a sign of life."""

_UNDER_WAY = [state for state in DocumentState if not state.is_final]
_RUN_AGAIN = "Run it again; if it stays so, look into the workers' log for its id."


def of_documents(session: Session, now: datetime) -> Iterator[Found]:
    """Yield what is wrong with documents, their work, their results and their credits."""
    yield from _overdue(session, now)
    yield from _held_too_long(session, now)
    yield from _without_work(session)
    yield from _without_results(session)
    yield from _without_audit(session)
    yield from _parts_that_differ(session)
    yield from _credits_astray(session)
    yield from _decisions_that_differ(session)


def _named(public_id: str) -> str:
    return f"document:{public_id}"


def _open() -> tuple[ColumnElement[bool], ...]:
    return Work.stage != Stage.DONE, Work.needs_attention.is_(None)


def _overdue(session: Session, now: datetime) -> Iterator[Found]:
    late = (
        select(Document.public_id, Work.stage, Work.due_at)
        .join(Work, Work.document_id == Document.id)
        .where(*_open(), Work.lease_until.is_(None), Work.due_at < now - OVERDUE)
    )
    for public_id, stage, due_at in session.execute(late):
        yield Found(
            "work-overdue",
            _named(public_id),
            f"The {stage} step has been due since {due_at:%Y-%m-%d %H:%M} UTC; nobody took it.",
            "See that the dispatcher, the workers and Redis run; it is done as soon as they do.",
        )


def _held_too_long(session: Session, now: datetime) -> Iterator[Found]:
    held = (
        select(Document.public_id, Work.stage, Work.lease_until, Work.attempt)
        .join(Work, Work.document_id == Document.id)
        .where(*_open(), Work.lease_until < now - OVERDUE)
    )
    for public_id, stage, until, attempt in session.execute(held):
        yield Found(
            "lease-long-over",
            _named(public_id),
            f"Try {attempt} of the {stage} step lost its lease at {until:%Y-%m-%d %H:%M} UTC, and "
            "nobody has taken over.",
            "See that the dispatcher and the workers run; it is taken over as soon as they do.",
        )


def _without_work(session: Session) -> Iterator[Found]:
    """Find documents that say they are under way while nothing is to be done for them."""
    at_rest = (
        select(Document.public_id, Document.state)
        .outerjoin(Work, Work.document_id == Document.id)
        .where(Document.state.in_(_UNDER_WAY), (Work.id.is_(None)) | (Work.stage == Stage.DONE))
    )
    for public_id, state in session.execute(at_rest):
        yield Found(
            "no-work",
            _named(public_id),
            f"It is {state}, and there is no work left for it.",
            "Ask its sender to send the file again, and keep the log for whoever mends this.",
        )


def _without_results(session: Session) -> Iterator[Found]:
    read = select(Result.document_id).where(
        Result.document_id == Document.id, Result.stage == Stage.READ
    )
    empty = (
        select(Document.public_id)
        .join(Work, Work.document_id == Document.id)
        .where(Work.stage == Stage.DONE, ~read.exists())
    )
    for public_id in session.scalars(empty):
        yield Found(
            "no-result", _named(public_id), "Its work is done and nothing was read.", _RUN_AGAIN
        )
    promised = Result.payload["pictures"].as_integer()
    pictures = (
        select(PageImage.document_id, func.count().label("there"))
        .group_by(PageImage.document_id)
        .subquery()
    )
    there = func.coalesce(pictures.c.there, 0)
    differing = (
        select(Document.public_id, promised, there)
        .join(Result, (Result.document_id == Document.id) & (Result.stage == Stage.PICTURE))
        .outerjoin(pictures, pictures.c.document_id == Document.id)
        .where(promised != there)
    )
    for public_id, wanted, found in session.execute(differing):
        yield Found(
            "pictures-differ",
            _named(public_id),
            f"{wanted} pictures of its pages were made, and {found} are there.",
            _RUN_AGAIN,
        )


def _without_audit(session: Session) -> Iterator[Found]:
    told = select(AuditEntry.id).where(
        AuditEntry.object == "document:" + Document.public_id, AuditEntry.action == "received"
    )
    for public_id in session.scalars(select(Document.public_id).where(~told.exists())):
        yield Found(
            "no-audit",
            _named(public_id),
            "The audit does not say that it was received.",
            "Verify the audit (dayproof audit verify): an entry was never written, or is gone.",
        )


def _parts_that_differ(session: Session) -> Iterator[Found]:
    """Find containers whose result names other documents than came out of them."""
    opened = (
        select(Document.id, Document.public_id, Result.payload)
        .join(Result, (Result.document_id == Document.id) & (Result.stage == Stage.READ))
        .where(Document.state == DocumentState.OPENED)
    )
    for document_id, public_id, payload in session.execute(opened):
        named = {part["document"] for part in payload.get("parts", ()) if part["document"]}
        own = {
            part["document"]
            for part in payload.get("parts", ())
            if part["document"] and not part["already_had"]
        }
        there = set(
            session.scalars(select(Document.public_id).where(Document.container_id == document_id))
        )
        if not own <= there or not there <= named:
            yield Found(
                "parts-differ",
                _named(public_id),
                f"It was opened into {len(own)} documents of its own; {len(there)} are there.",
                "Compare its list of parts with its documents; ask for what is missing again.",
            )


def _credits_astray(session: Session) -> Iterator[Found]:
    astray = (
        select(Document.public_id, Document.state, func.count())
        .join(Credit, Credit.document_id == Document.id)
        .join(Decision, Decision.id == Credit.decision_id)
        .where(
            Credit.withdrawn_at.is_(None),
            (Decision.undone_at.is_not(None)) | (Document.state != DocumentState.VERIFIED),
        )
        .group_by(Document.public_id, Document.state)
    )
    for public_id, state, count in session.execute(astray):
        yield Found(
            "credits-astray",
            _named(public_id),
            f"{count} days are credited from it, though it is {state} or its approval was undone.",
            "Look at its decisions, and have a reviewer decide it anew.",
        )


def _decisions_that_differ(session: Session) -> Iterator[Found]:
    live = (
        select(Credit.decision_id, func.count().label("days"))
        .where(Credit.withdrawn_at.is_(None))
        .group_by(Credit.decision_id)
        .subquery()
    )
    days = func.coalesce(live.c.days, 0)
    approved = (
        select(Document.public_id, Decision.days, days)
        .join(Decision, Decision.document_id == Document.id)
        .outerjoin(live, live.c.decision_id == Decision.id)
        .where(Decision.kind == "approved", Decision.undone_at.is_(None))
    )
    for public_id, wanted, found in session.execute(approved):
        if len(wanted) != found:
            yield Found(
                "days-differ",
                _named(public_id),
                f"Its approval says {len(wanted)} days, and {found} are credited.",
                "Undo the approval and decide it anew; the ledger shows which days are missing.",
            )
