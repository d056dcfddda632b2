"""Looks over everything that is kept, and says what is stuck or does not add up.

It changes nothing: what it finds says what to do, and a person does it.
"""

from app.sweeping.found import Found
from app.sweeping.sweep import Swept, latest, sweep, sweep_if_due

__all__ = ["Found", "Swept", "latest", "sweep", "sweep_if_due"]
