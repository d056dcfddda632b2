"""The limited process that reads files: requests with open files come in, JSON lines go out.

``extractors.own_program`` is started by ``extractors.containment.starting`` only, or ``main`` here
is called in a fork of ``extractors.fork_server``. Standard input is a Unix socket that carries one
JSON line and the open files of each request, so that this process needs no right to open any file;
the first line holds the limits.
"""

import hashlib
import json
import os
import socket
import sys
import traceback
from collections.abc import Iterator
from dataclasses import asdict, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

from extractors.containment.sandbox import (
    allow_cpu,
    can_keep_reading,
    die_with_parent,
    drop_user,
    limit_resources,
    no_programs_no_network,
    nobody_can_read,
    only_read,
)
from extractors.files import GATHERED_COMMENT
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.payload import dump_reading
from extractors.reading import read_document
from extractors.refusals import Refused, memory_limit, reader_crashed
from extractors.sheets.values import TableRows
from extractors.values import Page, Place, Reading

_FILES_PER_MESSAGE = 200
_MESSAGE_BYTES = 65536
_NICENESS = 15
_LATER = (
    "extractors.containment.escapes",
    "extractors.containers.mails",
    "extractors.containers.outlook",
    "extractors.containers.rich_text",
    "extractors.containers.zips",
    "extractors.looking",
    "extractors.pages.gathered",
    "extractors.pages.text_pages",
    "extractors.prechecks.archives",
    "extractors.prechecks.messages",
    "extractors.prechecks.office",
    "extractors.prechecks.pdfs",
    "extractors.prechecks.pictures",
    "extractors.sheets.printed",
    "extractors.sheets.xlsx",
    "inscriptis",
    "extractors.pages.images",
    "extractors.pages.seen",
    "extractors.pages.docx_pages",
    "extractors.pages.pdf.curved_rules",
    "extractors.pages.pdf.form",
    "extractors.pages.pictures",
    "pi_heif",
)


def main() -> None:
    """Serve requests until the parent closes the socket."""
    # Whoever uploads or looks at a page waits for an answer; nobody waits for this process.
    os.nice(_NICENESS)
    replies = _take_standard_output()
    requests = socket.socket(fileno=0)
    opening = next(_messages(requests))[0]
    limits = Limits(**opening["limits"])
    level = _enter_sandbox(limits, opening["parent"])
    _Child(limits, replies).serve(requests, level)


class _Child:
    """Answers requests with JSON lines; a picture's line is followed by its bytes."""

    def __init__(self, limits: Limits, replies: BinaryIO) -> None:
        self._limits = limits
        self._replies = replies

    def serve(self, requests: socket.socket, level: str) -> None:
        self._say({"ready": True, "sandbox": level})
        for request, files in _messages(requests):
            allow_cpu(self._limits.open_cpu_seconds)
            try:
                self._answer(request, files)
            except Refused as refusal:
                self._refuse(refusal)
            except MemoryError:
                self._refuse(memory_limit())
            except Exception as error:  # noqa: BLE001 - one strange file must not end the others
                self._refuse(reader_crashed(), trace=_places(error))
            finally:
                for file in files:
                    os.close(file)

    def _answer(self, request: dict[str, Any], files: list[int]) -> None:
        if request["task"] == "probe":
            return self._probe(request["bait"])
        if request["task"] == "unpack":
            return self._unpack(_content(files[0], self._limits.container_bytes))
        blobs = [_content(file, self._limits.file_bytes) for file in files]
        if request["task"] == "render":
            self._render(blobs[0], request["widths"], request["covers"])
        elif request["task"] == "rows":
            self._rows(blobs[0])
        elif request["task"] in {"text", "box"}:
            self._look(blobs[0], request)
        else:
            reading = self._read(blobs, as_one=bool(request.get("as_one")))
            self._say({"reading": dump_reading(reading)})
        return None

    def _probe(self, bait: list[Any]) -> None:
        from extractors.containment.escapes import Bait, try_all  # noqa: PLC0415 - seldom asked

        self._say({"probe": try_all(Bait(*bait)), "done": True})

    def _unpack(self, data: bytes) -> None:
        from extractors.containers import NotTaken, parts_of  # noqa: PLC0415 - letters are no mail

        for part in parts_of(data, self._limits):
            if isinstance(part, NotTaken):
                self._say({"not_taken": asdict(part)})
            else:
                self._say({"part": part.name, "bytes": len(part.data)})
                self._replies.write(part.data)
        self._say({"done": True})

    def _read(self, blobs: list[bytes], *, as_one: bool) -> Reading:
        pages: list[Page] = []
        for blob in blobs:
            first = len(pages)
            read = read_pages(blob, self._limits, self._begin_page)
            pages += [replace(page, number=first + page.number) for page in read]
        return Reading(
            sha256=hashlib.sha256(b"".join(blobs)).hexdigest(),
            page_sizes=tuple((page.width, page.height) for page in pages),
            documents=read_document(pages, as_one=as_one or _is_gathered(blobs)),
            page_sources=tuple(page.source for page in pages),
            covered=tuple(Place(page.number, box, "") for page in pages for box in page.covered),
        )

    def _rows(self, data: bytes) -> None:
        from extractors.sheets.reading import read_rows  # noqa: PLC0415 - letters need none

        for piece in read_rows(data, self._limits, self._begin_page):
            self._say({"rows" if isinstance(piece, TableRows) else "table": asdict(piece)})
        self._say({"done": True})

    def _look(self, data: bytes, request: dict[str, Any]) -> None:
        from extractors.looking import box_says, text_lines  # noqa: PLC0415 - reading needs none

        if request["task"] == "box":
            allow_cpu(self._limits.page_cpu_seconds)
            found = box_says(data, request["dpi"], tuple(request["box"]))
            self._say({"candidates": [asdict(each) for each in found]})
        else:
            for number, lines in text_lines(data, self._limits, self._begin_page):
                self._say({"text": [number, lines]})
        self._say({"done": True})

    def _render(self, data: bytes, widths: list[int], covers: list[Any]) -> None:
        from extractors.pages.pictures import render_pages  # noqa: PLC0415 - reading needs none

        for picture in render_pages(data, widths, self._limits, self._begin_page, covers):
            self._say(
                {
                    "picture": [picture.page, picture.width_px, picture.height_px],
                    "bytes": len(picture.webp),
                }
            )
            self._replies.write(picture.webp)
        self._say({"done": True})

    def _begin_page(self, number: int, count: int) -> None:
        allow_cpu(self._limits.page_cpu_seconds)
        self._say({"page": number, "pages": count})

    def _refuse(self, refusal: Refused, trace: str = "") -> None:
        error = {"code": refusal.code, "message": refusal.message, "part": refusal.part}
        self._say({"error": error, "trace": trace})

    def _say(self, message: dict[str, Any]) -> None:
        self._replies.write(json.dumps(message, ensure_ascii=False).encode() + b"\n")
        self._replies.flush()


