"""What became of a file of a batch, and when a batch is answered."""

from enum import StrEnum

from app.batches.states import FileState
from app.states import DocumentState


class FileResult(StrEnum):
    """One file's result as its sender is told; its words are in ``app.answering.words``."""

    READING = "reading"
    ACCEPTED = "accepted"
    IN_REVIEW = "in_review"
    NEEDS_YOU = "needs_you"
    NOT_ACCEPTED = "not_accepted"
    ALREADY_HAD = "already_had"
    IGNORED = "ignored"
    HELD = "held"


class Fix(StrEnum):
    """What its sender can do about a file."""

    REPLACE = "replace"
    NAME = "name"
    PAYROLL_FILE = "payroll_file"


class BatchMoment(StrEnum):
    """The three moments at which a batch is answered, each once."""

    RECEIPT = "receipt"
    RESULT = "result"
    FINAL = "final"


AT_WORK = frozenset({DocumentState.RECEIVED, DocumentState.READING, DocumentState.CHECKING})
WITH_STAFF = frozenset({DocumentState.IN_REVIEW, DocumentState.NEEDS_ATTENTION})

OF_DOCUMENT = {
    DocumentState.RECEIVED: FileResult.READING,
    DocumentState.READING: FileResult.READING,
    DocumentState.CHECKING: FileResult.READING,
    DocumentState.IN_REVIEW: FileResult.IN_REVIEW,
    DocumentState.NEEDS_ATTENTION: FileResult.IN_REVIEW,
    DocumentState.NEEDS_FIX: FileResult.NEEDS_YOU,
    DocumentState.UNREADABLE: FileResult.NEEDS_YOU,
    DocumentState.VERIFIED: FileResult.ACCEPTED,
    DocumentState.NOT_ACCEPTED: FileResult.NOT_ACCEPTED,
    DocumentState.ALREADY_HAD: FileResult.ALREADY_HAD,
    DocumentState.OPENED: FileResult.ACCEPTED,
}

OF_FILE = {
    FileState.TAKEN: FileResult.READING,
    FileState.ALREADY_HAD: FileResult.ALREADY_HAD,
    FileState.NOT_TAKEN: FileResult.NEEDS_YOU,
    FileState.IGNORED: FileResult.IGNORED,
    FileState.HELD: FileResult.HELD,
}
