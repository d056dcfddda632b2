"""What the rule in force says of the days: inside the window, and enough of them?"""

from extractors.values import Finding, Statement
from validators.claims import own_claims
from validators.days import day_verdicts
from validators.kinds import agrees, cannot_tell, differs
from validators.values import DayStatus, Evidence
from validators.wording import count, day_text, days_text

OUTSIDE = "outside-lookback"
SHORT = "insufficient-days"


def check_window(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return the claimed days that lie outside the window in which the rule counts days."""
    rule = evidence.rule
    if rule is None or (rule.window_start is None and rule.window_end is None):
        return [cannot_tell(OUTSIDE, "The rule sets no fixed window.")]
    claims = own_claims(statement, evidence.professional)
    days = {day for claim in claims for day in claim.days}
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