def _take_standard_output() -> BinaryIO:
    """Return standard output for replies alone; what libraries print goes to standard error."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return replies


def _messages(requests: socket.socket) -> Iterator[tuple[dict[str, Any], list[int]]]:
    """Yield each request with its open files; end when the parent is gone."""
    data, files = b"", []
    while True:
        received, descriptors, _, _ = socket.recv_fds(requests, _MESSAGE_BYTES, _FILES_PER_MESSAGE)
        if not received:
            return
        data += received
        files += descriptors
        if data.endswith(b"\n"):
            yield json.loads(data), files
            data, files = b"", []


def _is_gathered(blobs: list[bytes]) -> bool:
    return all(blob.endswith(GATHERED_COMMENT) for blob in blobs)


def _content(file: int, limit_bytes: int) -> bytes:
    """Return the bytes of an open file, one more than the limit at most."""
    with os.fdopen(os.dup(file), "rb") as stream:
        return stream.read(limit_bytes + 1)


def _places(error: Exception) -> str:
    """Return an error's kind and where it passed; its message could quote the document."""
    frames = traceback.format_tb(error.__traceback__, limit=-8)
    return "".join(frames) + type(error).__name__


def _enter_sandbox(limits: Limits, parent: int) -> str:
    """Give up every right that reading does not need; return the level that was reached."""
    runs_programs = find_spec("tesserocr") is None
    folders = _needed_folders()
    is_locked_out = os.geteuid() == 0 and not nobody_can_read(folders)
    keeps_reading = is_locked_out and not runs_programs and can_keep_reading()
    if is_locked_out and not keeps_reading:
        import_all()
    limit_resources(limits.child_memory_bytes, may_write=runs_programs)
    is_other_user = drop_user(keep_reading=keeps_reading)
    die_with_parent(parent)
    # The separate OCR program needs a temporary folder and the right to be started.
    is_confined = not runs_programs and only_read(folders)
    if keeps_reading and not is_confined:
        raise PermissionError("Landlock was promised by the kernel and could not be used")
    is_filtered = not runs_programs and no_programs_no_network()
    if is_confined and is_filtered:
        return "full"
    return "landlock" if is_confined else "uid" if is_other_user else "rlimit"


def _needed_folders() -> list[Path]:
    """Return the folders that imports and Tesseract read from: never the whole checkout."""
    root = Path(__file__).resolve().parent
    packages = [Path(entry) for entry in sys.path if entry.endswith("-packages")]
    given = os.environ.get("TESSDATA_PREFIX")
    tessdata = [Path(given)] if given else []
    return [root, *packages, Path(sys.prefix), Path(sys.base_prefix), *tessdata]


def import_all() -> None:
    """Import what is else imported on demand: before forks, and where nobody may read it here."""
    for name in _LATER:
        import_module(name)
    from PIL import Image  # noqa: PLC0415

    from extractors.pages.ocr.engines import engine  # noqa: PLC0415

    Image.init()
    engine()


if __name__ == "__main__":
    main()
