"""How far a document has come, step by step, and what happens next."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.languages import marked
from app.records import tables
from app.shown.told import Told
from app.states import DocumentState, Stage


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, whether it is done, under way or ahead, and when it was done."""

    name: str
    progress: str
    at: datetime | None = None


_ORDER = [DocumentState.RECEIVED, DocumentState.READING, DocumentState.CHECKING]

_OUTCOME = {
    DocumentState.VERIFIED: marked("Verified"),
    DocumentState.IN_REVIEW: marked("In review"),
    DocumentState.NEEDS_ATTENTION: marked("In review"),
    DocumentState.NEEDS_FIX: marked("Needs a fix"),
    DocumentState.UNREADABLE: marked("Needs a fix"),
    DocumentState.NOT_ACCEPTED: marked("Not accepted"),
    DocumentState.ALREADY_HAD: marked("Already had"),
    DocumentState.OPENED: marked("Opened"),
}

_NEXT = {
    DocumentState.RECEIVED: marked(
        "It is waiting its turn. You can leave this page; nothing is lost."
    ),
    DocumentState.READING: marked("It is being read now. This takes a few seconds."),
    DocumentState.CHECKING: marked("It is being compared with payroll now."),
    DocumentState.VERIFIED: marked("Nothing more to do."),
    DocumentState.IN_REVIEW: marked("A reviewer looks at it next. You don’t need to do anything."),
    DocumentState.NEEDS_ATTENTION: marked(
        "We couldn’t finish this by ourselves, so a person looks at it. The file is safe."
    ),
    DocumentState.NEEDS_FIX: marked("Please send what is asked for below."),
    DocumentState.UNREADABLE: marked("Please send another copy."),
    DocumentState.NOT_ACCEPTED: marked("It was not accepted; the reason is below."),
    DocumentState.ALREADY_HAD: marked("We already had this document. Nothing more to do."),
    DocumentState.OPENED: marked("Each document in it is read and checked by itself: see below."),
}


def steps(session: Session, document: tables.Document, told: Told) -> list[Step]:
    """Return the steps of a document as told: received, read, checked, and its outcome.

    An archive or a message is only received and opened.
    """
    state = told.state(document)
    read = _made_at(session, document, Stage.READ)
    checked = _made_at(session, document, Stage.CHECK)
    skipped = state is DocumentState.ALREADY_HAD
    if state is DocumentState.OPENED:
        received = Step(marked("Received"), "done", document.received_at)
        return [received, Step(_OUTCOME[state], "done", document.changed_at)]
    return [
        Step(marked("Received"), "done", document.received_at),
        _step(marked("Reading"), read, under_way=state in _ORDER[:2], over=skipped),
        _step(marked("Checking"), checked, under_way=state is DocumentState.CHECKING, over=skipped),
        Step(_OUTCOME[state], "done", told.changed_at(document))
        if state.is_final
        else Step(marked("Verified or in review"), "ahead"),
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
