"""Every check by the type of document it applies to, and the two ways to run them."""

from collections.abc import Callable
from itertools import chain

from extractors.values import DocumentType, Finding, Outcome, Statement
from validators import (
    against_rule,
    classification_mismatch,
    copies,
    dates_after_letter,
    duplicate_date,
    expired,
    fringe_days,
    identity,
    impossible_date,
    license_sides,
    non_qualifying_days,
    overlaps,
    payroll_days,
    required_contents,
    resume_days,
    total_mismatch,
    versions,
    weekend_only,
)
from validators.values import Evidence

AloneCheck = Callable[[Statement], list[Finding]]
EvidenceCheck = Callable[[Statement, Evidence], list[Finding]]

ALONE: dict[DocumentType, tuple[AloneCheck, ...]] = {
    DocumentType.EVL: (
        required_contents.check,
        impossible_date.check,
        duplicate_date.check,
        total_mismatch.check,
        dates_after_letter.check,
        non_qualifying_days.check_listed,
        weekend_only.check,
    ),
}

_LETTER_AGAINST_RECORDS: tuple[EvidenceCheck, ...] = (
    identity.check,
    identity.check_namesakes,
    identity.check_records,
    classification_mismatch.check,
    payroll_days.check_claimed,
    payroll_days.check_paid,
    non_qualifying_days.check_reported,
    fringe_days.check,
    against_rule.check_window,
    against_rule.check_kind,
)

_OTHER_PAPERS = (
    DocumentType.PAY_STUB,
    DocumentType.RECORD_OF_EMPLOYMENT,
    DocumentType.TIMESHEET,
    DocumentType.ROSTER_CERTIFICATION,
    DocumentType.COURSE_CERTIFICATE,
    DocumentType.UNKNOWN,
)

WITH_EVIDENCE: dict[DocumentType, tuple[EvidenceCheck, ...]] = {
    DocumentType.EVL: (
        *_LETTER_AGAINST_RECORDS,
        copies.check_letter,
        overlaps.check_overlap,
        versions.check,
        against_rule.check_enough,
    ),
    DocumentType.DRIVER_LICENSE: (
        identity.check_license,
        expired.check,
        license_sides.check_received,
        copies.check_paper,
    ),
    DocumentType.MEDICAL_CERTIFICATE: (identity.check_license, expired.check, copies.check_paper),
    DocumentType.RESUME: (identity.check_named, resume_days.check, copies.check_paper),
    DocumentType.REFERENCE_LETTER: (copies.check_paper, copies.check_wording),
    DocumentType.UPGRADE_REQUEST: (identity.check_named, copies.check_paper),
    **dict.fromkeys(_OTHER_PAPERS, (copies.check_paper,)),
}

# In a case every letter is compared once with the records and once with each other letter.
IN_CASE: dict[DocumentType, tuple[EvidenceCheck, ...]] = {
    **WITH_EVIDENCE,
    DocumentType.EVL: (*_LETTER_AGAINST_RECORDS, overlaps.check_within),
}
BETWEEN_LETTERS: tuple[EvidenceCheck, ...] = (
    overlaps.check_duplicate,
    overlaps.check_between,
    versions.check,
)


def check_alone(statement: Statement) -> tuple[Finding, ...]:
    """Return what is wrong with a statement in itself, but for what reading already reported."""
    reported = {finding.code for finding in statement.findings}
    found = chain.from_iterable(check(statement) for check in ALONE.get(statement.type, ()))
    return tuple(f for f in found if f.outcome is Outcome.DIFFERS and f.code not in reported)


def check_with(statement: Statement, evidence: Evidence) -> tuple[Finding, ...]:
    """Return what every check that compares with evidence found, whatever the outcome."""
    checks = WITH_EVIDENCE.get(statement.type, ())
    return tuple(chain.from_iterable(check(statement, evidence) for check in checks))


def check_in_case(statement: Statement, evidence: Evidence) -> tuple[Finding, ...]:
    """Return what the checks of one statement of a case found, other letters aside."""
    checks = IN_CASE.get(statement.type, ())
    return tuple(chain.from_iterable(check(statement, evidence) for check in checks))


def check_between(statement: Statement, evidence: Evidence) -> tuple[Finding, ...]:
    """Return what a letter has in common with the one other letter in ``evidence.others``."""
    found = chain.from_iterable(check(statement, evidence) for check in BETWEEN_LETTERS)
    return tuple(f for f in found if f.outcome is Outcome.DIFFERS)
