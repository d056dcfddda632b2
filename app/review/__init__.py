"""What reviewers decide on documents, what people are told of it, and how it is undone."""

from app.review.deciding import Fix, approve, ask_for_fix, decline
from app.review.naming import name_professional
from app.review.undoing import undo, undo_together

__all__ = [
    "Fix",
    "approve",
    "ask_for_fix",
    "decline",
    "name_professional",
    "undo",
    "undo_together",
]
