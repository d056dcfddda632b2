"""Several pictures that are the pages of one document, kept as one file in their order.

The file is a ZIP archive of the unchanged pictures with a comment of our own. Making and opening
it looks at bytes only; the pictures are parsed in the limited process like any other.
"""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from extractors.files import GATHERED_COMMENT, FileKind, detect
from extractors.limits import Limits
from extractors.prechecks import judge
from extractors.refusals import Refused, damaged, file_too_large

PICTURES = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.HEIC, FileKind.TIFF})
"""The kinds of file that may be gathered."""

_ENTRY_BYTES = 200
_ONE_DAY = (2026, 1, 1, 0, 0, 0)


def gather(files: Sequence[bytes], limits: Limits) -> bytes:
    """Return one file of several pictures; the same pictures always give the same bytes.

    Raises ``Refused`` for anything but pictures, and for more than one document may hold.
    """
    if len(files) > limits.pages:
        raise Refused(
            "too-many-pages",
            f"{len(files)} pictures were sent as one document, {limits.pages} are read at most: "
            "send them in several documents",
        )
    size = sum(len(data) + _ENTRY_BYTES for data in files)
    if size > limits.file_bytes:
        raise file_too_large(size, limits.file_bytes)
    out = BytesIO()
    with ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.comment = GATHERED_COMMENT
        for number, data in enumerate(files, start=1):
            kind = _picture_kind(data, number)
            archive.writestr(ZipInfo(f"{number:03}{kind.suffix}", _ONE_DAY), data)
    return out.getvalue()


def pictures_in(data: bytes, limits: Limits) -> list[tuple[bytes, FileKind]]:
    """Return the pictures of a gathered file in their order, each judged by its bytes."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            blobs = [archive.read(entry) for entry in sorted(archive.namelist())]
    except (BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise damaged("group of pictures") from error
    found = [(blob, _picture_kind(blob, n)) for n, blob in enumerate(blobs, start=1)]
    for blob, kind in found:
        judge(blob, kind, limits)
    return found


def _picture_kind(data: bytes, number: int) -> FileKind:
    kind = detect(data)
    if kind not in PICTURES:
        raise Refused(
            "unsupported-type",
            f"File {number} is a {kind.spoken}; only pictures (JPEG, PNG, HEIC, TIFF) can be the "
            "pages of one document: send it by itself",
        )
    return kind
