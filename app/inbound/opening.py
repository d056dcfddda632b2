"""Opens a kept message: its sender is settled, its batch made, and each file becomes a document.

Every step is written down with the lease held, in the order of the files: a process that takes
over goes on behind the last file that is there, so that nothing is done twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.batches import expecting, making
from app.batches.making import FileIn, NewBatch
from app.batches.manifest import Expected
from app.batches.states import FileState
from app.file_names import clean_file_name
from app.inbound import addresses, replies, tasks
from app.inbound.keeping import settle_proof
from app.inbound.names import Txt
from app.inbound.proof import Delivery, Verdict, answer_address, judge
from app.inbound.scanning import NotScanned, Scan
from app.inbound.states import MailState, Proof
from app.receive import Arrival, record
from app.records import tables
from app.settings import Settings
from app.storage import Stored
from app.storage.rows import kept_file
from app.stores import Stores
from extractors.containers.values import NotTaken
from extractors.files import FileKind
from extractors.refusals import Refused
from extractors.unpacked import Leaf

SOURCE = "mail"
"""How documents out of e-mail have come."""

_AT_ONCE = 20
_AGAIN_SECONDS = 300.0
_NOBODY = Verdict(
    Proof.UNPROVEN, "Its sender could not be checked for days: the DNS did not answer."
)
_NO_FILE = "It holds no file, so a person reads it."
_VIRUS = "It holds a virus ({}): it was not taken in, and nobody can open it here"
_NOT_SCANNED = (
    "The virus scanner could not look at all of it, so it was not taken in. Send it in smaller "
    "files, or on the pages"
)
_HELD = "It waits: the sender of the message is not proven"
_NAME_LENGTH = 290


@dataclass(frozen=True, slots=True)
class Tools:
    """What opening needs from outside: the limited reader, the DNS, the virus scanner.

    ``unpack`` returns every file in a message, its bytes written to the folder given, and raises
    ``Refused``; ``manifest`` returns what a table expects, None for any other.
    """

    unpack: Callable[[Path, Path], Sequence[Leaf | NotTaken]]
    manifest: Callable[[Leaf], tuple[Expected, ...] | None]
    txt: Txt
    scan: Scan


def open_message(stores: Stores, task: tasks.Task, tools: Tools) -> None:
    """Do everything that is to be done for one message.

    Raises ``TaskLost`` when another process has taken over, ``ScannerAway`` when the virus scanner
    does not answer: then the task is done again later.
    """
    proof = _settled_proof(stores, task, tools.txt)
    if proof is Proof.PENDING:
        return
    if proof is Proof.UNPROVEN:
        _write(stores, task, tools, hold_all=True)
        _end(stores, task, MailState.WAITING)
    else:
        _write(stores, task, tools, hold_all=False)
        _end(stores, task, MailState.OPENED)


def _settled_proof(stores: Stores, task: tasks.Task, txt: Txt) -> Proof:
    """Return whether the sender is proven, asking the DNS now where it did not answer before."""
    with stores.sessions() as session:
        row = _row(session, task)
        if row.proof != Proof.PENDING or row.partner is None:
            return Proof(row.proof)
        rules = addresses.rules_of(row.partner, stores.settings.inbound_domain)
        message, received_at = _message(stores, session, row), row.received_at
    limit = stores.settings.mail_head_limit_bytes
    verdict = judge(Delivery(message, limit, received_at), rules, txt)
    if verdict.proof is Proof.PENDING:
        if stores.now() < received_at + timedelta(days=rules.fresh_days):
            with stores.sessions.begin() as session:
                tasks.put_back(session, task, _AGAIN_SECONDS, proof_reason=verdict.reason)
            return Proof.PENDING
        verdict = _NOBODY
    with stores.sessions.begin() as session:
        tasks.hold(session, task)
        row = _row(session, task)
        settle_proof(session, row, verdict, stores.now())
        return Proof(row.proof)


def _write(stores: Stores, task: tasks.Task, tools: Tools, *, hold_all: bool) -> None:
    """Write every file of a message down, as a document or as held."""
    batch_id, done = _begun(stores, task)
    with stores.storage.working_folder() as folder:
        found = islice(enumerate(_files(stores, task, tools, folder), 1), done, None)
        while some := list(islice(found, _AT_ONCE)):
            files = [each for _, each in some]
            if hold_all:
                _write_held(stores, task, batch_id, files)
            else:
                _write_some(stores, task, tools, batch_id, files)


def _begun(stores: Stores, task: tasks.Task) -> tuple[int, int]:
    """Return the batch of a message, made now or before, and how many files it has so far."""
    with stores.sessions.begin() as session:
        tasks.hold(session, task)
        row = _row(session, task)
        batch = making.batch_of_message(session, row.id)
        if batch is None:
            new = _new_batch(row, stores.settings.inbound_domain)
            batch = making.make(session, new, stores.now())
        batch.proof = row.proof
        return batch.id, making.files_so_far(session, batch)


def _new_batch(row: tables.InboundMessage, domain: str) -> NewBatch:
    assert row.partner is not None  # noqa: S101 - only a company's message is opened
    rules = addresses.rules_of(row.partner, domain)
    return NewBatch(
        account_id=row.partner.account_id,
        company=row.partner.name,
        source=SOURCE,
        inbound_id=row.id,
        proof=row.proof,
        reply_to=answer_address(row.reply_to, row.sender, rules),
        subject=row.subject,
        message_id=row.message_id,
    )


def _files(
    stores: Stores, task: tasks.Task, tools: Tools, folder: Path
) -> Sequence[Leaf | NotTaken]:
    """Return every file in a message; one that cannot be opened is itself what is not taken."""
    with stores.sessions() as session:
        row = _row(session, task)
        stored = kept_file(session, row.sha256)
        trace = f"Return-Path: <>\r\nReceived: by mail ({row.how})\r\n".encode("ascii")
    with NamedTemporaryFile(dir=folder, suffix=".eml") as whole:
        # The trace that a mail server writes above a message also tells that it is one.
        whole.write(trace + stores.storage.content(stored))
        whole.flush()
        try:
            return tools.unpack(Path(whole.name), folder)
        except Refused as refused:
            return [NotTaken("message.eml", refused.code, refused.message)]


def _write_held(
    stores: Stores, task: tasks.Task, batch_id: int, files: Sequence[Leaf | NotTaken]
) -> None:
    with stores.sessions.begin() as session:
        tasks.hold(session, task)
        batch = session.get_one(tables.Batch, batch_id)
        for each in files:
            size = each.path.stat().st_size if isinstance(each, Leaf) else None
            held = FileIn(_name(each), FileState.HELD, size, "sender-not-proven", _HELD)
            making.add_file(session, batch, _refused(each) if isinstance(each, NotTaken) else held)


def _write_some(
    stores: Stores,
    task: tasks.Task,
    tools: Tools,
    batch_id: int,
    files: Sequence[Leaf | NotTaken],
) -> None:
    looked_at = [_looked_at(stores, each, tools) for each in files]
    new: list[str] = []
    unneeded: list[str] = []
    with stores.sessions.begin() as session:
        tasks.hold(session, task)
        row, batch = _row(session, task), session.get_one(tables.Batch, batch_id)
        for each in looked_at:
            if isinstance(each, _Taken):
                new += _record(session, row, batch, each, unneeded, stores.now())
            elif isinstance(each, _Manifest):
                expecting.expect(session, batch, each.file.name, each.expected)
                making.add_file(session, batch, each.file)
            else:
                making.add_file(session, batch, each)
    for name in unneeded:
        stores.storage.remove(name)
    for public_id in new:
        stores.hint(public_id)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A file whose bytes are stored."""

    leaf: Leaf
    stored: Stored


