"""How far a document has come, in one word each; the words on screen are in ``app.web``."""

from enum import StrEnum


class DocumentState(StrEnum):
    """A document's state; it moves forward only, but for a decision that is undone.

    A container is *opened* once its parts are documents of their own.
    """

    RECEIVED = "received"
    READING = "reading"
    CHECKING = "checking"
    IN_REVIEW = "in_review"
    NEEDS_FIX = "needs_fix"
    VERIFIED = "verified"
    NOT_ACCEPTED = "not_accepted"
    UNREADABLE = "unreadable"
    NEEDS_ATTENTION = "needs_attention"
    ALREADY_HAD = "already_had"
    OPENED = "opened"

    @property
    def is_final(self) -> bool:
        """True when nothing further happens to the document by itself."""
        return self not in {DocumentState.RECEIVED, DocumentState.READING, DocumentState.CHECKING}


class ImportState(StrEnum):
    """How far a payroll or fringe file has come; its lines are evidence only while *applied*."""

    READING = "reading"
    PREVIEWED = "previewed"
    APPLIED = "applied"
    REFUSED = "refused"
    DISCARDED = "discarded"
    ROLLED_BACK = "rolled_back"


class Stage(StrEnum):
    """The steps of the work on one document, in order."""

    READ = "read"
    CHECK = "check"
    PICTURE = "picture"
    DONE = "done"
