"""Answers batches on the dispatcher's beat: whatever their rows say is due, each once.

Only a proven sender of mail is answered, and whoever sent from the pages or the API signed in.
Words are made in a session that only reads; a short transaction writes event, mail, links and
webhooks together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, aliased

from app import webhooks
from app.answering import links
from app.answering.answers import Answer, Known, answer
from app.answering.days import days_of, whose
from app.answering.outcome import Outcome, outcome
from app.answering.states import AT_WORK, WITH_STAFF, BatchMoment, FileResult
from app.mailing import Outgoing, public_origin, put_outgoing
from app.notifying import RECEIPTS, RESULTS, unwanted
from app.records import tables
from app.settings import Settings
from app.states import DocumentState
from app.stores import Stores
from app.undo_window import is_untold

ANSWERED_FOR = timedelta(days=180)
"""After so long an unfinished batch is answered no more."""

NEEDS_YOU_FOR = timedelta(days=14)
"""How long the final answer waits for files that only their sender can mend."""

_AT_ONCE = 20
_PROVEN = "proven"
_MENDABLE = frozenset({DocumentState.NEEDS_FIX, DocumentState.UNREADABLE})


@dataclass(frozen=True, slots=True)
class _Due:
    batch_id: int
    moments: tuple[BatchMoment, ...]
    answer: Answer
    found: Outcome


def answer_batches(stores: Stores) -> int:
    """Answer what is due and return how many answers were written."""
    done = 0
    for moment in BatchMoment:
        for batch_id in _candidates(stores, moment):
            done += _answered(stores, batch_id, moment)
    return done


def _candidates(stores: Stores, moment: BatchMoment) -> Sequence[int]:
    with stores.sessions() as session:
        return session.scalars(_due(moment, stores.now()).limit(_AT_ONCE)).all()


def _due(moment: BatchMoment, now: datetime) -> Select[int]:
    batch = tables.Batch
    answerable = or_(batch.source != "mail", batch.proof == _PROVEN)
    asked = select(batch.id).where(
        batch.opened_at.is_not(None),
        batch.received_at > now - ANSWERED_FOR,
        answerable,
        ~_answered_with(moment),
    )
    if moment is not BatchMoment.RECEIPT:
        asked = asked.where(_answered_with(BatchMoment.RECEIPT), ~_holds(AT_WORK))
    if moment is BatchMoment.FINAL:
        overdue = batch.received_at < now - NEEDS_YOU_FOR
        result = _answered_with(BatchMoment.RESULT)
        settled = ~_holds(WITH_STAFF), ~_holds_untold(now)
        asked = asked.where(result, *settled, or_(~_holds(_MENDABLE), overdue))
    return asked.order_by(batch.id)


def _answered_with(moment: BatchMoment) -> ColumnElement[bool]:
    event = tables.BatchEvent
    return exists().where(event.batch_id == tables.Batch.id, event.event == moment)


def _holds(states: frozenset[DocumentState]) -> ColumnElement[bool]:
    """Return whether a file of the batch, or a part of its archives, is in one of ``states``."""
    file, document, part = tables.BatchFile, aliased(tables.Document), aliased(tables.Document)
    mine = file.batch_id == tables.Batch.id
    itself = exists().where(mine, document.id == file.document_id, document.state.in_(states))
    parts = exists().where(mine, part.container_id == file.document_id, part.state.in_(states))
    return or_(itself, parts)


def _holds_untold(now: datetime) -> ColumnElement[bool]:
    """Return whether a file of the batch, or a part, has a decision that can be undone unseen."""
    file, document = tables.BatchFile, tables.Document
    mine = file.batch_id == tables.Batch.id
    in_it = or_(document.id == file.document_id, document.container_id == file.document_id)
    return exists().where(mine, in_it, is_untold(now))


def _answered(stores: Stores, batch_id: int, moment: BatchMoment) -> int:
    with stores.sessions() as session:
        due = _made(session, batch_id, moment, stores)
    if due is None:
        return 0
    now = stores.now()
    with stores.sessions.begin() as session:
        if not _first(session, due, now):
            return 0
        batch = session.get_one(tables.Batch, batch_id)
        _mail(session, batch, due, now)
        webhooks.announce(session, batch.company, *_told(batch, due), now)
    return 1


def _made(session: Session, batch_id: int, moment: BatchMoment, stores: Stores) -> _Due | None:
    batch, now = session.get_one(tables.Batch, batch_id), stores.now()
    found = outcome(session, batch, now)
    if moment is not BatchMoment.RECEIPT and not found.is_read:
        return None
    moments: tuple[BatchMoment, ...] = (moment,)
    if moment is BatchMoment.RESULT and _is_over(found):
        # Nothing is open: the results are the final ones, and are told once.
        moments = (BatchMoment.RESULT, BatchMoment.FINAL)
    said = answer(known(session, found, stores.settings, now), moments[-1])
    return _Due(batch_id, moments, said, found)


def _is_over(found: Outcome) -> bool:
    return all(line.is_settled for line in found.lines) and not found.need_you


def known(session: Session, found: Outcome, settings: Settings, now: datetime) -> Known:
    """Return everything that an answer about a batch, or a table of it, is made of at ``now``."""
    company, documents = found.batch.company, found.documents
    expected = select(tables.BatchExpected).where(tables.BatchExpected.batch_id == found.batch.id)
    return Known(
        found,
        session.scalars(expected.order_by(tables.BatchExpected.source, tables.BatchExpected.row))
        .all(),
        days_of(session, documents, company, now),
        whose(session, documents, company),
        public_origin(settings),
    )  # fmt: skip


def _first(session: Session, due: _Due, now: datetime) -> bool:
    """Write the moments down; return False when another dispatcher was faster."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    rows = [{"batch_id": due.batch_id, "event": each, "at": now} for each in due.moments]
    written = dialect.insert(tables.BatchEvent).values(rows).on_conflict_do_nothing()
    return session.scalar(written.returning(tables.BatchEvent.batch_id)) is not None


