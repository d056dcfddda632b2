"""Which kind of document some pages are, told by the cues in their lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.kinds.cues import cues
from extractors.kinds.learned import chances, learned
from extractors.layout import lines
from extractors.values import DocumentType, Page

MOST_SURE = 0.995
"""Words alone are never surer."""

LEAST_SURE = 0.5
"""Where no kind is likelier than all others together, none is named: a person says what it is."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The kind that the evidence speaks for, and the chance (0 to 1) that it is right."""

    kind: DocumentType
    confidence: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with the texts of its lines, which are costly to put together more than once."""

    page: Page
    texts: tuple[str, ...]


def sheet_of(page: Page) -> Sheet:
    """Return ``page`` with the texts of its lines."""
    return Sheet(page, tuple(line.text for line in lines(page)))


def recognise(pages: Sequence[Page]) -> Recognised:
    """Return the kind of document on ``pages``; unknown when none is likelier."""
    return recognise_sheets([sheet_of(page) for page in pages])


def recognise_sheets(sheets: Sequence[Sheet]) -> Recognised:
    """Return the kind of document on ``sheets``; unknown when none is likelier."""
    if any(_is_license_barcode(sheet.page) for sheet in sheets):
        return Recognised(DocumentType.DRIVER_LICENSE, MOST_SURE)
    return _told_by(tuple(text for sheet in sheets for text in sheet.texts))


@lru_cache(maxsize=8)
def _told_by(texts: tuple[str, ...]) -> Recognised:
    """Return the kind that lines speak for; splitting asks again for the page it just asked of."""
    found = chances(cues(texts), learned())
    kind = max(found, key=lambda each: found[each])
    if found[kind] < LEAST_SURE:
        return Recognised(DocumentType.UNKNOWN, round(1 - found[kind], 4))
    return Recognised(kind, min(MOST_SURE, round(found[kind], 4)))


def _is_license_barcode(page: Page) -> bool:
    return any("ANSI " in code.text[:40] or "AAMVA" in code.text[:40] for code in page.barcodes)
