"""Is the claimed classification the one applied for, and the one that was paid or remitted?"""

from itertools import chain

from extractors.values import Finding, Statement
from validators.claims import Claim, claims_compared, places_of
from validators.classifications import same_classification
from validators.kinds import agrees, cannot_tell, differs
from validators.paid import Answer
from validators.records import record_answers
from validators.values import Evidence
from validators.wording import count, days_text

CODE = "classification-mismatch"


def check(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return, for each claim, how its classification compares with application and payroll."""
    found = []
    for claim in claims_compared(statement, evidence):
        if claim.classification is not None:
            found += _with_application(claim, statement, evidence)
            found += _with_payroll(claim, statement, evidence)
    return found


def _with_application(claim: Claim, statement: Statement, evidence: Evidence) -> list[Finding]:
    match = same_classification(claim.classification, evidence.classification, local=claim.local)
    if match.agrees:
        return [agrees(CODE, f"The letter names the classification applied for: {match.why}.")]
    if not match.differs:
        return [cannot_tell(CODE, f"Nobody can compare with the application: {match.why}.")]
    message = (
        f"The letter says “{claim.classification}”, the application “{evidence.classification}”: "
        "ask the issuer which was worked, or open a record for the other one."
    )
    places = places_of(statement.records[claim.index], "classification")
    return [differs(CODE, message, places=places)]


def _with_payroll(claim: Claim, statement: Statement, evidence: Evidence) -> list[Finding]:
    answers = record_answers(claim, statement, evidence)
    other = [day for day in claim.days if answers[day].classification_differs]
    if not other:
        return []
    reported = _reported(answers[other[0]])
    message = (
        f"{count(len(other), 'day')} claimed as “{claim.classification}”, paid as "
        f"“{reported}” ({days_text(other)}): "
        "ask the issuer which was worked."
    )
    places = [claim.places[day] for day in other if day in claim.places]
    return [differs(CODE, message, places=places, dates=other)]


def _reported(answer: Answer) -> str | None:
    paid = (line.classification or line.occupation_code for line in answer.paid_by)
    return next(chain(paid, (line.category for line in answer.remitted_by)), None)
