"""Names that reviewers taught to mean the same thing."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from validators.titles import parse_title
from validators.values import Alias, AliasKind

_LEGAL_FORMS = {"inc", "llc", "ltd", "lp", "llp", "corp", "co", "company", "the", "and"}
_Node = tuple[str, str | None]
"""A name in comparable form, and the season when it is a title that names one."""

_PEOPLE = {AliasKind.PERSON, AliasKind.LOAN_OUT}


def known_as(aliases: Iterable[Alias], kind: AliasKind, text: str) -> tuple[str, ...]:
    """Return a name and every name taught to mean the same, the name itself first.

    What was taught holds in both directions and through others: when A is B and B is C, A is C.
    A title taught without season is that of every season; one with a season says nothing of the
    others, because a working title is that of one season.
    """
    pairs = [(a.one, a.other) for a in aliases if a.kind is kind]
    pairs += [(other, one) for one, other in pairs]
    found, reached = {_node(kind, text): text}, 0
    while reached < len(found):
        reached = len(found)
        for one, other in pairs:
            for season in _seasons_meant(kind, one, found):
                name = _in_season(kind, other, season)
                found.setdefault(_node(kind, name), name)
    return tuple(found.values())


def alias_key(kind: AliasKind, text: str) -> str:
    """Return a name in comparable form: no case, accents, punctuation or season, in any order."""
    if kind is AliasKind.PRODUCTION:
        return " ".join(parse_title(text).words)
    words = _words(text)
    if kind in _PEOPLE:
        words = sorted(words)
    return " ".join(word for word in words if word not in _LEGAL_FORMS) or " ".join(words)


def _node(kind: AliasKind, text: str) -> _Node:
    season = parse_title(text).season if kind is AliasKind.PRODUCTION else None
    return alias_key(kind, text), season


def _seasons_meant(kind: AliasKind, text: str, found: Collection[_Node]) -> list[str | None]:
    """Return the seasons for which a taught name means a name found so far; None is no matter."""
    key, season = _node(kind, text)
    if season is not None:
        return [None] if (key, season) in found else []
    return [known for name, known in found if name == key]


def _in_season(kind: AliasKind, text: str, season: str | None) -> str:
    if kind is not AliasKind.PRODUCTION or season is None or parse_title(text).season:
        return text
    return f"{text}, Season {season}"


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower().replace(".", "").replace("'", ""))
    return re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
