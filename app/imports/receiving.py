"""Takes a payroll or fringe file in: the bytes are kept, and reading it is noted as to be done."""

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any, BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Conflict, Unprocessable
from app.file_names import clean_file_name
from app.imports import tasks
from app.records import audit, tables
from app.states import ImportState
from app.storage import Stored
from app.storage.once import put_once
from app.storage.rows import record_file
from app.stores import Stores
from app.work_files.recognised import Choices

_MEDIA_TYPE = "application/octet-stream"
"""Of a file of work records nothing is ever shown by its kind; it is only read."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file of work records as somebody brings it; ``company`` paid or remitted."""

    kind: str
    company: str
    file_name: str
    choices: Choices
    by: int


@dataclass(frozen=True, slots=True)
class Taken:
    """The import of a file; with ``already_had`` it is that of the first time.

    ``task`` is the right to read it at once; None leaves that to a job.
    """

    public_id: str
    already_had: bool
    task: tasks.Task | None = None


def take_in(
    stores: Stores, given: Given, data: BinaryIO, now: datetime, *, owner: str | None = None
) -> Taken:
    """Keep a file and note that it is to be read, by ``owner`` at once or else by a job.

    The same bytes again are the same import, until it is discarded or rolled back. Raises
    ``Unprocessable`` when no company is named.
    """
    if not given.company.strip():
        raise Unprocessable("Name the company whose records these are.", code="no-company")
    limit = stores.settings.unpacked_limit_bytes
    with put_once(stores, data, limit) as stored, stores.sessions.begin() as session:
        known = _live(session, given.kind, stored)
        if known is not None:
            return Taken(known.public_id, already_had=True)
        record_file(session, stored, _MEDIA_TYPE, now)
        entry = _entry(given, stored, now)
        entry.lease_owner = owner
        session.add(entry)
        session.flush()
        _audited(session, entry, now)
        if owner is None:
            return Taken(entry.public_id, already_had=False)
        task = tasks.Task(entry.id, entry.public_id, tasks.READ, owner)
        tasks.hold(session, task, attempt=1)
        return Taken(entry.public_id, already_had=False, task=task)


def read_again(entry: tables.WorkRecordImport, choices: Choices) -> None:
    """Have a file that is not applied read again, as a person now says it is to be read."""
    if entry.state not in {ImportState.REFUSED, ImportState.PREVIEWED}:
        raise Conflict("Only a file that waits for somebody's word can be read again.")
    entry.choices = choices_as_json(choices)
    entry.state, entry.problem = ImportState.READING, None
    entry.task, entry.attempt, entry.lease_owner, entry.lease_until = tasks.READ, 0, None, None


def choices_as_json(choices: Choices) -> dict[str, Any]:
    """Return what a person said of a file as the row keeps it."""
    return {name: value for name, value in asdict(choices).items() if value is not None}


def _entry(given: Given, stored: Stored, now: datetime) -> tables.WorkRecordImport:
    return tables.WorkRecordImport(
        public_id=secrets.token_hex(16),
        kind=given.kind,
        sha256=stored.sha256,
        file_name=clean_file_name(given.file_name, PurePath(given.file_name).suffix or ".csv"),
        payroll_company=" ".join(given.company.split())[:200],
        rows_read=0,
        rows_rejected=0,
        rejections=[],
        imported_by=given.by,
        imported_at=now,
        state=ImportState.READING,
        choices=choices_as_json(given.choices),
        preview={},
        task=tasks.READ,
    )


def _audited(session: Session, entry: tables.WorkRecordImport, now: datetime) -> None:
    subject, actor = f"{entry.kind}-import:{entry.public_id}", f"account:{entry.imported_by}"
    file = {"state": entry.state, "sha256": entry.sha256}
    audit.record(session, now, actor, "received", subject, {"id": entry.id}, after=file)


def _live(session: Session, kind: str, stored: Stored) -> tables.WorkRecordImport | None:
    same = select(tables.WorkRecordImport).where(
        tables.WorkRecordImport.kind == kind,
        tables.WorkRecordImport.sha256 == stored.sha256,
        tables.WorkRecordImport.discarded_at.is_(None),
        tables.WorkRecordImport.withdrawn_at.is_(None),
    )
    return session.scalars(same).one_or_none()
