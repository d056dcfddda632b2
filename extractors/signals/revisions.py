"""Whether a PDF was saved again after it was made, and which words that changed."""

import re
from collections import Counter
from collections.abc import Sequence

import pypdfium2 as pdfium

from extractors.signals.telling import quoted, signal
from extractors.values import Finding, Page, Place, Severity, Word

_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_OBJECT = re.compile(rb"\d+\s+\d+\s+obj\b")
_MOST_COMPARED_PAGES = 20
_MOST_WORDS = 8


def revision_ends(data: bytes) -> list[int]:
    """Return where each revision of a PDF ends, in bytes; the last one is the file itself.

    A part without objects (the second table of a Word export) is no revision, nor is the first
    part of a file made for viewing page by page on the web ("linearized").
    """
    ends, begin = list[int](), 0
    for end in (match.end() for match in _END.finditer(data)):
        if _OBJECT.search(data, begin, end):
            ends.append(end)
        begin = end
    is_linearized = b"/Linearized" in data[:1024]
    return ends[1:] if is_linearized and len(ends) > 1 else ends


def revision_findings(data: bytes, pages: Sequence[Page]) -> dict[int, tuple[Finding, ...]]:
    """Return for each page what saving the file again changed on it; page 0 is the whole file."""
    ends = revision_ends(data)
    if len(ends) < 2:
        return {}
    before = _words_of(data[: ends[0]])
    changed = {
        page.number: (finding,)
        for page in pages[:_MOST_COMPARED_PAGES]
        if before is not None and (finding := _changed(page, before)) is not None
    }
    message = f"The file was saved {len(ends)} times, each time behind what it held before. " + (
        "What that changed stands beside it." if changed else "No printed word changed."
    )
    return {0: (signal("file-revised", message),), **changed}


def _changed(page: Page, before: dict[int, list[str]]) -> Finding | None:
    if page.source != "text layer" or page.number not in before:
        return None
    old = Counter(before[page.number])
    new = Counter(word.text for word in (*page.words, *page.hidden))
    # To fill a form and save it is what forms are for.
    filled = Counter(word for value in page.form for word in value.value.split())
    came, gone = new - old - filled, old - new
    if not came and not gone:
        return None
    added = _places(page.words, came)
    said = [f"{quoted(list(came)[:_MOST_WORDS])} came"] if came else []
    said += [f"{quoted(list(gone)[:_MOST_WORDS])} went"] if gone else []
    message = (
        f"After the file was first saved, words on page {page.number} changed: "
        f"{', '.join(said)}. Ask the issuer which is right."
    )
    places = tuple(Place(page.number, word.box, word.text) for word in added[:_MOST_WORDS])
    return signal("possible-alteration", message, places, severity=Severity.WARNING)


def _places(words: Sequence[Word], came: Counter[str]) -> list[Word]:
    return [word for word in words if word.text in came]


def _words_of(data: bytes) -> dict[int, list[str]] | None:
    """Return the words of each page of a revision, None when it cannot be opened."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return None
    try:
        count = min(len(document), _MOST_COMPARED_PAGES)
        return {n + 1: _text_of(document[n]).split() for n in range(count)}
    except pdfium.PdfiumError:
        return None
    finally:
        document.close()


def _text_of(page: pdfium.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()
