"""Every finding of a case once, with the files it is about, and what nobody can tell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.casefolder.folder import WORK_RECORDS
from app.casefolder.ledger import Line
from app.casefolder.letters import (
    CaseFacts,
    evidence_of,
    evidence_of_pair,
    pairs,
)
from app.casefolder.work_files import BadLine, WorkFile
from extractors.values import DocumentType, Finding, Outcome
from validators import license_sides
from validators.claims import own_claims
from validators.kinds import cannot_tell, differs
from validators.registry import check_between, check_in_case
from validators.values import DayVerdict, RuleInForce
from validators.wording import count, days_text

_NEED_RECORDS = {"fringe-days-short", "payroll-days-not-in-letter", "non-qualifying-days"}


@dataclass(frozen=True, slots=True)
class CaseFinding:
    """A finding with the files that it is about."""

    finding: Finding
    files: tuple[str, ...]


def findings_of(facts: CaseFacts, rule: RuleInForce | None) -> tuple[CaseFinding, ...]:
    """Return what the checks of single documents, of records and of letters together found.

    The outcome may be *differs* or *cannot tell*; what agrees is left out.
    """
    return tuple(
        _once(
            [
                *_of_documents(facts, rule),
                *_of_pairs(facts, rule),
                *_of_licenses(facts),
                *_of_copies(facts),
            ]
        )
    )


def days_short(have: int, need: int, referred: int, facts: CaseFacts) -> CaseFinding:
    """Return the finding that the letters together do not reach the number of days needed.

    Days that a person must decide may still do; then nobody can tell.
    """
    numbers = {"have": have, "need": need}
    names = tuple(sorted({name for letter in facts.letters for name in letter.names}))
    if have + referred >= need:
        message = f"{have} of {need} days count, and {referred} wait for a person to decide."
        return CaseFinding(cannot_tell("insufficient-days", message), names)
    message = (
        f"{have} of {need} days count: {count(need - have, 'more day')} needed. "
        "Send further letters for the missing days."
    )
    return CaseFinding(differs("insufficient-days", message, compared=numbers), names)


def days_outside(lines: Sequence[Line], rule: str) -> Iterator[CaseFinding]:
    """Yield the finding that days lie outside the window of the rule that holds most days."""
    left_out = [line for line in lines if line.day.verdict is DayVerdict.OUTSIDE_WINDOW]
    days = {line.day.day for line in left_out}
    if days:
        message = (
            f"{count(len(days), 'day')} outside the window of {rule} that holds most days: "
            f"{days_text(days)}. Send letters for days inside it."
        )
        names = {name for line in left_out for each, _ in line.claimed_by for name in each.names}
        found = differs("outside-lookback", message, dates=days)
        yield CaseFinding(found, tuple(sorted(names)))


def finding_object(found: CaseFinding) -> dict[str, Any]:
    """Return a finding of the case as JSON (ARCHITECTURE: ``dayproof check``)."""
    finding = found.finding
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "files": list(found.files),
        "dates": list(finding.dates),
    }


def not_told(found: Iterable[CaseFinding]) -> Iterator[dict[str, Any]]:
    """Yield what checks could not tell, with the file it is about."""
    for each in found:
        if each.finding.outcome is Outcome.CANNOT_TELL:
            yield told(each.finding.code, f"{', '.join(each.files)}: {each.finding.message}")


def rows_not_read(lines: Iterable[BadLine]) -> Iterator[dict[str, Any]]:
    """Yield the rows of work records that were left out."""
    for line in lines:
        yield told("row-not-read", f"{line.file}, row {line.row}: {line.message}")


def notes_on_tables(tables: Iterable[WorkFile]) -> Iterator[dict[str, Any]]:
    """Yield what else was noticed in work records, such as columns that were not read."""
    for table in tables:
        for note in table.notes:
            yield told("table-note", f"{table.name}: {note}")


def files_not_read(facts: CaseFacts) -> Iterator[dict[str, Any]]:
    """Yield the files that could not be read, and the documents whose kind is not read yet."""
    for name in facts.unread_files:
        yield told("file-not-read", f"{name} could not be read: see its error, and send it again.")
    for document in facts.documents:
        kind = document.statement.type
        is_unread = kind is DocumentType.UNKNOWN or kind in WORK_RECORDS
        if is_unread and not set(document.names) <= facts.read_tables:
            what = (
                "is of no kind that is known" if kind is DocumentType.UNKNOWN else _not_read(kind)
            )
            yield told("document-not-read", f"{', '.join(document.names)} {what}: look at it.")


def told(code: str, message: str) -> dict[str, Any]:
    """Return one thing that nobody can tell, as JSON."""
    return {"code": code, "message": message}


def _not_read(kind: DocumentType) -> str:
    return f"is a {kind.replace('_', ' ')}, whose rows could not be read"


def _of_documents(facts: CaseFacts, rule: RuleInForce | None) -> Iterator[CaseFinding]:
    for document in facts.documents:
        found = document.statement.findings
        against = check_in_case(document.statement, evidence_of(facts, document, rule))
        for finding in (*found, *against):
            if finding.outcome is not Outcome.AGREES and not _has_no_other_side(finding, facts):
                yield CaseFinding(finding, document.names)


def _has_no_other_side(finding: Finding, facts: CaseFacts) -> bool:
    """Return True when a check could not be made because the case holds no such records at all."""
    if finding.outcome is not Outcome.CANNOT_TELL:
        return False
    if finding.code == "outside-lookback":
        # A rule that takes any window is told from the ledger, for all letters together.
        return True
    records = facts.fringe if finding.code == "fringe-days-short" else facts.payroll
    return finding.code in _NEED_RECORDS and not records


def _of_pairs(facts: CaseFacts, rule: RuleInForce | None) -> Iterator[CaseFinding]:
    for later, one in pairs(facts.letters):
        names = tuple(sorted({*later.names, *one.names}))
        for finding in check_between(later.statement, evidence_of_pair(facts, later, one, rule)):
            yield CaseFinding(finding, names)


def _of_licenses(facts: CaseFacts) -> Iterator[CaseFinding]:
    for later, one in pairs(facts.of_type(DocumentType.DRIVER_LICENSE)):
        for finding in license_sides.check(later.statement, one.statement):
            if finding.outcome is Outcome.DIFFERS:
                yield CaseFinding(finding, tuple(sorted({*later.names, *one.names})))


def _of_copies(facts: CaseFacts) -> Iterator[CaseFinding]:
    for document in facts.documents:
        if document.copies and document.statement.type is DocumentType.EVL:
            copies = tuple(name for file in document.copies for name in file.names)
            message = (
                f"{', '.join(copies)} is the same file as {', '.join(document.names)}: "
                "nothing counts twice."
            )
            claims = own_claims(document.statement, facts.application.professional)
            days = {day for claim in claims for day in claim.days}
            found = differs("duplicate-submission", message, dates=days)
            yield CaseFinding(found, tuple(sorted((*document.names, *copies))))


def _once(found: Sequence[CaseFinding]) -> Iterator[CaseFinding]:
    """Yield each finding once: one said alike of the same days is one finding of several files."""
    files: dict[tuple[Any, ...], dict[str, None]] = {}
    first: dict[tuple[Any, ...], Finding] = {}
    for each in found:
        finding = each.finding
        same = finding.dates or each.files
        key = (finding.code, finding.outcome, finding.message, same)
        first.setdefault(key, finding)
        files.setdefault(key, {}).update(dict.fromkeys(each.files))
    for key, finding in first.items():
        yield CaseFinding(finding, tuple(files[key]))
