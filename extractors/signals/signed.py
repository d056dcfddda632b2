"""The digital signatures of a PDF: whether what they sign is unchanged, and how much they cover.

A signature's own mathematics is checked (pyHanko); whose certificate it is, nobody here can vouch
for, and the message says so.
"""

import io
from typing import TYPE_CHECKING

from extractors.signals.telling import signal
from extractors.values import Finding, Outcome, Severity

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_MOST_SIGNATURES = 10
_MOST_CHARACTERS = 120


def signature_findings(data: bytes) -> tuple[Finding, ...]:
    """Return what each digital signature shows; nothing for a file that holds none."""
    if b"/ByteRange" not in data:
        return ()
    try:
        # Imported here: only signed files need it, and it is slow to import.
        from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
        from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415
    except (ImportError, OSError):
        return (_not_checked(),)
    try:
        signatures = PdfFileReader(io.BytesIO(data), strict=False).embedded_signatures
        return tuple(_told(each) for each in signatures[:_MOST_SIGNATURES])
    except (PdfError, ValueError, KeyError, TypeError, NotImplementedError, OSError):
        message = (
            "The file holds a digital signature that cannot be read: ask the issuer for the "
            "signed file as it was sent."
        )
        return (_broken(message),)


def _told(embedded: "EmbeddedPdfSignature") -> Finding:
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415

    name = str(embedded.signer_cert.subject.human_friendly)[:_MOST_CHARACTERS]
    if not _is_intact(embedded):
        return _broken(
            f"The digital signature of {name} does not fit the file any more: what it signed was "
            "changed. Ask the issuer for the file as it was signed."
        )
    if embedded.evaluate_signature_coverage() < SignatureCoverageLevel.ENTIRE_FILE:
        return _broken(
            f"The digital signature of {name} is intact but does not cover the whole file: "
            "something was added after it. Compare it with the signed part."
        )
    message = (
        f"The digital signature of {name} is intact and covers the whole file. Whose certificate "
        "it is was not checked."
    )
    return Finding("digital-signature", Severity.INFO, Outcome.AGREES, message)


def _is_intact(embedded: "EmbeddedPdfSignature") -> bool:
    """Return whether the signed bytes and the signature itself fit together."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity  # noqa: PLC0415

    intact, valid = validate_sig_integrity(
        embedded.signer_info,
        embedded.signer_cert,
        expected_content_type="data",
        actual_digest=embedded.compute_digest(),
    )
    return bool(intact and valid)


def _broken(message: str) -> Finding:
    return signal("digital-signature-broken", message, severity=Severity.WARNING)


def _not_checked() -> Finding:
    """Return what is said where the process that reads may not import the library any more."""
    message = "The file holds a digital signature that could not be checked on this machine."
    return Finding("digital-signature", Severity.INFO, Outcome.CANNOT_TELL, message)
