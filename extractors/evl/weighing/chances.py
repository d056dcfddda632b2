"""The chance of each text, and of none of them, to be the value of a field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import exp

from extractors.catalogue import production_type
from extractors.evl.weighing.learned import Weights

ALWAYS = "always"
"""A sign that every text has: its weight says how often none of them is the value."""

PEOPLE = frozenset({"employee_name", "signatory_name"})
_KINDS = frozenset({"a kind", "has a kind"})
_NEVER = frozenset({"no letters", "a date", "mostly digits", "of days", "a legend", "union alone"})

Texts = Mapping[str, tuple[str, frozenset[str]]]
"""Each text and its signs, by its key."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The keys that may be the value with their chances, the best first, and the chance of none."""

    keys: tuple[tuple[str, float], ...]
    none: float

    def chance(self, key: str) -> float:
        """Return the chance of one key, 0 for one that may not be the value at all."""
        return next((chance for each, chance in self.keys if each == key), 0.0)

    @property
    def best(self) -> str | None:
        """The key of the text that is most likely the value; ``None`` when likelier none is."""
        return self.keys[0][0] if self.keys and self.keys[0][1] > self.none else None


def may_be(field: str, signs: frozenset[str]) -> bool:
    """Return whether a text with these signs is looked at for a field at all."""
    return _can_be(field, signs) or bool(_said_of(field, signs))


def _said_of(field: str, signs: Iterable[str]) -> frozenset[str]:
    """Return the signs by which a reader gave a text for a field."""
    chosen, read = f"chosen {field}", f"read {field} "
    return frozenset(sign for sign in signs if sign == chosen or sign.startswith(read))


def _can_be(field: str, signs: frozenset[str]) -> bool:
    """Return whether a text that no reader gave for a field can be its value by its shape."""
    if field in PEOPLE:
        return "a person" in signs and "a holiday" not in signs
    if field == "production_type":
        return not signs.isdisjoint(_KINDS)
    return signs.isdisjoint(_NEVER) or (field == "production_title" and "quoted" in signs)


def ranked(field: str, texts: Texts, weights: Weights) -> Ranked:
    """Return the texts in the order of their chances to be the value of ``field``.

    Of texts that word one kind of production the best stands for all.
    """
    always = weights.get(ALWAYS, 0.0)
    weight = weights.get
    said = _said_of(field, frozenset().union(*(signs for _, signs in texts.values())))
    scores = {
        key: always + sum([weight(sign, 0.0) for sign in signs])
        for key, (_, signs) in texts.items()
        if _can_be(field, signs) or not said.isdisjoint(signs)
    }
    most = max((0.0, *scores.values()))
    odds = {key: exp(score - most) for key, score in scores.items()}
    whole = sum(odds.values()) + exp(-most)
    order = sorted(odds, key=lambda key: -odds[key])
    found = Ranked(tuple((key, odds[key] / whole) for key in order), exp(-most) / whole)
    return by_meaning(found, production_type) if field == "production_type" else found


def by_meaning(found: Ranked, meaning: Callable[[str], str | None]) -> Ranked:
    """Return the first key of each meaning with the chances of all that mean the same."""
    first: dict[str | None, str] = {}
    chances: dict[str, float] = {}
    for key, chance in found.keys:
        kept = first.setdefault(meaning(key), key)
        chances[kept] = chances.get(kept, 0.0) + chance
    order = sorted(chances, key=lambda key: -chances[key])
    return Ranked(tuple((key, chances[key]) for key in order), found.none)
