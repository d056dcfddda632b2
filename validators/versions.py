"""Are there two versions of one letter: same date, same production, other days?"""

from extractors.values import Finding, Statement
from validators.claims import Claim, day_of, own_claims
from validators.copies import misread
from validators.kinds import agrees, cannot_tell, differs
from validators.productions import same_production
from validators.values import Evidence
from validators.wording import count, day_text, days_text

CODE = "possible-alteration"


def check(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether another letter of the same date lists other days for the same work.

    Two letters of one day for different weeks are common; two that share most of their days and
    differ in some are versions of one letter, of which one was changed.
    """
    written = day_of(statement.fields, "letter_date")
    if written is None:
        return [cannot_tell(CODE, "The letter bears no date to compare with.")]
    others = [o for o in evidence.others if day_of(o.fields, "letter_date") == written]
    claims = [c for o in others for c in own_claims(o, evidence.professional)]
    own = own_claims(statement, evidence.professional)
    pairs = [(c, other) for c in own for other in claims if _are_versions(c, other)]
    if not pairs:
        return [agrees(CODE, "No other version of this letter is known.")]
    days = {day for one, other in pairs for day in set(one.days) ^ set(other.days)}
    message = (
        f"Two letters of {day_text(written)} on “{pairs[0][0].production}” differ in "
        f"{count(len(days), 'day')} ({days_text(days)}): ask the issuer which one is theirs."
    )
    return [differs(CODE, message, dates=days)]


def _are_versions(one: Claim, other: Claim) -> bool:
    if not same_production(
        one.production, other.production, season=one.season, other_season=other.season
    ).agrees:
        return False
    if misread(one, other) is not None:  # One version, of which a copy was read badly.
        return False
    shared = set(one.days) & set(other.days)
    return one.days != other.days and 2 * len(shared) > max(len(one.days), len(other.days))
