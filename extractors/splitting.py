"""Several documents in one file: where one ends and the next begins, told conservatively."""

import re
from collections.abc import Sequence

from extractors.layout import lines
from extractors.recognise import LEAST_EVIDENCE, evidence, recognise
from extractors.values import DocumentType, Page

_PAGE_OF = re.compile(
    r"\bpage\s+(\d+)\s*(?:of|/)\s*(\d+)\b|^\W*(\d+)\s+of\s+(\d+)\W*$", re.IGNORECASE
)
_PAGE_N = re.compile(r"^\W*page\s+(\d+)\b", re.IGNORECASE)
_CONTINUED = re.compile(
    r"\b(?:continued|cont'?d|appendix|schedule|attachment|exhibit|addendum)\b", re.IGNORECASE
)
_SALUTATION = re.compile(
    r"^\W*(?:to\s+whom\s+it\s+may\s+concern|dear\b|ladies\s+and\s+gentlemen)|"
    r"^\W*(?:re|subject)\s*:",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^\W*(?:(?:letter\s+of\s+)?employment\s+(?:verification|"
    r"confirmation)|verification\s+of\s+employment|"
    r"roster\s+certification|contract\s+services\s+letter)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?m)^\W*(?:sincerely|(?:best|kind|warm)?\s*regards|yours|"
    r"respectfully|very truly|cordially|authori[sz]ed|signature|"
    r"certified)\b",
    re.IGNORECASE,
)


def split(pages: Sequence[Page]) -> list[list[Page]]:
    """Return the pages of each document in the file, in order."""
    parts: list[list[Page]] = []
    for page in pages:
        if parts and not _starts_another(parts[-1], page):
            parts[-1].append(page)
        else:
            parts.append([page])
    return parts


def _starts_another(current: Sequence[Page], page: Page) -> bool:
    texts = [line.text for line in lines(page)]
    number = _page_number(texts)
    if number is not None:
        return number == 1
    if not texts or any(_CONTINUED.search(text) for text in texts[:6]):
        return False
    if _other_kind(current, page):
        return True
    opens = any(_SALUTATION.search(text) for text in texts[:18])
    titled = any(_TITLE.search(text) for text in texts[:8])
    return (opens or titled) and _is_complete(current)


def _page_number(texts: Sequence[str]) -> int | None:
    """Return the page's own printed number of a document with several pages, if printed."""
    for text in [*texts[:4], *texts[-4:]]:
        found = _PAGE_OF.search(text)
        if found:
            return int(found[1] or found[3])
        plain = _PAGE_N.match(text)
        if plain and int(plain[1]) > 1:
            return int(plain[1])
    return None


def _other_kind(current: Sequence[Page], page: Page) -> bool:
    before, own = recognise(current), recognise([page])
    if DocumentType.UNKNOWN in {own.kind, before.kind} or own.kind is before.kind:
        return False
    scores = evidence([line.text for line in lines(page)])
    strong = (
        own.kind is DocumentType.DRIVER_LICENSE or scores.get(own.kind, 0.0) >= 2 * LEAST_EVIDENCE
    )
    return strong and own.confidence >= 0.95


def _is_complete(current: Sequence[Page]) -> bool:
    """Return whether the letter so far has come to its sign-off."""
    return any(_CLOSING.search("\n".join(line.text for line in lines(page))) for page in current)
