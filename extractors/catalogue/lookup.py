"""From words on a page to the catalogue's names for them: exact, by synonym, then by likeness."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from extractors.catalogue.misspelled import is_misspelled
from extractors.catalogue.vocabulary import Classification, Local, load

LIKENESS_FLOOR = 75.0
"""Measured: titles with up to three wrong characters score above, the worst non-title 69.6."""

SHORT_LIKENESS_FLOOR = 85.0
"""For words under six letters, where one wrong letter may make another word ("trip", "grip")."""

_ABBREVIATIONS = {
    "asst": "assistant", "ast": "assistant", "assist": "assistant", "dept": "department",
    "coord": "coordinator", "tech": "technician", "1st": "first", "2nd": "second",
    "3rd": "third", "jr": "junior", "sr": "senior", "elec": "electric", "op": "operator",
    "foreman": "foreperson", "forewoman": "foreperson", "sfx": "special effects",
    "spfx": "special effects", "makeup": "make up", "hairstylist": "hair stylist",
    "propmaker": "prop maker", "propmaster": "prop master", "leadman": "lead person",
    "opr": "operator", "supv": "supervisor", "mech": "mechanic", "ass": "assistant",
    "transpo": "transportation", "transp": "transportation", "cam": "camera",
}  # fmt: skip
_PERSON = re.compile(r"\b(\w+?)\s*(?:man|woman|men|women)\b")
_NOT_PERSON = frozenset({"wo", "fore", "gang", "lead", "her", "gentle"})
_TRAILING_CODE = re.compile(
    r"\s*[\[(]?\s*(?:(?:occ(?:upation)?\.?|class\.?)\s*(?:code)?\s*(?:no\.?|#)?[:\s]*)?"
    r"#?\d{4}[A-Z]?\s*[\])]?\s*$",
    re.IGNORECASE,
)
_LEADING_CODE = re.compile(r"^\s*#?\d{4}\s*[-–—:/]?\s+(?=[A-Za-z])")
_LOCAL_TAIL = re.compile(
    r"[\s,(\-–—/]*(?:\b(?:I\.?A\.?T\.?S\.?E\.?|Teamsters|IBT|Laborers)\b[\s,]*)?"
    r"\b(?:Local|Loc\.?|L)\s*(?:No\.?|#)?\s*#?\d{2,3}[A-Z]?\)?\s*$",
    re.IGNORECASE,
)
_LOCAL_NUMBER = re.compile(
    r"\b(?:Local(?:\s+Union)?|Loc\.?|L\.|LU)\s*(?:No\.?|Number|Num\.?|#)?\s*[#:]?\s*"
    r"(?P<number>\d{2,4}[A-Z]?)\b|"
    r"\b(?:I\.?A\.?T\.?S\.?E\.?|Teamsters|IBT|IBEW)\s*(?:#|No\.?)?\s*(?P<after>\d{2,4}[A-Z]?)\b|"
    r"^\s*#?(?P<bare>\d{2,3}[A-Z]?)\s*$|^\s*(?P<first>\d{2,3}[A-Z]?)\s*[-–—(/:]\s*[A-Za-z]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Match:
    """A catalogue entry that a printed text names, how it was found and how alike (0 to 100)."""

    name: str
    local: str
    codes: tuple[str, ...]
    status: str
    roster_name: str
    how: Literal["name", "synonym", "code", "likeness"]
    score: float


def classification(text: str, local: str | None = None) -> Match | None:
    """Return the classification that ``text`` names, those of ``local`` preferred, else None."""
    key = _key(_bare(text))
    if len(key) < 2:
        return None
    exact = _exact(key, local)
    return exact or _alike(key, local)


def occupation_code(code: str) -> Match | None:
    """Return the classification of a 4-digit occupation code, else None."""
    return _codes().get(code.strip().lstrip("#"))


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
    number = next(group for group in found.groups() if group)
    return number.upper().lstrip("0")


def production_type(text: str) -> str | None:
    """Return the production type (ARCHITECTURE: public contracts) that ``text`` words, or None."""
    found = production_wording(text)
    return found[0] if found else None


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
    return _categories().get(_key(text))


def _bare(text: str) -> str:
    text = _LEADING_CODE.sub("", text)
    text = _LOCAL_TAIL.sub("", text)
    return _TRAILING_CODE.sub("", text)


@cache
def _key(text: str) -> str:
    plain = re.sub(r"['’]s?\b|\.", "", text)
    words = default_process(plain).split()
    full = " ".join(_ABBREVIATIONS.get(word, word) for word in words)
    return (
        _PERSON.sub(_as_person, full)
        .replace("craft service", "crafts service")
        .replace("crafts services", "crafts service")
    )


def _as_person(found: re.Match[str]) -> str:
    stem = found.group(1)
    return found.group(0) if stem in _NOT_PERSON else f"{stem} person"


def _exact(key: str, local_wanted: str | None) -> Match | None:
    entries = _keys().get(key, ())
    own = [match for match in entries if match.local == local_wanted]
    return next(iter([*own, *entries]), None)


def _alike(key: str, local_wanted: str | None) -> Match | None:
    floor = SHORT_LIKENESS_FLOOR if len(key) < 6 else LIKENESS_FLOOR
    for choices in (_keys_of(local_wanted), tuple(_keys())):
        near = process.extract(key, choices, scorer=fuzz.ratio, score_cutoff=floor, limit=_NEAREST)
        spelled = [(choice, score) for choice, score, _ in near if is_misspelled(key, choice)]
        found = _exact(spelled[0][0], local_wanted) if spelled else None
        if found is not None:
            return _with(found, "likeness", spelled[0][1])
    return _exact_in_other_order(key, local_wanted)


_NEAREST = 5


def _exact_in_other_order(key: str, local_wanted: str | None) -> Match | None:
    """Return the title of the same words in another order: "Costume Designer's Assistant"."""
    same = _orders().get(" ".join(sorted(key.split())))
    found = _exact(same, local_wanted) if same is not None else None
    return _with(found, "likeness", _OTHER_ORDER) if found is not None else None


_OTHER_ORDER = 95.0


@cache
def _orders() -> dict[str, str]:
    return {" ".join(sorted(key.split())): key for key in reversed(_keys()) if " " in key}


def _with(match: Match, how: Literal["code", "likeness"], score: float) -> Match:
    return Match(match.name, match.local, match.codes, match.status, match.roster_name, how, score)


@cache
def _keys() -> dict[str, tuple[Match, ...]]:
    found: dict[str, tuple[Match, ...]] = {}
    for entry in load().classifications:
        for text in (entry.name, *entry.also):
            how: Literal["name", "synonym"] = "name" if text == entry.name else "synonym"
            match = _match(entry, how)
            others = [m for m in found.get(_key(text), ()) if m.name != match.name]
            found[_key(text)] = tuple(sorted([*others, match], key=lambda m: m.how != "name"))
    return found


@cache
def _keys_of(number: str | None) -> tuple[str, ...]:
    return tuple(k for k, found in _keys().items() if any(m.local == number for m in found))


def _match(entry: Classification, how: Literal["name", "synonym"]) -> Match:
    roster_name = entry.roster_name or entry.name
    return Match(entry.name, entry.local, entry.codes, entry.status, roster_name, how, 100.0)


@cache
def _codes() -> dict[str, Match]:
    entries = load().classifications
    by_name = {(entry.local, entry.name): _match(entry, "name") for entry in entries}
    found = {
        code: _with(by_name[entry.local, entry.name], "code", 100.0)
        for entry in entries
        for code in entry.codes
    }
    for row in load().long_form_codes:
        if row.local and row.classification:
            found[row.code] = _with(by_name[row.local, row.classification], "code", 100.0)
    return found


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
        _key(text): entry.id
        for entry in load().categories_411
        for text in (entry.id, entry.name, *entry.also)
    }


def _company_key(text: str) -> str:
    return re.sub(r"\s+", " ", default_process(text.replace("&", " and ")))
