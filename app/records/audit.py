"""Writes down who did what to which thing: ids and codes only, never a personal value."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.records.tables import AuditEntry


def record(
    session: Session,
    at: datetime,
    actor: str,
    action: str,
    object: str,  # noqa: A002 - the column's name
    detail: dict[str, str | int | None] | None = None,
) -> None:
    """Add one entry to the transaction of ``session``.

    ``actor`` is ``account:<id>``, ``policy:<name>`` or ``service``; ``object`` is ``<kind>:<id>``.
    """
    entry = AuditEntry(at=at, actor=actor, action=action, object=object, detail=dict(detail or {}))
    session.add(entry)
