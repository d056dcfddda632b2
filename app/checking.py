"""The check of one document that was read: findings, days, and what policy makes of them.

To compare takes time and only reads; to settle writes, and holds the database only for that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import desk, evidence_seen, quality, standing, telling, wordings
from app.cases import Case, case_of, ledger_line
from app.consequences import consequence
from app.corrections import corrected, corrections_of, is_corrected
from app.crediting import credit, decide, one_line_a_day, record_license
from app.ledger_lines import finding_json
from app.policy import Limits, PolicyAnswer, judge_letter, judge_license, refuse_unproven
from app.records import tables
from app.settings import Settings
from app.states import DocumentState
from app.taught import as_taught, held
from extractors.values import DocumentType, Finding, Outcome, Reading, Statement
from validators.claims import claims_of, own_claims
from validators.days import day_verdicts
from validators.registry import check_alone, check_with
from validators.values import ClaimedDay


@dataclass(frozen=True, slots=True)
class Checked:
    """One statement with its findings, its claimed days, and the policy's answer."""

    case: Case
    findings: tuple[Finding, ...]
    days: tuple[ClaimedDay, ...]
    policy: PolicyAnswer


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a reading comes to under the records as they were ``seen``; nothing is decided yet."""

    reading: Reading
    checked: tuple[Checked, ...]
    payload: dict[str, Any]
    seen: evidence_seen.Seen


_WORK_RECORDS = frozenset({DocumentType.PAYROLL_EXPORT, DocumentType.FRINGE_REPORT})
_IMPORT_FIRST = (
    "This is a {kind}: none of its rows is evidence of any day until it is imported. Download it, "
    "give it under Payroll, look at what was found, then apply it and close this document."
)


class RecordsChanged(Exception):
    """What a comparison was made with has changed since: it must be made again."""


def compare(
    session: Session,
    document: tables.Document,
    reading: Reading,
    *,
    now: datetime,
    settings: Settings,
) -> Comparison:
    """Return how every statement of a reading compares with the records; changes nothing."""
    # Seen first: what changes while the records are read is then noticed by ``settle``.
    seen = evidence_seen.seen(session, document)
    learned = held(session)
    made = corrections_of(session, document.id)
    reading = corrected(as_taught(reading, learned), made)
    on = standing.roster_today(now, "IER", settings)
    checked = tuple(check_statement(session, document, each, on) for each in reading.documents)
    payload = _payload(document, checked, learned.version) if checked else {}
    return Comparison(reading, checked, payload, seen)


def settle(
    session: Session,
    document: tables.Document,
    comparison: Comparison,
    *,
    now: datetime,
    settings: Settings,
) -> dict[str, Any]:
    """Decide a compared document by policy or send it to a person; sets the document's state.

    Returns the stored result of the CHECK stage. Raises ``RecordsChanged``, with nothing written,
    when the records are no longer those of the comparison.
    """
    if evidence_seen.seen(session, document) != comparison.seen:
        raise RecordsChanged
    error = comparison.reading.error
    if error is not None:
        return _unreadable(document, error.code, error.message, now)
    if not comparison.checked:
        message = "Nothing could be read from this file: send it again, clearer."
        return _unreadable(document, "nothing-read", message, now)
    checked, payload = comparison.checked, comparison.payload
    wordings.keep(session, document, comparison.reading)
    if _accepted(checked) and not _person_has_decided(session, document):
        _approve_by_policy(session, document, checked[0], payload, now, settings)
    else:
        _move(document, DocumentState.IN_REVIEW, now)
        desk.put(session, document, payload, settings)
    return payload


def check_statement(
    session: Session, document: tables.Document, statement: Statement, on: date
) -> Checked:
    """Return how one statement compares with the records; changes nothing."""
    case = case_of(session, document, statement, on)
    findings = (
        *statement.findings,
        *check_alone(statement),
        *check_with(statement, case.evidence),
    )
    is_letter = statement.type is DocumentType.EVL
    days = day_verdicts(statement, case.evidence) if is_letter else ()
    policy = _policy_answer(case, findings, days, quality.limits(session))
    policy = refuse_unproven(policy, document.source, document.proof)
    return Checked(case, findings, days, quality.refuse_stopped(session, policy, statement))


def _policy_answer(
    case: Case, findings: tuple[Finding, ...], days: tuple[ClaimedDay, ...], limits: Limits
) -> PolicyAnswer:
    statement = case.statement
    if statement.type is DocumentType.EVL:
        return judge_letter(statement, case.evidence, findings, days, limits)
    if statement.type is DocumentType.DRIVER_LICENSE:
        return judge_license(statement, case.evidence, findings, limits)
    kind = statement.type.replace("_", " ")
    if statement.type in _WORK_RECORDS:
        return PolicyAnswer("none", (_IMPORT_FIRST.format(kind=kind),))
    return PolicyAnswer("none", (f"A person looks at every document of this kind ({kind}).",))


def _accepted(checked: Sequence[Checked]) -> bool:
    return len(checked) == 1 and checked[0].policy.approved


def _person_has_decided(session: Session, document: tables.Document) -> bool:
    """Return True when a person has decided or corrected before, even if undone: they decide on."""
    made = select(tables.Decision.id).where(tables.Decision.document_id == document.id)
    decided = session.scalars(made.limit(1)).first() is not None
    return decided or is_corrected(session, document.id)


def _approve_by_policy(
    session: Session,
    document: tables.Document,
    checked: Checked,
    payload: dict[str, Any],
    now: datetime,
    settings: Settings,
) -> None:
    lines = one_line_a_day(payload["ledger"])
    policy = checked.policy
    decision = decide(
        session,
        document,
        "approved",
        now=now,
        days=list(lines),
        reason=policy.because,
        policy=policy.name,
    )
    if checked.case.statement.type is DocumentType.DRIVER_LICENSE:
        record_license(session, document, decision, checked.case.statement, now)
    outcome = consequence(session, document, list(lines))
    credit(session, document, decision, lines, checked.case.roster_record, now)
    _move(document, DocumentState.VERIFIED, now)
    telling.tell_approved(session, document, decision, outcome, now)
    if document.professional_id is not None:
        standing.recompute(session, document.professional_id, now, settings)


def _payload(document: tables.Document, checked: Sequence[Checked], learned: int) -> dict[str, Any]:
    findings = [f for each in checked for f in each.findings]
    by_outcome = {o: [finding_json(f) for f in findings if f.outcome is o] for o in Outcome}
    rule = checked[0].case.evidence.rule
    return {
        "findings": by_outcome[Outcome.DIFFERS],
        "agreed": by_outcome[Outcome.AGREES],
        "cannot_tell": by_outcome[Outcome.CANNOT_TELL],
        "ledger": [
            ledger_line(line, each.case, document.file_name)
            for each in checked
            for line in each.days
        ],
        "policy": _policy_json(checked),
        "learned": learned,
        "other_people": sum(_other_people(each.case) for each in checked),
        "rule": None if rule is None else {"id": rule.id, "version": rule.version},
        "roster_record": next(
            (c.case.roster_record.public_id for c in checked if c.case.roster_record), None
        ),
    }


def _policy_json(checked: Sequence[Checked]) -> dict[str, Any]:
    answer = checked[0].policy
    if len(checked) > 1:
        reason = f"The file holds {len(checked)} documents: a person looks at each."
        answer = PolicyAnswer(answer.name, (reason, *answer.reasons))
    return {
        "name": answer.name,
        "approved": answer.approved,
        "because": answer.because,
        "reasons": list(answer.reasons),
    }


def _other_people(case: Case) -> int:
    """Return how many records of the letter are about other people; they claim nothing here."""
    own = own_claims(case.statement, case.evidence.professional)
    return len(claims_of(case.statement)) - len(own) if own else 0


def _unreadable(
    document: tables.Document, code: str, message: str, now: datetime
) -> dict[str, Any]:
    document.error_code, document.error_message = code, message
    _move(document, DocumentState.UNREADABLE, now)
    policy = {"name": "none", "approved": False, "because": message, "reasons": [message]}
    empty: dict[str, Any] = {"findings": [], "agreed": [], "cannot_tell": [], "ledger": []}
    return {**empty, "policy": policy, "other_people": 0, "rule": None, "roster_record": None}


def _move(document: tables.Document, state: DocumentState, now: datetime) -> None:
    document.state, document.changed_at = state, now
