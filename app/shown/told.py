"""How far a document is as its own people are told: a decision is news only after its undo window.

While a decision can be undone unseen, its document stands for everybody but staff as it stood
before: in review, with no reason, no credited day and nothing to mend.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.records import tables
from app.states import DocumentState
from app.undo_window import untold


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told of some documents; ``held`` are the ids of those decided just now."""

    held: frozenset[int] = frozenset()

    def holds(self, document: tables.Document) -> bool:
        """Return True when nothing of the document's decision may be told yet."""
        return document.id in self.held

    def state(self, document: tables.Document) -> DocumentState:
        """Return the state to tell of a document."""
        return DocumentState.IN_REVIEW if self.holds(document) else DocumentState(document.state)


def told_to(
    session: Session, documents: Iterable[tables.Document], now: datetime, *, is_staff: bool
) -> Told:
    """Return what may be told of documents at ``now``; staff see all as it is."""
    ids = [document.id for document in documents]
    return Told() if is_staff else Told(untold(session, ids, now))
