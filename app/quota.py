"""How much one sender may have kept in a day: so many files, and so many bytes (ASVS 5.2.4)."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import TooManyTries
from app.records.tables import Document, StoredFile
from app.settings import Settings

_DAY = timedelta(days=1)
_LOOKED_AT_FROM = 100
"""Of a sender of fewer files a day the bytes are not added up: their size has a limit each."""


def refuse_over_quota(
    session: Session, sender_id: int, more_bytes: int, settings: Settings, now: datetime
) -> None:
    """Raise ``TooManyTries`` when a file of ``more_bytes`` is more than its sender may send today.

    Counted is what was kept in the 24 hours before ``now``; what was sent twice is kept once.
    """
    since = now - _DAY
    if not _has_sent(session, sender_id, min(_LOOKED_AT_FROM, settings.sender_day_files), since):
        return
    mine = Document.sender_id == sender_id, Document.received_at > since
    asked = select(func.count(), func.coalesce(func.sum(StoredFile.size_bytes), 0)).select_from(
        Document
    )
    of_files = asked.join(StoredFile, StoredFile.sha256 == Document.sha256)
    files, kept_bytes = session.execute(of_files.where(*mine)).one()
    if files >= settings.sender_day_files:
        raise TooManyTries(f"You sent {files:,} files within a day: send the rest tomorrow.")
    if kept_bytes + more_bytes > settings.sender_day_bytes:
        raise TooManyTries(
            f"You sent {kept_bytes / 1e9:.1f} GB within a day: send the rest tomorrow."
        )


def _has_sent(session: Session, sender_id: int, number: int, since: datetime) -> bool:
    """Return whether the sender's latest ``number`` files came since then; reads one row."""
    mine = select(Document.received_at).where(Document.sender_id == sender_id)
    one = mine.order_by(Document.id.desc()).limit(1).offset(max(0, number - 1))
    received_at = session.scalar(one)
    return received_at is not None and received_at > since
