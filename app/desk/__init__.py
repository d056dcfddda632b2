"""The review desk's own knowledge: what waits and when it is due, who has it, what was asked."""

from app.desk.claims import Claim, claim, claim_on, refuse_claimed, release
from app.desk.holding import hold, resume
from app.desk.items import item_of, put
from app.desk.second import ask_second, must_ask_second, refuse_asker

__all__ = [
    "Claim",
    "ask_second",
    "claim",
    "claim_on",
    "hold",
    "item_of",
    "must_ask_second",
    "put",
    "refuse_asker",
    "refuse_claimed",
    "release",
    "resume",
]
