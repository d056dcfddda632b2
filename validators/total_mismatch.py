"""Does the stated total agree with the dates listed?"""

from extractors.values import Fields, Finding, Statement
from validators.claims import claims_of, places_of
from validators.kinds import agrees, cannot_tell, differs
from validators.wording import count

CODE = "total-mismatch"


def check(statement: Statement) -> list[Finding]:
    """Return, for each record, whether its stated total is the number of dates it lists."""
    found = []
    for claim in claims_of(statement):
        record = statement.records[claim.index]
        stated, listed = _number(record, "total_days_stated"), _number(record, "listed_day_count")
        if stated is None or not claim.days:
            found.append(cannot_tell(CODE, "No total and list to compare."))
        elif stated in {len(claim.days), listed}:
            found.append(agrees(CODE, f"The letter states {count(round(stated), 'day')}."))
        else:
            message = (
                f"The letter states {count(round(stated), 'day')} and lists {len(claim.days)}: "
                "ask the issuer which is right."
            )
            places = places_of(record, "total_days_stated")
            numbers = {"stated": stated, "listed": len(claim.days)}
            found.append(differs(CODE, message, places=places, compared=numbers))
    return found


def _number(record: Fields, name: str) -> float | None:
    found = record.get(name)
    return float(found.value) if found and isinstance(found.value, int | float) else None
