"""The signals of a whole PDF, put on the pages that they are about."""

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium

from extractors.signals.origin import origin_findings
from extractors.signals.revisions import revision_findings
from extractors.signals.signed import signature_findings
from extractors.values import Finding, Page


def with_file_signals(
    pages: Sequence[Page], data: bytes, document: pdfium.PdfDocument
) -> tuple[Page, ...]:
    """Return the pages with what the file shows; what is about all of it stands on every page."""
    signed = signature_findings(data)
    revised = revision_findings(data, pages)
    if _is_whole(signed):
        # Signing is itself such a change, and the signature vouches for what it covers.
        revised = {}
    everywhere = (*signed, *revised.get(0, ()), *origin_findings(document))
    if not everywhere and not revised:
        return tuple(pages)
    return tuple(
        replace(p, findings=(*p.findings, *revised.get(p.number, ()), *everywhere)) for p in pages
    )


def _is_whole(signed: Sequence[Finding]) -> bool:
    return bool(signed) and all(each.code == "digital-signature" for each in signed)
