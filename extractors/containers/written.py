"""What somebody wrote in a message, as a page of text with the heads that a letter would have."""

import re
from dataclasses import dataclass
from datetime import datetime

from extractors.containers.values import MESSAGE_TEXT, NotTaken, Part, ignored
from extractors.limits import Limits
from extractors.refusals import Refused
from extractors.values import DocumentType

_QUOTED = re.compile(r"(?m)^>.*\n?")
_BLANKS = re.compile(r"\n{3,}")
_SURE_ENOUGH = 0.65
"""Covering notes are told at 0.55 or less, letters and requests in messages at 0.75 or more."""


@dataclass(frozen=True, slots=True)
class Head:
    """Who wrote to whom, when by the writer's own clock, and about what; empty where unknown."""

    sender: str = ""
    recipients: str = ""
    sent: datetime | None = None
    subject: str = ""

    def lines(self) -> list[str]:
        """Return the head as printed above a message."""
        sent = f"{self.sent:%B} {self.sent.day}, {self.sent.year}" if self.sent else ""
        pairs = (
            ("From", self.sender),
            ("To", self.recipients),
            ("Date", sent),
            ("Subject", self.subject),
        )
        return [f"{label}: {' '.join(text.split())}" for label, text in pairs if text]


def message_text(head: Head, body: str, limits: Limits) -> Part | NotTaken:
    """Return the message as a document when its text is one; else why it is passed over.

    Lines quoted from an earlier message (``>``) are left out: they are somebody else's words.
    """
    own = _BLANKS.sub("\n\n", _QUOTED.sub("", body.replace("\r\n", "\n"))).strip()
    if not own:
        return ignored(MESSAGE_TEXT, "The message itself is empty")
    data = "\n".join([*head.lines(), "", own, ""]).encode()
    if _states_something(own.encode(), limits):
        return Part(MESSAGE_TEXT, data)
    return ignored(MESSAGE_TEXT, "The message text is a note, not a letter or a request")


def text_of_html(html: str) -> str:
    """Return an HTML message as text, its tables kept in columns."""
    from inscriptis import get_text  # noqa: PLC0415 - many messages have plain text
    from lxml.etree import ParserError  # noqa: PLC0415

    try:
        return str(get_text(html))
    except (ParserError, ValueError, RecursionError):
        return ""


def _states_something(data: bytes, limits: Limits) -> bool:
    """Return whether what somebody wrote is a document by itself, whatever its head looks like.

    Every message has a head like a request, and a covering note speaks of letters: the kind must
    be told with some certainty.
    """
    from extractors.pages.text_pages import read_text  # noqa: PLC0415 - archives need no reader
    from extractors.recognise import recognise  # noqa: PLC0415

    try:
        found = recognise(read_text(data, limits))
    except Refused:
        return False
    return found.kind is not DocumentType.UNKNOWN and found.confidence >= _SURE_ENOUGH
