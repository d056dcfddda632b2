"""Makes the name that a sender gave a file safe to store and to show."""

import unicodedata
from pathlib import PurePosixPath

from extractors.files import FileKind
from extractors.payload_masking import masked

LONGEST = 100
_NAMELESS = "document"
_ALSO = {FileKind.JPEG: (".jpeg",), FileKind.TIFF: (".tif",), FileKind.HEIC: (".heif",)}
_ENDINGS = {kind.media_type: (kind.suffix, *_ALSO.get(kind, ())) for kind in FileKind}
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


def name_to_download(kept: str, media_type: str) -> str:
    """Return the name under which a file is handed out: its ending is that of what it is.

    A page that calls itself ``letter.html`` and is a PDF leaves as ``letter.pdf``.
    """
    path = PurePosixPath(clean_file_name(kept, ""))
    endings = _ENDINGS.get(media_type, (".bin",))
    known = path.suffix.lower() in endings
    ending = path.suffix if known else endings[0]
    return (path.stem[: LONGEST - len(ending)] or _NAMELESS) + ending
