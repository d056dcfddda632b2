"""Does the letter confirm days that were still to come when it was written?"""

from extractors.values import Finding, Statement
from validators.claims import claims_of, day_of
from validators.kinds import agrees, cannot_tell, differs
from validators.wording import count, day_text, days_text

CODE = "dates-after-letter"


def check(statement: Statement) -> list[Finding]:
    """Return, for each record, whether its days lie on or before the letter's own date."""
    written = day_of(statement.fields, "letter_date")
    if written is None:
        return [cannot_tell(CODE, "The letter bears no date to compare its days with.")]
    found = []
    for claim in claims_of(statement):
        later = [day for day in claim.days if day > written]
        if not later:
            found.append(agrees(CODE, f"All days are on or before {day_text(written)}."))
            continue
        message = (
            f"{count(len(later), 'day')} later than the letter of {day_text(written)}: "
            f"{days_text(later)}. Ask for a letter written after the last day worked."
        )
        places = [claim.places[day] for day in later if day in claim.places]
        found.append(differs(CODE, message, places=places, dates=later))
    return found
