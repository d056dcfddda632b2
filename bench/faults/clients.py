"""Clients that send every letter until it is acknowledged, however often the service is gone."""

import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.samples.front_door import FrontDoor, Refused, sign_in
from bench.faults.journal import Journal, Promise
from bench.faults.load import Letter, Sender

CLIENTS = 4
_FIRST_PAUSE_SECONDS = 0.2
_LONGEST_PAUSE_SECONDS = 2.0


class Clients:
    """Four clients of one service; ``answers`` counts the HTTP statuses they saw, 0 for none."""

    def __init__(self, url: str, folder: Path, journal: Journal) -> None:
        self._url, self._folder, self._journal = url, folder, journal
        self._doors: dict[str, FrontDoor] = {}
        self._lock = threading.Lock()
        self._seconds: list[float] = []
        self.answers: Counter[int] = Counter()
        folder.mkdir(parents=True, exist_ok=True)

    def send_all(self, letters: Sequence[Letter], per_second: float) -> None:
        """Send the letters at a steady pace, each until it is acknowledged."""
        began = time.monotonic()

        def send(letter: Letter) -> None:
            time.sleep(max(0.0, began + letter.number / per_second - time.monotonic()))
            self._send(letter)

        with ThreadPoolExecutor(CLIENTS) as pool:
            for done in [pool.submit(send, letter) for letter in letters]:
                done.result()

    @property
    def seconds(self) -> list[float]:
        """How long each acknowledged request took by itself, shortest first."""
        return sorted(self._seconds)

    def _send(self, letter: Letter) -> None:
        path = self._folder / f"{letter.number}.pdf"
        path.write_bytes(letter.data)
        pause, tries = _FIRST_PAUSE_SECONDS, 0
        while True:
            tries += 1
            began = time.monotonic()
            document_id = self._tried(letter.sender, path)
            if document_id:
                break
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)
        self._seconds.append(time.monotonic() - began)
        promise = Promise(
            letter.number, document_id, letter.sha256, letter.sender.email, time.time(), tries
        )
        self._journal.keep(promise)

    def _tried(self, sender: Sender, path: Path) -> str:
        """Return the document's id, or nothing when this try was not acknowledged."""
        try:
            document_id = self._door(sender).send(path)
        except Refused as refused:
            self._count(refused.status)
            return ""
        self._count(202)
        return document_id

    def _door(self, sender: Sender) -> FrontDoor:
        with self._lock:
            door = self._doors.get(sender.email)
        if door is None:
            door = sign_in(self._url, sender.email, sender.password)
            with self._lock:
                self._doors[sender.email] = door
        return door

    def _count(self, status: int) -> None:
        with self._lock:
            self.answers[status] += 1
