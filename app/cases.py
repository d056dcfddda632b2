"""Puts together what a document may be compared with, and writes down how each day compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import aliases, amendments, evidence_rows, wordings
from app.evidence_held import ahead_of
from app.ledger_lines import amendment_json, ledger_json, place_json, rule_text
from app.records import tables
from app.roster.facts import History
from app.roster.rulebook import rule_book
from app.roster.rules_as_values import WorkRule
from app.roster.windows import window_of
from extractors.values import DocumentType, Statement
from validators.claims import Claim, claims_of, own_claims, text_of
from validators.classifications import same_classification
from validators.values import (
    Alias,
    Amendment,
    ClaimedDay,
    Evidence,
    FringeRecord,
    PayrollRecord,
    Professional,
    RuleInForce,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One statement with everything it may be compared with.

    ``file_names`` says which file a record's ``source`` (the public id of an import) is.
    """

    statement: Statement
    evidence: Evidence
    roster_record: tables.RosterRecord | None
    file_names: dict[str, str]


def case_of(session: Session, document: tables.Document, statement: Statement, on: date) -> Case:
    """Return the case that one statement of a document makes on a date."""
    person, professional = document.professional, professional_of(document.professional)
    claims = own_claims(statement, professional) or claims_of(statement)
    record = _roster_record(session, document, claims)
    imports = evidence_rows.imports(session, claims)
    received = evidence_rows.received_before(session, document)
    evidence = Evidence(
        on=on,
        professional=professional,
        roster=record.roster if record else "IER",
        local=record.local if record else None,
        classification=record.classification if record else None,
        payroll=evidence_rows.payroll(session, person, claims),
        fringe=evidence_rows.fringe(session, person, claims),
        credited=evidence_rows.credited(session, document),
        others=tuple(r.statement for r in received if r.statement.type is DocumentType.EVL),
        received=received,
        worded_alike=wordings.worded_alike(session, document, statement),
        rule=_rule(record, claims, on) if record else None,
        covered=tuple(evidence_rows.coverage(each) for each in imports),
        amendments=_amendments(session, document),
        aliases=_aliases(session, document, statement, claims),
    )
    return Case(statement, evidence, record, evidence_rows.file_names(session, evidence))


def professional_of(person: tables.Professional | None) -> Professional | None:
    """Return the professional of a document as a plain value."""
    if person is None:
        return None
    return Professional(person.name, person.last4, person.il_number, person.member_number)


def ledger_line(line: ClaimedDay, case: Case, file_name: str) -> dict[str, Any]:
    """Return one claimed day as JSON (ARCHITECTURE: ``ledger``), with the ids of its records."""
    rule = case.evidence.rule
    claimed = [] if line.place is None else [{"file": file_name, **place_json(line.place)}]
    return {
        **ledger_json(line, claimed, lambda record: _named(record, case), rule_text(rule)),
        "rule_id": None if rule is None else rule.id,
        "rule_version": None if rule is None else rule.version,
        "record": line.record,
        "payroll_line": next((record.record_id for record in line.paid_by), None),
        "fringe_line": next((record.record_id for record in line.remitted_by), None),
        "amended_by": [amendment_json(answer) for answer in line.amended_by],
    }


def _amendments(session: Session, document: tables.Document) -> tuple[Amendment, ...]:
    ahead = ahead_of(session)
    if ahead is not None and document.id not in ahead.amended:
        return ()
    return amendments.amendments_of(session, document)


def _aliases(
    session: Session, document: tables.Document, statement: Statement, claims: Sequence[Claim]
) -> tuple[Alias, ...]:
    ahead = ahead_of(session)
    if not (ahead.has_aliases if ahead else aliases.marks(session) != aliases.NONE_TAUGHT):
        return ()
    letter = (text_of(statement.fields, name) for name in ("issuer", "payroll_company"))
    companies = {*letter, *(claim.employer for claim in claims)} - {None}
    return aliases.aliases_for(
        session,
        document.professional_id,
        sorted({claim.production for claim in claims}),
        sorted(name for name in companies if name),
    )


def _named(record: PayrollRecord | FringeRecord, case: Case) -> dict[str, Any]:
    file = case.file_names.get(record.source, record.source)
    return {"file": file, "row": record.row, "line": record.record_id}


def _roster_record(
    session: Session, document: tables.Document, claims: Iterable[Claim]
) -> tables.RosterRecord | None:
    if document.roster_record_id is not None:
        return session.get(tables.RosterRecord, document.roster_record_id)
    if document.professional_id is None:
        return None
    mine = select(tables.RosterRecord).where(
        tables.RosterRecord.professional_id == document.professional_id
    )
    records = list(session.scalars(mine.order_by(tables.RosterRecord.id)))
    fitting = (r for r in records if any(_claims_for(c, r) for c in claims))
    return next(fitting, records[0] if len(records) == 1 else None)


def _claims_for(claim: Claim, record: tables.RosterRecord) -> bool:
    match = same_classification(claim.classification, record.classification, local=record.local)
    return match.agrees


def _rule(record: tables.RosterRecord, claims: Sequence[Claim], on: date) -> RuleInForce | None:
    rules = rule_book().work_rules(record.roster, record.local, record.classification, on)
    non_union = any(claim.union_status == "non_union" for claim in claims)
    fitting = [rule for rule in rules if not non_union or rule.basis != "union"]
    chosen = next(iter([*fitting, *rules]), None)
    return None if chosen is None else _in_force(chosen, record, on)


def _in_force(rule: WorkRule, record: tables.RosterRecord, on: date) -> RuleInForce:
    applied = History(record.roster, record.local, record.classification, record.applied_on)
    window = window_of(rule, applied, on)
    return RuleInForce(
        id=rule.id,
        version=rule.version,
        days=rule.days.value,
        window_start=window.first if window else None,
        window_end=window.last if window else None,
        basis=rule.basis,
        confidence=rule.confidence,
        excluded_production_types=rule.excluded_production_types,
    )
