"""The kinds of document whose fields are read: one module and one line for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors import driver_license, evl
from extractors.values import DocumentType, Page, Statement


@dataclass(frozen=True, slots=True)
class Reader:
    """How the fields of one kind of document are read."""

    kind: DocumentType
    extract: Callable[[Sequence[Page]], Statement]


READERS: tuple[Reader, ...] = (
    Reader(evl.TYPE, evl.extract),
    Reader(driver_license.TYPE, driver_license.extract),
)


def reader_of(kind: DocumentType) -> Reader | None:
    """Return the reader for ``kind``, None while only the kind itself is recognised."""
    return next((reader for reader in READERS if reader.kind is kind), None)
