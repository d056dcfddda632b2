"""A calibration learned from people's labels: from the chance that was said to the one that holds.

Platt scaling (two numbers) while there are few labels, steps that only rise (isotonic) from
``ENOUGH`` on. J. Platt, 1999; B. Zadrozny and C. Elkan, KDD 2002.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ENOUGH = 200
"""Fewer labels than this fit two numbers only (EXTRACTION: confidence and acceptance)."""

_LEAST, _MOST = 0.001, 0.999
_LEAST_IN_A_STEP = 30
_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Label:
    """A value's said chance, whether it was right, and whose letter it was."""

    said: float
    right: bool
    issuer: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Chances said (``knots``, rising) and those that hold (``chances``); evenly in between."""

    knots: tuple[float, ...]
    chances: tuple[float, ...]

    def chance(self, said: float) -> float:
        """Return the chance that holds where ``said`` was said."""
        above = bisect_right(self.knots, said)
        if above == 0:
            return self.chances[0]
        if above == len(self.knots):
            return self.chances[-1]
        low, high = self.knots[above - 1], self.knots[above]
        share = (said - low) / (high - low)
        return self.chances[above - 1] + share * (self.chances[above] - self.chances[above - 1])

    def as_json(self) -> dict[str, Any]:
        """Return the steps as they are stored."""
        return {"knots": list(self.knots), "chances": list(self.chances)}


def steps_of(stored: Mapping[str, Any]) -> Steps:
    """Return the steps that ``Steps.as_json`` wrote."""
    return Steps(tuple(stored["knots"]), tuple(stored["chances"]))


def fitted(labels: Sequence[Label]) -> Steps:
    """Return the calibration that labels teach; raise ``ValueError`` without any."""
    if not labels:
        raise ValueError("no label teaches nothing")
    return _isotonic(labels) if len(labels) >= ENOUGH else _platt(labels)


def calibration_error(chances: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Return how far chances are from shares that were right, over bins of equally many (ECE)."""
    # What is said alike is one question: which of its answers comes first is chance.
    shares = {
        said: sum(rights) / len(rights)
        for said, rights in _by_chance(zip(chances, right, strict=True)).items()
    }
    order = sorted(chances)
    size = max(1, math.ceil(len(order) / bins))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    off = sum(abs(sum(said - shares[said] for said in group)) for group in groups)
    return off / max(len(order), 1)


def _by_chance(said: Iterable[tuple[float, bool]]) -> dict[float, list[bool]]:
    found: dict[float, list[bool]] = {}
    for chance, right in said:
        found.setdefault(chance, []).append(right)
    return found


def _platt(labels: Sequence[Label]) -> Steps:
    """Fit ``slope`` and ``shift`` of the log odds by Newton's method, drawn towards (1, 0)."""
    slope, shift = 1.0, 0.0
    for _ in range(_ROUNDS):
        g0, g1, h00, h01, h11 = slope - 1.0, shift, 1.0, 0.0, 1.0
        for label in labels:
            odds = _log_odds(label.said)
            chance = _chance(slope * odds + shift)
            weight = chance * (1 - chance)
            g0, g1 = g0 + (chance - label.right) * odds, g1 + (chance - label.right)
            h00, h01, h11 = h00 + weight * odds * odds, h01 + weight * odds, h11 + weight
        whole = h00 * h11 - h01 * h01
        slope -= (h11 * g0 - h01 * g1) / whole
        shift -= (h00 * g1 - h01 * g0) / whole
    knots = (*tuple(round(at / 100, 2) for at in range(1, 100)), 0.995, _MOST)
    rising = max(slope, 0.0)
    return Steps(knots, tuple(round(_chance(rising * _log_odds(k) + shift), 5) for k in knots))


def _isotonic(labels: Sequence[Label]) -> Steps:
    pools: list[list[float]] = []
    for said, rights in sorted(_by_chance((each.said, each.right) for each in labels).items()):
        pools.append([float(len(rights)), said * len(rights), float(sum(rights))])
        while len(pools) > 1 and _must_pool(pools[-2], pools[-1]):
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    knots, chances = list[float](), list[float]()
    for count, weighed, hits in pools:
        chance = min((hits + 0.5) / (count + 1.0), _MOST)
        if not chances or chance > chances[-1]:
            knots.append(round(weighed / count, 5))
            chances.append(round(chance, 5))
    return Steps(tuple(knots), tuple(chances))


def _must_pool(low: list[float], high: list[float]) -> bool:
    return low[2] / low[0] >= high[2] / high[0] or low[0] < _LEAST_IN_A_STEP


def _log_odds(chance: float) -> float:
    within = min(max(chance, _LEAST), _MOST)
    return math.log(within / (1 - within))


def _chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-min(max(log_odds, -30.0), 30.0)))
