"""Opens a kept message: its sender is settled, its batch made, and each file becomes a document.

Every step is written down with the lease held, in the order of the files: a process that takes
over goes on behind the last file that is there, so that nothing is done twice.
"""

from datetime import timedelta
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.batches import expecting, making
from app.batches.making import NewBatch
from app.batches.states import FileState
from app.inbound import addresses, replies, tasks
from app.inbound.keeping import settle_proof
from app.inbound.looking import Tools, files_in
from app.inbound.names import Txt
from app.inbound.proof import Delivery, Verdict, answer_address, judge
from app.inbound.states import MailState, Proof
from app.inbound.writing_down import SOURCE, write_documents, write_held
from app.records import tables
from app.storage.rows import kept_file
from app.stores import Stores

_AT_ONCE = 5
"""So many files are written down in one transaction: uploads wait for its end."""

_AGAIN_SECONDS = 300.0
_NOBODY = Verdict(
    Proof.UNPROVEN, "Its sender could not be checked for days: the DNS did not answer."
)
_NO_FILE = "It holds no file, so a person reads it."


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
        found = islice(files_in(stores, task.message_id, tools.unpack, folder), done, None)
        while some := list(islice(found, _AT_ONCE)):
            if hold_all:
                write_held(stores, task, batch_id, some)
            else:
                write_documents(stores, task, tools, batch_id, some)


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


def _row(session: Session, task: tasks.Task) -> tables.InboundMessage:
    return session.get_one(tables.InboundMessage, task.message_id, populate_existing=True)


def _message(stores: Stores, session: Session, row: tables.InboundMessage) -> bytes:
    return stores.storage.content(kept_file(session, row.sha256))
