"""The error budget: what may be wrong, what blind second looks find, and what follows from it."""

from app.quality.assessing import assess
from app.quality.budget import Budget, budget, set_budget
from app.quality.drawing import draw
from app.quality.stops import Stop, lift, live_stops, refuse_stopped
from app.quality.thresholds import limits

__all__ = [
    "Budget",
    "Stop",
    "assess",
    "budget",
    "draw",
    "lift",
    "limits",
    "live_stops",
    "refuse_stopped",
    "set_budget",
]