@dataclass(frozen=True, slots=True)
class _Manifest:
    """The list of what should be in the batch."""

    file: FileIn
    expected: tuple[Expected, ...]


def _looked_at(stores: Stores, each: Leaf | NotTaken, tools: Tools) -> _Taken | _Manifest | FileIn:
    if isinstance(each, NotTaken):
        return _refused(each)
    size = each.path.stat().st_size
    try:
        virus = tools.scan(each.path)
    except NotScanned:
        return FileIn(_name(each), FileState.NOT_TAKEN, size, "not-scanned", _NOT_SCANNED)
    if virus is not None:
        reason = _VIRUS.format(virus[:80])
        return FileIn(_name(each), FileState.NOT_TAKEN, size, "virus", reason)
    expected = tools.manifest(each)
    if expected is not None:
        words = f"The list of what should be here: {len(expected)} rows"
        file = FileIn(_name(each), FileState.IGNORED, size, "manifest", words)
        return _Manifest(file, expected)
    with each.path.open("rb") as data:
        return _Taken(each, stores.storage.put(data, stores.settings.container_limit_bytes))


def _record(
    session: Session,
    row: tables.InboundMessage,
    batch: tables.Batch,
    taken: _Taken,
    unneeded: list[str],
    now: datetime,
) -> list[str]:
    """Make a document of a file; return its id when it is new, and note bytes that may go."""
    known = _had_from_them(session, batch, taken.stored.sha256)
    size = taken.stored.size_bytes
    if known is not None:
        unneeded.append(taken.stored.name)
        file = FileIn(_name(taken.leaf), FileState.ALREADY_HAD, size, document_id=known.id)
        making.add_file(session, batch, replace(file, code="already-had", reason=_had(known)))
        return []
    receipt = record(session, _arrival(row, batch, taken), now)
    if not receipt.bytes_needed:
        unneeded.append(taken.stored.name)
    asked = select(tables.Document).where(tables.Document.public_id == receipt.document_id)
    document = session.scalars(asked).one()
    state = FileState.ALREADY_HAD if receipt.already_had else FileState.TAKEN
    making.add_file(session, batch, FileIn(_name(taken.leaf), state, size, document_id=document.id))
    return [] if receipt.already_had else [receipt.document_id]


