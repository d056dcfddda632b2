"""The words of results, the same in mail, on pages and in tables."""

from app.answering.states import FileResult
from app.shown.words import Status

STATUS = {
    FileResult.READING: Status("Reading", "info", "eye"),
    FileResult.ACCEPTED: Status("Accepted", "ok", "check-circle"),
    FileResult.IN_REVIEW: Status("In review", "info", "search"),
    FileResult.NEEDS_YOU: Status("Needs you", "warn", "alert"),
    FileResult.NOT_ACCEPTED: Status("Not accepted", "bad", "ban"),
    FileResult.ALREADY_HAD: Status("Already had", "mute", "copy"),
    FileResult.IGNORED: Status("Not a letter", "mute", "minus"),
    FileResult.HELD: Status("Kept apart", "warn", "lock"),
}
"""How each result is shown: word, tone, icon."""


def size(size_bytes: int | None) -> str:
    """Return the size of a file as people say it; nothing where it is not known."""
    if size_bytes is None:
        return ""
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000))} kB"
    return f"{size_bytes / 1_000_000:.1f} MB"


def files(number: int) -> str:
    """Return a number of files."""
    return "1 file" if number == 1 else f"{number:,} files"


def need_you(number: int) -> str:
    """Return how many files need their sender."""
    return "1 file needs you" if number == 1 else f"{number:,} files need you"
