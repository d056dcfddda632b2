"""What period totals say of a day that no total of the claimed work can settle."""

from collections.abc import Sequence
from datetime import date

from extractors.values import Outcome
from validators.claims import Claim
from validators.classifications import same_classification
from validators.matching import Match
from validators.paid import Answer, could_be_theirs, is_theirs
from validators.productions import same_production
from validators.values import DayVerdict, Evidence, FringeRecord, PayrollRecord, Professional
from validators.wording import day_text


def unsettled_total(
    claim: Claim, day: date, evidence: Evidence, names: Sequence[Professional]
) -> Answer | None:
    """Return what totals that cannot be counted say of a day, or None when there are none.

    Such totals are in another classification, in hours alone, or name the person without number.
    """
    totals: list[PayrollRecord | FringeRecord] = [p for p in evidence.payroll if p.day is None]
    lines = [t for t in (*totals, *evidence.fringe) if _is_about(t, claim, day)]
    answers = [a for line in lines if (a := _answer(claim, day, line, names)) is not None]
    return min(answers, key=lambda answer: not answer.refer, default=None)


def is_remitted_for_others(claim: Claim, day: date, evidence: Evidence) -> bool:
    """Return True when a fringe report covers the day on this production, whoever it names."""
    return any(
        _is_about(line, claim, day) and _production(claim, line).agrees for line in evidence.fringe
    )


def is_member(evidence: Evidence) -> bool:
    """Return True when the professional must stand in remittances: a member, or named in some."""
    person = evidence.professional
    if person is None:
        return False
    named = any(is_theirs(line, (person,)) for line in evidence.fringe)
    return named or person.member_number is not None


def _is_about(line: PayrollRecord | FringeRecord, claim: Claim, day: date) -> bool:
    if not line.period_start <= day <= line.period_end or (line.days or line.hours or 0) <= 0:
        return False
    return not _production(claim, line).differs


def _production(claim: Claim, line: PayrollRecord | FringeRecord) -> Match:
    return same_production(claim.production, line.production, season=claim.season)


def _answer(
    claim: Claim, day: date, line: PayrollRecord | FringeRecord, names: Sequence[Professional]
) -> Answer | None:
    if not is_theirs(line, names):
        if not could_be_theirs(line, names) or not _production(claim, line).agrees:
            return None
        because = f"{line.employee_name} stands in the records without a number"
        return _refer(line, because)
    production = _production(claim, line)
    if not production.agrees:
        return _refer(line, production.why)
    reported = _classification(line)
    match = same_classification(claim.classification, reported, local=claim.local)
    if match.differs:
        because = f"reported for {day_text(day)} in another classification: {match.why}"
        return _from(line, DayVerdict.CONTRADICTED, because, classification_differs=True)
    if reported is not None and match.outcome is Outcome.CANNOT_TELL:
        return _refer(line, match.why)
    return _refer(line, "reported in hours, without days") if line.days is None else None


def _classification(line: PayrollRecord | FringeRecord) -> str | None:
    if isinstance(line, FringeRecord):
        return line.category
    return line.classification or line.occupation_code


def _refer(line: PayrollRecord | FringeRecord, why: str) -> Answer:
    return _from(line, DayVerdict.CANNOT_TELL, f"{why}: a person must say", refer=True)


def _from(
    line: PayrollRecord | FringeRecord,
    verdict: DayVerdict,
    because: str,
    *,
    refer: bool = False,
    classification_differs: bool = False,
) -> Answer:
    return Answer(
        verdict,
        because,
        paid_by=(line,) if isinstance(line, PayrollRecord) else (),
        remitted_by=(line,) if isinstance(line, FringeRecord) else (),
        refer=refer,
        classification_differs=classification_differs,
    )
