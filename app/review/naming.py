"""Says whose document it is."""

from datetime import datetime

from sqlalchemy.orm import Session

from app import work
from app.errors import Conflict, NotAllowed
from app.records import audit, tables
from app.review.rights import may_decide
from app.states import DocumentState, Stage


def name_professional(
    session: Session,
    document: tables.Document,
    professional: tables.Professional,
    *,
    account: tables.Account,
    now: datetime,
) -> None:
    """Say whose document this is, and have it checked again for that person."""
    may_decide(session, document, account, now)
    if document.state != DocumentState.IN_REVIEW:
        raise Conflict(f"This document is {document.state}: only one in review can be handed over.")
    if account.professional_id == professional.id:
        raise NotAllowed("Nobody hands a document to themselves: another reviewer must.")
    before = document.professional.public_id if document.professional else None
    document.professional_id, document.roster_record_id = professional.id, None
    session.flush()
    work.again(session, document, Stage.CHECK, now)
    audit.record(
        session,
        now,
        f"account:{account.id}",
        "named",
        f"document:{document.public_id}",
        before={"professional": before},
        after={"professional": professional.public_id},
        trace=document.trace,
    )
