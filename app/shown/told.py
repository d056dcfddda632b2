"""How far a document is as its own people are told: a decision is news only after its undo window.

While a decision can be undone unseen, its document stands for everybody but staff as it stood
before: in review, with no reason, no credited day and nothing to mend.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records import tables
from app.states import DocumentState, Stage
from app.undo_window import untold


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told of some documents; ``held`` are the ids of those decided just now.

    ``checked`` says since when those have been in review.
    """

    held: frozenset[int] = frozenset()
    checked: Mapping[int, datetime] = field(default_factory=dict)

    def holds(self, document: tables.Document) -> bool:
        """Return True when nothing of the document's decision may be told yet."""
        return document.id in self.held

    def state(self, document: tables.Document) -> DocumentState:
        """Return the state to tell of a document."""
        return DocumentState.IN_REVIEW if self.holds(document) else DocumentState(document.state)

    def changed_at(self, document: tables.Document) -> datetime:
        """Return when a document came to the state that is told."""
        if self.holds(document):
            return self.checked.get(document.id, document.received_at)
        return document.changed_at


def told_to(
    session: Session, documents: Iterable[tables.Document], now: datetime, *, is_staff: bool
) -> Told:
    """Return what may be told of documents at ``now``; staff see all as it is."""
    ids = [document.id for document in documents]
    held = frozenset() if is_staff else untold(session, ids, now)
    return Told(held, _checked(session, held)) if held else Told()


def _checked(session: Session, ids: frozenset[int]) -> Mapping[int, datetime]:
    result = tables.Result
    made = select(result.document_id, result.made_at).where(
        result.document_id.in_(ids), result.stage == Stage.CHECK
    )
    return dict(session.execute(made).all())
