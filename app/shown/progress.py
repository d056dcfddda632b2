"""How far a document has come, step by step, and what happens next."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.records import tables
from app.states import DocumentState, Stage


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, whether it is done, under way or ahead, and when it was done."""

    name: str
    progress: str
    at: datetime | None = None


_ORDER = [DocumentState.RECEIVED, DocumentState.READING, DocumentState.CHECKING]

_OUTCOME = {
    DocumentState.VERIFIED: "Verified",
    DocumentState.IN_REVIEW: "In review",
    DocumentState.NEEDS_ATTENTION: "In review",
    DocumentState.NEEDS_FIX: "Needs a fix",
    DocumentState.UNREADABLE: "Needs a fix",
    DocumentState.NOT_ACCEPTED: "Not accepted",
    DocumentState.ALREADY_HAD: "Already had",
    DocumentState.OPENED: "Opened",
}

_NEXT = {
    DocumentState.RECEIVED: "It is waiting its turn. You can leave this page; nothing is lost.",
    DocumentState.READING: "It is being read now. This takes a few seconds.",
    DocumentState.CHECKING: "It is being compared with payroll now.",
    DocumentState.VERIFIED: "Nothing more to do.",
    DocumentState.IN_REVIEW: "A reviewer looks at it next. You don’t need to do anything.",
    DocumentState.NEEDS_ATTENTION: "We couldn’t finish this by ourselves, so a person looks at it. "
    "The file is safe.",
    DocumentState.NEEDS_FIX: "Please send what is asked for below.",
    DocumentState.UNREADABLE: "Please send another copy.",
    DocumentState.NOT_ACCEPTED: "It was not accepted; the reason is below.",
    DocumentState.ALREADY_HAD: "We already had this document. Nothing more to do.",
    DocumentState.OPENED: "Each document in it is read and checked by itself: see below.",
}


def steps(session: Session, document: tables.Document) -> list[Step]:
    """Return the steps of a document: received, read, checked, and its outcome.

    An archive or a message is only received and opened.
    """
    state = DocumentState(document.state)
    read = _made_at(session, document, Stage.READ)
    checked = _made_at(session, document, Stage.CHECK)
    skipped = state is DocumentState.ALREADY_HAD
    if state is DocumentState.OPENED:
        received = Step("Received", "done", document.received_at)
        return [received, Step(_OUTCOME[state], "done", document.changed_at)]
    return [
        Step("Received", "done", document.received_at),
        _step("Reading", read, under_way=state in _ORDER[:2], over=skipped),
        _step("Checking", checked, under_way=state is DocumentState.CHECKING, over=skipped),
        Step(_OUTCOME[state], "done", document.changed_at)
        if state.is_final
        else Step("Verified or in review", "ahead"),
    ]


def next_line(state: str) -> str:
    """Return one sentence on what happens next."""
    return _NEXT[DocumentState(state)]


def _made_at(session: Session, document: tables.Document, stage: Stage) -> datetime | None:
    result = session.get(tables.Result, (document.id, stage))
    return result.made_at if result else None


def _step(name: str, at: datetime | None, *, under_way: bool, over: bool) -> Step:
    if at is not None:
        return Step(name, "done", at)
    return Step(name, "now" if under_way and not over else "ahead")