def _had_from_them(session: Session, batch: tables.Batch, sha256: str) -> tables.Document | None:
    """Return the document of the same bytes from the same company, whosever it was found to be."""
    document = tables.Document
    same = select(document).where(
        document.sha256 == sha256,
        document.sender_id == batch.account_id,
        document.erased_at.is_(None),
    )
    return session.scalars(same.order_by(document.id).limit(1)).first()


def _had(document: tables.Document) -> str:
    return f"We have this file already, as {document.reference}: nothing more to do"


def _arrival(row: tables.InboundMessage, batch: tables.Batch, taken: _Taken) -> Arrival:
    name = PurePosixPath(taken.leaf.name).name
    return Arrival(
        file_name=clean_file_name(name, taken.leaf.kind.suffix),
        kind=taken.leaf.kind,
        stored=taken.stored,
        sender_id=batch.account_id,
        professional_id=None,
        roster_record_id=None,
        source=SOURCE,
        part=taken.leaf.name,
        proof=row.proof,
    )


def _end(stores: Stores, task: tasks.Task, state: MailState) -> None:
    with stores.sessions.begin() as session:
        row = _row(session, task)
        batch = making.batch_of_message(session, row.id)
        note = row.note
        if batch is not None:
            expecting.find_by_name(session, batch)
            answered = replies.answered_batch(stores, session, row, batch)
            row.about = None if answered is None else f"batch:{answered.public_id}"
            if answered is not None:
                note = replies.NOTE.format(answered.reference)
            has_files = _has_files(session, batch)
            if has_files or state is not MailState.OPENED:
                making.close(session, batch, stores.now())
            elif answered is None:
                # What only asks something gets no answer of a program.
                state, note = MailState.WAITING, _NO_FILE
            if answered is not None:
                # Whatever else is in it, somebody wrote to us.
                state = MailState.WAITING
        session.flush()
        tasks.finish(session, task, state, note=note, held_up_by=None)


def _has_files(session: Session, batch: tables.Batch) -> bool:
    file = tables.BatchFile
    asked = select(file.id).where(file.batch_id == batch.id, file.state.not_in([FileState.IGNORED]))
    return session.scalar(asked.limit(1)) is not None


def _refused(part: NotTaken) -> FileIn:
    state = FileState.IGNORED if part.ignored else FileState.NOT_TAKEN
    return FileIn(_name(part), state, None, part.code, part.message)


def _name(each: Leaf | NotTaken) -> str:
    return each.name[-_NAME_LENGTH:]


def _row(session: Session, task: tasks.Task) -> tables.InboundMessage:
    return session.get_one(tables.InboundMessage, task.message_id, populate_existing=True)


def _message(stores: Stores, session: Session, row: tables.InboundMessage) -> bytes:
    return stores.storage.content(kept_file(session, row.sha256))


TABLES = frozenset({FileKind.CSV, FileKind.XLSX})
"""The kinds of file that a manifest may be."""


def is_small_enough(settings: Settings, leaf: Leaf) -> bool:
    """Return whether a table is worth looking into for a manifest."""
    return leaf.kind in TABLES and leaf.path.stat().st_size <= settings.file_limit_bytes // 5
