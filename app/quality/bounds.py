"""How wrong a share may be that was counted on a sample: Clopper-Pearson and Wilson bounds.

All are one-sided: with the chance ``sure`` the true share is not beyond the bound. C. J. Clopper
and E. S. Pearson, Biometrika 26 (1934), 404-413; E. B. Wilson, JASA 22 (1927), 209-212.
"""

import math
from collections.abc import Callable
from statistics import NormalDist

SURE = 0.95
_HALVINGS = 60


def upper(wrong: int, looked: int, sure: float = SURE) -> float:
    """Return the exact upper bound of the share of which ``wrong`` of ``looked`` were found.

    Without a single look nothing is known: 1.0.
    """
    if looked == 0 or wrong >= looked:
        return 1.0
    return _where(lambda share: at_most(wrong, looked, share) < 1.0 - sure)


def lower(wrong: int, looked: int, sure: float = SURE) -> float:
    """Return the exact lower bound of the share; without a look, or without an error, 0.0."""
    if looked == 0 or wrong == 0:
        return 0.0
    return _where(lambda share: 1.0 - at_most(wrong - 1, looked, share) > 1.0 - sure)


def wilson_upper(wrong: int, looked: int, sure: float = SURE) -> float:
    """Return Wilson's upper bound, which is nearer to the truth on average but not guaranteed."""
    if looked == 0:
        return 1.0
    z, share = NormalDist().inv_cdf(sure), wrong / looked
    spread = z * math.sqrt(share * (1 - share) / looked + z * z / (4 * looked * looked))
    return min(1.0, (share + z * z / (2 * looked) + spread) / (1 + z * z / looked))


def at_most(wrong: int, looked: int, share: float) -> float:
    """Return the chance of ``wrong`` errors or fewer among ``looked`` when ``share`` are wrong."""
    if share <= 0.0:
        return 1.0
    if share >= 1.0:
        return float(wrong >= looked)
    for_, against = math.log(share), math.log1p(-share)
    whole = math.lgamma(looked + 1)
    return sum(
        math.exp(
            whole
            - math.lgamma(k + 1)
            - math.lgamma(looked - k + 1)
            + k * for_
            + (looked - k) * against
        )
        for k in range(wrong + 1)
    )


def _where(is_beyond: Callable[[float], bool]) -> float:
    """Return the share at which ``is_beyond`` begins to hold."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if is_beyond(middle) else (middle, high)
    return high
