"""How sure a value is: scores where it is found, made into chances at one place before it leaves.

``scores`` judge a value by how it was found; ``grounds`` add what else speaks for and against it;
``calibrated`` turns both into the chance that it is right, by numbers learned in ``bench``.
"""

from extractors.confidence.scores import (
    Agreement,
    Found,
    confidence,
    days_confidence,
    presence_confidence,
)

__all__ = ["Agreement", "Found", "confidence", "days_confidence", "presence_confidence"]
