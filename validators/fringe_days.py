"""Were as many days remitted as are claimed?"""

from extractors.values import Finding, Statement
from validators.claims import Claim, own_claims
from validators.kinds import agrees, cannot_tell, differs
from validators.paid import names_of
from validators.records import remitted_totals
from validators.totals import Total, supported_days
from validators.values import Evidence, FringeRecord
from validators.wording import count, day_text, days_text

CODE = "fringe-days-short"


def check(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return, for each claim, whether the remitted totals leave room for all its days."""
    claims = own_claims(statement, evidence.professional)
    return [_one(claim, evidence) for claim in claims if claim.days]


def _one(claim: Claim, evidence: Evidence) -> Finding:
    totals = remitted_totals(claim, evidence, names_of(claim, evidence.professional))
    held = [day for day in claim.days if any(total.holds(day) for total in totals)]
    if not held:
        return cannot_tell(CODE, "No remittance covers these days.")
    room = supported_days((), held, totals)
    short = [day for day in held if day not in room]
    if not short:
        return agrees(CODE, f"Remittances cover {count(len(held), 'day')}.")
    message = (
        f"{count(len(held), 'day')} claimed, {len(room)} remitted for {_span(totals)}: ask the "
        f"remitter or the issuer about {count(len(short), 'day')} (such as {days_text(short)})."
    )
    numbers = {"claimed": len(held), "remitted": len(room)}
    return differs(CODE, message, dates=short, compared=numbers)


def _span(totals: tuple[Total[FringeRecord], ...]) -> str:
    first, last = min(t.first_day for t in totals), max(t.last_day for t in totals)
    return f"{day_text(first)} to {day_text(last)}"
