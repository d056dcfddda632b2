"""Received files, the work still to be done on them, and what each stage made of them."""

from datetime import datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.people import Account, Professional


class StoredFile(Base):
    """One content that is kept, by the SHA-256 of its plain bytes; many documents may share it.

    ``name`` is that of its sealed bytes in the store. ``wrapped_key`` opens them with the master
    key ``key_id``; with the key destroyed (``erased_at``) nobody can. See ``app.storage``.
    """

    __tablename__ = "files"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size_bytes: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(100))
    stored_at: Mapped[datetime]
    name: Mapped[str] = mapped_column(String(64), default=lambda: token_hex(16))
    key_id: Mapped[str | None] = mapped_column(String(40))
    wrapped_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    erased_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ux_files_name", "name", unique=True),
        Index("ix_files_key", "key_id", "sha256"),
    )


class Document(Base):
    """One received file and how far it has come; see ``app.states.DocumentState``.

    A file out of an archive or a message is a document of its own: ``container_id`` is what it
    came in, and ``part`` where it stood there ("inner.zip/letter.pdf"). ``trace`` is the id that
    its sender was told, the same for all parts of a container. ``proof`` is how sure the sender of
    the e-mail is that it came by (``app.inbound.states.Proof``), None for every other way.
    """

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"))
    file_name: Mapped[str] = mapped_column(String(100))
    source: Mapped[str] = mapped_column(String(20))
    sender_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    professional_id: Mapped[int | None] = mapped_column(ForeignKey("professionals.id"))
    roster_record_id: Mapped[int | None] = mapped_column(ForeignKey("roster_records.id"))
    container_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    part: Mapped[str | None] = mapped_column(Text)
    trace: Mapped[str | None] = mapped_column(String(32))
    proof: Mapped[str | None] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(20))
    document_type: Mapped[str | None] = mapped_column(String(30))
    error_code: Mapped[str | None] = mapped_column(String(60))
    error_message: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]

    file: Mapped[StoredFile] = relationship()
    professional: Mapped[Professional | None] = relationship()
    sender: Mapped[Account] = relationship()
    container: Mapped["Document | None"] = relationship(remote_side="Document.id")

    __table_args__ = (
        Index("ix_documents_sender", "sender_id", "id"),
        Index("ix_documents_container", "container_id", "id"),
        Index("ix_documents_professional", "professional_id", "id"),
        Index("ix_documents_state", "state", "id"),
        Index("ix_documents_sha256", "sha256"),
    )


class Work(Base):
    """What is still to be done for one document, and who holds the lease on it.

    One row a document. ``stage`` is the next step, or ``done``; a row is due when ``due_at`` has
    passed and no lease is live. ``attempt`` counts the tries at this stage, ``cpu_ms`` the
    processor time that they have told of.
    """

    __tablename__ = "work"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), unique=True)
    sender_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    stage: Mapped[str] = mapped_column(String(20))
    attempt: Mapped[int] = mapped_column(default=0)
    cpu_ms: Mapped[int] = mapped_column(default=0, server_default="0")
    lease_owner: Mapped[str | None] = mapped_column(String(64))
    lease_until: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    hinted_at: Mapped[datetime | None]
    needs_attention: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]

    __table_args__ = (Index("ix_work_due", "due_at"),)


class Result(Base):
    """What one stage produced for one document, written once."""

    __tablename__ = "results"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    stage: Mapped[str] = mapped_column(String(20), primary_key=True)
    payload: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]


class PastCheck(Base):
    """The result of a check that was made again since: what was known until ``replaced_at``."""

    __tablename__ = "past_checks"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    payload: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    replaced_at: Mapped[datetime]

    __table_args__ = (Index("ix_past_checks_document", "document_id", "made_at"),)


class PageImage(Base):
    """The stored picture of one page at one width, by its own SHA-256 in ``files``."""

    __tablename__ = "page_images"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True)
    width_px: Mapped[int] = mapped_column(primary_key=True)
    height_px: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))

    __table_args__ = (Index("ix_page_images_sha256", "sha256"),)
