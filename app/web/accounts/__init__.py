"""The pages of accounts: the second step of signing in, one's own, and the administrators'."""

from app.web.accounts import (
    administration,
    links,
    notifications,
    own,
    own_factors,
    second_step,
    staying,
)

BLUEPRINTS = (
    second_step.pages,
    own.pages,
    own_factors.pages,
    staying.pages,
    notifications.pages,
    administration.pages,
    links.pages,
)
"""Every blueprint of this folder, in the order of a person's way through them."""
