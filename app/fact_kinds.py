"""What kinds of facts are recorded about roster records and courses."""

from enum import StrEnum


class RecordFactKind(StrEnum):
    """A fact about one roster record, which holds from its day on.

    A removal, a suspension and a group end on their last day; a placement does not end.
    """

    PLACED = "placed"
    REMOVED = "removed"
    SUSPENDED = "suspended"
    GROUPED = "grouped"


class TrainingFactKind(StrEnum):
    """A fact about one course of one professional."""

    COMPLETED = "completed"
    ENROLLED = "enrolled"
    EXTENDED = "extended"
