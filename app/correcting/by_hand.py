"""Takes up a document that nothing could read: a person says what it is and types its values."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.access import refuse_own
from app.records import audit, tables
from app.states import DocumentState, Stage
from extractors.payload import dump_reading
from extractors.values import Reading

_NO_POLICY = "Nothing of it could be read: a person types it."
_WIDTH_POINTS = 612.0
"""The width taken for a page of which only pictures are known: US letter."""


def take_up_by_hand(
    session: Session, document: tables.Document, account: tables.Account, now: datetime
) -> None:
    """Put a document whose work was given up into review with nothing read, to be typed.

    Any other document stays as it is. Raises ``NotAllowed`` for one's own document.
    """
    session.refresh(document, with_for_update=True)
    refuse_own(account, document)
    if document.state != DocumentState.NEEDS_ATTENTION:
        return
    _keep_empty(session, document, now)
    work = tables.Work
    session.execute(
        update(work)
        .where(work.document_id == document.id)
        .values(stage=Stage.DONE, needs_attention=None, due_at=None, lease_owner=None)
    )
    document.state, document.changed_at = DocumentState.IN_REVIEW, now
    document.error_code = document.error_message = None
    audit.record(
        session,
        now,
        f"account:{account.id}",
        "taken-up-by-hand",
        f"document:{document.public_id}",
        before={"state": DocumentState.NEEDS_ATTENTION},
        after={"state": document.state},
        trace=document.trace,
    )
    session.flush()


def _keep_empty(session: Session, document: tables.Document, now: datetime) -> None:
    """Keep a reading and a check that say nothing, where there are none."""
    if session.get(tables.Result, (document.id, Stage.READ)) is None:
        nothing = Reading(document.sha256, _page_sizes(session, document), ())
        session.add(_result(document, Stage.READ, dump_reading(nothing), now))
    if session.get(tables.Result, (document.id, Stage.CHECK)) is None:
        policy = {"name": "none", "approved": False, "because": _NO_POLICY, "reasons": [_NO_POLICY]}
        empty = {"findings": [], "agreed": [], "cannot_tell": [], "ledger": [], "policy": policy}
        session.add(_result(document, Stage.CHECK, empty, now))
    session.flush()


def _page_sizes(session: Session, document: tables.Document) -> tuple[tuple[float, float], ...]:
    image = tables.PageImage
    rows = session.query(image.page, image.width_px, image.height_px).filter_by(
        document_id=document.id
    )
    shapes = {page: height / width for page, width, height in rows}
    return tuple((_WIDTH_POINTS, _WIDTH_POINTS * shapes[page]) for page in sorted(shapes))


def _result(
    document: tables.Document, stage: Stage, payload: Mapping[str, Any], now: datetime
) -> tables.Result:
    return tables.Result(document_id=document.id, stage=stage, payload=dict(payload), made_at=now)
