"""What the catalogue, or a legal form, tells wherever it stands, where nothing else named it.

A position, a kind of production or a company that no label and no verb leads up to is one still:
"• “Route 9”, Moth & Lamp Films, Inc.: Key Grip; 03/04/2026". Such a value is a guess by its place.
"""

import re
from collections.abc import Iterator, Sequence

from extractors import catalogue
from extractors.catalogue.lookup import production_wording
from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.offices import OFFICE, is_of_departments
from extractors.evl.prose.apposition import titles_behind_a_kind
from extractors.evl.prose.companies import COMPANY, company_in
from extractors.names import has_legal_form, looks_like_company
from extractors.passages import Passage
from extractors.patterns import pattern_of
from extractors.word_lists import word_set

FIELDS = frozenset({"classification", "employer", "production", "production_type"})

_FRAGMENT = pattern_of(r"[^,.;:()\[\]|/•·–—“”\"?]+(?:\.(?=\w)[^,.;:()\[\]|/•·–—“”\"?]+)*")
_COMPANY = pattern_of(COMPANY)
_WORD = pattern_of(r"[^\W\d_]{3}")
_QUOTED = pattern_of(r"[“\"][^”\"]{1,70}[”\"]")
_WRITERS = pattern_of(
    r"(?i)\b(?:I am|I serve as|undersigned|my (?:title|position)|am the|sincerely|signed)\b"
)
_NO_EMPLOYER = pattern_of(
    r"(?i)contract services|iatse|teamsters|\blocal \d|\bpayroll\b|trust fund|"
    r"\b(?:roster|department|dept)\b|\bunion$|^dear\b"
)
_HEADINGS = word_set("date dates day days hours title")
"""Words of the heads of columns, which are no company's."""

_MOST_WORDS = 6


def named_anywhere(text: Passage, missing: frozenset[str]) -> Iterator[Hit]:
    """Yield what stands in ``text`` for the fields of ``FIELDS`` that are ``missing``."""
    if "employer" in missing:
        yield from _companies(text)
        yield from _companies_behind(text)
    if "production" in missing:
        yield from (hit for hit in titles_behind_a_kind(text) if hit.field in missing)
    plain = _QUOTED.sub(_blank, _COMPANY.sub(_blank_legal, text.text))
    for fragment in _FRAGMENT.finditer(plain):
        if _WORD.search(fragment.group()) is None:
            continue
        if "classification" in missing:
            yield from _positions(text, plain, fragment)
        if "production_type" in missing:
            yield from _kinds(text, fragment)
        if "employer" in missing:
            yield from _company_alone(text, fragment)


def _companies(text: Passage) -> Iterator[Hit]:
    for match in _COMPANY.finditer(text.text):
        if not looks_like_company(match.group()):
            continue
        said = company_in(match.group())
        named = said is not None and has_legal_form(said) and not is_of_departments(said)
        if said is not None and named and not _NO_EMPLOYER.search(said):
            start = match.start() + match.group().index(said)
            yield _guess(text, "employer", start, start + len(said))


_BEHIND = pattern_of(rf"\b(?:for|by|at|with|of)\s+(?P<v>{COMPANY})")


def _companies_behind(text: Passage) -> Iterator[Hit]:
    """Yield the companies without a legal form that a preposition leads to."""
    for match in _BEHIND.finditer(text.text):
        said = company_in(match["v"])
        if said is None or production_wording(said) or catalogue.classification(said):
            continue
        if len(said.split()) > 1 and not _NO_EMPLOYER.search(said):
            start = match.start("v") + match["v"].index(said)
            yield _guess(text, "employer", start, start + len(said))


def _company_alone(text: Passage, fragment: re.Match[str]) -> Iterator[Hit]:
    """Yield the company that a whole fragment names, be it without a legal form."""
    said = fragment.group().strip()
    if not looks_like_company(said) or production_wording(said) or OFFICE.search(said):
        return
    if _HEADINGS & set(said.lower().split()):
        return
    named = _COMPANY.fullmatch(said) is not None and company_in(said) == said
    if named and len(said.split()) > 1 and not _NO_EMPLOYER.search(said):
        start = fragment.start() + fragment.group().index(said)
        yield _guess(text, "employer", start, start + len(said))


def _positions(text: Passage, plain: str, fragment: re.Match[str]) -> Iterator[Hit]:
    """Yield the longest title of the catalogue that a fragment is, begins or ends with."""
    if _WRITERS.search(plain[max(0, fragment.start() - 40) : fragment.end()]):
        return
    words = list(re.finditer(r"\S+", fragment.group()))
    for first, last in _stretches(len(words)):
        start, end = words[first].start(), words[last - 1].end()
        said = fragment.group()[start:end]
        match = catalogue.classification(said) if said[:1].isupper() else None
        if match is not None and match.how != "likeness":
            start = 0 if last == len(words) and _IN_CAPITALS.fullmatch(fragment.group()) else start
            yield _guess(text, "classification", fragment.start() + start, fragment.start() + end)
            return


_IN_CAPITALS = pattern_of(r"[A-Z][\w'’/&-]*(?: [A-Z0-9][\w'’/&-]*){0,3}")
"""A few words in capitals before a known title belong to it: "Story Editor"."""


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words that reach to an end of a fragment, longest first."""
    for size in range(min(count, _MOST_WORDS), 0, -1):
        yield 0, size
        if size < count:
            yield count - size, count


_LOCAL_BEHIND = pattern_of(r"\W{1,3}(?i:local)\b")


def _kinds(text: Passage, fragment: re.Match[str]) -> Iterator[Hit]:
    """Yield the kind of production that a whole fragment words: "(TV Series)", "a Mini-series"."""
    said = re.sub(r"^\s*(?i:an?|the|this (?:is|was) an?)\s+", "", fragment.group()).strip()
    named = production_wording(said)
    local = _LOCAL_BEHIND.match(text.text, fragment.end())
    if named is None or local or len(said.split()) > len(named[1].split()) + 2:
        return
    start = fragment.start() + fragment.group().index(said)
    yield _guess(text, "production_type", start, start + len(said))


def _guess(text: Passage, field: str, start: int, end: int) -> Hit:
    return Hit(field, text.cut(start, end), Found.GUESS, text.line_at(start))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _blank_legal(found: re.Match[str]) -> str:
    return _blank(found) if has_legal_form(found.group()) else found.group()


def lacking(hits: Sequence[Hit]) -> frozenset[str]:
    """Return the fields of ``FIELDS`` that no hit names; who paid or lent is no employer yet."""
    paid_by = {
        _plain(hit.text) for hit in hits if hit.field in {"payroll_company", "loanout_company"}
    }
    told = {hit.field for hit in hits if hit.field != "employer" or _plain(hit.text) not in paid_by}
    return FIELDS - told


def _plain(text: str) -> str:
    return text.lower().strip(" .,")
