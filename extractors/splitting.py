"""Several documents in one file: where one ends and the next begins, told conservatively."""

import re
from collections.abc import Sequence

from extractors.evl.covers import is_cover
from extractors.patterns import pattern_of
from extractors.recognise import Sheet, recognise_sheets, sheet_of
from extractors.values import DocumentType, Page

SURE_OF_ITS_KIND = 0.95
PAGES_THAT_TELL = 4
"""The first pages of a document tell its kind; more would cost time and say no more."""

_PAGE_OF = pattern_of(
    r"\bpage\s+(\d+)\s*(?:of|/)\s*(\d+)\b|^\W*(\d+)\s+of\s+(\d+)\W*$", re.IGNORECASE
)
_PAGE_N = pattern_of(r"^\W*page\s+(\d+)\b", re.IGNORECASE)
_CONTINUED = pattern_of(
    r"\b(?:continued|cont'?d|appendix|schedule|attachment|exhibit|addendum)\b", re.IGNORECASE
)
_SALUTATION = pattern_of(
    r"^\W*(?:to\s+whom\s+it\s+may\s+concern|dear\b|ladies\s+and\s+gentlemen)|"
    r"^\W*(?:re|subject)\s*:",
    re.IGNORECASE,
)
_TITLE = pattern_of(
    r"^\W*(?:(?:letter\s+of\s+)?employment\s+(?:verification|confirmation|record|certificate)|"
    r"(?:verification|certificate|statement|declaration|confirmation|proof|record)\s+of\s+"
    r"(?:employment|work|days|earnings)|(?:work|employment)\s+(?:recap|history|summary|statement)|"
    r"roster\s+certification|contract\s+services\s+letter)\b"
    r"(?!\s+(?:specialist|coordinator|department|dept|manager|clerk|team|office|desk|services))",
    re.IGNORECASE,
)
_CLOSING = pattern_of(
    r"(?m)^\W*(?:(?:sincerely|(?:best|kind|warm)?\s*regards|warmly|yours|faithfully|gratefully|"
    r"respectfully|very truly|cordially|authori[sz]ed|signature|signed|printed\s+name|"
    r"certified|completed\s+by|prepared\s+by|attested|executed\s+(?:on|at))\b|"
    r"(?:(?:all\s+the\s+)?best|cheers|mahalo|aloha|(?:many\s+)?thank(?:s|\s+you)|"
    r"for\s+the\s+(?:company|employer|producer|production)|on\s+behalf\s+of\s.{1,60})\W*$)|"
    r"\bdate\s+signed\b|\bprinted\s+name\b",
    re.IGNORECASE,
)
_OFFICE = pattern_of(
    r"\b(?:coordinator|accountant|producer|manager|director|specialist|supervisor|administrator|"
    r"president|controller|secretary|officer|representative|clerk)\b",
    re.IGNORECASE,
)
"""What somebody who signs is, below the name."""

