"""Large files in parts: each is kept at once, and a sender who was cut off goes on where it was.

A part is sealed like any file; the whole is put together when its last byte is here and its
SHA-256 is what the sender said. What is not whole after a day is removed with other unused files.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.answering import sending
from app.errors import BadRequest, Conflict, FileTooLarge, NotFound, Unprocessable
from app.records import tables
from app.storage.rows import kept_file, record_file
from app.stores import Stores

PART_LIMIT_BYTES = 8 * 1024 * 1024
"""The largest part."""

PARTS_MAX = 1000
"""The most parts of one file: whoever sends it byte by byte would fill the store with files."""

OPEN_MAX = 200
"""The most files that one account may have begun and not completed."""

FORGOTTEN_AFTER = timedelta(hours=20)
"""When an unfinished upload can be continued no more: before its parts are removed."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes (\d{1,12})-(\d{1,12})/(\d{1,12})")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an upload in parts is: the next part begins at ``received_bytes``."""

    public_id: str
    size_bytes: int
    received_bytes: int


def progress(upload: tables.PartialUpload) -> Progress:
    """Return how far an upload is."""
    return Progress(upload.public_id, upload.size_bytes, upload.received_bytes)


def begin(
    stores: Stores, actor: Actor, batch: tables.Batch, name: str, size_bytes: int, sha256: str
) -> Progress:
    """Begin a file of a batch, or find the one that was begun: same name, size and digest.

    Raises ``FileTooLarge``, ``Unprocessable`` or ``Conflict`` before anything is sent.
    """
    if batch.opened_at is not None:
        raise Conflict("This batch is closed: begin another one.")
    if size_bytes > stores.settings.container_limit_bytes:
        limit = stores.settings.container_limit_bytes // (1024 * 1024)
        raise FileTooLarge(f"“{name}” is too large: files up to {limit} MB are taken.")
    if size_bytes < 1 or not _SHA256.fullmatch(sha256):
        raise Unprocessable("Give the size in bytes, above 0, and the SHA-256 in 64 hex letters.")
    now, row = stores.now(), tables.PartialUpload
    same = select(row).where(
        row.account_id == actor.account_id,
        row.batch_id == batch.id,
        row.file_name == name,
        row.sha256 == sha256,
        row.size_bytes == size_bytes,
        row.made_at > now - FORGOTTEN_AFTER,
    )
    with stores.sessions.begin() as session:
        found = session.scalars(same.limit(1)).one_or_none()
        if found is None:
            _refuse_too_many(session, actor, now)
            found = row(
                public_id=secrets.token_hex(16),
                account_id=actor.account_id,
                batch_id=batch.id,
                file_name=name[:300],
                size_bytes=size_bytes,
                sha256=sha256,
                received_bytes=0,
                parts=[],
                made_at=now,
                changed_at=now,
            )
            session.add(found)
            session.flush()
        return progress(found)


def _refuse_too_many(session: Session, actor: Actor, now: datetime) -> None:
    row = tables.PartialUpload
    begun = row.account_id == actor.account_id, row.made_at > now - FORGOTTEN_AFTER
    if (session.scalar(select(func.count()).where(*begun)) or 0) >= OPEN_MAX:
        raise Conflict(f"{OPEN_MAX} files are begun: complete them, then begin others.")


def upload_for(
    session: Session, stores: Stores, actor: Actor, public_id: str
) -> tables.PartialUpload:
    """Return one's own unfinished upload; raise ``NotFound`` for any other, or one too old."""
    row = tables.PartialUpload
    mine = row.public_id == public_id, row.account_id == actor.account_id
    found = session.scalars(select(row).where(*mine)).one_or_none()
    if found is None or found.made_at <= stores.now() - FORGOTTEN_AFTER:
        raise NotFound("There is no such upload, or it is a day old: begin it again.")
    return found


def first_byte(content_range: str, size_bytes: int) -> tuple[int, int]:
    """Return where a part begins and ends, both counted from 0; raise ``BadRequest`` when odd."""
    told = _RANGE.fullmatch(content_range)
    if told is None:
        raise BadRequest("Give the place of the part: Content-Range: bytes 0-8388607/20971520.")
    first, last, whole = (int(number) for number in told.groups())
    if whole != size_bytes or not first <= last < whole or last - first >= PART_LIMIT_BYTES:
        limit = PART_LIMIT_BYTES // (1024 * 1024)
        raise BadRequest(f"Parts are up to {limit} MB, inside of the {size_bytes} bytes announced.")
    return first, last


def add_part(
    stores: Stores, actor: Actor, public_id: str, content_range: str, data: bytes
) -> Progress:
    """Keep the next part; one that is here already changes nothing.

    Raises ``Conflict`` for a part that leaves a gap: ask how far the upload is, and go on there.
    """
    with stores.sessions() as session:
        upload = upload_for(session, stores, actor, public_id)
    first, last = first_byte(content_range, upload.size_bytes)
    if len(data) != last - first + 1:
        raise BadRequest(f"The part has {len(data)} bytes, its Content-Range {last - first + 1}.")
    if last < upload.received_bytes:
        return progress(upload)
    if len(upload.parts) >= PARTS_MAX:
        raise Conflict(f"A file has {PARTS_MAX} parts at most: begin it again with larger ones.")
    if first != upload.received_bytes:
        raise Conflict(f"{upload.received_bytes} bytes are here: go on from there.", code="gap")
    stored = stores.storage.put(BytesIO(data), PART_LIMIT_BYTES)
    now = stores.now()
    with stores.sessions.begin() as session:
        row = session.get_one(tables.PartialUpload, upload.id, with_for_update=True)
        if row.received_bytes == first:
            is_new = record_file(session, stored, "application/octet-stream", now)
            row.parts = [*row.parts, stored.sha256]
            row.received_bytes, row.changed_at = last + 1, now
        else:
            is_new = False
        reached = progress(row)
    if not is_new:
        stores.storage.remove(stored.name)
    return reached


def complete(stores: Stores, actor: Actor, public_id: str) -> sending.Added:
    """Put the parts together and take the file into its batch.

    Raises ``Conflict`` while bytes are missing, ``Unprocessable`` when the digest is another: then
    the upload begins again.
    """
    with stores.sessions() as session:
        upload = upload_for(session, stores, actor, public_id)
        if upload.received_bytes != upload.size_bytes:
            missing = upload.size_bytes - upload.received_bytes
            raise Conflict(f"{missing} bytes are missing.", code="gap")
        kept = [kept_file(session, sha256) for sha256 in upload.parts]
        batch = session.get_one(tables.Batch, upload.batch_id)
    whole = BytesIO()
    for part in kept:
        whole.write(stores.storage.content(part))
    if hashlib.sha256(whole.getbuffer()).hexdigest() != upload.sha256:
        _forget(stores, upload)
        raise Unprocessable("What arrived is not what was announced: send it again.")
    whole.seek(0)
    added = sending.add(stores, batch, upload.file_name, whole, source=batch.source)
    _forget(stores, upload)
    return added


def _forget(stores: Stores, upload: tables.PartialUpload) -> None:
    with stores.sessions.begin() as session:
        row = session.get(tables.PartialUpload, upload.id)
        if row is not None:
            session.delete(row)
