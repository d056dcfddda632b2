"""Draws decisions for a second look at random, in a way that nobody can foresee or steer.

A decision is drawn when a keyed hash of its document and number falls below the rate. The key is
derived from the master key, so nobody who sends or decides can tell, and drawing twice draws the
same.
"""

import hashlib
import hmac
import secrets
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.corrections import corrected_payload
from app.quality.budget import Budget, budget
from app.quality.issuers import issuer_in
from app.quality.questions import ASKED
from app.records import tables
from extractors.payload import load_reading

STRAIGHT, DECIDED = "straight", "decided"
SAMPLE, SUSPECT = "sample", "suspect"
_MARK = "drawn"
_AT_ONCE = 500


def is_drawn(secret: bytes, document: str, decision: int, rate: float) -> bool:
    """Return whether a decision is drawn at ``rate`` (0 to 1)."""
    digest = hmac.new(secret, f"{document}:{decision}".encode(), hashlib.sha256).digest()
    return int.from_bytes(digest[:8]) < rate * 2**64


def draw(session: Session, secret: bytes, now: datetime) -> int:
    """Look at the decisions made since the last pass, draw from them, and return how many."""
    mark, allowed = _mark(session), budget(session)
    made = (
        select(tables.Decision, tables.Document)
        .join(tables.Document, tables.Document.id == tables.Decision.document_id)
        .where(tables.Decision.id > mark.number)
        .order_by(tables.Decision.id)
        .limit(_AT_ONCE)
    )
    drawn = 0
    for decision, document in session.execute(made).all():
        mark.number = decision.id
        if _is_asked(decision, document) and is_drawn(
            secret, document.public_id, decision.id, _rate(decision, allowed)
        ):
            put_look(session, document, decision, SAMPLE, now)
            drawn += 1
    session.flush()
    return drawn


def put_look(
    session: Session,
    document: tables.Document,
    decision: tables.Decision,
    why: str,
    now: datetime,
) -> tables.SecondLook:
    """Have a second person look at a decision; from outside no reason can be told from another."""
    read = corrected_payload(session, document.id) or {}
    row = tables.SecondLook(
        public_id=secrets.token_hex(16),
        document_id=document.id,
        decision_id=decision.id,
        kind=STRAIGHT if decision.account_id is None else DECIDED,
        why=why,
        issuer=issuer_in(load_reading(read)),
        drawn_at=now,
        not_by=decision.account_id,
    )
    session.add(row)
    session.flush()
    return row


def _is_asked(decision: tables.Decision, document: tables.Document) -> bool:
    has_form = document.document_type in ASKED and document.erased_at is None
    return decision.kind == "approved" and decision.undone_at is None and has_form


def _rate(decision: tables.Decision, allowed: Budget) -> float:
    return allowed.sample_straight if decision.account_id is None else allowed.sample_decided


def _mark(session: Session) -> tables.QualityMark:
    """Return how far drawing came; the first pass begins with what is decided from then on."""
    mark = session.get(tables.QualityMark, _MARK, with_for_update=True)
    if mark is None:
        last = session.scalar(select(func.max(tables.Decision.id))) or 0
        mark = tables.QualityMark(name=_MARK, number=last)
        session.add(mark)
        session.flush()
    return mark
