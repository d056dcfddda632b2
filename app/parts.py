"""The files in a container: kept, and written down as documents of their own, each once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from sqlalchemy.orm import Session

from app.file_names import clean_file_name
from app.receive import Arrival, Receipt, record
from app.records.tables import Document
from app.states import DocumentState
from app.storage import Stored
from app.stores import Stores
from extractors.containers.values import NotTaken
from extractors.unpacked import Leaf

_REASONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A file out of a container whose bytes are stored for good."""

    leaf: Leaf
    stored: Stored


@dataclass(frozen=True, slots=True)
class Opened:
    """What became of a container: the stored result, and the documents that are new by it."""

    payload: dict[str, Any]
    new_documents: tuple[str, ...]


def keep(stores: Stores, found: Iterable[Leaf | NotTaken]) -> list[KeptPart | NotTaken]:
    """Store the bytes of every file found in a container; to be done before they are recorded.

    Raises ``StorageFull``.
    """
    kept: list[KeptPart | NotTaken] = []
    for each in found:
        if isinstance(each, NotTaken):
            kept.append(each)
            continue
        with each.path.open("rb") as data:
            stored = stores.storage.put(data, stores.settings.container_limit_bytes)
        kept.append(KeptPart(each, stored))
    return kept


def record_parts(
    session: Session, container: Document, parts: Sequence[KeptPart | NotTaken], now: datetime
) -> Opened:
    """Write every kept part down as a document and give the container its state.

    A part that the same professional sent before stays the document of its first copy. A
    container without a single usable part is unreadable and says why.
    """
    told: list[dict[str, Any]] = []
    new: list[str] = []
    for part in parts:
        if isinstance(part, NotTaken):
            told.append(_refused(part))
            continue
        receipt = record(session, _arrival(container, part), now)
        told.append(_taken(part, receipt))
        if not receipt.already_had:
            new.append(receipt.document_id)
    _show(container, parts, now)
    return Opened({"parts": told}, tuple(new))


def _arrival(container: Document, part: KeptPart) -> Arrival:
    name = PurePosixPath(part.leaf.name).name
    return Arrival(
        file_name=clean_file_name(name, part.leaf.kind.suffix),
        kind=part.leaf.kind,
        stored=part.stored,
        sender_id=container.sender_id,
        professional_id=container.professional_id,
        roster_record_id=container.roster_record_id,
        source=container.source,
        container_id=container.id,
        part=part.leaf.name,
    )


def _taken(part: KeptPart, receipt: Receipt) -> dict[str, Any]:
    return {
        "part": part.leaf.name,
        "document": receipt.document_id,
        "already_had": receipt.already_had,
        "error": None,
        "ignored": None,
    }


def _refused(part: NotTaken) -> dict[str, Any]:
    error = None if part.ignored else {"code": part.code, "message": part.message}
    return {
        "part": part.name,
        "document": None,
        "already_had": False,
        "error": error,
        "ignored": part.message if part.ignored else None,
    }


def _show(container: Document, parts: Sequence[KeptPart | NotTaken], now: datetime) -> None:
    container.changed_at = now
    if any(isinstance(part, KeptPart) for part in parts):
        container.state = DocumentState.OPENED
        return
    reasons = [f"{p.name}: {p.message}." for p in parts if isinstance(p, NotTaken)]
    container.state = DocumentState.UNREADABLE
    container.error_code = "no-parts"
    container.error_message = " ".join(
        ["Nothing in this file is a document that can be read.", *reasons[:_REASONS_SHOWN]]
    )
