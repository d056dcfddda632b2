"""Are all the listed days Saturdays and Sundays?"""

from extractors.values import Finding, Statement
from validators.claims import claims_of
from validators.kinds import agrees, cannot_tell, differs

CODE = "weekend-only"


def check(statement: Statement) -> list[Finding]:
    """Return, for each record, whether its days are all on weekends, as after a wrong year."""
    found = []
    for claim in claims_of(statement):
        if len(claim.days) < 2:
            found.append(cannot_tell(CODE, "Too few days to tell."))
        elif any(day.weekday() < 5 for day in claim.days):
            found.append(agrees(CODE, "Some days are weekdays."))
        else:
            message = (
                f"All {len(claim.days)} days are Saturdays or Sundays: check the year of the "
                "letter, and ask the issuer whether the dates are right."
            )
            found.append(differs(CODE, message, dates=claim.days))
    return found
