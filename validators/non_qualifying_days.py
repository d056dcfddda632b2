"""Are there days on which no work was done?"""

from extractors.values import Finding, Severity, Statement
from validators.claims import claims_compared, claims_of, places_of
from validators.kinds import agrees, cannot_tell, differs
from validators.records import record_answers
from validators.values import Evidence
from validators.wording import count, days_text

CODE = "non-qualifying-days"


def check_listed(statement: Statement) -> list[Finding]:
    """Return the idle, holiday, travel or sick days that the letter itself lists as such."""
    found = []
    for claim in claims_of(statement):
        if not claim.not_worked:
            found.append(agrees(CODE, "Every listed day is listed as worked."))
            continue
        do_not = "It does not" if len(claim.not_worked) == 1 else "They do not"
        message = (
            f"{count(len(claim.not_worked), 'day')} listed as not worked: "
            f"{days_text(claim.not_worked)}. {do_not} count."
        )
        places = places_of(statement.records[claim.index], "non_worked_dates")
        found.append(differs(CODE, message, places=places, dates=claim.not_worked))
    return found


def check_reported(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return the days claimed as worked that payroll reports as idle, travel, holiday or sick."""
    if not evidence.payroll:
        return [cannot_tell(CODE, "No payroll records to compare with.")]
    found = []
    for claim in claims_compared(statement, evidence):
        answers = record_answers(claim, statement, evidence)
        idle = [day for day in claim.days if answers[day].day_type_differs]
        if not idle:
            found.append(agrees(CODE, "Payroll reports no claimed day as idle or absent."))
            continue
        message = (
            f"{count(len(idle), 'day')} claimed as worked, but {answers[idle[0]].because}"
            f" ({days_text(idle)}): ask the issuer for a corrected letter if work was done."
        )
        places = [claim.places[day] for day in idle if day in claim.places]
        found.append(differs(CODE, message, places=places, dates=idle, severity=Severity.WARNING))
    return found
