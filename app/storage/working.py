"""Plain copies of sealed files for as long as somebody works on them, and no longer."""

import fcntl
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile, mkdtemp
from typing import IO

from app.storage.folder import sweep


class Working:
    """One folder for plain copies; what a killed process left in it is swept at the next start.

    A single file is not even there: it lives in memory, or without a name where the system cannot
    do that, and is gone with the process that holds it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep(self._folder)

    @contextmanager
    def copy(self, blocks: Iterable[bytes]) -> Iterator[Path]:
        """Yield a path that opens ``blocks`` in this process, and in no other."""
        with self._nameless() as file:
            for block in blocks:
                file.write(block)
            file.flush()
            yield Path(f"/dev/fd/{file.fileno()}")

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """Yield an empty folder for this process alone; everything in it is removed at the end."""
        made = Path(mkdtemp(dir=self._folder))
        held = os.open(made, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield made
        finally:
            shutil.rmtree(made, ignore_errors=True)
            os.close(held)

    def _nameless(self) -> IO[bytes]:
        if sys.platform == "linux":
            return os.fdopen(os.memfd_create("dayproof"), "w+b")
        return TemporaryFile(dir=self._folder)
