"""Styles, scripts and icons: under addresses that change with what they hold, kept for ever.

One digest of the whole folder stands in every address, so that what a script imports by a relative
path has a new address as well. Texts are compressed, each file once.
"""

import gzip
import secrets
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from flask import Flask, Request, Response, request

FOLDER = Path(__file__).parent.parent / "web" / "static"
KEPT = "public, max-age=31536000, immutable"
"""A year, and no asking whether it has changed: a changed file has another address."""
COMPRESSED_FROM_BYTES = 1000
"""Below it the answer fits one packet anyway."""

_DIGITS = 12
_TEXTS = frozenset(
    {"text/html", "text/css", "text/javascript", "image/svg+xml", "application/manifest+json"}
)
_PAGE_EFFORT = 5
_NAME_LENGTH_MAX = 100
_FILE_EFFORT = 9


@lru_cache
def address() -> str:
    """Return the address of the folder, with a digest of everything that lies in it."""
    digest = sha256()
    for file in _files():
        digest.update(f"{file.relative_to(FOLDER)}\0".encode())
        digest.update(sha256(file.read_bytes()).digest())
    return f"/static/{digest.hexdigest()[:_DIGITS]}"


def install(app: Flask) -> None:
    """Compress what is text, pages too, and let static files be kept.

    A page may be compressed although it holds secrets: each gets a random length on its way, so
    that how long it is tells nobody what else stands in it (BREACH).
    """

    @app.after_request
    def lighten(response: Response) -> Response:
        is_file = request.endpoint == "static" and response.status_code in {200, 304}
        if is_file:
            response.headers["Cache-Control"] = KEPT
        if response.mimetype in _TEXTS:
            response.vary.add("Accept-Encoding")
        if _may_compress(request, response, is_file=is_file):
            _compress(response, is_file=is_file)
        return response


def _files() -> Iterator[Path]:
    return (each for each in sorted(FOLDER.rglob("*")) if each.is_file())


def _may_compress(asked: Request, response: Response, *, is_file: bool) -> bool:
    is_whole = response.status_code != 206 and (is_file or not response.direct_passthrough)
    is_text = response.mimetype in _TEXTS and (is_file or not response.is_streamed)
    is_long = (response.content_length or 0) >= COMPRESSED_FROM_BYTES
    return is_whole and is_text and is_long and asked.accept_encodings.quality("gzip") > 0


def _compress(response: Response, *, is_file: bool) -> None:
    if is_file:
        name = (request.view_args or {})["filename"]
        data = _compressed(name, address())
        response.close()
        response.direct_passthrough = False
        # Its tag names the file as it is, not these bytes.
        response.headers.pop("ETag", None)
    else:
        data = _of_random_length(response.get_data())
    response.set_data(data)
    response.headers["Content-Encoding"] = "gzip"


def _of_random_length(page: bytes) -> bytes:
    """Return a page compressed, behind a file name of random length that browsers pass over."""
    kept, name = BytesIO(), "-" * (1 + secrets.randbelow(_NAME_LENGTH_MAX))
    with gzip.GzipFile(name, "wb", _PAGE_EFFORT, kept, mtime=0) as target:
        target.write(page)
    return kept.getvalue()


@lru_cache(maxsize=200)
def _compressed(name: str, _version: str) -> bytes:
    return gzip.compress((FOLDER / name).read_bytes(), _FILE_EFFORT, mtime=0)
