"""When a document may be accepted without a person: only when nothing at all is in doubt.

The reasons stand in ``docs/decisions/what-policy-may-credit.md``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.values import Field, Fields, Finding, Outcome, Statement
from validators.claims import day_of, own_claims, text_of
from validators.people import same_person
from validators.values import ClaimedDay, DayStatus, DayVerdict, Evidence
from validators.wording import count, days_text

LETTER_POLICY = "records-agree-1"
LICENSE_POLICY = "clear-license-1"

TYPE_CONFIDENCE = 0.95
"""A document must be recognised at least this surely."""

FIELD_ERRORS = 0.025
"""The share of accepted values that may be wrong: the operating budget."""

FIELD_CONFIDENCE = 1.0 - FIELD_ERRORS
"""Every value that a decision rests on must be right with at least this chance."""

DAY_CONFIDENCE = 0.9
"""The same for a day, which a payroll or fringe record proves as well (see the decision page)."""

ABOUT_THE_TALLY = frozenset({"insufficient-days"})
"""Findings about how many days the rule still wants: they say nothing about the letter."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The least chances (0 to 1) that policy asks of every value and of every day."""

    field_confidence: float = FIELD_CONFIDENCE
    day_confidence: float = DAY_CONFIDENCE


DEFAULT_LIMITS = Limits()
"""Those that follow from the budget alone, before anything was measured."""

_LETTER_FIELDS = ("letter_date", "has_signature", "has_letterhead")
_RECORD_FIELDS = (
    "employee_name",
    "last4",
    "production",
    "production_type",
    "classification",
)
_PROVEN = {DayVerdict.CONFIRMED, DayVerdict.SUPPORTED}


@dataclass(frozen=True, slots=True)
class PolicyAnswer:
    """Whether policy accepts a document, by its name, and otherwise every reason why not."""

    name: str
    reasons: tuple[str, ...]
    approval: str = ""

    @property
    def approved(self) -> bool:
        """True when no reason speaks against it."""
        return not self.reasons

    @property
    def because(self) -> str:
        """Return the answer in words."""
        return self.approval if self.approved else " ".join(self.reasons)


def judge_letter(
    statement: Statement,
    evidence: Evidence,
    findings: Iterable[Finding],
    days: Sequence[ClaimedDay],
    limits: Limits = DEFAULT_LIMITS,
) -> PolicyAnswer:
    """Return whether all days of a letter may be credited without a person."""
    reasons = [
        *_recognised(statement),
        *_same_person(statement, evidence),
        *_rule_is_sourced(evidence),
        *_read_without_doubt(statement),
        *_without_findings(findings),
        *_surely_read(statement.fields, _LETTER_FIELDS, limits),
        *(
            reason
            for claim in own_claims(statement, evidence.professional)
            for reason in (
                *_surely_read(statement.records[claim.index], _RECORD_FIELDS, limits),
                *_surely_listed(statement.records[claim.index], days, limits),
            )
        ),
        *_all_proven(days),
    ]
    approval = "Every day is confirmed or supported by records, and nothing is in doubt."
    return PolicyAnswer(LETTER_POLICY, tuple(dict.fromkeys(reasons)), approval)


def judge_license(
    statement: Statement,
    evidence: Evidence,
    findings: Iterable[Finding],
    limits: Limits = DEFAULT_LIMITS,
) -> PolicyAnswer:
    """Return whether a license's expiry may be recorded without a person."""
    nobody = ["Whose license is this? Nobody is named yet."] if not evidence.professional else []
    reasons = [
        *_recognised(statement),
        *nobody,
        *_read_without_doubt(statement),
        *_without_findings(findings),
        *_surely_read(statement.fields, ("name", "expiry_date"), limits),
        *_with_expiry(statement),
    ]
    approval = "Name and expiry are clear, and nothing is in doubt."
    return PolicyAnswer(LICENSE_POLICY, tuple(dict.fromkeys(reasons)), approval)


def refuse_unproven(answer: PolicyAnswer, source: str, proof: str | None) -> PolicyAnswer:
    """Return the answer, refused for an e-mail whose sender nothing proves: a person looks at it.

    ``source`` and ``proof`` are the document's. That one of our staff vouched for a message
    proves nothing about who wrote it.
    """
    if source != "mail" or proof == "proven":
        return answer
    reason = "It came by e-mail, and nothing proves that the payroll company sent it."
    return PolicyAnswer(answer.name, (reason, *answer.reasons))


def _with_expiry(statement: Statement) -> list[str]:
    known = day_of(statement.fields, "expiry_date") is not None
    return [] if known else ["The license shows no possible expiry date."]


def _recognised(statement: Statement) -> list[str]:
    if statement.type_confidence >= TYPE_CONFIDENCE:
        return []
    return ["The type of the document is not certain."]


def _same_person(statement: Statement, evidence: Evidence) -> list[str]:
    person = evidence.professional
    if person is None:
        return ["Whose letter is this? Nobody is named yet."]
    own = own_claims(statement, person)
    if own and all(same_person(claim.who, person).agrees for claim in own):
        return []
    return ["Name and last four digits do not prove whose letter this is."]


def _rule_is_sourced(evidence: Evidence) -> list[str]:
    rule = evidence.rule
    if rule is None:
        return ["No roster record says which rule counts these days."]
    if rule.confidence in {"seed", "public"}:
        return []
    known = "inferred" if rule.confidence == "inferred" else "not known"
    return [f"What the rule asks for is {known}: a roster specialist decides what counts."]


def _read_without_doubt(statement: Statement) -> list[str]:
    """Return what reading itself was not sure of; there *cannot tell* is a doubt as well."""
    return [f.message for f in statement.findings if f.outcome is Outcome.CANNOT_TELL]


def _without_findings(findings: Iterable[Finding]) -> list[str]:
    differing = (f for f in findings if f.outcome is Outcome.DIFFERS)
    return [f.message for f in differing if f.code not in ABOUT_THE_TALLY]


def _surely_read(fields: Fields, names: Iterable[str], limits: Limits) -> list[str]:
    unsure = [
        name for name in names if not _is_sure(fields.get(name), text_of(fields, name), limits)
    ]
    named = ", ".join(name.replace("_", " ") for name in unsure)
    return [f"Not read with certainty: {named}."] if unsure else []


def _surely_listed(fields: Fields, days: Sequence[ClaimedDay], limits: Limits) -> list[str]:
    """Return what may be misread of a list of days: the list, or single days of it.

    Where payroll confirms every day by its date, it also shows the days that a list lacks.
    """
    listed = fields.get("work_dates")
    by_date = all(line.verdict is DayVerdict.CONFIRMED for line in days)
    if listed is None or (listed.confidence < limits.day_confidence and not by_date):
        return ["Not read with certainty: work dates."]
    unsure = [
        str(place.item)
        for place in listed.places
        if place.confidence is not None and place.confidence < limits.day_confidence
    ]
    return [f"Not read with certainty: {', '.join(unsure)}."] if unsure else []


def _is_sure(field: Field | None, text: str | None, limits: Limits) -> bool:
    return field is not None and text is not None and field.confidence >= limits.field_confidence


def _all_proven(days: Sequence[ClaimedDay]) -> list[str]:
    if not days:
        return ["The letter claims no day."]
    unproven = [
        line.day
        for line in days
        if line.verdict not in _PROVEN or line.status is not DayStatus.COUNTED
    ]
    if not unproven:
        return []
    return [f"{count(len(unproven), 'day')} not proven by records: {days_text(unproven)}."]
