"""The learned weights of the cues, and the chance of each kind that they come to.

They stand in ``learned.json`` beside this module, written by ``python -m bench.kinds``: a
multinomial logistic regression of the kinds on the cues.
"""

import json
from collections.abc import Collection, Mapping
from functools import cache
from math import exp
from pathlib import Path

from extractors.values import DocumentType

FILE = Path(__file__).with_name("learned.json")
ALWAYS = "always"

Weights = Mapping[DocumentType, Mapping[str, float]]


@cache
def learned() -> Weights:
    """Return the weight of each cue for each kind, in nats."""
    told = json.loads(FILE.read_text(encoding="utf-8"))["weights"]
    return {DocumentType(kind): weights for kind, weights in told.items()}


def chances(cues: Collection[str], weights: Weights) -> dict[DocumentType, float]:
    """Return the chance (0 to 1) of each kind for a document with these cues; they sum to 1."""
    scores = {
        kind: own.get(ALWAYS, 0.0) + sum(own.get(cue, 0.0) for cue in sorted(cues))
        for kind, own in weights.items()
    }
    most = max(scores.values())
    odds = {kind: exp(score - most) for kind, score in scores.items()}
    whole = sum(odds.values())
    return {kind: each / whole for kind, each in odds.items()}
