"""Does what is printed on a license agree with its barcode, when both sides were sent?"""

from extractors.values import Finding, Statement
from validators.claims import day_of, places_of, text_of
from validators.kinds import agrees, cannot_tell, differs
from validators.people import bare_number, same_name

CODE = "license-barcode-mismatch"
_DAYS = ("expiry_date", "birth_date", "issue_date")


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


def _differ(name: str, one: Statement, other: Statement) -> bool:
    a, b = text_of(one.fields, name), text_of(other.fields, name)
    if a is None or b is None:
        return False
    if name in _DAYS:
        return day_of(one.fields, name) != day_of(other.fields, name)
    return same_name(a, b).differs if name == "name" else bare_number(a) != bare_number(b)
