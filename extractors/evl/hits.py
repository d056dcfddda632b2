"""A value found in a letter for one of its fields, before records are put together."""

from dataclasses import dataclass

from extractors.confidence import Found
from extractors.passages import Printed


@dataclass(frozen=True, slots=True)
class Hit:
    """A printed value for ``field``, how it was found, and the index of its line in the letter."""

    field: str
    printed: Printed
    found: Found
    at: int

    @property
    def text(self) -> str:
        """The value as printed."""
        return self.printed.text
