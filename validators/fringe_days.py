"""Were as many days remitted as are claimed?"""

from collections.abc import Collection

from extractors.values import Finding, Statement
from validators.claims import Claim, claims_compared
from validators.kinds import agrees, cannot_tell, differs
from validators.remitted import is_member, is_remitted_for_others
from validators.sharing import claims_sharing, remitted_totals
from validators.totals import Total
from validators.values import Evidence, FringeRecord
from validators.whose import is_theirs, names_of
from validators.wording import count, day_text, days_text

CODE = "fringe-days-short"


def check(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return, for each claim, whether the remitted totals leave room for all its days."""
    claims = claims_compared(statement, evidence)
    return [_one(claim, statement, evidence) for claim in claims if claim.days]


def _one(claim: Claim, statement: Statement, evidence: Evidence) -> Finding:
    claims = claims_sharing(claim, statement, evidence)
    remitted = remitted_totals(claims, evidence)
    totals = {day: t for day in claim.days if (t := remitted.held(day)) is not None}
    held = list(totals)
    if not held:
        return _not_named(claim, evidence)
    found = remitted.supported((), [day for each in claims for day in each.days])
    room = [day for day in held if day in found]
    short = [day for day in held if day not in room]
    if not short:
        return agrees(CODE, f"Remittances cover {count(len(held), 'day')}.")
    span = _span(totals.values())
    message = (
        f"{count(len(held), 'day')} claimed, {len(room)} remitted for {span}: ask the remitter "
        f"or the issuer about {count(len(short), 'day')} (such as {days_text(short)})."
    )
    numbers = {"claimed": len(held), "remitted": len(room)}
    return differs(CODE, message, dates=short, compared=numbers)


def _not_named(claim: Claim, evidence: Evidence) -> Finding:
    answers = [day for day in claim.days if is_remitted_for_others(claim, day, evidence)]
    names = names_of(claim, evidence)
    own = [line for line in evidence.fringe if is_theirs(line, names)]
    about_them = any(f.period_start <= d <= f.period_end for f in own for d in answers)
    if not answers or about_them or not is_member(evidence):
        return cannot_tell(CODE, "No remittance decides these days.")
    message = (
        f"{count(len(answers), 'day')} claimed on “{claim.production}”, none remitted for this "
        f"member ({days_text(answers)}): ask the remitter or the issuer about them."
    )
    return differs(CODE, message, dates=answers, compared={"claimed": len(answers), "remitted": 0})


def _span(totals: Collection[Total[FringeRecord]]) -> str:
    first, last = min(t.first_day for t in totals), max(t.last_day for t in totals)
    return f"{day_text(first)} to {day_text(last)}"
