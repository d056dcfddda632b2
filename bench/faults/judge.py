"""Compares what was promised to the clients with what the service has in the end."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.audit.verifying import verify
from app.records import tables
from app.states import DocumentState, Stage
from app.stores import Stores
from bench.faults.journal import Promise
from bench.faults.load import Letter
from bench.faults.stored import stored_bytes

_STAGES = {Stage.READ, Stage.CHECK, Stage.PICTURE}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong after a run: nothing may be lost, doubled, stuck or otherwise odd."""

    lost: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    told: Counter[str] = field(default_factory=Counter)

    @property
    def is_clean(self) -> bool:
        """True when every promise was kept, each once."""
        return not (self.lost or self.doubled or self.stuck or self.odd)


def judge(stores: Stores, promises: Iterable[Promise], sent: list[Letter]) -> Verdict:
    """Return how the promises were kept."""
    kept = list(promises)
    letters = {letter.number: letter for letter in sent}
    with stores.sessions() as session:
        lost = [
            words
            for promise in kept
            for words in _lost(stores, session, promise, letters[promise.number])
        ]
        lost += [f"letter {n} was never acknowledged" for n in _unacknowledged(kept, letters)]
        return Verdict(
            tuple(lost),
            tuple(_doubled(session, len(letters))),
            tuple(_stuck(session)),
            tuple(_odd(session)),
            Counter(session.scalars(select(tables.Message.kind))),
        )


def _unacknowledged(kept: list[Promise], letters: dict[int, Letter]) -> set[int]:
    return set(letters) - {promise.number for promise in kept}


def _lost(stores: Stores, session: Session, promise: Promise, letter: Letter) -> Iterator[str]:
    name = f"letter {promise.number} ({promise.document_id})"
    found = select(tables.Document).where(tables.Document.public_id == promise.document_id)
    document = session.scalars(found).one_or_none()
    if document is None:
        yield f"{name}: no document"
        return
    if document.sha256 != promise.sha256 or document.sender.email != promise.email:
        yield f"{name}: the document is of other bytes or of another sender"
    if hashlib.sha256(stored_bytes(stores, document.sha256)).hexdigest() != promise.sha256:
        yield f"{name}: the stored bytes are others"
    if document.state != DocumentState.VERIFIED:
        yield f"{name}: it is {document.state}, not verified"
    credited = select(tables.Credit.day).where(
        tables.Credit.document_id == document.id, tables.Credit.withdrawn_at.is_(None)
    )
    if sorted(session.scalars(credited)) != sorted(letter.days):
        yield f"{name}: its days are not what was credited"
    stages = select(tables.Result.stage).where(tables.Result.document_id == document.id)
    if set(session.scalars(stages)) != _STAGES:
        yield f"{name}: results are missing"
    pictures = select(func.count()).where(tables.PageImage.document_id == document.id)
    if not session.scalar(pictures):
        yield f"{name}: it has no picture"


def _doubled(session: Session, sent: int) -> Iterator[str]:
    documents = session.scalar(select(func.count()).select_from(tables.Document))
    if documents != sent:
        yield f"{documents} documents for {sent} letters"
    for what, column in (
        ("decisions on document", tables.Decision.document_id),
        ("work rows of document", tables.Work.document_id),
    ):
        counted = select(column, func.count()).group_by(column).having(func.count() > 1)
        yield from (f"{count} {what} {which}" for which, count in session.execute(counted))
    entry = tables.AuditEntry
    twice = (
        select(entry.object, entry.action, func.count())
        .where(entry.action.in_(["received", "approved"]))
        .group_by(entry.object, entry.action)
        .having(func.count() > 1)
    )
    yield from (f"{count} × {action} {about}" for about, action, count in session.execute(twice))
    day = (
        select(tables.Credit.professional_id, tables.Credit.day, func.count())
        .where(tables.Credit.withdrawn_at.is_(None))
        .group_by(tables.Credit.professional_id, tables.Credit.day)
        .having(func.count() > 1)
    )
    yield from (f"{count} credits of {who} on {on}" for who, on, count in session.execute(day))


def _stuck(session: Session) -> Iterator[str]:
    left = select(tables.Work).where(
        (tables.Work.stage != Stage.DONE) | tables.Work.needs_attention.is_not(None)
    )
    for work in session.scalars(left):
        told = work.needs_attention or "not finished"
        yield f"document {work.document_id} at {work.stage}, attempt {work.attempt}: {told}"


def _odd(session: Session) -> Iterator[str]:
    yield from (f"audit: {problem}" for problem in verify(session).problems)
    yield from _other_traces(session)
    for name, wanted in (("received", tables.Document), ("approved", tables.Decision)):
        entries = select(func.count()).where(
            tables.AuditEntry.action == name, tables.AuditEntry.object.like("document:%")
        )
        rows = select(func.count()).select_from(wanted)
        if session.scalar(entries) != session.scalar(rows):
            yield f"audit: {session.scalar(entries)} × {name} for {session.scalar(rows)} rows"


def _other_traces(session: Session) -> Iterator[str]:
    """Yield the entries about documents that do not go under the id that their upload was given."""
    traces = dict(session.execute(select(tables.Document.public_id, tables.Document.trace)).all())
    entry = tables.AuditEntry
    about = select(entry.object, entry.action, entry.trace).where(
        entry.object.like("document:%"), entry.action.in_(["received", "approved"])
    )
    for thing, action, trace in session.execute(about):
        if trace is None or trace != traces.get(thing.removeprefix("document:")):
            yield f"audit: {action} of {thing} goes under another id than its upload"
