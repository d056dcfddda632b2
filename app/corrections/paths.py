"""Which value of a document a correction is about."""

import re
from dataclasses import dataclass

from app.corrections.editable import is_editable
from app.errors import BadRequest
from extractors.values import DocumentType, Field, Reading

KIND = "kind"
"""The name in a path that stands for the kind of a whole document, not for one of its fields."""

_PATH = re.compile(r"(\d{1,3})/(?:fields|records/(\d{1,3}))/([a-z0-9_]{1,50})")
_KIND_PATH = re.compile(r"(\d{1,3})/kind")


@dataclass(frozen=True, slots=True)
class FieldPath:
    """A field by the statement it stands in, its record there (None: the whole), and its name.

    Both numbers count from 0, as in the stored reading.
    """

    statement: int
    record: int | None
    name: str

    def __str__(self) -> str:
        """Return the path as it is stored: ``0/fields/letter_date``, ``0/records/1/work_dates``.

        The kind of a document is ``0/kind``.
        """
        if self.is_kind:
            return f"{self.statement}/{KIND}"
        group = "fields" if self.record is None else f"records/{self.record}"
        return f"{self.statement}/{group}/{self.name}"

    @property
    def is_kind(self) -> bool:
        """True when it names the kind of a whole document."""
        return self.name == KIND and self.record is None

    def found_in(self, reading: Reading) -> Field | None:
        """Return what was read at this path, None for nothing.

        Raises ``BadRequest`` when the document has no such place for a value.
        """
        if self.is_kind:
            return self._kind_in(reading)
        if self.statement >= len(reading.documents):
            raise BadRequest(f"This file holds no document number {self.statement + 1}.")
        statement = reading.documents[self.statement]
        if self.record is not None and self.record >= len(statement.records):
            raise BadRequest(f"This document has no record number {self.record + 1}.")
        if not is_editable(statement.type, self.name, in_record=self.record is not None):
            raise BadRequest(f"A document of this kind states no {self.name.replace('_', ' ')}.")
        fields = statement.fields if self.record is None else statement.records[self.record]
        return fields.get(self.name)

    def _kind_in(self, reading: Reading) -> Field | None:
        if self.statement > len(reading.documents):
            raise BadRequest(f"This file holds no document number {self.statement + 1}.")
        if self.statement == len(reading.documents):
            return None
        kind = reading.documents[self.statement].type
        return None if kind is DocumentType.UNKNOWN else Field(kind, 1.0)


def path_of(text: str) -> FieldPath:
    """Return the path that ``text`` writes; raise ``BadRequest`` when it is none."""
    kind = _KIND_PATH.fullmatch(text)
    if kind is not None:
        return FieldPath(int(kind[1]), None, KIND)
    match = _PATH.fullmatch(text)
    if match is None:
        raise BadRequest("Say which value is corrected: choose it from the list of fields.")
    statement, record, name = match.groups()
    return FieldPath(int(statement), None if record is None else int(record), name)
