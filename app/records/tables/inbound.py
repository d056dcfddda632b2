"""E-mail that payroll companies send: their addresses, who may send, every message as it came."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.people import Account


class PartnerAddress(Base):
    """The address that one payroll company sends letters to, and what proves its messages.

    ``local_part`` stands before the @ and cannot be guessed. ``key_bits_min`` is the weakest RSA
    key that proves a sender, ``fresh_days`` how old a message may be when it comes.
    """

    __tablename__ = "partner_addresses"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    name: Mapped[str] = mapped_column(String(200))
    local_part: Mapped[str] = mapped_column(String(64), unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    key_bits_min: Mapped[int] = mapped_column(default=2048)
    fresh_days: Mapped[int] = mapped_column(default=7)
    made_at: Mapped[datetime]

    account: Mapped[Account] = relationship()
    senders: Mapped[list["PartnerSender"]] = relationship(
        order_by="PartnerSender.sender", cascade="all, delete-orphan"
    )


class PartnerSender(Base):
    """A domain, or one address, from which a company's letters come.

    ``without_policy`` accepts a domain that publishes no DMARC policy, or only ``p=none``.
    """

    __tablename__ = "partner_senders"

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner_addresses.id"))
    sender: Mapped[str] = mapped_column(String(255))
    without_policy: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("partner_id", "sender"),)


class InboundMessage(Base):
    """One message as it came, its bytes in ``files``; see ``app.inbound.states``.

    ``identity`` is the digest of what a retry does not change, so one message is one row for each
    address it came to. ``task`` is what is still to be done, by whoever holds the lease.
    ``held_up_by`` is what keeps that from being done (``scanner``), ``about`` what the message
    answers ("batch:<public id>"). ``proof_facts`` are what the sender check saw,
    ``proof_reason`` says it in words.
    """

    __tablename__ = "inbound_messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner_addresses.id"))
    delivered_to: Mapped[str] = mapped_column(String(320))
    identity: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"))
    size_bytes: Mapped[int]
    how: Mapped[str] = mapped_column(String(10))
    envelope_from: Mapped[str] = mapped_column(String(320))
    peer: Mapped[str] = mapped_column(String(45))
    message_id: Mapped[str] = mapped_column(String(300))
    sender: Mapped[str] = mapped_column(String(320))
    reply_to: Mapped[str] = mapped_column(String(320))
    subject: Mapped[str] = mapped_column(String(500))
    received_at: Mapped[datetime]
    times_seen: Mapped[int] = mapped_column(default=1)
    last_seen_at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(12))
    note: Mapped[str | None] = mapped_column(Text)
    proof: Mapped[str] = mapped_column(String(12))
    proof_reason: Mapped[str] = mapped_column(Text)
    proof_facts: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(12))
    task: Mapped[str | None] = mapped_column(String(10))
    attempt: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None] = mapped_column(String(64))
    lease_until: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    held_up_by: Mapped[str | None] = mapped_column(String(20))
    about: Mapped[str | None] = mapped_column(String(80))
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    decided_at: Mapped[datetime | None]
    decided_why: Mapped[str | None] = mapped_column(Text)
    trace: Mapped[str] = mapped_column(String(32))

    partner: Mapped[PartnerAddress | None] = relationship()
    decider: Mapped[Account | None] = relationship()

    __table_args__ = (
        Index("ux_inbound_messages_identity", "delivered_to", "identity", unique=True),
        Index("ix_inbound_messages_message_id", "message_id", "id"),
        Index("ix_inbound_messages_task", "task", "id"),
        Index("ix_inbound_messages_state", "state", "id"),
        Index("ix_inbound_messages_partner", "partner_id", "id"),
        Index("ix_inbound_messages_sha256", "sha256"),
    )


class SeenProof(Base):
    """A signature, or a sender's Message-ID, by which a message was proven: it proves no second."""

    __tablename__ = "seen_proofs"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("inbound_messages.id"))
    seen_at: Mapped[datetime]
