"""Checks a document again at once, for a person who has just changed something about it."""

from datetime import datetime

from sqlalchemy.orm import Session

from app import checking, work
from app.errors import Conflict
from app.records import tables
from app.settings import Settings
from app.states import Stage
from extractors.payload import load_reading


def check_again(
    session: Session, document: tables.Document, now: datetime, settings: Settings
) -> None:
    """Compare a document again in this transaction and keep the new check in place of the last.

    What the last one said stays as a past check. Raises ``Conflict`` while a worker is checking it.
    """
    read = session.get(tables.Result, (document.id, Stage.READ))
    check = session.get(tables.Result, (document.id, Stage.CHECK))
    if read is None or check is None:
        raise Conflict("This document is being checked again: wait a moment and look again.")
    reading = load_reading(read.payload)
    compared = checking.compare(session, document, reading, now=now, settings=settings)
    work.remember_check(session, document, now)
    check.payload = checking.settle(session, document, compared, now=now, settings=settings)
    check.made_at = now
    session.flush()
