"""Are the same days claimed elsewhere: in another record, another document, or the ledger?"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from extractors.values import Finding, Statement
from validators.claims import Claim, own_claims
from validators.kinds import agrees, cannot_tell, differs
from validators.productions import same_production
from validators.values import Evidence
from validators.wording import count, days_text

OVERLAP = "overlapping-dates"
DUPLICATE = "duplicate-submission"


def check_overlap(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return the days that this letter shares with another claim that is not its copy."""
    own = own_claims(statement, evidence.professional)
    found = []
    for claim in own:
        later = [c for c in own if c.index > claim.index]
        others = [c for c in (*later, *_others(evidence)) if not _is_copy(claim, c)]
        shared = {day for other in others for day in other.days} & set(claim.days)
        found.append(_overlap(claim, shared, others))
    return found


def check_within(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return the days that two records of this letter share, whatever other documents claim."""
    return check_overlap(statement, replace(evidence, others=()))


def check_between(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return the days that this letter shares with other documents that are not its copies."""
    others = _others(evidence)
    found = []
    for claim in own_claims(statement, evidence.professional):
        rivals = [other for other in others if not _is_copy(claim, other)]
        shared = {day for other in rivals for day in other.days} & set(claim.days)
        found.append(_overlap(claim, shared, rivals))
    return found


def check_duplicate(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether another document claims the same days on the same production."""
    own = [c for c in own_claims(statement, evidence.professional) if c.days]
    if not evidence.others:
        return [cannot_tell(DUPLICATE, "No other document to compare with.")]
    copies = [c for c in own if any(_is_copy(c, other) for other in _others(evidence))]
    if not own or len(copies) < len(own):
        return [agrees(DUPLICATE, "No other document claims just these days.")]
    days = {day for claim in copies for day in claim.days}
    message = (
        f"Another document claims the same {count(len(days), 'day')} on "
        f"“{copies[0].production}”: nothing counts twice; close this one if it is a copy."
    )
    return [differs(DUPLICATE, message, dates=days)]


def _overlap(claim: Claim, shared: set[date], others: Iterable[Claim]) -> Finding:
    if not shared:
        return agrees(OVERLAP, "No day is claimed elsewhere.")
    title = next(c.production for c in others if shared & set(c.days))
    message = (
        f"{count(len(shared), 'day')} on “{claim.production}” also claimed on “{title}” "
        f"({days_text(shared)}): each counts once; ask which it was if that matters."
    )
    places = [claim.places[day] for day in sorted(shared) if day in claim.places]
    return differs(OVERLAP, message, places=places, dates=shared)


def _others(evidence: Evidence) -> list[Claim]:
    return [c for s in evidence.others for c in own_claims(s, evidence.professional)]


def _is_copy(one: Claim, other: Claim) -> bool:
    same_title = same_production(
        one.production, other.production, season=one.season, other_season=other.season
    )
    return one.days == other.days and same_title.agrees
