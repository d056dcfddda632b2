"""The one way in for every file: look at its content, keep it, record it, mark it for work."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from app.due import hinted_on_arrival
from app.errors import FileRefused, FileTooLarge, ServiceError, StorageFull, Unavailable
from app.file_names import clean_file_name
from app.quota import refuse_over_quota
from app.records import audit
from app.records.clock import MomentFromNow
from app.records.tables import Document, StoredFile, Work
from app.settings import Settings
from app.states import DocumentState, Stage
from app.storage import Stored
from app.storage.rows import record_file
from app.stores import Stores
from app.tallies import here
from app.tracing import current_trace, new_trace
from extractors.files import FileKind, detect
from extractors.refusals import Refused, file_too_large

_CONTAINERS = {FileKind.ZIP, FileKind.EML, FileKind.MSG, FileKind.TNEF}
_REFERENCE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_REFERENCE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it arrives: the name its sender gave it, and its bytes."""

    file_name: str
    data: BinaryIO


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender is told; with ``already_had``, all but that is of the first copy."""

    document_id: str
    reference: str
    state: DocumentState
    received_at: datetime
    already_had: bool
    bytes_needed: bool = field(default=True, compare=False)
    """False when the same bytes were kept before, so that this copy of them may go."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is recorded of one stored file; ``part`` is its name in the container it came in.

    ``proof`` is how sure the sender of an e-mail is, as ``Document.proof``.
    """

    file_name: str
    kind: FileKind
    stored: Stored
    sender_id: int
    professional_id: int | None
    roster_record_id: int | None
    source: str
    container_id: int | None = None
    part: str | None = None
    proof: str | None = None


def receive(
    stores: Stores,
    upload: Upload,
    *,
    sender_id: int,
    professional_id: int | None,
    roster_record_id: int | None,
    source: str,
) -> Receipt:
    """Take a file in for good and return its receipt; from then on it cannot be lost.

    Raises ``FileRefused``, ``FileTooLarge``, ``TooManyTries`` or ``StorageFull`` with nothing
    recorded. ``source`` is how it came: ``web``, ``api``, ``mail``.
    """
    try:
        data, kind = _inspect(upload.data, stores.settings)
        with stores.sessions() as session:
            refuse_over_quota(session, sender_id, len(data), stores.settings, stores.now())
        stored = stores.storage.put(BytesIO(data), stores.settings.container_limit_bytes)
    except ServiceError as refusal:
        here.count("uploads_refused", source, refusal.code)
        raise
    name = clean_file_name(upload.file_name, kind.suffix)
    arrival = Arrival(name, kind, stored, sender_id, professional_id, roster_record_id, source)
    with _or_removed(stores, stored), stores.sessions.begin() as session:
        receipt = record(session, arrival, stores.now())
    if not receipt.bytes_needed:
        stores.storage.remove(stored.name)
    if receipt.already_had:
        here.count("uploads_known", source)
    else:
        stores.hint(receipt.document_id)
    return receipt


def record(session: Session, arrival: Arrival, now: datetime) -> Receipt:
    """Write down a stored file with the work to do on it, or find the document of its first copy.

    Hint to the queue once the transaction is over, and only for what was not had already.
    """
    is_new = record_file(session, arrival.stored, arrival.kind.media_type, now)
    receipt = _had_before(session, arrival) or _record(session, arrival, now)
    return receipt if is_new else replace(receipt, bytes_needed=False)


@contextmanager
def _or_removed(stores: Stores, stored: Stored) -> Iterator[None]:
    """Take stored bytes away again when they could not be written down.

    A sender who repeats a refused upload would fill the disk with copies that nobody knows. Bytes
    of which that is not certain stay: the sweep tells of them a day later.
    """
    try:
        yield
    except (Unavailable, StorageFull, OperationalError) as error:
        if getattr(error, "connection_invalidated", False):
            raise  # It may have been written down, and only the answer was lost.
        with suppress(SQLAlchemyError, ServiceError, OSError):
            with stores.sessions() as session:
                named = select(StoredFile.name).where(StoredFile.name == stored.name)
                is_known = session.scalar(named) is not None
            if not is_known:
                stores.storage.remove(stored.name)
        raise


def _inspect(data: BinaryIO, settings: Settings) -> tuple[bytes, FileKind]:
    content = data.read(settings.container_limit_bytes + 1)
    try:
        kind = detect(content)
        limit = _limit_bytes(kind, settings)
        if len(content) > limit:
            raise file_too_large(len(content), limit)
    except Refused as refused:
        refusal = FileTooLarge if refused.code == FileTooLarge.code else FileRefused
        raise refusal(refused.message, code=refused.code) from refused
    return content, kind


def _limit_bytes(kind: FileKind, settings: Settings) -> int:
    return settings.container_limit_bytes if kind in _CONTAINERS else settings.file_limit_bytes


def _had_before(session: Session, arrival: Arrival) -> Receipt | None:
    same = select(Document).where(Document.sha256 == arrival.stored.sha256)
    same = same.where(Document.erased_at.is_(None))
    if arrival.professional_id is None:
        same = same.where(Document.sender_id == arrival.sender_id)
    same = same.where(Document.professional_id == arrival.professional_id)
    first = session.scalars(same.order_by(Document.id).limit(1)).one_or_none()
    if first is None:
        return None
    return _receipt(first, already_had=True)


def _record(session: Session, arrival: Arrival, now: datetime) -> Receipt:
    document = _document_row(session, arrival, now)
    session.add(document)
    session.flush()
    session.add(_work_row(document, now))
    audit.record(
        session,
        at=now,
        actor=f"account:{arrival.sender_id}",
        action="received",
        object=f"document:{document.public_id}",
        detail={"sha256": arrival.stored.sha256, "source": arrival.source},
        after={"state": document.state},
        trace=document.trace,
    )
    return _receipt(document, already_had=False)


def _receipt(document: Document, *, already_had: bool) -> Receipt:
    return Receipt(
        document.public_id,
        document.reference,
        DocumentState(document.state),
        document.received_at,
        already_had=already_had,
    )


def _document_row(session: Session, arrival: Arrival, now: datetime) -> Document:
    return Document(
        public_id=secrets.token_hex(16),
        reference=_new_reference(session),
        sha256=arrival.stored.sha256,
        file_name=arrival.file_name,
        source=arrival.source,
        sender_id=arrival.sender_id,
        professional_id=arrival.professional_id,
        roster_record_id=arrival.roster_record_id,
        container_id=arrival.container_id,
        part=arrival.part,
        proof=arrival.proof,
        trace=current_trace() or new_trace(),
        state=DocumentState.RECEIVED,
        received_at=now,
        changed_at=now,
    )


def _work_row(document: Document, now: datetime) -> Work:
    return Work(
        document_id=document.id,
        sender_id=document.sender_id,
        stage=Stage.READ,
        due_at=MomentFromNow(),
        hinted_at=hinted_on_arrival(),
        created_at=now,
    )


def _new_reference(session: Session) -> str:
    """Return a short name that people can say on the telephone and that no document has yet."""
    while True:
        letters = (secrets.choice(_REFERENCE_LETTERS) for _ in range(_REFERENCE_LENGTH))
        reference = f"U-{''.join(letters)}"
        taken = select(Document.id).where(Document.reference == reference)
        if session.scalars(taken).one_or_none() is None:
            return reference