_OFFICE_LINES, _OFFICE_WORDS = 5, 9
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE_LINE = pattern_of(
    rf"^\W*(?:(?:(?:run|print(?:ed)?|letter|issued?)\s+)?dated?\s*:?\s*)?(?:[a-z]+day,?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|"
    rf"\d{{1,2}}\s+{_MONTH}\s+\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)"
    r"(?:\s+(?:at\s+)?\d{1,2}:\d\d.*)?\W*$",
    re.IGNORECASE,
)
_ADDRESSED = pattern_of(r"^\W*(?:attn\b|attention\b|to\s*:|via\s+e-?mail)", re.IGNORECASE)
_LETTERHEAD = pattern_of(
    r"\(?\b\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}\b|\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b|"
    r",\s*[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,?\s+\d{5}(?:-\d{4})?$|"
    r"\b[A-Z]\d[A-Z]\s*\d[A-Z]\d\b"
)
_CREDITS = pattern_of(
    r"^\W*(?:(?:selected\s+)?(?:film|television|tv|production|work)\s*(?:and\s+\w+\s+)?"
    r"(?:credits|experience)|credits)\W*$",
    re.IGNORECASE,
)
_MAIL_HEAD = pattern_of(r"^\W*(?:from|to|sent|date|subject|cc)\s*:", re.IGNORECASE)
_RESUME_HEAD = pattern_of(
    r"\br[ée]sum[ée]\b|curriculum\s+vitae|[\w.+-]+@[\w-]+\.\w|\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b",
    re.IGNORECASE,
)
_SEPARATOR = pattern_of(
    r"^\W*(?:document|batch|file|page|job)?\s*separator\b|^\W*(?:next|new)\s+document\W*$|"
    r"^\W*patch\s*(?:code\s*)?(?:[IVX]{1,3}|T|\d)\W*$|"
    r"^\W*batch\s+(?:cover|header|separator)",
    re.IGNORECASE,
)
_ENCLOSED = pattern_of(r"\b(?:enclosed?|enclosures?|encl|attached)\b", re.IGNORECASE)
_LAST_FOUR = pattern_of(r"[Xx*•#]{2,3}-?[Xx*•#]{2}-?(\d{4})\b")
_FOUR = pattern_of(r"\b\d{4}\b")
_SEPARATOR_WORDS = 16
_TOP, _HEAD, _HEADING = 12, 18, 4
_LEAST_LINES = 6
"""Fewer are the rest of a page before: a name and an office, the last days of a list."""

_LETTERS = {DocumentType.EVL, DocumentType.REFERENCE_LETTER, DocumentType.UPGRADE_REQUEST}
_ONE_PAGE = {
    DocumentType.MEDICAL_CERTIFICATE,
    DocumentType.COURSE_CERTIFICATE,
    DocumentType.ROSTER_CERTIFICATION,
    DocumentType.PAY_STUB,
    DocumentType.RECORD_OF_EMPLOYMENT,
}
_SURE = 0.9


def split(pages: Sequence[Page]) -> list[list[Page]]:
    """Return the pages of each document in the file, in order.

    A separator sheet belongs to no document, and what follows it is another one.
    """
    parts: list[list[Sheet]] = []
    is_separated = False
    for sheet in map(sheet_of, pages):
        if _is_separator(sheet):
            is_separated = True
        elif parts and not is_separated and not _starts_another(parts[-1], sheet):
            parts[-1].append(sheet)
        else:
            parts.append([sheet])
            is_separated = False
    return [[sheet.page for sheet in part] for part in parts] or ([list(pages)] if pages else [])


def _is_separator(sheet: Sheet) -> bool:
    words = sum(len(text.split()) for text in sheet.texts)
    return words <= _SEPARATOR_WORDS and any(_SEPARATOR.search(text) for text in sheet.texts)


def _starts_another(current: Sequence[Sheet], sheet: Sheet) -> bool:
    texts = sheet.texts
    if _is_enclosed(current, sheet):
        return False
    number = _page_number(texts)
    if number is not None:
        return number == 1
    if not texts or any(_CONTINUED.search(text) for text in texts[:6]):
        return False
    return _other_kind(current, sheet) or _opens_another(current, sheet)


def _is_enclosed(current: Sequence[Sheet], sheet: Sheet) -> bool:
    """Return whether a page is a payroll report on one person that the letter says it encloses.

    The letter leaves the days to it, so it is read with the letter; a report on several people,
    or one that no letter speaks of, is a document of its own.
    """
    numbers = {number for text in sheet.texts for number in _LAST_FOUR.findall(text)}
    said = " ".join(text for each in current for text in each.texts)
    if len(numbers) != 1 or not _ENCLOSED.search(said) or not numbers & set(_FOUR.findall(said)):
        return False
    report = recognise_sheets([sheet]).kind is DocumentType.PAYROLL_EXPORT
    return report and recognise_sheets(current[:PAGES_THAT_TELL]).kind is DocumentType.EVL


