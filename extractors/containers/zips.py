"""ZIP archives: their list is judged before anything is unpacked, and nothing touches the disk."""

import stat
import zipfile
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from extractors.containers.names import Names, clean, leads_outside
from extractors.containers.values import NotTaken, Part, Parts, ignored
from extractors.limits import Limits
from extractors.prechecks.archives import is_locked, listed
from extractors.refusals import Refused

_UTF8_NAME = 0x800
_LEADS_OUTSIDE = "Its name would lead out of the archive's own folder: rename it and pack it again"
_LINK = "It is a link to another file: put the file itself into the archive"
_LOCKED = "It asks for a password: pack the files again without one"
_STRANGE_METHOD = "It is packed in a way that cannot be unpacked here: use an ordinary ZIP program"
_EMPTY = "The file is empty (0 bytes): save it again and send it once more"
_TOO_LARGE = "It has {} MiB, {} MiB are taken at most: send it in parts"
_SYSTEM_NAMES = {".ds_store", "thumbs.db", "desktop.ini"}
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}


def zip_parts(data: bytes, limits: Limits) -> Parts:
    """Yield the files of an archive; raise ``Refused`` for one that is not worth opening."""
    entries = listed(data, "ZIP archive")
    if not entries:
        raise Refused("no-parts", "The ZIP archive is empty: make it again and check it first")
    names = Names()
    with ZipFile(BytesIO(data)) as archive:
        for entry in entries:
            yield _part(archive, entry, names.own(_name(entry)), limits)


def _part(archive: ZipFile, entry: ZipInfo, name: str, limits: Limits) -> Part | NotTaken:
    if _is_of_the_system(entry.filename):
        return ignored(name, "A file of the operating system, not a document")
    if reason := _reason_against(entry, limits):
        return NotTaken(name, *reason)
    try:
        with archive.open(entry) as file:
            return Part(name, file.read(entry.file_size + 1))
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        why = "This file is damaged inside the archive: make the archive again"
        return NotTaken(name, "damaged-file", why)


def _reason_against(entry: ZipInfo, limits: Limits) -> tuple[str, str] | None:
    """Return the code and the words why an entry is not unpacked, or None."""
    limit = limits.container_bytes
    reasons = {
        ("unsafe-name", _LEADS_OUTSIDE): leads_outside(entry.orig_filename),
        ("no-file", _LINK): stat.S_ISLNK(entry.external_attr >> 16),
        ("encrypted-file", _LOCKED): is_locked(entry),
        ("unsupported-type", _STRANGE_METHOD): entry.compress_type not in _METHODS,
        ("empty-file", _EMPTY): entry.file_size == 0,
        ("file-too-large", _TOO_LARGE.format(entry.file_size >> 20, limit >> 20)): (
            entry.file_size > limit
        ),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _is_of_the_system(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts or parts[-1].lower() in _SYSTEM_NAMES


def _name(entry: ZipInfo) -> str:
    """Return the entry's name; many programs write UTF-8 without saying so."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode()
        except UnicodeError:
            name = entry.filename
    return clean(name)
