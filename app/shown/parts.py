"""What is in a container, as a list: each part with its document, or why it is none."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records import tables
from app.states import Stage


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part: its name, the document made of it (or had already), or the reason why not."""

    name: str
    document: tables.Document | None = None
    already_had: bool = False
    refusal: str = ""
    ignored: str = ""


def parts_in(session: Session, container: tables.Document) -> list[PartLine]:
    """Return the parts of an opened container in their order; every other document has none."""
    result = session.get(tables.Result, (container.id, Stage.READ))
    told = result.payload.get("parts", []) if result else []
    named = [part.get("document") for part in told]
    rows = select(tables.Document).where(tables.Document.public_id.in_([n for n in named if n]))
    documents = {row.public_id: row for row in session.scalars(rows)}
    return [_line(part, documents) for part in told]


def _line(part: dict[str, Any], documents: dict[str, tables.Document]) -> PartLine:
    error = part.get("error") or {}
    return PartLine(
        name=part["part"],
        document=documents.get(part.get("document") or ""),
        already_had=bool(part.get("already_had")),
        refusal=error.get("message", ""),
        ignored=part.get("ignored") or "",
    )
