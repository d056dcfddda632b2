"""Whether a page stands on its head, told by how its letters stand beside one another.

Letters stand on a common line and reach up to different heights (b beside a); only few reach below
(g, p). On a page upside down the letters hang from that line instead. Capitals and figures alone do
not tell, and then the reading must.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Sides = npt.NDArray[Any]
"""One number for each letter, in pixels."""

_SAMPLES = 400
_NEXT_LETTER = 1.3
_HIGHEST = 1.2
_LEVEL_PIXELS = 1.0
_APART_PIXELS, _APART_IN_HEIGHTS = 2.0, 0.15
_LEAST_VOTES = 12
_MAJORITY = 2.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where letters stand on a page whose lines lie level: tops and feet count downward."""

    across: Sides
    tops: Sides
    feet: Sides


def is_upside_down(letters: Standing) -> bool:
    """Return whether neighboring letters are level at their tops far oftener than at their feet."""
    heights = letters.feet - letters.tops
    usual = float(np.percentile(heights, 75))
    # Brackets reach above and below: they say nothing.
    kept = heights <= _HIGHEST * usual
    one, other = _neighbors(letters.across[kept], (letters.tops + letters.feet)[kept] / 2, usual)
    tops, feet = letters.tops[kept], letters.feet[kept]
    top_steps, foot_steps = np.abs(tops[one] - tops[other]), np.abs(feet[one] - feet[other])
    apart = max(_APART_PIXELS, _APART_IN_HEIGHTS * usual)
    standing = int(((foot_steps <= _LEVEL_PIXELS) & (top_steps >= apart)).sum())
    hanging = int(((top_steps <= _LEVEL_PIXELS) & (foot_steps >= apart)).sum())
    return hanging >= _LEAST_VOTES and hanging >= _MAJORITY * standing


def _neighbors(across: Sides, down: Sides, usual: float) -> tuple[Sides, Sides]:
    """Return the numbers of sampled letters and of the letter next to each in its line."""
    sample = np.arange(0, len(across), max(1, len(across) // _SAMPLES))
    steps = np.abs(across[sample, None] - across[None, :])
    drops = np.abs(down[sample, None] - down[None, :])
    steps[drops > usual / 2] = np.inf
    steps[np.arange(len(sample)), sample] = np.inf
    nearest = steps.argmin(axis=1)
    close = steps[np.arange(len(sample)), nearest] < _NEXT_LETTER * usual
    return sample[close], nearest[close]
