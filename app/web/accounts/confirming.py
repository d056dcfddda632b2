"""Asks for the password once more before something that would let somebody else in.

Who signs in with codes by e-mail alone has no password: a sign-in of a moment ago stands for it.
"""

from datetime import timedelta

from flask import request

from app.accounts import passwords
from app.entry import current
from app.errors import Unprocessable
from app.records import tables

FRESH = timedelta(minutes=10)
"""How long a sign-in stands for the password of somebody who has none."""
_SIGN_IN_AGAIN = (
    "You signed in a while ago and have no password: sign out, sign in with a new code, and do "
    "this within 10 minutes."
)


def confirm_password(field: str = "password") -> None:
    """Raise ``Unprocessable`` unless the form holds the person's password; wrong ones count."""
    throttles, actor = current.throttles(), current.actor()
    limits = throttles.second_factor(actor.account_id)
    throttles.refuse(limits)
    with current.stores().sessions() as session:
        stored = session.get_one(tables.Account, actor.account_id).password
    if stored is None:
        _refuse_stale()
        return
    if not passwords.is_password(request.form.get(field, ""), stored):
        throttles.count(limits)
        raise Unprocessable("Type your present password: this one is not it.", code="password")


def _refuse_stale() -> None:
    if current.stores().now() - current.signed_in().began_at > FRESH:
        raise Unprocessable(_SIGN_IN_AGAIN, code="sign-in-again")
