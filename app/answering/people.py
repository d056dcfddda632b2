"""A batch person by person: letters expected, received and accepted, and days that count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.answering.days import FileDays, Whose
from app.answering.outcome import Outcome
from app.answering.states import FileResult
from app.records import tables

UNKNOWN = "Not known yet"

PEOPLE_COLUMNS = (
    "person", "il_number", "letters_expected", "letters_received", "letters_accepted",
    "days_claimed", "days_counted",
)  # fmt: skip


@dataclass(slots=True)
class PersonLine:
    """One person of a batch; ``expected`` is None when no manifest said what should be there."""

    name: str
    il_number: str | None = None
    expected: int | None = None
    received: int = 0
    accepted: int = 0
    claimed: int = 0
    counted: int = 0
    documents: set[int] = field(default_factory=set)

    def cells(self) -> list[str]:
        """Return the line as the cells of a table."""
        expected = "" if self.expected is None else str(self.expected)
        numbers = (self.received, self.accepted, self.claimed, self.counted)
        return [self.name, self.il_number or "", expected, *map(str, numbers)]


def people_of(
    found: Outcome,
    expected: Sequence[tables.BatchExpected],
    days: Mapping[int, FileDays],
    whose: Mapping[int, Whose],
) -> list[PersonLine]:
    """Return everybody of a batch by name, those last of whom nobody knows who they are."""
    lines: dict[str, PersonLine] = {}
    for each in found.lines:
        document = each.document
        if document is None or each.result is FileResult.IGNORED:
            continue
        who = whose.get(document.id, Whose())
        line = _line(lines, who.name or UNKNOWN, who.il_number, has_manifest=bool(expected))
        if document.id in line.documents:
            continue
        line.documents.add(document.id)
        told = days.get(document.id, FileDays())
        line.received += 1
        line.accepted += each.result is FileResult.ACCEPTED
        line.claimed += told.claimed or 0
        line.counted += told.counted
    _add_expected(lines, expected, whose)
    return sorted(lines.values(), key=lambda one: (one.name == UNKNOWN, one.name))


def _add_expected(
    lines: dict[str, PersonLine],
    expected: Iterable[tables.BatchExpected],
    whose: Mapping[int, Whose],
) -> None:
    for row in expected:
        found = whose.get(row.document_id or 0)
        name = found.name if found else row.person or row.file_name or UNKNOWN
        line = _line(lines, name, None, has_manifest=True)
        line.expected = (line.expected or 0) + 1


def _line(
    lines: dict[str, PersonLine], name: str, il_number: str | None, *, has_manifest: bool
) -> PersonLine:
    line = lines.setdefault(name, PersonLine(name, expected=0 if has_manifest else None))
    line.il_number = line.il_number or il_number
    return line


def missing(expected: Iterable[tables.BatchExpected]) -> list[str]:
    """Return what a manifest names and nothing that came is, each as the manifest names it."""
    return [
        row.file_name or row.person or f"row {row.row} of {row.source}"
        for row in expected
        if row.document_id is None
    ]
