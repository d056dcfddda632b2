"""The head of a message, byte by byte: few rules, no MIME, so that it is safe in any process.

What a message holds is taken apart in the limited child only. Here is what must be known at the
door: who it says it is from, what it is called, and whether its head can be read in one way only.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.utils import parsedate_to_datetime

_END = re.compile(rb"\r\n\r\n|\n\n|\r\r|\n\r\n")
_NAME = re.compile(rb"[!-9;-~]+")
_BARE = re.compile(rb"\r(?!\n)|(?<!\r)\n|\x00")
_SHOWN = 500
_DECODED_BYTES = 2000


@dataclass(frozen=True, slots=True)
class Header:
    """One header field as it was sent: its name in small letters, and its unfolded value."""

    name: str
    value: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """All header fields of a message, the topmost first.

    ``problem`` is why the head can be read in more than one way, in words; None for a sound one.
    """

    fields: tuple[Header, ...]
    problem: str | None = None

    def all(self, name: str) -> tuple[bytes, ...]:
        """Return every value under a name (small letters), the topmost first."""
        return tuple(field.value for field in self.fields if field.name == name)

    def first(self, name: str) -> bytes:
        """Return the topmost value under a name, empty when there is none."""
        return next(iter(self.all(name)), b"")

    def is_above(self, name: str, other: str) -> bool:
        """Return whether the topmost ``name`` stands above every ``other``; False without it."""
        first = next((f.name for f in self.fields if f.name in {name, other}), "")
        return first == name

    def shown(self, name: str) -> str:
        """Return the topmost value under a name in letters, for people to read."""
        return shown(self.first(name))

    def sent_at(self) -> datetime | None:
        """Return the moment of the Date header; None when it names none."""
        try:
            sent = parsedate_to_datetime(self.first("date").decode("ascii"))
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        return sent.replace(tzinfo=UTC) if sent.tzinfo is None else sent.astimezone(UTC)


def split(message: bytes, limit_bytes: int) -> tuple[bytes, bytes]:
    """Return head and body; a head without end within ``limit_bytes`` is cut there."""
    end = _END.search(message, 0, limit_bytes + 4)
    if end is None:
        return message[:limit_bytes], message[limit_bytes:]
    return message[: end.start()], message[end.end() :]


def read_head(message: bytes, limit_bytes: int) -> Head:
    """Return the head of a message; never raises."""
    head, _ = split(message, limit_bytes)
    problem = None
    if len(head) >= limit_bytes:
        problem = f"Its head has more than {limit_bytes // 1024} KiB."
    elif _BARE.search(head):
        problem = "Its head has line ends or zero bytes that programs read in different ways."
    fields: list[Header] = []
    for line in re.split(rb"\r?\n(?![ \t])", head):
        name, colon, value = line.partition(b":")
        if not colon or not _NAME.fullmatch(name):
            problem = problem or "Its head has a line that is no header field."
            continue
        fields.append(Header(name.decode("ascii").lower(), _unfolded(value)))
    return Head(tuple(fields), problem)


def shown(value: bytes) -> str:
    """Return a header's value in letters, at most 500, with nothing invisible in it."""
    text = value[:_DECODED_BYTES].decode("utf-8", "replace")
    with suppress(ValueError, LookupError, TypeError, IndexError, AttributeError):
        text = str(make_header(decode_header(text)))
    visible = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(visible.split())[:_SHOWN]


def message_id_of(head: Head) -> str:
    """Return the Message-ID between its angle brackets, at most 300 letters; empty without one."""
    found = re.search(rb"<([^<>\s]{1,300})>", head.first("message-id"))
    return found.group(1).decode("ascii", "replace") if found else ""


def _unfolded(value: bytes) -> bytes:
    return re.sub(rb"\r?\n(?=[ \t])", b"", value).strip(b" \t\r\n")
