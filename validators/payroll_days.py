"""Do the claimed days and the paid days agree, in both directions?"""

from collections import defaultdict
from datetime import date

from extractors.values import Finding, Statement
from validators.claims import Claim, claims_compared, day_of, own_claims
from validators.classifications import same_classification
from validators.coverage import is_reported, reporting
from validators.day_types import Treatment, day_type
from validators.kinds import agrees, cannot_tell, differs
from validators.paid import Answer, live_lines
from validators.records import COUNTABLE, record_answers
from validators.sharing import own_daily_lines
from validators.values import DayVerdict, Evidence
from validators.wording import count, day_text, days_text

CLAIMED = "days-not-in-payroll"
PAID = "payroll-days-not-in-letter"


def check_claimed(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return, for each claim, the claimed days that payroll reported the period without."""
    return [
        _claimed(claim, statement, evidence)
        for claim in claims_compared(statement, evidence)
        if claim.days
    ]


def check_paid(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return, for each claim, the days paid on its production that the letter does not list."""
    return [
        _paid(claim, statement, evidence)
        for claim in claims_compared(statement, evidence)
        if claim.days
    ]


def _claimed(claim: Claim, statement: Statement, evidence: Evidence) -> Finding:
    answers = record_answers(claim, statement, evidence)
    spans = reporting(claim, statement, evidence)
    proven = any(answers[day].verdict in COUNTABLE for day in claim.days)
    missing = [
        day
        for day in claim.days
        if is_reported(day, spans) and _is_missing(answers[day], others_own=proven)
    ]
    unknown = [d for d in claim.days if answers[d].verdict is DayVerdict.CANNOT_TELL]
    if missing:
        return _short(claim, missing, len(claim.days) - len(missing) - len(unknown))
    if unknown:
        message = f"No payroll decides {count(len(unknown), 'day')}: {days_text(unknown)}."
        return cannot_tell(CLAIMED, message, unknown)
    return agrees(CLAIMED, f"All {len(claim.days)} days are in the records.")


def _is_missing(answer: Answer, *, others_own: bool) -> bool:
    """Return True for a day that payroll is silent about, or paid to a namesake only.

    When all days are a namesake's, that is a question of identity and not of missing days.
    """
    if answer.person_differs:
        return others_own
    silent = answer.verdict in {DayVerdict.UNSUPPORTED, DayVerdict.SUPPORTED}
    return silent and not answer.paid_by


def _short(claim: Claim, missing: list[date], paid: int) -> Finding:
    first, last = claim.days[0], claim.days[-1]
    message = (
        f"{count(len(claim.days), 'day')} claimed on “{claim.production}”, {paid} paid between "
        f"{day_text(first)} and {day_text(last)}: ask the payroll company or the person for "
        f"time sheets for {days_text(missing)}."
    )
    places = [claim.places[day] for day in missing if day in claim.places]
    numbers = {"claimed": len(claim.days), "paid": paid}
    return differs(CLAIMED, message, places=places, dates=missing, compared=numbers)


def _paid(claim: Claim, statement: Statement, evidence: Evidence) -> Finding:
    paid = _paid_days(claim, evidence)
    if not paid:
        return cannot_tell(PAID, "No payroll day on this production to compare with.")
    first, last = claim.period or (date.min, day_of(statement.fields, "letter_date") or date.max)
    elsewhere = {c.day for c in evidence.credited} | {
        day
        for other in evidence.others
        for c in own_claims(other, evidence.professional)
        for day in c.days
    }
    known = {*claim.days, *claim.not_worked} | elsewhere
    unlisted = [day for day in paid if day not in known and first <= day <= last]
    if not unlisted:
        return agrees(PAID, "The letter lists every paid day.")
    message = (
        f"Payroll paid {count(len(unlisted), 'day')} on “{claim.production}” that the letter "
        f"does not list: {days_text(unlisted)}. Ask for a letter with them if they are wanted."
    )
    numbers = {"listed": len(claim.days), "unlisted": len(unlisted)}
    return differs(PAID, message, dates=unlisted, compared=numbers)


def _paid_days(claim: Claim, evidence: Evidence) -> list[date]:
    by_kind: dict[tuple[str | None, str | None], set[date]] = defaultdict(set)
    for line in live_lines(own_daily_lines(claim, evidence)):
        if line.day is not None:
            by_kind[line.day_type, line.classification or line.occupation_code].add(line.day)
    paid = (days for kind, days in by_kind.items() if _is_claimed_work(claim, *kind))
    return sorted(set[date]().union(*paid))


def _is_claimed_work(claim: Claim, reported: str | None, classification: str | None) -> bool:
    if day_type(reported).treatment is not Treatment.COUNT:
        return False
    return not same_classification(claim.classification, classification, local=claim.local).differs
