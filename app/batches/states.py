"""What became of one file of a batch when it came in."""

from enum import StrEnum


class FileState(StrEnum):
    """A file's state at the door; how far a taken one has come is its document's state.

    *held*: its sender is not proven, so it waits with the whole message. *ignored* was never
    meant to be a document (a logo, a signature line).
    """

    TAKEN = "taken"
    ALREADY_HAD = "already_had"
    NOT_TAKEN = "not_taken"
    IGNORED = "ignored"
    HELD = "held"
