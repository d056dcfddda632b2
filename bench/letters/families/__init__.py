"""Layout families by the round they were drawn in.

A round is measured blind once, when it is new; afterwards the reading rules may learn from what
it showed, and only a later round can say how well unseen layouts are read.
"""

from collections.abc import Callable
from random import Random

from bench.letters.families import (
    round1,
    round2,
    round3,
    round4,
    round5,
    round6,
    round7,
    round8,
    round9,
    round10,
    round11,
    round12,
    round13,
    round14,
    round15,
    round16,
    round17,
    round18,
    round19,
    round20,
    round21,
    round22,
    round23,
    round25,
)
from bench.letters.truth import Letter

Family = Callable[[Random], tuple[Letter, bytes]]

ROUNDS: dict[int, tuple[Family, ...]] = {
    1: round1.FAMILIES,
    2: round2.FAMILIES,
    3: round3.FAMILIES,
    4: round4.FAMILIES,
    5: round5.FAMILIES,
    6: round6.FAMILIES,
    7: round7.FAMILIES,
    8: round8.FAMILIES,
    9: round9.FAMILIES,
    10: round10.FAMILIES,
    11: round11.FAMILIES,
    12: round12.FAMILIES,
    13: round13.FAMILIES,
    14: round14.FAMILIES,
    15: round15.FAMILIES,
    16: round16.FAMILIES,
    17: round17.FAMILIES,
    18: round18.FAMILIES,
    19: round19.FAMILIES,
    20: round20.FAMILIES,
    21: round21.FAMILIES,
    22: round22.FAMILIES,
    23: round23.FAMILIES[::2],
    24: round23.FAMILIES[1::2],
    25: round25.FAMILIES,
}

LEARNING = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24)
"""The rounds on which confidence is learned."""

UNSEEN = (14,)
"""Of these the rounds that no rule was mended by: layouts that are new show more errors."""

MEASURING = (25,)
"""The rounds whose figures are published; nothing is learned from them."""
