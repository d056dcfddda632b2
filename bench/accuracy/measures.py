"""The measures of certainty: calibration error, reliability, and the risk at each coverage."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt

Judged = tuple[float, bool]
"""The chance that was stated for a value, and whether the value was right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Values of neighboring chances: how many, the chance stated and the share that was right."""

    count: int
    stated: float
    right: float


@dataclass(frozen=True, slots=True)
class Risk:
    """The share of values accepted (0 to 1) at a threshold, the share of them that are wrong, and
    the highest share that is still likely (95 %)."""

    threshold: float
    coverage: float
    wrong: float
    at_most: float


def bins(judged: Sequence[Judged], count: int = 10) -> list[Bin]:
    """Return bins of about equally many values, from the least sure to the surest.

    Values of one chance stay in one bin, so that their order says nothing.
    """
    made: list[list[Judged]] = [[]]
    for _, group in groupby(sorted(judged, key=_stated), key=_stated):
        if len(made[-1]) >= len(judged) / count:
            made.append([])
        made[-1] += group
    return [_bin(members) for members in made if members]


def _stated(value: Judged) -> float:
    return value[0]


def _bin(members: Sequence[Judged]) -> Bin:
    stated = sum(chance for chance, _ in members) / len(members)
    return Bin(len(members), stated, sum(right for _, right in members) / len(members))


def calibration_error(judged: Sequence[Judged]) -> float:
    """Return the expected calibration error: how far stated chances are from shares, weighted."""
    if not judged:
        return 0.0
    return sum(b.count * abs(b.stated - b.right) for b in bins(judged)) / len(judged)


def risk_curve(judged: Sequence[Judged], thresholds: Sequence[float]) -> list[Risk]:
    """Return what accepting every value at or above each threshold comes to."""
    return [_risk(judged, threshold) for threshold in thresholds]


def _risk(judged: Sequence[Judged], threshold: float) -> Risk:
    accepted = [right for chance, right in judged if chance >= threshold]
    wrong = sum(not right for right in accepted)
    share = wrong / len(accepted) if accepted else 0.0
    coverage = len(accepted) / len(judged) if judged else 0.0
    return Risk(threshold, coverage, share, at_most(wrong, len(accepted)))


def at_most(wrong: int, of: int) -> float:
    """Return the highest error rate that would still show so few ``wrong`` in one of 20 tries.

    Wilson's bound for one side; with none wrong it is about 3 / ``of``.
    """
    if not of:
        return 1.0
    z, share = 1.645, wrong / of
    middle = share + z * z / (2 * of)
    spread = z * sqrt((share * (1 - share) + z * z / (4 * of)) / of)
    return min(1.0, (middle + spread) / (1 + z * z / of))
