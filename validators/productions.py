"""Whether two titles mean the same production, season-aware."""

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from validators.matching import Match, Strength, best, cannot_tell, different, same
from validators.titles import Title, titles_written

_SHORTEST_CUT = 10
"""A title cut short by a narrow column must keep at least this many letters to be asked about."""


@lru_cache(maxsize=65536)
def same_production(
    one: str, other: str, *, season: str | None = None, other_season: str | None = None
) -> Match:
    """Return whether two printed titles are one production; one season of a series is a show.

    Where a side gives several titles (a working title, *aka*), one that agrees is enough.
    """
    ones, others = titles_written(one, season), titles_written(other, other_season)
    return best([_compared(a, b, one, other) for a in ones for b in others])


def _compared(a: Title, b: Title, one: str, other: str) -> Match:
    if not a.words or not b.words:
        return cannot_tell("one side names no production")
    if a.season and b.season and a.season != b.season:
        return different(f"season {a.season} and season {b.season} are two shows")
    if a.words == b.words or a.text.replace(" ", "") == b.text.replace(" ", ""):
        return same("the titles agree")
    if _nearly(a.text, b.text):
        return same(f"“{one}” and “{other}” differ by a letter", Strength.ALIKE)
    if set(a.words) <= set(b.words) or set(b.words) <= set(a.words) or _cut(a.text, b.text):
        return cannot_tell(f"“{one}” may be short for “{other}”")
    return different(f"“{one}” and “{other}” are different titles")


def _nearly(one: str, other: str) -> bool:
    same_digits = re.findall(r"\d+", one) == re.findall(r"\d+", other)
    shorter = min(len(one), len(other))
    misread = 1 if shorter < 16 else 2
    return same_digits and shorter >= 8 and DamerauLevenshtein.distance(one, other) <= misread


def _cut(one: str, other: str) -> bool:
    shorter, longer = sorted((one.replace(" ", ""), other.replace(" ", "")), key=len)
    return len(shorter) >= _SHORTEST_CUT and longer.startswith(shorter)
