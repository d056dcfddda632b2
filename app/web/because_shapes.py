"""The shapes of the sentences that rules and checks say to applicants, longer ones first."""

from app.languages import marked

SHAPES: tuple[str, ...] = (marked("Something in this document needs a fix."),)
