"""One text for each field of a record, no text for two that it cannot be both."""

from collections.abc import Mapping, Sequence
from math import log

from extractors.evl.weighing.chances import Ranked

APART = frozenset({"employee_name", "production_title", "classification", "employer"})
"""Fields of which no two have the same text: nobody is a show, no show a company."""

Choice = Mapping[str, str | None]
"""The key of the text chosen for each field, ``None`` for none of them."""

_LEAST = 1e-6
_ENOUGH = 0.4
"""The chance that a text must have to stand where the readers chose nothing, or another one."""

_CLEARLY = 4.0
"""So many times the chance of what the readers chose a text must have to stand instead of it."""


def outdoes(rival: float, chosen: float) -> bool:
    """Return whether a text with the chance ``rival`` stands instead of what the readers chose."""
    return rival >= max(_ENOUGH, _CLEARLY * chosen)


def joint(ranked: Mapping[str, Ranked]) -> Choice:
    """Return the best key of every field, a key wanted by two given where it counts for most."""
    order = {field: _options(each) for field, each in ranked.items()}
    at = dict.fromkeys(order, 0)
    while clash := _clash(order, at):
        loser = min(clash, key=lambda field: _loss(order[field], at[field]))
        at[loser] += 1
    return {field: options[at[field]][0] for field, options in order.items()}


def _options(ranked: Ranked) -> list[tuple[str | None, float]]:
    """Return the keys down to none of them, with their chances; behind none nothing follows."""
    likelier = [(key, chance) for key, chance in ranked.keys if chance > ranked.none]
    return [*likelier, (None, ranked.none)]


def _clash(
    order: Mapping[str, Sequence[tuple[str | None, float]]], at: Mapping[str, int]
) -> list[str]:
    """Return the fields that want one key, of those that cannot share it; empty when none do."""
    wanted: dict[str, list[str]] = {}
    for field in sorted(APART & order.keys()):
        key = order[field][at[field]][0]
        if key is not None:
            wanted.setdefault(key, []).append(field)
    return next((fields for fields in wanted.values() if len(fields) > 1), [])


def _loss(options: Sequence[tuple[str | None, float]], at: int) -> float:
    """Return what going on to the next option costs, in nats."""
    return log(max(options[at][1], _LEAST)) - log(max(options[at + 1][1], _LEAST))
