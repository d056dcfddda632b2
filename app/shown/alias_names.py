"""The names that a letter and the records of its person use, to choose from when teaching."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.corrections import corrected_payload
from app.records import tables
from validators.values import AliasKind

MEANING = {
    AliasKind.PRODUCTION: "One production",
    AliasKind.PERSON: "One person (former name, other spelling)",
    AliasKind.EMPLOYER: "One employer or payroll company",
    AliasKind.LOAN_OUT: "A loan-out company and its owner",
}
"""What is taught, in the words of the page."""

_LINES_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class NamesFound:
    """Names as printed, by side and without repetition."""

    in_letter: tuple[str, ...]
    in_records: tuple[str, ...]


def names_found(session: Session, document: tables.Document) -> NamesFound:
    """Return the names of productions, people and companies on both sides of a document."""
    return NamesFound(_letter_names(session, document), _record_names(session, document))


def _letter_names(session: Session, document: tables.Document) -> tuple[str, ...]:
    read = corrected_payload(session, document.id) or {}
    letters = read.get("documents", [])
    found: list[str] = []
    for letter in letters:
        for record in letter.get("records", []):
            found += _values(record, "production", "employee_name", "employer", "loanout_company")
        found += _values(letter.get("fields", {}), "issuer", "payroll_company")
    return tuple(dict.fromkeys(found))


def _values(fields: dict[str, Any], *names: str) -> list[str]:
    return [str(fields[name]["value"]) for name in names if fields.get(name, {}).get("value")]


def _record_names(session: Session, document: tables.Document) -> tuple[str, ...]:
    person = document.professional
    if person is None or person.last4 is None:
        return ()
    line = tables.PayrollLine
    theirs = (
        select(line.production, line.employee_name, line.employer)
        .where(line.last4 == person.last4)
        .distinct()
        .limit(_LINES_LOOKED_AT)
    )
    found = [str(name) for row in session.execute(theirs) for name in row if name]
    return tuple(dict.fromkeys(sorted(found)))
