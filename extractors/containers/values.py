"""What comes out of a container: parts to be read, and parts that are not, each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass

MESSAGE_TEXT = "message.txt"
"""The name of the part that holds what was written in the message itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file from a container, under the name it has there."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A part that is not read, and why; one ``ignored`` was never meant to be a document."""

    name: str
    code: str
    message: str
    ignored: bool = False


Parts = Iterator[Part | NotTaken]


def ignored(name: str, why: str) -> NotTaken:
    """Return a part that is passed over because it is no document, such as a logo."""
    return NotTaken(name, "no-document", why, ignored=True)
