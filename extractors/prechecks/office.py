"""Word and Excel files: archives whose parts may neither unpack to far more nor hold programs."""

from io import BytesIO
from zipfile import ZipFile, ZipInfo

from extractors.files import FileKind
from extractors.limits import Limits
from extractors.prechecks.archives import begins_with, is_locked, judge_archive, listed
from extractors.refusals import Refused, encrypted

_HEAD_BYTES = 1024
_TEXTS = (".xml", ".rels", ".vml")
_PROGRAMS = ("vbaproject.bin", "vbadata.xml")


def judge_office(data: bytes, kind: FileKind, limits: Limits) -> None:
    """Raise ``Refused`` for a bomb, a locked file, macros, or XML that defines its own words."""
    entries = listed(data, kind.spoken)
    if any(is_locked(entry) for entry in entries):
        raise encrypted()
    judge_archive(entries, len(data), kind.spoken, limits)
    if macros := next((e.filename for e in entries if _holds_programs(e)), None):
        raise Refused(
            "macros",
            f"The {kind.spoken} holds macros ({macros.rpartition('/')[2]}), and programs are "
            "never opened: save it without macros, or as a PDF, and send that",
        )
    with ZipFile(BytesIO(data)) as archive:
        for entry in entries:
            if entry.filename.lower().endswith(_TEXTS):
                _judge_text(begins_with(archive, entry, _HEAD_BYTES), kind)


def _holds_programs(entry: ZipInfo) -> bool:
    return entry.filename.lower().endswith(_PROGRAMS)


def _judge_text(head: bytes, kind: FileKind) -> None:
    """Refuse a document type declaration: Office writes none, entity bombs and XXE need one."""
    # Without its zero bytes UTF-16 reads like ASCII, which is all that is looked for.
    if b"<!DOCTYPE" in head.replace(b"\x00", b"").upper():
        raise Refused(
            "damaged-file",
            f"The {kind.spoken} defines entities of its own (DOCTYPE), which no office program "
            "writes: open it, save it again as a PDF, and send that",
        )
