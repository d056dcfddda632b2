"""The rows of stored files: one for each content, whoever sent it and however often."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.records.tables import StoredFile
from app.storage.values import Stored


def record_file(session: Session, stored: Stored, media_type: str, now: datetime) -> bool:
    """Make sure the content has its row, and hold it until the transaction ends.

    Of two transactions about the same bytes, the second waits here and then sees what the first
    has recorded. Returns False when the content was kept before: ``stored.name`` is then a copy
    that nobody needs, to be removed once the transaction is over.
    """
    row = {**_columns(stored), "sha256": stored.sha256, "media_type": media_type, "stored_at": now}
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sqlite.insert(StoredFile).values(row).on_conflict_do_nothing())
    else:
        session.execute(postgresql.insert(StoredFile).values(row).on_conflict_do_nothing())
    same = select(StoredFile).where(StoredFile.sha256 == stored.sha256).with_for_update()
    kept = session.scalars(same.execution_options(populate_existing=True)).one()
    if kept.erased_at is not None:
        # What was erased may come again, from somebody who has the right to send it.
        reseal(kept, stored)
        kept.erased_at, kept.stored_at = None, now
    return kept.name == stored.name


def stored_file(session: Session, sha256: str) -> Stored | None:
    """Return where a content is kept and what opens it; None when there is no such row."""
    row = session.get(StoredFile, sha256)
    return None if row is None else as_stored(row)


def kept_file(session: Session, sha256: str) -> Stored:
    """Return where a content is kept that a row refers to; raise ``NotFound`` without a row."""
    found = stored_file(session, sha256)
    if found is None:
        raise NotFound("This file is not kept here.")
    return found


def as_stored(row: StoredFile) -> Stored:
    """Return a row as the store of files asks for it."""
    return Stored(
        sha256=row.sha256,
        size_bytes=row.size_bytes,
        name=row.name,
        key_id=row.key_id,
        wrapped_key=row.wrapped_key,
        is_erased=row.erased_at is not None,
    )


def reseal(row: StoredFile, stored: Stored) -> None:
    """Let a row name other sealed bytes, or another key, of the same content."""
    for column, value in _columns(stored).items():
        setattr(row, column, value)


def _columns(stored: Stored) -> dict[str, str | int | bytes | None]:
    return {
        "size_bytes": stored.size_bytes,
        "name": stored.name,
        "key_id": stored.key_id,
        "wrapped_key": stored.wrapped_key,
    }
