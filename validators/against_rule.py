"""What the rule in force says of the days: inside the window, and enough of them?"""

from datetime import date

from extractors.values import Finding, Severity, Statement
from validators.claims import day_of, own_claims
from validators.days import day_verdicts, not_counted_kind
from validators.kinds import agrees, cannot_tell, differs
from validators.values import DayStatus, Evidence
from validators.wording import count, day_text, days_text

OUTSIDE = "outside-lookback"
KIND = "non-qualifying-days"
SHORT = "insufficient-days"


def check_window(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return the claimed days that lie outside the window in which the rule counts days."""
    rule = evidence.rule
    if rule is None or (rule.window_start is None and rule.window_end is None):
        return [cannot_tell(OUTSIDE, "The rule sets no fixed window.")]
    claims = own_claims(statement, evidence.professional)
    written = day_of(statement.fields, "letter_date") or date.max
    # Days that were still to come when the letter was written have a finding of their own.
    days = {day for claim in claims for day in claim.days if day <= written}
    early = {d for d in days if rule.window_start is not None and d < rule.window_start}
    outside = early | {d for d in days if rule.window_end is not None and d > rule.window_end}
    if not outside:
        return [agrees(OUTSIDE, "All days lie inside the window.")]
    start = f" from {day_text(rule.window_start)}" if rule.window_start else ""
    end = f" to {day_text(rule.window_end)}" if rule.window_end else ""
    message = (
        f"{count(len(outside), 'day')} outside the window{start}{end}: {days_text(outside)}. "
        "Send letters for days inside it."
    )
    places = [c.places[day] for c in claims for day in sorted(outside) if day in c.places]
    return [differs(OUTSIDE, message, places=places, dates=outside)]


def check_kind(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return the claims whose kind of work (union or not, type of production) does not count."""
    rule = evidence.rule
    if rule is None:
        return [cannot_tell(KIND, "Which rule counts these days is not known.")]
    found = []
    for claim in own_claims(statement, evidence.professional):
        why = not_counted_kind(claim, rule)
        if why is None or not claim.days:
            found.append(agrees(KIND, "The rule counts work of this kind."))
            continue
        do_not = "does not" if len(claim.days) == 1 else "do not"
        message = (
            f"{count(len(claim.days), 'day')} on “{claim.production}” {do_not} count: {why}. "
            "Send letters for work that counts, or apply under a rule that takes this work."
        )
        places = [claim.places[day] for day in claim.days if day in claim.places]
        severity = Severity.WARNING
        found.append(differs(KIND, message, places=places, dates=claim.days, severity=severity))
    return found


def check_enough(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether credited days and this letter's countable days reach the number needed."""
    rule = evidence.rule
    if rule is None or rule.days is None:
        return [cannot_tell(SHORT, "The number of days that the rule needs is not known.")]
    lines = day_verdicts(statement, evidence)
    credited = {c.day for c in evidence.credited}
    together = credited | {line.day for line in lines if line.status is DayStatus.COUNTED}
    numbers = {"have": len(together), "need": rule.days}
    if len(together) >= rule.days:
        return [agrees(SHORT, f"{len(together)} of {rule.days} days.", **numbers)]
    message = (
        f"{len(together)} of {rule.days} days with this letter: "
        f"{count(rule.days - len(together), 'more day')} needed."
    )
    return [differs(SHORT, message, compared=numbers)]
