"""Had a license or certificate expired on the day asked about?"""

from extractors.values import DocumentType, Finding, Statement
from validators.claims import day_of, places_of
from validators.kinds import agrees, cannot_tell, differs
from validators.values import Evidence
from validators.wording import day_text

LICENSE = "license-expired"
CERTIFICATE = "medical-certificate-expired"
_CODES = {
    DocumentType.DRIVER_LICENSE: (LICENSE, "license"),
    DocumentType.MEDICAL_CERTIFICATE: (CERTIFICATE, "medical certificate"),
}


def check(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether a credential is valid on ``evidence.on``; it is so through its last day."""
    code, what = _CODES[statement.type]
    expires = day_of(statement.fields, "expiry_date")
    if expires is None:
        return [cannot_tell(code, f"No expiry could be read from the {what}.")]
    if expires >= evidence.on:
        return [agrees(code, f"The {what} is valid through {day_text(expires)}.")]
    message = f"The {what} expired on {day_text(expires)}: send the renewed one."
    return [differs(code, message, places=places_of(statement.fields, "expiry_date"))]
