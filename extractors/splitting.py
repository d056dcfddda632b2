"""Several documents in one file: where one ends and the next begins, told conservatively."""

import re
from collections.abc import Sequence

from extractors.recognise import LEAST_EVIDENCE, Sheet, evidence, recognise_sheets, sheet_of
from extractors.values import DocumentType, Page

PAGES_THAT_TELL = 4
"""The first pages of a document tell its kind; more would cost time and say no more."""

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
    parts: list[list[Sheet]] = []
    for sheet in map(sheet_of, pages):
        if parts and not _starts_another(parts[-1], sheet):
            parts[-1].append(sheet)
        else:
            parts.append([sheet])
    return [[sheet.page for sheet in part] for part in parts]


def _starts_another(current: Sequence[Sheet], sheet: Sheet) -> bool:
    texts = sheet.texts
    number = _page_number(texts)
    if number is not None:
        return number == 1
    if not texts or any(_CONTINUED.search(text) for text in texts[:6]):
        return False
    if _other_kind(current, sheet):
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


def _other_kind(current: Sequence[Sheet], sheet: Sheet) -> bool:
    before, own = recognise_sheets(current[:PAGES_THAT_TELL]), recognise_sheets([sheet])
    if DocumentType.UNKNOWN in {own.kind, before.kind} or own.kind is before.kind:
        return False
    scores = evidence(sheet.texts)
    strong = (
        own.kind is DocumentType.DRIVER_LICENSE or scores.get(own.kind, 0.0) >= 2 * LEAST_EVIDENCE
    )
    return strong and own.confidence >= 0.95


def _is_complete(current: Sequence[Sheet]) -> bool:
    """Return whether the letter so far has come to its sign-off."""
    return any(_CLOSING.search("\n".join(sheet.texts)) for sheet in current)
