"""What the pages themselves show beside what they say: hidden words, parts nobody can read."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.layout import around
from extractors.passages import masked
from extractors.values import Finding, Outcome, Page, Place, Severity

HARD_TO_READ = 0.5
"""A word read with less than this chance is taken as unread."""


def findings_of_pages(pages: Sequence[Page]) -> tuple[Finding, ...]:
    """Return what a reviewer should know of the pages as pictures, page by page."""
    found = [_hidden(page) for page in pages] + [_unreadable(page) for page in pages]
    told = [finding for finding in found if finding is not None]
    for finding in (_placed(each, page) for page in pages for each in page.findings):
        if finding not in told:
            told.append(finding)
    return tuple(told)


def _placed(finding: Finding, page: Page) -> Finding:
    """Return a page's own finding with the number that the page has in this document."""
    places = tuple(replace(place, page=page.number) for place in finding.places)
    return replace(finding, places=places)


def _hidden(page: Page) -> Finding | None:
    words = [word for word in page.hidden if word.text.strip()]
    if not words:
        return None
    text = masked(" ".join(word.text for word in words))
    shown = text if len(text) <= 160 else f"{text[:160]}…"
    message = (
        f"Page {page.number} holds {len(words)} words that nobody looking at it can see: "
        f"“{shown}”. They were not read. Ask the issuer for a clean letter."
    )
    place = Place(page.number, around(words), shown)
    return Finding("hidden-text", Severity.WARNING, Outcome.DIFFERS, message, (place,))


def _unreadable(page: Page) -> Finding | None:
    if page.source != "ocr":
        return None
    if not page.words:
        message = (
            f"No words could be read on page {page.number}. Scan it again, flat and in good light."
        )
        place = Place(page.number, (0.0, 0.0, page.width, page.height), "")
        return _cannot_tell(message, place)
    hard = [word for word in page.words if word.confidence < HARD_TO_READ]
    if len(hard) < 4 or len(hard) < 0.15 * len(page.words):
        return None
    message = (
        f"{len(hard)} of {len(page.words)} words on page {page.number} could hardly be read. "
        f"Check the fields against the picture, or scan the page again at 300 dpi."
    )
    return _cannot_tell(message, Place(page.number, around(hard), ""))


def _cannot_tell(message: str, place: Place) -> Finding:
    return Finding("unreadable-region", Severity.WARNING, Outcome.CANNOT_TELL, message, (place,))
