"""Whose paper a document is, in comparable form: the key under which errors are counted."""

from extractors.values import DocumentType, Reading, Statement
from validators.aliases import alias_key
from validators.claims import text_of
from validators.values import AliasKind

UNKNOWN = "unknown"
_LENGTH_MAX = 200


def issuer_of(statement: Statement) -> str:
    """Return the payroll company, else the issuer; of a license where it was issued."""
    names = ("payroll_company", "issuer")
    if statement.type is DocumentType.DRIVER_LICENSE:
        place = text_of(statement.fields, "jurisdiction") or UNKNOWN
        return f"license {place.casefold()}"[:_LENGTH_MAX]
    found = (text_of(statement.fields, name) for name in names)
    named = next((name for name in found if name), None)
    key = alias_key(AliasKind.EMPLOYER, named) if named else ""
    return key[:_LENGTH_MAX] or UNKNOWN


def issuer_in(reading: Reading) -> str:
    """Return the issuer of the first document of a reading."""
    return issuer_of(reading.documents[0]) if reading.documents else UNKNOWN
