"""Whether two printed job titles or occupation codes mean the same classification."""

import re
from functools import lru_cache

from extractors import catalogue
from validators.matching import Match, Strength, cannot_tell, different, same


@lru_cache(maxsize=16384)
def same_classification(one: str | None, other: str | None, *, local: str | None = None) -> Match:
    """Return whether two titles or occupation codes mean one roster classification.

    Titles that the catalogue knows only by likeness never prove a difference.
    """
    if not one or not other:
        return cannot_tell("one side names no classification")
    if _plain(one) == _plain(other):
        return same("the classifications agree")
    a, b = canonical(one, local), canonical(other, local)
    if a is None or b is None:
        unknown = one if a is None else other
        return cannot_tell(f"“{unknown}” is no classification that the catalogue knows")
    return _entries(a, b, one, other)


def _entries(a: catalogue.Match, b: catalogue.Match, one: str, other: str) -> Match:
    if a.roster_name == b.roster_name and a.local == b.local:
        return same(f"“{one}” and “{other}” both mean {a.roster_name}", Strength.KNOWN)
    if _is_finer(a, b) or _is_finer(b, a):
        return cannot_tell(f"“{one}” and “{other}” may be one classification, more or less finely")
    if "likeness" in {a.how, b.how}:
        return cannot_tell(f"“{one}” and “{other}” may be two classifications")
    return different(f"“{one}” is {_named(a)}, “{other}” is {_named(b)}")


def canonical(text: str, local: str | None = None) -> catalogue.Match | None:
    """Return the catalogue's entry for a title or a 4-digit occupation code, else None."""
    if re.fullmatch(r"\s*#?\d{4}\s*", text):
        return catalogue.occupation_code(text)
    return catalogue.classification(text, local)


def _is_finer(fine: catalogue.Match, coarse: catalogue.Match) -> bool:
    """Return True for a wage title that names a craft of its local more finely than a roster does.

    Which roster classification such a title belongs to is stated nowhere (DOMAIN 3.2).
    """
    words, craft = set(_plain(fine.roster_name).split()), set(_plain(coarse.roster_name).split())
    return fine.local == coarse.local and craft < words and fine.status == "wage_title"


def _named(entry: catalogue.Match) -> str:
    return f"{entry.roster_name} of Local {entry.local}"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
