"""One link of the chain: what is hashed, and how a hash depends on everything before it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

FIRST_PREVIOUS = "0" * 64
"""What the first entry remembers of the past."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain at some moment: how many entries, and the hash over all of them."""

    seq: int
    hash: str


START = Head(0, FIRST_PREVIOUS)
"""The head of a chain without entries."""


ENTRY_COLUMNS = ("id", "at", "actor", "action", "object", "content", "trace")
"""The columns of an entry in the order in which they are hashed."""


def link_hash(seq: int, previous: str, entry: Sequence[Any]) -> str:
    """Return the SHA-256 of an entry in its place; ``entry`` is what ``ENTRY_COLUMNS`` name.

    Every column counts, the letters of ``content`` as they are stored. Texts carry their lengths,
    so that no letter can wander from one into the next. The moment may be SQLite's own text.
    """
    number, at, actor, action, thing, content, trace = entry
    moment = f"{at.replace(' ', 'T')}+00:00" if isinstance(at, str) else _moment(at)
    text = (
        f"{seq};{previous};{number};{moment};{len(actor)}:{actor};{len(action)}:{action};"
        f"{len(thing)}:{thing};{len(content)}:{content};{'-' if trace is None else ':' + trace}"
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
