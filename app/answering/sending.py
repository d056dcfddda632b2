"""Batches that a signed-in partner sends from the pages or the API, file by file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from sqlalchemy import Select, false, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.batches.making import FileIn, NewBatch, add_file, close, make
from app.batches.states import FileState
from app.errors import Conflict, NotFound, ServiceError, Unavailable
from app.receive import Upload, receive
from app.records import tables
from app.stores import Stores

_REFERENCE_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Added:
    """One file added to a batch; ``document_id`` is None when it was not taken, and says why."""

    name: str
    position: int
    document_id: str | None = None
    reference: str | None = None
    already_had: bool = False
    refusal: str = ""
    code: str | None = None


def visible_batches(actor: Actor) -> Select[tables.Batch]:
    """Return the query of batches that ``actor`` may see: staff all, partners the company's."""
    query = select(tables.Batch)
    if actor.is_staff:
        return query
    if not (actor.is_partner and actor.payroll_company):
        return query.where(false())
    return query.where(tables.Batch.company == actor.payroll_company)


def batch_for(session: Session, actor: Actor, public_id: str) -> tables.Batch:
    """Return a batch; raise ``NotFound`` when there is none that ``actor`` may see."""
    wanted = visible_batches(actor).where(tables.Batch.public_id == public_id)
    batch = session.scalars(wanted).one_or_none()
    if batch is None:
        raise NotFound("There is no such batch, or it belongs to another company.")
    return batch


def begin(stores: Stores, actor: Actor, source: str, own_reference: str) -> str:
    """Begin a batch and return its public id; files are added until it is closed."""
    company = actor.payroll_company or ""
    reference = " ".join(own_reference.split())[:_REFERENCE_LENGTH]
    new = NewBatch(actor.account_id, company, source, own_reference=reference)
    with stores.sessions.begin() as session:
        return make(session, new, stores.now()).public_id


def add(stores: Stores, batch: tables.Batch, name: str, data: BinaryIO, **how: str) -> Added:
    """Take a file into a batch that is not closed; a refused one is written down with its reason.

    Raises ``Conflict`` when the batch is closed, and what is no fault of the file as it is.
    """
    if batch.opened_at is not None:
        raise Conflict("This batch is closed: begin another one.")
    return put(stores, batch.id, name, data, sender_id=batch.account_id, **how)


def put(
    stores: Stores,
    batch_id: int,
    name: str,
    data: BinaryIO,
    *,
    sender_id: int,
    source: str,
    replaces: str | None = None,
) -> Added:
    """Take a file into a batch, open or not, and write it down as the batch's next one."""
    content = data.read(stores.settings.container_limit_bytes + 1)
    try:
        receipt = receive(
            _waiting_its_turn(stores),
            Upload(name, BytesIO(content)),
            sender_id=sender_id,
            professional_id=None,
            roster_record_id=None,
            source=source,
        )
    except ServiceError as refusal:
        if isinstance(refusal, Unavailable) or refusal.status >= 500:
            raise
        return _written(stores, batch_id, _refused(name, len(content), refusal))
    with stores.sessions() as session:
        wanted = select(tables.Document.id).where(tables.Document.public_id == receipt.document_id)
        document_id = session.scalars(wanted).one()
    state = FileState.ALREADY_HAD if receipt.already_had else FileState.TAKEN
    file = FileIn(name, state, len(content), replaces, None, document_id)
    return _written(stores, batch_id, file, receipt.document_id, receipt.reference)


def _waiting_its_turn(stores: Stores) -> Stores:
    """Return stores that hint nothing: of a company's many files the dispatcher hints in turn."""
    return replace(stores, hint=lambda _public_id: None)


def _refused(name: str, size_bytes: int, refusal: ServiceError) -> FileIn:
    return FileIn(name, FileState.NOT_TAKEN, size_bytes, refusal.code, refusal.message)


def _written(
    stores: Stores,
    batch_id: int,
    file: FileIn,
    document_id: str | None = None,
    reference: str | None = None,
) -> Added:
    with stores.sessions.begin() as session:
        batch = session.get_one(tables.Batch, batch_id, with_for_update=True)
        row = add_file(session, batch, file)
        already = file.state == FileState.ALREADY_HAD
        return Added(
            file.name,
            row.position,
            document_id,
            reference,
            already,
            file.reason or "",
            file.code if file.state == FileState.NOT_TAKEN else None,
        )


def finish(session: Session, batch: tables.Batch, now: datetime) -> None:
    """Close a batch: it is answered from now on. Raises ``Conflict`` for one without a file."""
    mine = select(tables.BatchFile.id).where(tables.BatchFile.batch_id == batch.id)
    if session.scalars(mine.limit(1)).first() is None:
        raise Conflict("This batch has no file yet: add one, then close it.")
    close(session, batch, now)


def send_all(
    stores: Stores, actor: Actor, files: Iterable[tuple[str, BinaryIO]], own_reference: str
) -> str:
    """Send the files of one form as a batch and return its public id."""
    public_id = begin(stores, actor, "web", own_reference)
    with stores.sessions() as session:
        batch = batch_for(session, actor, public_id)
    for name, data in files:
        add(stores, batch, name, data, source="web")
    with stores.sessions.begin() as session:
        finish(session, batch_for(session, actor, public_id), stores.now())
    return public_id
