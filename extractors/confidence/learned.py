"""The learned numbers: how much each ground weighs, and what chance a weight comes to.

They stand in ``learned.json`` beside this module, written by ``python -m bench.calibrate``. For
each question ("field" or "day") and channel a logistic weight of the grounds is followed by steps
that only rise (isotonic), so that a value with more for it is never called less sure.
"""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.confidence.grounds import Grounds

FILE = Path(__file__).with_name("learned.json")


@dataclass(frozen=True, slots=True)
class Learned:
    """How one question is answered in one channel.

    ``knots`` are weights in rising order and ``chances`` (0 to 1) what they come to; between two
    knots the chance rises evenly.
    """

    weights: Mapping[str, float]
    knots: Sequence[float]
    chances: Sequence[float]

    def weight(self, grounds: Grounds) -> float:
        """Return how much the grounds weigh together; a ground never seen weighs nothing."""
        return sum(self.weights.get(name, 0.0) * value for name, value in grounds.items())

    def chance(self, grounds: Grounds) -> float:
        """Return the chance (0 to 1) that a value with these grounds is right."""
        return risen(self.knots, self.chances, self.weight(grounds))


def risen(knots: Sequence[float], chances: Sequence[float], at: float) -> float:
    """Return the chance at a weight, evenly between two knots, level beyond the ends."""
    above = bisect_right(knots, at)
    if above == 0:
        return chances[0]
    if above == len(knots):
        return chances[-1]
    low, high = knots[above - 1], knots[above]
    share = (at - low) / (high - low)
    return chances[above - 1] + share * (chances[above] - chances[above - 1])


@cache
def learned(question: str, channel: str) -> Learned:
    """Return what was learned for a question ("field", "day") in a channel."""
    told = json.loads(FILE.read_text(encoding="utf-8"))[f"{question}, {channel}"]
    return Learned(told["weights"], told["knots"], told["chances"])
