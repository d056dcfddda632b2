"""What the clients were promised, written down outside of the service under test."""

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Promise:
    """One answer 202: from here on the service owes a result for these bytes of this sender."""

    number: int
    document_id: str
    sha256: str
    email: str
    at: float
    tries: int


class Journal:
    """The promises of one run, each on the disk before the client sends anything else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def keep(self, promise: Promise) -> None:
        """Write one promise down for good."""
        with self._lock, self._path.open("a") as file:
            file.write(json.dumps(asdict(promise)) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def __iter__(self) -> Iterator[Promise]:
        """Yield every promise, the oldest first."""
        lines = self._path.read_text().splitlines() if self._path.exists() else []
        return (Promise(**json.loads(line)) for line in lines)
