"""Does the letter list a day twice?"""

from collections import Counter
from datetime import date

from extractors.values import Field, Fields, Finding, Statement
from validators.claims import Claim, claims_of
from validators.kinds import agrees, cannot_tell, differs
from validators.wording import days_text

CODE = "duplicate-date"


def check(statement: Statement) -> list[Finding]:
    """Return, for each record, whether some day stands in its list more than once."""
    return [_one(claim, statement.records[claim.index]) for claim in claims_of(statement)]


def _one(claim: Claim, record: Fields) -> Finding:
    listed = _count(record.get("listed_day_count"))
    if listed is None or not claim.days:
        return cannot_tell(CODE, "The number of dates as listed is not known.")
    surplus = listed - len(claim.days) - len(_listed(record.get("invalid_dates")))
    repeated = _printed_twice(record.get("work_dates"))
    if surplus <= 0 or (claim.not_worked and not repeated):
        return agrees(CODE, "No day is listed twice.")
    which = f": {days_text(repeated)}" if repeated else ""
    message = (
        f"{listed} dates listed, {len(claim.days)} different days{which}. "
        "Each day counts once; ask the issuer if the total needs both."
    )
    return differs(CODE, message, dates=repeated, compared={"listed": listed})


def _printed_twice(dates: Field | None) -> list[date]:
    printed = Counter(p.item for p in dates.places if p.item) if dates else Counter[str]()
    return [date.fromisoformat(text) for text, times in sorted(printed.items()) if times > 1]


def _listed(dates: Field | None) -> list[str]:
    return dates.value if dates is not None and isinstance(dates.value, list) else []


def _count(field: Field | None) -> int | None:
    return field.value if field is not None and isinstance(field.value, int) else None