def _mail(session: Session, batch: tables.Batch, due: _Due, now: datetime) -> None:
    kind = RECEIPTS if due.moments[0] is BatchMoment.RECEIPT else RESULTS
    if kind in unwanted(session, batch.account_id):
        return
    to = batch.reply_to if batch.source == "mail" else batch.account.email
    for link in due.answer.new_links:
        links.keep(session, link, sent_to=to, now=now, batch=batch)
    put_outgoing(
        session,
        Outgoing(
            to=to,
            subject=due.answer.subject,
            letter=due.answer.letter,
            event_key=f"batch:{batch.public_id}:{due.moments[-1]}",
            kind=kind,
            about=f"batch:{batch.public_id}",
            reply_to=_came_to(batch),
            account_id=batch.account_id,
            attachments=due.answer.attachments,
            answers=(f"<{batch.message_id.strip('<>')}>",) if batch.message_id else (),
            is_answer=batch.source == "mail",
            is_urgent=due.moments[0] is BatchMoment.RECEIPT,
        ),
        now,
    )


def _came_to(batch: tables.Batch) -> str | None:
    """Return the company's own address here: an answer to us finds its batch there."""
    return (batch.inbound.delivered_to or None) if batch.inbound is not None else None


def _told(batch: tables.Batch, due: _Due) -> tuple[str, str, dict[str, object]]:
    """Return the key, the name and the content of a webhook's event: counts, nobody's name."""
    moment = due.moments[-1]
    counts = {result.value: due.found.counts.get(result, 0) for result in FileResult}
    return (
        f"batch:{batch.public_id}:{moment}",
        f"batch.{moment}",
        {
            "batch": batch.public_id,
            "reference": batch.reference,
            "own_reference": batch.own_reference,
            "files": len(due.found.lines),
            "results": counts,
        },
    )


def answered_at(session: Session, batch: tables.Batch) -> dict[str, datetime]:
    """Return when each answer about a batch was written."""
    event = tables.BatchEvent
    return dict(
        session.execute(select(event.event, event.at).where(event.batch_id == batch.id)).all()
    )
