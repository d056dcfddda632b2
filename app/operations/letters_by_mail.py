"""How the mail of payroll companies stands: what is still to be opened, and what people decide."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.records.tables import InboundMessage


@dataclass(frozen=True, slots=True)
class InboundCounts:
    """Messages that are not done, and since when the oldest of each kind waits.

    ``opening`` are due to a worker, ``without_scanner`` of them held up by the virus scanner;
    ``deciding`` wait for a person, ``unproven`` of them because nothing proves their sender.
    """

    opening: int = 0
    without_scanner: int = 0
    deciding: int = 0
    unproven: int = 0
    oldest_opening_at: datetime | None = None
    oldest_deciding_at: datetime | None = None


def inbound_counts(session: Session) -> InboundCounts:
    """Return how inbound mail stands, by the indexes of its task and its state."""
    row = InboundMessage
    held_up = func.count(row.held_up_by)
    opening, without_scanner, first_opening = session.execute(
        select(func.count(), held_up, func.min(row.received_at)).where(row.task.is_not(None))
    ).one()
    waits = row.state.in_(("waiting", "needs_attention"))
    nobodys = (row.state == "listed") & (row.kind == "unmatched")
    unproven = func.count().filter(row.proof == "unproven", row.kind == "letters")
    deciding, of_nobody, first_deciding = session.execute(
        select(func.count(), unproven, func.min(row.received_at)).where(or_(waits, nobodys))
    ).one()
    return InboundCounts(
        opening, without_scanner, deciding, of_nobody, first_opening, first_deciding
    )
