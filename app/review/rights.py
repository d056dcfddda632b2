"""Who may decide a document now, and alone."""

from datetime import datetime

from sqlalchemy.orm import Session

from app import desk
from app.access import refuse_own
from app.errors import Unprocessable
from app.records import tables
from app.settings import Settings
from app.states import Stage

DEFAULTS = Settings()
"""One machine's settings: the roster's own time zones."""


def may_decide(
    session: Session, document: tables.Document, account: tables.Account, now: datetime
) -> None:
    """Lock a document and raise unless the account may decide it: not theirs, nobody has it."""
    session.refresh(document, with_for_update=True)
    refuse_own(account, document)
    desk.refuse_claimed(session, document, account, now)
    desk.refuse_asker(session, document, account)


def refuse_alone(session: Session, document: tables.Document) -> None:
    """Raise ``Unprocessable`` when two people must agree and only one has looked."""
    check = session.get(tables.Result, (document.id, Stage.CHECK))
    if check is not None and desk.must_ask_second(session, document, check.payload):
        raise Unprocessable(
            "This document may have been altered, so two people decide: ask for a second opinion."
        )
