"""Everything that is kept about one person, as a ZIP of JSON and of the files they sent.

The ZIP is made while it is sent: no plain copy of it is ever anywhere.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, Table, select
from sqlalchemy.orm import Session

from app.errors import ServiceError
from app.records import audit, tables
from app.records.tables import Base
from app.shown.suspicions import unsuspecting_result
from app.storage import Stored
from app.storage.rows import kept_file
from app.stores import Stores

_BLOCK_BYTES = 256 * 1024
_OURS = {
    "password",
    "fs_uniquifier",
    "totp_secret",
    "totp_counter",
    "event_key",
    "box",
    "link_hash",
}
"""Columns that are about our own keeping of things, not about the person."""

_OF_PERSON = (
    "roster_records",
    "credits",
    "credentials",
    "training_facts",
    "messages",
    "aliases",
    "legal_holds",
    "applications",
    "given_reports",
)
_OF_RECORDS = ("record_facts", "roster_assessments")
_OF_DOCUMENTS = ("results", "decisions", "corrections", "questions")


@dataclass(frozen=True, slots=True)
class _Original:
    """One file as it was sent, under its name in the ZIP."""

    name: str
    stored: Stored


def copy_for(stores: Stores, person: tables.Professional, *, asked_by: int) -> Iterator[bytes]:
    """Return a ZIP of everything about a professional, piece by piece; the audit says who asked."""
    with stores.sessions() as session:
        known, originals = _known(session, person.id), _originals(session, person.id)
    with stores.sessions.begin() as session:
        subject = f"professional:{person.public_id}"
        audit.record(session, stores.now(), f"account:{asked_by}", "copied", subject)
    return _zipped(stores, known, originals)


def _known(session: Session, person_id: int) -> dict[str, Any]:
    documents = select(tables.Document.id).where(tables.Document.professional_id == person_id)
    records = select(tables.RosterRecord.id).where(tables.RosterRecord.professional_id == person_id)
    found = {
        "professional": _rows(session, "professionals", "id", person_id),
        "accounts": _rows(session, "accounts", "professional_id", person_id),
        "documents": _rows(session, "documents", "professional_id", person_id),
    }
    found |= {name: _rows(session, name, "professional_id", person_id) for name in _OF_PERSON}
    found |= {name: _rows(session, name, "roster_record_id", records) for name in _OF_RECORDS}
    found |= {name: _rows(session, name, "document_id", documents) for name in _OF_DOCUMENTS}
    for result in found["results"]:
        result["payload"] = unsuspecting_result(result["payload"])
    return found


def _rows(session: Session, name: str, by: str, of: int | Select[int]) -> list[dict[str, Any]]:
    table = Base.metadata.tables[name]
    here = table.c[by] == of if isinstance(of, int) else table.c[by].in_(of)
    rows = session.execute(select(table).where(here)).mappings()
    return [{key: row[key] for key in row if _is_told(table, key)} for row in rows]


def _is_told(table: Table, column: str) -> bool:
    """Return whether a column says something to the person: numbers of rows do not."""
    return column not in _OURS and column != "id" and not table.c[column].foreign_keys


def _originals(session: Session, person_id: int) -> list[_Original]:
    document = tables.Document
    mine = select(document).where(
        document.professional_id == person_id, document.erased_at.is_(None)
    )
    return [
        _Original(f"documents/{row.reference}-{row.file_name}", kept_file(session, row.sha256))
        for row in session.scalars(mine.order_by(document.id))
    ]


def _zipped(stores: Stores, known: dict[str, Any], originals: list[_Original]) -> Iterator[bytes]:
    pieces = _Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(known, indent=1, ensure_ascii=False, default=_as_text)
        archive.writestr("person.json", text)
        yield pieces.taken()
        for original in originals:
            try:
                data = stores.storage.open(original.stored)
            except ServiceError as problem:
                archive.writestr(f"{original.name}.txt", problem.message)
                continue
            with data, archive.open(original.name, "w") as entry:
                while block := data.read(_BLOCK_BYTES):
                    entry.write(block)
                    yield pieces.taken()
    yield pieces.taken()


class _Pieces(io.RawIOBase):
    """Where a ZIP is written to: what has been written so far can be taken away."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, data: Any, /) -> int:
        """Hold ``data`` until it is taken."""
        self._held += data
        return len(data)

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        held = bytes(self._held)
        self._held.clear()
        return held


def _as_text(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
