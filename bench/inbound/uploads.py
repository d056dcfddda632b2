"""Applicants who take turns in sending a letter, and how long each letter took."""

import secrets
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from app.records import tables
from app.samples.front_door import FrontDoor
from app.states import DocumentState
from app.stores import Stores
from bench.inbound.company import letters

UNREAD = (DocumentState.RECEIVED, DocumentState.READING, DocumentState.CHECKING)
"""The states of a document that nobody has read to the end."""


@dataclass(frozen=True, slots=True)
class Half:
    """The applicants' seconds in one half of a run: to the answer 202, and to being read."""

    taken: Sequence[float]
    read: Sequence[float]
    unread: int


class Uploads:
    """Applicants who take turns in sending a letter every so often."""

    def __init__(self, stores: Stores, doors: Sequence[FrontDoor], every_seconds: float) -> None:
        self._stores, self._doors, self._every = stores, doors, every_seconds
        self._taken: list[float] = []
        self._ids: list[str] = []
        self.is_over = threading.Event()

    def go_on(self, seconds: float, is_done: Callable[[], bool]) -> None:
        """Send for so long, or until ``is_done``; then wait a little for what is not read yet."""
        folder = self._stores.settings.data_folder.parent
        began, number = time.monotonic(), 0
        with ThreadPoolExecutor(len(self._doors)) as senders:
            while time.monotonic() - began < seconds and not is_done():
                path = folder / f"{secrets.token_hex(6)}.pdf"
                path.write_bytes(letters(1, path.stem)[0][1])
                senders.submit(self._send, self._doors[number % len(self._doors)], path)
                number += 1
                time.sleep(max(0.0, began + number * self._every - time.monotonic()))
        self.is_over.set()
        give_up_at = time.monotonic() + 20
        while self.half().unread and time.monotonic() < give_up_at:
            time.sleep(0.5)

    def _send(self, door: FrontDoor, path: Path) -> None:
        began = time.monotonic()
        document = door.send(path)
        self._taken.append(time.monotonic() - began)
        self._ids.append(document)

    def half(self) -> Half:
        """Return how long it took until now."""
        row = tables.Document
        asked = select(row.received_at, row.changed_at, row.state)
        with self._stores.sessions() as session:
            found = session.execute(asked.where(row.public_id.in_(self._ids))).all()
        read = [
            (changed - received).total_seconds()
            for received, changed, state in found
            if state not in UNREAD
        ]
        return Half(tuple(self._taken), tuple(read), len(found) - len(read))
