"""The batch that a message answers, as whoever reads the message must see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.answering.outcome import FileLine, outcome
from app.answering.states import FileResult
from app.records import tables

SHOWN = 50
_FIRST = (FileResult.NEEDS_YOU, FileResult.NOT_ACCEPTED, FileResult.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class AnsweredBatch:
    """A batch with its first files, those that are not done above; ``more`` are not shown."""

    batch: tables.Batch
    lines: Sequence[FileLine]
    more: int


def answered(session: Session, about: str | None, now: datetime) -> AnsweredBatch | None:
    """Return the batch that ``about`` ("batch:<public id>") names; None for none."""
    kind, _, public_id = (about or "").partition(":")
    asked = select(tables.Batch).where(tables.Batch.public_id == public_id)
    batch = session.scalars(asked).one_or_none() if kind == "batch" else None
    if batch is None:
        return None
    lines = sorted(outcome(session, batch, now).lines, key=_place)
    return AnsweredBatch(batch, lines[:SHOWN], max(0, len(lines) - SHOWN))


def _place(line: FileLine) -> tuple[int, int]:
    first = _FIRST.index(line.result) if line.result in _FIRST else len(_FIRST)
    return first, line.number
