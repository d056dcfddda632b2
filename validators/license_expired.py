"""Had the license expired on the day asked about?"""

from extractors.values import Finding, Statement
from validators.claims import day_of, places_of
from validators.kinds import agrees, cannot_tell, differs
from validators.values import Evidence
from validators.wording import day_text

CODE = "license-expired"


def check(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether the license is valid on ``evidence.on``; it is so through its last day."""
    expires = day_of(statement.fields, "expiry_date")
    if expires is None:
        return [cannot_tell(CODE, "No expiry could be read from the license.")]
    if expires >= evidence.on:
        return [agrees(CODE, f"The license is valid through {day_text(expires)}.")]
    message = f"The license expired on {day_text(expires)}: send the renewed one."
    return [differs(CODE, message, places=places_of(statement.fields, "expiry_date"))]
