"""What limited processes import on demand: a process pays for what it is asked to do.

The fork server imports all of it before it forks, and so does a process that may not read its own
code once it is limited.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from extractors.registry import READERS

_READING = (
    "extractors.pages",
    "extractors.payload",
    "extractors.reading",
    "extractors.evl",
)
_LATER = (
    *_READING,
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


@cache
def import_reading() -> None:
    """Import what reading any document takes, the first time that one is read."""
    with _nothing_collected():
        _import(_READING)


def import_uncompiled() -> None:
    """Import all that reads documents while its byte code may be kept, where none is kept yet.

    A limited process writes no file: it would compile the same modules again in every process.
    """
    spec = find_spec("extractors.reading")
    if spec is None or spec.cached is None or not Path(spec.cached).exists():
        import_reading()
        _import(_reading_each_kind())


def import_all() -> None:
    """Import what is else imported on demand: before forks, and where nobody may read it here."""
    with _nothing_collected():
        _import((*_LATER, *_reading_each_kind()))
        from PIL import Image  # noqa: PLC0415

        from extractors.pages.ocr.engines import engine  # noqa: PLC0415

        Image.init()
        engine()


def _reading_each_kind() -> tuple[str, ...]:
    return tuple(reader.module for reader in READERS)


def _import(names: Iterable[str]) -> None:
    for name in names:
        import_module(name)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep the collector from looking again and again through modules that all stay."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
