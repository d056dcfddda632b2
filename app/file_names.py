"""Makes the name that a sender gave a file safe to store and to show."""

import unicodedata
from pathlib import PurePosixPath

from extractors.payload_masking import masked

LONGEST = 100
_NAMELESS = "document"
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
"""Unicode categories that a reader cannot see: controls, direction marks, lone surrogates."""


def clean_file_name(given: str, suffix: str) -> str:
    """Return the last part of ``given``, without what cannot be seen, 100 letters at most.

    A name without an ending gets ``suffix``; a name without anything is ``document``. A whole
    Social Security number in it is masked.
    """
    name = masked(PurePosixPath(given.replace("\\", "/")).name)
    seen = "".join(c for c in name if unicodedata.category(c) not in _UNSEEN).strip(" .")
    path = PurePosixPath(unicodedata.normalize("NFC", seen) or _NAMELESS)
    ending = (path.suffix or suffix)[:LONGEST]
    return path.stem[: LONGEST - len(ending)] + ending
