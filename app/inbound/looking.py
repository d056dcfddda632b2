"""What is in a message, file by file: taken, a list of what should be there, or why it is neither.

What a message holds is taken apart in the limited child, and every file of it is looked at by the
virus scanner before it is kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from app.batches.making import FileIn
from app.batches.manifest import Expected
from app.batches.states import FileState
from app.inbound.names import Txt
from app.inbound.scanning import NotScanned, Scan
from app.records import tables
from app.settings import Settings
from app.storage import Stored
from app.storage.rows import kept_file
from app.stores import Stores
from extractors.containers.values import NotTaken
from extractors.files import FileKind
from extractors.payload_masking import masked
from extractors.refusals import Refused
from extractors.unpacked import Leaf

_VIRUS = "It holds a virus ({}): it was not taken in, and nobody can open it here"
_NOT_SCANNED = (
    "The virus scanner could not look at all of it, so it was not taken in. Send it in smaller "
    "files, or on the pages"
)
_TOO_LARGE = "It has {:.1f} MB, at most {:.0f} MB are taken: send it in parts, or with fewer pages"
_HELD = "It waits: the sender of the message is not proven"
_NAME_LENGTH = 290

_TABLES = frozenset({FileKind.CSV, FileKind.XLSX})


Unpack = Callable[[Path, Path], Sequence[Leaf | NotTaken]]
"""Returns every file in a message, its bytes written to the folder given; raises ``Refused``."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What opening needs from outside: the limited reader, the DNS, the virus scanner.

    ``manifest`` returns what a table expects, None for any other.
    """

    unpack: Unpack
    manifest: Callable[[Leaf], tuple[Expected, ...] | None]
    txt: Txt
    scan: Scan


@dataclass(frozen=True, slots=True)
class Taken:
    """A file whose bytes are stored."""

    leaf: Leaf
    stored: Stored


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list of what should be in the batch."""

    file: FileIn
    expected: tuple[Expected, ...]


def files_in(
    stores: Stores, message_id: int, unpack: Unpack, folder: Path
) -> Sequence[Leaf | NotTaken]:
    """Return every file in a message; one that cannot be opened is itself what is not taken."""
    with stores.sessions() as session:
        row = session.get_one(tables.InboundMessage, message_id)
        stored = kept_file(session, row.sha256)
        trace = f"Return-Path: <>\r\nReceived: by mail ({row.how})\r\n".encode("ascii")
    with NamedTemporaryFile(dir=folder, suffix=".eml") as whole:
        # The trace that a mail server writes above a message also tells that it is one.
        whole.write(trace + stores.storage.content(stored))
        whole.flush()
        try:
            return unpack(Path(whole.name), folder)
        except Refused as error:
            return [NotTaken("message.eml", error.code, error.message)]


def looked_at(stores: Stores, each: Leaf | NotTaken, tools: Tools) -> Taken | Manifest | FileIn:
    """Keep the bytes of a file that is to become a document, or say what it is instead.

    Raises ``ScannerAway`` when the virus scanner does not answer.
    """
    if isinstance(each, NotTaken):
        return refused(each)
    size, limit = each.path.stat().st_size, stores.settings.file_limit_bytes
    if size > limit:
        reason = _TOO_LARGE.format(size / 2**20, limit / 2**20)
        return FileIn(name_of(each), FileState.NOT_TAKEN, size, "file-too-large", reason)
    try:
        virus = tools.scan(each.path)
    except NotScanned:
        return FileIn(name_of(each), FileState.NOT_TAKEN, size, "not-scanned", _NOT_SCANNED)
    if virus is not None:
        reason = _VIRUS.format(virus[:80])
        return FileIn(name_of(each), FileState.NOT_TAKEN, size, "virus", reason)
    expected = tools.manifest(each)
    if expected is not None:
        words = f"The list of what should be here: {len(expected)} rows"
        file = FileIn(name_of(each), FileState.IGNORED, size, "manifest", words)
        return Manifest(file, expected)
    with each.path.open("rb") as data:
        return Taken(each, stores.storage.put(data, stores.settings.container_limit_bytes))


def held(each: Leaf | NotTaken) -> FileIn:
    """Return a file as it is written down while nobody knows who sent it."""
    if isinstance(each, NotTaken):
        return refused(each)
    size = each.path.stat().st_size
    return FileIn(name_of(each), FileState.HELD, size, "sender-not-proven", _HELD)


def refused(part: NotTaken) -> FileIn:
    """Return a file that is not taken, or was never meant to be a document, with the reason."""
    state = FileState.IGNORED if part.ignored else FileState.NOT_TAKEN
    return FileIn(name_of(part), state, None, part.code, part.message)


def name_of(each: Leaf | NotTaken) -> str:
    """Return the name of a file as it is shown: no whole number of a person in it, not too long."""
    return str(masked(each.name))[-_NAME_LENGTH:]


def is_small_enough(settings: Settings, leaf: Leaf) -> bool:
    """Return whether a table is worth looking into for a manifest.

    A list of one or two columns is text by its bytes, and a table by its name.
    """
    is_list = leaf.kind is FileKind.TXT and leaf.name.lower().endswith((".csv", ".tsv"))
    return (
        leaf.kind in _TABLES or is_list
    ) and leaf.path.stat().st_size <= settings.file_limit_bytes // 5
