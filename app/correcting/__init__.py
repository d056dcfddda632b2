"""What a person does to a reading that is wrong: correct a value, take it back, have it checked."""

from app.correcting.by_hand import take_up_by_hand
from app.correcting.checked_again import check_again
from app.correcting.making import Shown, correct, take_back

__all__ = ["Shown", "check_again", "correct", "take_back", "take_up_by_hand"]
