"""The names of parts: made safe to show and to keep, and never used to open anything."""

import re
import unicodedata
from collections import Counter
from pathlib import PurePosixPath

_LENGTH = 120
_DRIVE = re.compile(r"^[A-Za-z]:")


def leads_outside(name: str) -> bool:
    """Return whether a name, taken as a path, would lead out of the folder it is unpacked in."""
    path = name.replace("\\", "/")
    return path.startswith("/") or bool(_DRIVE.match(path)) or ".." in path.split("/")


def clean(name: str, instead: str = "file") -> str:
    """Return a name as one line of visible letters, its middle left out when it is very long."""
    path = unicodedata.normalize("NFC", name).replace("\\", "/")
    shown = "".join(c if c.isprintable() else "?" for c in path).strip(" /")
    if len(shown) > _LENGTH:
        shown = f"{shown[: _LENGTH // 2 - 1]}…{shown[-_LENGTH // 2 :]}"
    return shown or instead


class Names:
    """Gives every part of a container a name of its own."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def own(self, name: str) -> str:
        """Return ``name``, or "name (2).pdf" when another part has it already."""
        self._given[name] += 1
        if (number := self._given[name]) == 1:
            return name
        path = PurePosixPath(name)
        return self.own(str(path.with_name(f"{path.stem} ({number}){path.suffix}")))
