"""Keeps a message for good, once for each address it came to; only then is it accepted."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parseaddr
from io import BytesIO

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.inbound.heads import Head, message_id_of, read_head
from app.inbound.identity import identity_of
from app.inbound.kinds import kind_of
from app.inbound.proof import Verdict, reply_address
from app.inbound.senders import NotOneSender, sender_of
from app.inbound.states import MailKind, MailState, Proof
from app.inbound.tasks import OPEN
from app.mailing import note_report
from app.records import audit, tables
from app.settings import Settings
from app.storage.once import put_once
from app.storage.rows import record_file
from app.stores import Stores
from app.tracing import new_trace
from extractors.payload_masking import masked

MEDIA_TYPE = "message/rfc822"
_NOT_READ = "It is no letter of a payroll company, so its sender was not checked."


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message and the way it came; ``how`` is ``smtp``, ``lmtp`` or ``imap``.

    ``note`` is what is wrong with it as a whole, and ``kind`` what it is when that is known
    already.
    """

    message: bytes
    how: str
    envelope_from: str
    peer: str
    kind: MailKind | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """One address that a message came to, whose it is, and what was found of the sender for it."""

    address: str
    partner_id: int | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Kept:
    """A message that is safe; ``was_known`` when it had come before."""

    public_id: str
    was_known: bool


def keep(stores: Stores, arrived: Arrived, recipients: Sequence[Recipient]) -> list[Kept]:
    """Keep a message for every recipient, all or none, and return once that is durable.

    Raises ``StorageFull``, ``Unavailable`` or what the database raises; then nothing is kept.
    """
    limit = stores.settings.container_limit_bytes
    now = stores.now()
    data = BytesIO(arrived.message)
    with put_once(stores, data, limit) as stored, stores.sessions.begin() as session:
        record_file(session, stored, MEDIA_TYPE, now)
        return [
            _keep(session, stores.settings, arrived, one, stored.sha256, now) for one in recipients
        ]


def _keep(
    session: Session,
    settings: Settings,
    arrived: Arrived,
    recipient: Recipient,
    sha256: str,
    now: datetime,
) -> Kept:
    head_limit = settings.mail_head_limit_bytes
    identity = identity_of(arrived.message, head_limit)
    known = _same(session, recipient.address, identity)
    if known is not None:
        known.times_seen += 1
        known.last_seen_at = now
        return Kept(known.public_id, was_known=True)
    head = read_head(arrived.message, head_limit)
    row = _row(session, arrived, head, recipient, now)
    row.identity, row.sha256 = identity, sha256
    _judge_kind(row, arrived, head, settings)
    session.add(row)
    session.flush()
    settle_proof(session, row, recipient.verdict, now)
    if row.kind == MailKind.BOUNCE:
        _note_report(session, row, arrived.message, now)
    subject, after = f"inbound:{row.public_id}", {"proof": row.proof, "kind": row.kind}
    audit.record(session, now, "service", "received", subject, after=after, trace=row.trace)
    return Kept(row.public_id, was_known=False)


def _note_report(
    session: Session, row: tables.InboundMessage, message: bytes, now: datetime
) -> None:
    """Say which mail of ours a report is about, where it says that it did not arrive."""
    mail = note_report(session, message, now)
    if mail is not None:
        row.about = f"mail:{mail.public_id}"
        row.note = f"Our mail “{mail.subject}” to {mail.recipient} did not arrive. {mail.problem}"


def unproven_bytes(session: Session, since: datetime) -> int:
    """Return how many bytes of messages that nothing proves were kept since a moment."""
    row = tables.InboundMessage
    strangers = row.proof != Proof.PROVEN, row.received_at > since
    return session.scalar(select(func.coalesce(func.sum(row.size_bytes), 0)).where(*strangers)) or 0


def settle_proof(
    session: Session, row: tables.InboundMessage, verdict: Verdict, now: datetime
) -> None:
    """Write down what was found of a message's sender; a signature proves one message only."""
    if verdict.proof is Proof.PROVEN:
        earlier = _claimed_by(session, verdict.digests)
        if earlier is not None and earlier.id != row.id:
            words = (
                f"Its signature came on {earlier.received_at:%d %B %Y} with another message "
                "already: a copy proves nothing."
            )
            verdict = replace(verdict, proof=Proof.UNPROVEN, reason=words)
        elif earlier is None:
            for digest in verdict.digests:
                session.add(tables.SeenProof(digest=digest, message_id=row.id, seen_at=now))
    row.proof, row.proof_reason = verdict.proof, verdict.reason
    row.proof_facts = dict(verdict.facts)
    session.flush()


def _claimed_by(session: Session, digests: Sequence[str]) -> tables.InboundMessage | None:
    seen, message = tables.SeenProof, tables.InboundMessage
    asked = select(message).join(seen, seen.message_id == message.id)
    return session.scalars(asked.where(seen.digest.in_(digests)).limit(1)).first()


def _same(session: Session, address: str, identity: str) -> tables.InboundMessage | None:
    row = tables.InboundMessage
    same = select(row).where(row.delivered_to == address, row.identity == identity)
    return session.scalars(same).one_or_none()


def _row(
    session: Session, arrived: Arrived, head: Head, recipient: Recipient, now: datetime
) -> tables.InboundMessage:
    try:
        sender = sender_of(head)
    except NotOneSender:
        sender = head.shown("from")[:320]
    message_id = message_id_of(head)
    return tables.InboundMessage(
        public_id=secrets.token_hex(16),
        partner_id=recipient.partner_id,
        delivered_to=recipient.address[:320],
        size_bytes=len(arrived.message),
        how=arrived.how,
        envelope_from=arrived.envelope_from[:320],
        peer=arrived.peer[:45],
        message_id=message_id,
        sender=sender,
        reply_to=reply_address(head)[:320],
        subject=str(masked(head.shown("subject"))),
        received_at=now,
        last_seen_at=now,
        note=arrived.note or _same_name(session, recipient.address, message_id),
        proof=Proof.PENDING,
        proof_reason="",
        proof_facts={},
        trace=new_trace(),
    )


def _same_name(session: Session, address: str, message_id: str) -> str | None:
    """Return a note about an earlier message of the same Message-ID and other content."""
    row = tables.InboundMessage
    same = select(row.received_at).where(row.message_id == message_id, row.delivered_to == address)
    earlier = session.scalar(same.order_by(row.id).limit(1)) if message_id else None
    if earlier is None:
        return None
    return f"A message of {earlier:%d %B %Y} has the same Message-ID and other content."


def _judge_kind(
    row: tables.InboundMessage, arrived: Arrived, head: Head, settings: Settings
) -> None:
    """Say what a message is, and give letters their task; of the rest nothing is done."""
    own = {row.delivered_to, *_own_addresses(settings)}
    kind, reason = kind_of(head, arrived.envelope_from, own)
    if arrived.kind is not None:
        kind = arrived.kind
    if row.partner_id is None and kind is MailKind.LETTERS:
        kind, reason = MailKind.UNMATCHED, "No company's address or sender is on it."
    row.kind = kind
    row.note = row.note or reason
    is_work = kind is MailKind.LETTERS
    row.state, row.task = (MailState.OPENING, OPEN) if is_work else (MailState.LISTED, None)


def _own_addresses(settings: Settings) -> set[str]:
    written = (settings.mail_from, settings.mail_reply_to)
    return {parseaddr(text)[1].lower() for text in written} - {""}


def unchecked() -> Verdict:
    """Return the verdict on what is no letter: nobody looked who sent it."""
    return Verdict(Proof.UNPROVEN, _NOT_READ)