def _opens_another(current: Sequence[Sheet], sheet: Sheet) -> bool:
    """Return whether a page begins as a paper of its own, and the one before may have ended.

    What follows the cover sheet of a fax is what was faxed.
    """
    said = [each for each in current if each.texts]
    if len(said) == 1 and is_cover(said[0].page):
        return False
    own = recognise_sheets([sheet])
    if own.kind in _ONE_PAGE and own.confidence >= _SURE:
        return True
    if _opens_resume(sheet, own.kind):
        # A resume may repeat its writer's name on every page.
        return sheet.texts[:1] != current[0].texts[:1]
    if not _opens_letter(sheet, own.kind):
        return False
    if _is_complete(current) or _is_headed_anew(current[0], sheet):
        return True
    before = recognise_sheets(current[:PAGES_THAT_TELL]).kind
    return before not in _LETTERS and before is not DocumentType.UNKNOWN


def _opens_letter(sheet: Sheet, kind: DocumentType) -> bool:
    """Return whether a page begins as letters do: a title, a mail's head, or two lesser signs."""
    texts = sheet.texts
    if any(_TITLE.search(text) for text in texts[:8]) or _has_mail_head(texts):
        return True
    has_letterhead = any(_LETTERHEAD.search(text) for text in texts[:5])
    signs = (_is_dated(texts), _is_addressed(texts), has_letterhead, kind in _LETTERS)
    return sum(signs) >= 2


def _is_headed_anew(first: Sheet, sheet: Sheet) -> bool:
    """Return whether a page has a letterhead or title of its own that the first one has not.

    What goes on repeats its letterhead, or has none.
    """
    if set(first.texts[:_HEADING]) & set(sheet.texts[:2]):
        return False
    top = sheet.texts[:_HEADING]
    is_whole = len(sheet.texts) >= _LEAST_LINES
    is_titled = any(_TITLE.search(text) for text in top)
    has_address = any(_LETTERHEAD.search(text) for text in top)
    is_letter = _is_dated(sheet.texts) and _is_addressed(sheet.texts)
    return is_whole and (is_titled or has_address or is_letter)


def _is_dated(texts: Sequence[str]) -> bool:
    return any(_DATE_LINE.search(text) for text in texts[:_TOP])


def _is_addressed(texts: Sequence[str]) -> bool:
    return any(_SALUTATION.search(text) or _ADDRESSED.search(text) for text in texts[:_HEAD])


def _has_mail_head(texts: Sequence[str]) -> bool:
    return sum(bool(_MAIL_HEAD.search(text)) for text in texts[:8]) >= 3


def _opens_resume(sheet: Sheet, kind: DocumentType) -> bool:
    has_head = any(_RESUME_HEAD.search(text) for text in sheet.texts[:6])
    lists_credits = any(_CREDITS.search(text) for text in sheet.texts[:6])
    return has_head and (kind is DocumentType.RESUME or lists_credits)


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
    own = recognise_sheets([sheet])
    if own.kind is DocumentType.UNKNOWN or own.confidence < SURE_OF_ITS_KIND:
        return False
    before = recognise_sheets(current[:PAGES_THAT_TELL]).kind
    if before is DocumentType.RESUME and own.kind in _LETTERS and not _has_sign_of_letter(sheet):
        return False  # A list of shows that goes on in its middle reads like a letter of days.
    return before not in {DocumentType.UNKNOWN, own.kind}


def _has_sign_of_letter(sheet: Sheet) -> bool:
    """Return whether a page bears anything that opens or ends a letter, but for its words."""
    texts = sheet.texts
    headed = any(_LETTERHEAD.search(text) or _TITLE.search(text) for text in texts[:8])
    closed = _CLOSING.search("\n".join(texts)) is not None
    return headed or closed or _has_mail_head(texts) or _is_dated(texts) or _is_addressed(texts)


def _is_complete(current: Sequence[Sheet]) -> bool:
    """Return whether the letter so far has come to its sign-off, or to somebody's office."""
    if any(_CLOSING.search("\n".join(sheet.texts)) for sheet in current):
        return True
    last = next((sheet.texts for sheet in reversed(current) if sheet.texts), ())
    return any(
        _OFFICE.search(text) and len(text.split()) <= _OFFICE_WORDS and not _MAIL_HEAD.match(text)
        for text in last[-_OFFICE_LINES:]
    )
