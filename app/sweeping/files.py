"""Rows without bytes, and bytes that no row knows."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.tables import PageImage, StoredFile
from app.storage import Storage
from app.sweeping.found import Found

ORPHAN_AGE = timedelta(days=1)
"""Younger bytes may belong to an upload that is still being written down."""


def of_files(session: Session, storage: Storage, now: datetime) -> Iterator[Found]:
    """Yield rows whose bytes are not there, and bytes older than a day that no row knows."""
    # The store is listed first: what is written down meanwhile has its bytes already.
    kept = {each.name: each.kept_at for each in storage.kept()}
    rows = session.execute(
        select(StoredFile.name, StoredFile.sha256).where(StoredFile.erased_at.is_(None))
    )
    known = {row.name: row.sha256 for row in rows}
    for name in sorted(known.keys() - kept.keys()):
        if not storage.blobs.exists(name):
            yield Found(
                "file-missing",
                f"file:{known[name]}",
                f"A row says that these bytes are kept as {name}, and they are not there.",
                "Restore the file from the last backup (see Operating), then sweep again.",
            )
    for name in sorted(kept.keys() - known.keys()):
        if kept[name] < now - ORPHAN_AGE:
            yield Found(
                "file-unknown",
                f"stored:{name}",
                f"Bytes kept since {kept[name]:%Y-%m-%d %H:%M} UTC that no row knows.",
                "Nobody was told that they are safe; they may be removed by hand.",
            )
    yield from _pictures_without_rows(session)


def _pictures_without_rows(session: Session) -> Iterator[Found]:
    without = select(PageImage.sha256).outerjoin(StoredFile, StoredFile.sha256 == PageImage.sha256)
    for sha256 in session.scalars(without.where(StoredFile.sha256.is_(None)).distinct()):
        yield Found(
            "picture-unknown",
            f"file:{sha256}",
            "A page's picture has no row among the stored files.",
            "Run its document's pictures again; keep the log for whoever mends this.",
        )
