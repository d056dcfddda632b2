"""What period totals say of a day that no total of the claimed work can settle."""

from datetime import date

from extractors.values import Outcome
from validators.claims import Claim
from validators.classifications import same_classification
from validators.paid import Answer
from validators.sharing import other_local, reported_classification
from validators.values import DayVerdict, Evidence, FringeRecord, PayrollRecord
from validators.whose import Names, could_be_theirs, is_theirs, names_of
from validators.wording import day_text


def unsettled_total(claim: Claim, day: date, evidence: Evidence) -> Answer | None:
    """Return what totals that cannot be counted say of a day, or None when there are none.

    Such totals are in another classification, in hours alone, for another local, name the person
    without number, or take back what no line had reported.
    """
    totals: list[PayrollRecord | FringeRecord] = [p for p in evidence.payroll if p.day is None]
    lines = [t for t in (*totals, *evidence.fringe) if _is_about(t, claim, day)]
    names = names_of(claim, evidence)
    answers = [a for line in lines if (a := _answer(claim, day, line, names)) is not None]
    return min(answers, key=lambda answer: not answer.refer, default=None)


def is_remitted_for_others(claim: Claim, day: date, evidence: Evidence) -> bool:
    """Return True when a fringe report covers the day on this production, whoever it names."""
    return any(
        _is_about(line, claim, day)
        and _reported(line) > 0
        and claim.is_titled(line.production).agrees
        for line in evidence.fringe
    )


def is_member(evidence: Evidence) -> bool:
    """Return True when the professional must stand in remittances: a member, or named in some."""
    person = evidence.professional
    if person is None:
        return False
    named = any(is_theirs(line, (person,)) for line in evidence.fringe)
    return named or person.member_number is not None


def _is_about(line: PayrollRecord | FringeRecord, claim: Claim, day: date) -> bool:
    if not line.period_start <= day <= line.period_end or not _reported(line):
        return False
    return not claim.is_titled(line.production).differs


def _reported(line: PayrollRecord | FringeRecord) -> float:
    return line.days or line.hours or 0


def _answer(
    claim: Claim, day: date, line: PayrollRecord | FringeRecord, names: Names
) -> Answer | None:
    if not is_theirs(line, names):
        if not could_be_theirs(line, names) or not claim.is_titled(line.production).agrees:
            return None
        because = f"{line.employee_name} stands in the records without a number"
        return _refer(line, because)
    production = claim.is_titled(line.production)
    return _own(claim, day, line) if production.agrees else _refer(line, production.why)


def _own(claim: Claim, day: date, line: PayrollRecord | FringeRecord) -> Answer | None:
    """Return what a line of the person on the production says that is not counted as days."""
    reported = reported_classification(line)
    match = same_classification(claim.classification, reported, local=claim.local)
    if _reported(line) < 0:
        return None if match.differs else _refer(line, "only a correction is reported")
    if match.differs:
        because = f"reported for {day_text(day)} in another classification: {match.why}"
        return _from(line, DayVerdict.CONTRADICTED, because, classification_differs=True)
    if reported is not None and match.outcome is Outcome.CANNOT_TELL:
        return _refer(line, match.why)
    local = other_local(claim, line)
    if local is not None:
        return _refer(line, f"remitted to Local {local}, but claimed for Local {claim.local}")
    return _refer(line, "reported in hours, without days") if line.days is None else None


def _refer(line: PayrollRecord | FringeRecord, why: str) -> Answer:
    return _from(line, DayVerdict.CANNOT_TELL, f"{why}: a reviewer decides", refer=True)


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
