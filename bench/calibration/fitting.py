"""Fits how much grounds weigh, and what chance a weight comes to: logistic, then isotonic.

Every letter's weight for the second step comes from numbers that were fitted without its own
layout family, so that the chances are those of layouts not seen.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bench.calibration.observing import Observation
from extractors.confidence.learned import Learned

Vector = NDArray[np.float64]

_SPEAK_FOR = frozenset(
    (
        *(
            "score",
            "chance",
            "worst word",
            "page",
            "said again",
            "in the catalogue",
            "total agrees",
        ),
        "quoted",
    )
)
_SPEAK_AGAINST = frozenset(
    (
        *("unlike a name", "doubts", "total differs", "weekends", "after the letter"),
        *("dates left over", "weekend", "printed unlike the others"),
        *("facts missing", "marks inside", "unlike a title", "an accent lost"),
    )
)
_FOLDS = 7
_STEPS = 40
_LEAST_IN_A_STEP = 30
_NEVER_SURER = 0.999


def fitted(seen: Sequence[Observation], pull: float = 2.0) -> Learned:
    """Return what the observations of one question teach; ``pull`` draws weights towards none."""
    names = sorted({name for each in seen for name in each.grounds})
    table = np.array([[each.grounds.get(name, 0.0) for name in names] for each in seen])
    right = np.array([each.right for each in seen], dtype=float)
    folds = _folds([each.family for each in seen])
    unseen = np.zeros(len(seen))
    for fold in range(_FOLDS):
        inside = folds == fold
        if inside.any():
            unseen[inside] = table[inside] @ _sensible(table[~inside], right[~inside], names, pull)
    weights = _sensible(table, right, names, pull)
    knots, chances = _steps(unseen, right)
    kept = {n: round(float(w), 4) for n, w in zip(names, weights, strict=True) if abs(w) >= 5e-5}
    return Learned(kept, knots, chances)


def _folds(families: Sequence[str]) -> NDArray[np.int64]:
    order = {family: n % _FOLDS for n, family in enumerate(sorted(set(families)))}
    return np.array([order[family] for family in families], dtype=np.int64)


def _sensible(table: Vector, right: Vector, names: Sequence[str], pull: float) -> Vector:
    """Return weights none of which turns its ground around: a doubt may not make a value surer.

    Few letters and many grounds would else let chance speak; such a ground is left out.
    """
    used = np.ones(len(names), dtype=bool)
    while True:
        weights = np.zeros(len(names))
        weights[used] = _logistic(table[:, used], right, pull)
        wrong = [n for n, name in enumerate(names) if _turned_around(name, weights[n])]
        if not wrong:
            return weights
        used[wrong] = False


def _turned_around(name: str, weight: float) -> bool:
    return (name in _SPEAK_FOR and weight < 0) or (name in _SPEAK_AGAINST and weight > 0)


def _logistic(table: Vector, right: Vector, pull: float) -> Vector:
    """Return the weights of a logistic regression by Newton's method, drawn towards zero."""
    weights = np.zeros(table.shape[1])
    hold = pull * np.eye(table.shape[1])
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (right - chance) - hold @ weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + hold
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-7:
            break
    return weights


def _steps(weights: Vector, right: Vector) -> tuple[list[float], list[float]]:
    """Return rising chances at rising weights: neighbors that fall are pooled (PAV)."""
    order = np.argsort(weights, kind="stable")
    pools: list[list[float]] = []
    for weight, hit in zip(weights[order], right[order], strict=True):
        pools.append([1.0, float(weight), float(hit)])
        while len(pools) > 1 and _must_pool(pools[-2], pools[-1]):
            count, weight_sum, hits = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], (count, weight_sum, hits), strict=True)]
    return _knots(pools)


def _must_pool(low: list[float], high: list[float]) -> bool:
    return low[2] / low[0] >= high[2] / high[0] or low[0] < _LEAST_IN_A_STEP


def _knots(pools: Sequence[list[float]]) -> tuple[list[float], list[float]]:
    """Return the middle of each pool and its share, one made-up miss and hit softening it."""
    knots, chances = list[float](), list[float]()
    for count, weight_sum, hits in pools:
        chance = min((hits + 0.5) / (count + 1.0), _NEVER_SURER)
        if chances and chance <= chances[-1]:
            continue
        knots.append(round(weight_sum / count, 4))
        chances.append(round(chance, 5))
    return knots, chances
