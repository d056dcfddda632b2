"""Removes what has been kept for long enough; a legal hold keeps everything of its person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from app.privacy.erasing import destroy_unused, erase_documents, remove_bytes
from app.privacy.mailed import old_messages
from app.records import audit, tables
from app.settings import Settings
from app.states import DocumentState, ImportState
from app.stores import Stores

_AT_ONCE = 100
_SIGN_UP_KEPT = timedelta(days=2)
"""How long after its end a request for an account or a code stays, for questions about it."""
_SETTLED = [state for state in DocumentState if state.is_final]
_LIVE_IMPORTS = (ImportState.READING, ImportState.PREVIEWED)


@dataclass(frozen=True, slots=True)
class Removed:
    """How many of each kind had their time."""

    documents: int = 0
    pictures: int = 0
    work_record_files: int = 0
    messages: int = 0
    mail: int = 0
    unused_files: int = 0
    sign_ups: int = 0
    reports: int = 0
    strays: int = 0


def remove_old(stores: Stores) -> Removed:
    """Remove everything whose time is over, a hundred at a time, and return how many there were."""
    return Removed(
        documents=_repeated(stores, _documents),
        pictures=_repeated(stores, _pictures),
        work_record_files=_repeated(stores, _work_record_files),
        messages=_repeated(stores, _messages),
        mail=_repeated(stores, _mail),
        unused_files=_repeated(stores, _unused_files),
        sign_ups=_repeated(stores, _sign_ups),
        reports=_repeated(stores, _reports),
        strays=_strays(stores),
    )


Step = Callable[[Session, Settings, datetime], tuple[int, list[str]]]
"""Removes some of a kind; returns how many, and the names of the bytes that may go."""


def _repeated(stores: Stores, step: Step) -> int:
    done = 0
    while True:
        with stores.sessions.begin() as session:
            count, names = step(session, stores.settings, stores.now())
        remove_bytes(stores, names)
        done += count
        if count < _AT_ONCE:
            return done


def _documents(session: Session, settings: Settings, now: datetime) -> tuple[int, list[str]]:
    document = tables.Document
    old = document.changed_at < now - timedelta(days=settings.document_days)
    settled = (document.state.in_(_SETTLED), document.erased_at.is_(None))
    asked = select(document).where(old, *settled, _is_free(document.professional_id))
    found = session.scalars(asked.order_by(document.id).limit(_AT_ONCE)).all()
    for each in found:
        subject = f"document:{each.public_id}"
        before, after = {"content": "kept"}, {"content": "erased"}
        audit.record(
            session,
            now,
            "policy:retention",
            "erased",
            subject,
            why="retention",
            before=before,
            after=after,
        )
    return len(found), erase_documents(session, [each.id for each in found], now)


def _pictures(session: Session, settings: Settings, now: datetime) -> tuple[int, list[str]]:
    picture, document = tables.PageImage, tables.Document
    old = document.changed_at < now - timedelta(days=settings.picture_days)
    asked = select(document.id).join(picture, picture.document_id == document.id).distinct()
    free = (document.state.in_(_SETTLED), _is_free(document.professional_id))
    ids = session.scalars(asked.where(old, *free).limit(_AT_ONCE)).all()
    mine = picture.document_id.in_(ids)
    contents = session.scalars(select(picture.sha256).where(mine)).all()
    session.execute(delete(picture).where(mine))
    return len(ids), destroy_unused(session, contents, now)


def _work_record_files(
    session: Session, settings: Settings, now: datetime
) -> tuple[int, list[str]]:
    """Destroy the original files of records; refused rows and previews quote them, and go too."""
    file = tables.StoredFile
    limit = now - timedelta(days=settings.work_record_file_days)
    found: list[tables.WorkRecordImport | tables.TrainingImport] = []
    for table in (tables.WorkRecordImport, tables.TrainingImport):
        asked = select(table).join(file, file.sha256 == table.sha256)
        asked = asked.where(table.imported_at < limit, file.erased_at.is_(None))
        if table is tables.WorkRecordImport:
            asked = asked.where(tables.WorkRecordImport.state.not_in(_LIVE_IMPORTS))
        found += session.scalars(asked.limit(_AT_ONCE - len(found)))
    names = []
    for entry in found:
        entry.rejections = []
        if isinstance(entry, tables.WorkRecordImport):
            entry.preview = {}
        row = session.get_one(file, entry.sha256)
        if not _is_document(session, entry.sha256) and row.erased_at is None:
            row.key_id, row.wrapped_key, row.erased_at = None, None, now
            names.append(row.name)
    return len(names), names


def _messages(session: Session, settings: Settings, now: datetime) -> tuple[int, list[str]]:
    message = tables.Message
    old = message.written_at < now - timedelta(days=settings.message_days)
    asked = select(message.id).where(old, _is_free(message.professional_id)).limit(_AT_ONCE)
    ids = session.scalars(asked).all()
    session.execute(delete(message).where(message.id.in_(ids)))
    return len(ids), []


def _sign_ups(session: Session, _: Settings, now: datetime) -> tuple[int, list[str]]:
    """Delete requests for an account, and codes, that are of no use: done, or their time over."""
    count = 0
    for row in (tables.Enrollment, tables.SignInTry):
        old = row.ends_at < now - _SIGN_UP_KEPT
        ids = session.scalars(select(row.id).where(old).limit(_AT_ONCE)).all()
        session.execute(delete(row).where(row.id.in_(ids)))
        count = max(count, len(ids))
    return count, []


def _reports(session: Session, _: Settings, now: datetime) -> tuple[int, list[str]]:
    """Clear reports that were given out and have ended of what they said and of whom they reached.

    Code and moments stay: whoever holds the paper is told that it has ended, not that it is forged.
    """
    report = tables.GivenReport
    old = report.ends_at < now, report.digest != "", _is_free(report.professional_id)
    ids = session.scalars(select(report.id).where(*old).limit(_AT_ONCE)).all()
    nothing: dict[str, Any] = {"content": {}, "digest": "", "sent_to": None, "link_hash": None}
    session.execute(update(report).where(report.id.in_(ids)).values(nothing))
    return len(ids), []


def _mail(session: Session, settings: Settings, now: datetime) -> tuple[int, list[str]]:
    """Destroy messages of payroll companies; the documents out of them stay."""
    before = now - timedelta(days=settings.inbound_days)
    held = ~_is_free(tables.Document.professional_id)
    contents = old_messages(session, before, held, _AT_ONCE)
    return len(contents), destroy_unused(session, contents, now)


def _unused_files(session: Session, settings: Settings, now: datetime) -> tuple[int, list[str]]:
    """Destroy files that nothing refers to, as a course file that was only looked at."""
    file, users = tables.StoredFile, _users()
    old = file.stored_at < now - timedelta(hours=settings.unused_file_hours)
    asked = select(file.sha256).where(old, file.erased_at.is_(None), *(~user for user in users))
    names = destroy_unused(session, session.scalars(asked.limit(_AT_ONCE)).all(), now)
    return len(names), names


def _users() -> Sequence[ColumnElement[bool]]:
    file = tables.StoredFile.sha256
    columns = (
        tables.Document.sha256,
        tables.PageImage.sha256,
        tables.WorkRecordImport.sha256,
        tables.TrainingImport.sha256,
        tables.InboundMessage.sha256,
    )
    return [select(column).where(column == file).exists() for column in columns]


def _strays(stores: Stores) -> int:
    """Remove bytes that no row names: what was put and never recorded."""
    limit, count = stores.now() - timedelta(hours=stores.settings.unused_file_hours), 0
    old = [kept.name for kept in stores.storage.kept() if kept.kept_at < limit]
    for start in range(0, len(old), _AT_ONCE):
        some = old[start : start + _AT_ONCE]
        file = tables.StoredFile
        with stores.sessions() as session:
            living = file.name.in_(some) & file.erased_at.is_(None)
            named = set(session.scalars(select(file.name).where(living)))
        for name in some:
            if name not in named:
                stores.storage.remove(name)
                count += 1
    return count


def _is_document(session: Session, sha256: str) -> bool:
    living = (tables.Document.sha256 == sha256, tables.Document.erased_at.is_(None))
    return session.scalars(select(tables.Document.id).where(*living)).first() is not None


def _is_free(professional_id: Any) -> ColumnElement[bool]:
    hold = tables.LegalHold
    held = select(hold.professional_id).where(hold.lifted_at.is_(None))
    return or_(professional_id.is_(None), professional_id.not_in(held))
