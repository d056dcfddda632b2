"""The rows of stored files: one for each content, whoever sent it and however often."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.records.tables import StoredFile


def record_file(
    session: Session, sha256: str, size_bytes: int, media_type: str, now: datetime
) -> None:
    """Make sure the file has its row, and hold it until the transaction ends.

    Of two transactions about the same bytes, the second waits here and then sees what the first
    has recorded.
    """
    row = {"sha256": sha256, "size_bytes": size_bytes, "media_type": media_type, "stored_at": now}
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sqlite.insert(StoredFile).values(row).on_conflict_do_nothing())
    else:
        session.execute(postgresql.insert(StoredFile).values(row).on_conflict_do_nothing())
    session.execute(select(StoredFile.sha256).where(StoredFile.sha256 == sha256).with_for_update())
