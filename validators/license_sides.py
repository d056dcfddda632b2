"""Does what is printed on a license agree with its barcode, when both sides were sent?"""

from extractors.values import DocumentType, Finding, Outcome, Statement
from validators.claims import day_of, places_of, text_of
from validators.kinds import agrees, cannot_tell, differs
from validators.people import bare_number, same_name
from validators.values import Evidence

CODE = "license-barcode-mismatch"
_DAYS = ("expiry_date", "birth_date", "issue_date")
_OF_ONE_CARD = ("issue_date", "expiry_date")


def check(one: Statement, other: Statement) -> list[Finding]:
    """Return whether a license read from print and one read from a barcode say the same."""
    sources = {text_of(each.fields, "source") for each in (one, other)}
    if sources != {"print", "barcode"}:
        return [cannot_tell(CODE, "Print and barcode were not both read.")]
    wrong = [name for name in ("name", "number", *_DAYS) if _differ(name, one, other)]
    if not wrong:
        return [agrees(CODE, "Print and barcode say the same.")]
    named = ", ".join(name.replace("_", " ") for name in wrong)
    message = (
        f"Print and barcode of the license differ in {named}: compare both sides, and ask for "
        "the license itself."
    )
    places = [p for each in (one, other) for name in wrong for p in places_of(each.fields, name)]
    return [differs(CODE, message, places=places)]


def check_received(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether one side of a card says what its other side, sent apart from it, says.

    A renewed license was issued on another day and expires on another: it is another card.
    """
    for each in evidence.received:
        other = each.statement
        if other.type is DocumentType.DRIVER_LICENSE and _is_one_card(statement, other):
            found = check(statement, other)
            if any(finding.outcome is not Outcome.CANNOT_TELL for finding in found):
                return found
    return [cannot_tell(CODE, "Print and barcode were not both read.")]


def _is_one_card(one: Statement, other: Statement) -> bool:
    pairs = ((day_of(one.fields, name), day_of(other.fields, name)) for name in _OF_ONE_CARD)
    return any(a is not None and a == b for a, b in pairs)


def _differ(name: str, one: Statement, other: Statement) -> bool:
    a, b = text_of(one.fields, name), text_of(other.fields, name)
    if a is None or b is None:
        return False
    if name in _DAYS:
        return day_of(one.fields, name) != day_of(other.fields, name)
    return same_name(a, b).differs if name == "name" else bare_number(a) != bare_number(b)
