"""The classification that a printed title or an occupation code names."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from extractors.catalogue.misspelled import is_misspelled
from extractors.catalogue.title_keys import bare_title, title_key
from extractors.catalogue.vocabulary import Classification, load

LIKENESS_FLOOR = 75.0
"""Measured: titles with up to three wrong characters score above, the worst non-title 69.6."""

SHORT_LIKENESS_FLOOR = 85.0
"""For words under six letters, where one wrong letter may make another word ("trip", "grip")."""


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
    key = title_key(bare_title(text))
    if len(key) < 2:
        return None
    exact = _exact(key, local)
    return exact or _alike(key, local)


def is_known_title(text: str) -> bool:
    """Return whether ``text`` is a title of the catalogue in its own words, misread ones aside."""
    key = title_key(bare_title(text))
    return len(key) > 1 and key in _keys()


def occupation_code(code: str) -> Match | None:
    """Return the classification of a 4-digit occupation code, else None."""
    return _codes().get(code.strip().lstrip("#"))


def _exact(key: str, local_wanted: str | None) -> Match | None:
    entries = _keys().get(key, ())
    own = [match for match in entries if match.local == local_wanted]
    return next(iter([*own, *entries]), None)


@lru_cache(maxsize=4096)
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
            others = [m for m in found.get(title_key(text), ()) if m.name != match.name]
            found[title_key(text)] = tuple(sorted([*others, match], key=lambda m: m.how != "name"))
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
