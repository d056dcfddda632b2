"""The kinds of document whose fields are read: one module of its name and one line for each.

A module is imported when the first document of its kind is read: most processes read one kind.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from extractors.values import DocumentType, Page, Statement


@dataclass(frozen=True, slots=True)
class Reader:
    """How the fields of one kind of document are read."""

    kind: DocumentType

    @property
    def module(self) -> str:
        """The name of the module that reads the kind with its ``extract``."""
        return f"extractors.{self.kind}"

    def extract(self, pages: Sequence[Page]) -> Statement:
        """Return what ``pages``, one document of the kind, state."""
        read: Callable[[Sequence[Page]], Statement] = import_module(self.module).extract
        return read(pages)


READERS: tuple[Reader, ...] = (
    Reader(DocumentType.EVL),
    Reader(DocumentType.DRIVER_LICENSE),
    Reader(DocumentType.MEDICAL_CERTIFICATE),
    Reader(DocumentType.RESUME),
    Reader(DocumentType.REFERENCE_LETTER),
    Reader(DocumentType.UPGRADE_REQUEST),
    Reader(DocumentType.ROSTER_CERTIFICATION),
    Reader(DocumentType.COURSE_CERTIFICATE),
    Reader(DocumentType.RECORD_OF_EMPLOYMENT),
    Reader(DocumentType.TIMESHEET),
    Reader(DocumentType.PAY_STUB),
    Reader(DocumentType.PAYROLL_EXPORT),
    Reader(DocumentType.FRINGE_REPORT),
)


def reader_of(kind: DocumentType) -> Reader | None:
    """Return the reader for ``kind``, None while only the kind itself is recognised."""
    return next((reader for reader in READERS if reader.kind is kind), None)
