"""Learning that is safe: examples by people, proposals from them, replayed before anybody promotes.

Nothing is learned by itself. A proposal changes nothing until a second person promotes it.
"""

from app.learning.examples import Example, Source, examples
from app.learning.promoting import promote, roll_back
from app.learning.proposing import propose
from app.learning.recalibrating import Recalibration, recalibrate
from app.learning.replaying import Flip, Outcome, Replay, replay
from app.learning.rows import proposal_for, proposals

__all__ = [
    "Example",
    "Flip",
    "Outcome",
    "Recalibration",
    "Replay",
    "Source",
    "examples",
    "promote",
    "proposal_for",
    "proposals",
    "propose",
    "recalibrate",
    "replay",
    "roll_back",
]
