"""Does the letter list a date that does not exist?"""

from extractors.values import Finding, Statement
from validators.claims import claims_of, places_of
from validators.kinds import agrees, differs

CODE = "impossible-date"


def check(statement: Statement) -> list[Finding]:
    """Return, for each record, whether every listed date is a day of the calendar."""
    found = []
    for claim in claims_of(statement):
        record = statement.records[claim.index]
        invalid = record.get("invalid_dates")
        if invalid is None or not isinstance(invalid.value, list) or not invalid.value:
            found.append(agrees(CODE, "Every listed date exists."))
            continue
        named = ", ".join(p.text.strip(" ,;.") for p in invalid.places) or ", ".join(invalid.value)
        message = f"No such date: {named}. Ask the issuer for the right one."
        places = places_of(record, "invalid_dates")
        found.append(
            differs(CODE, message, places=places, compared={"dates": ", ".join(invalid.value)})
        )
    return found
