"""What words on a page name: locals, kinds of production, payroll companies, categories."""

import re
from functools import cache, lru_cache

from rapidfuzz.utils import default_process

from extractors.catalogue.title_keys import title_key
from extractors.catalogue.vocabulary import Local, load
from extractors.patterns import pattern_of

_SPELLED = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
)
SPELLED_LOCALS = "|".join(form for word in _SPELLED for form in (word.title(), word.upper()))
"""The numbers that locals are called by in words: "Local One", "LOCAL SIXTEEN"."""

LETTERS_OF_LOCALS = r"(?:USA|IA|I\.A\.)"
"""The letters that some locals have before their number: "Local USA 829"."""

_LOCAL_NUMBER = pattern_of(
    rf"\b(?:Local(?:\s+Union)?|section\s+locale)\s*(?:{LETTERS_OF_LOCALS}\s?)?(?:No\.?|Number|Num\.?|#)?\s*[#:]?\s*"
    rf"(?P<number>\d{{1,4}}[A-Z]?|{SPELLED_LOCALS})\b|"
    r"\b(?:Loc\.?|L\.|LU)\s*(?:No\.?|Number|Num\.?|#)?\s*[#:]?\s*(?P<short>\d{2,4}[A-Z]?)\b|"
    r"\b(?:I\.?A\.?T\.?S\.?E\.?|Teamsters|IBT|IBEW)\s*[,/-]?\s*(?:#|No\.?)?\s*(?P<after>\d{2,4}[A-Z]?)\b|"
    r"\b(?P<before>\d{2,3})\s(?:IATSE|AIEST)\b|"
    r"^\s*#?(?P<bare>\d{2,3}[A-Z]?)\s*$|^\s*(?P<first>\d{2,3}[A-Z]?)\s*[-–—(/:]\s*[A-Za-z]",
    re.IGNORECASE,
)


def local(text: str) -> Local | None:
    """Return the local that ``text`` names by number ("IATSE Local 80") or by name, else None."""
    number = local_number(text)
    if number is not None:
        return _locals().get(number)
    return _local_names().get(default_process(text))


def local_number(text: str) -> str | None:
    """Return the bare number of the local that ``text`` prints, known to us or not."""
    found = _LOCAL_NUMBER.search(text)
    if found is None:
        return None
    number = next(group for group in found.groups() if group).lower()
    spelled = _SPELLED.index(number) + 1 if number in _SPELLED else None
    return str(spelled) if spelled is not None else number.upper().lstrip("0")


def production_type(text: str) -> str | None:
    """Return the production type (ARCHITECTURE: public contracts) that ``text`` words, or None."""
    found = production_wording(text)
    return found[0] if found else None


@lru_cache(maxsize=4096)
def production_wording(text: str) -> tuple[str, str] | None:
    """Return the production type that ``text`` words and the longest wording that says so."""
    squeezed = re.sub(r"\s+", " ", f" {default_process(text)} ")
    for kind, wordings in _production_wordings():
        said = [wording for wording in wordings if f" {wording} " in squeezed]
        if said:
            return kind, max(said, key=len)
    return _broken_wording(squeezed)


def _broken_wording(squeezed: str) -> tuple[str, str] | None:
    """Return the type whose wording is the whole text but for spaces within its words."""
    whole = squeezed.replace(" ", "")
    for kind, wordings in _production_wordings():
        for wording in wordings:
            if len(whole) > 6 and wording.replace(" ", "") == whole:
                return kind, squeezed.strip()
    return None


def payroll_company(text: str) -> str | None:
    """Return the catalogue's name of the payroll company that ``text`` names, else None."""
    plain = f" {_company_key(text)} "
    for name, wordings in _payroll_wordings():
        if any(f" {wording} " in plain for wording in wordings):
            return name
    return None


def category_411(text: str) -> str | None:
    """Return the id of the Local 411 category that ``text`` names ("2APC"), else None."""
    return _categories().get(title_key(text))


@cache
def _locals() -> dict[str, Local]:
    return {entry.number: entry for entry in load().locals}


@cache
def _local_names() -> dict[str, Local]:
    return {
        default_process(name): entry
        for entry in load().locals
        for name in (entry.name, *entry.also)
    }


@cache
def _production_wordings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    def plain(wording: str) -> str:
        return re.sub(r"\s+", " ", default_process(wording))

    return tuple((k.type, tuple(plain(w) for w in k.wordings)) for k in load().production_types)


@cache
def _payroll_wordings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (c.name, tuple(_company_key(w) for w in (c.name, *c.also) if len(w) > 2))
        for c in load().payroll_companies
    )


@cache
def _categories() -> dict[str, str]:
    return {
        title_key(text): entry.id
        for entry in load().categories_411
        for text in (entry.id, entry.name, *entry.also)
    }


def _company_key(text: str) -> str:
    return re.sub(r"\s+", " ", default_process(text.replace("&", " and ")))
