"""Asks for the password once more before something that would let somebody else in."""

from flask import request

from app.accounts import passwords
from app.entry import current
from app.errors import Unprocessable
from app.records import tables


def confirm_password(field: str = "password") -> None:
    """Raise ``Unprocessable`` unless the form holds the person's password; wrong ones count."""
    throttles, actor = current.throttles(), current.actor()
    limits = throttles.second_factor(actor.account_id)
    throttles.refuse(limits)
    with current.stores().sessions() as session:
        stored = session.get_one(tables.Account, actor.account_id).password
    if not passwords.is_password(request.form.get(field, ""), stored):
        throttles.count(limits)
        raise Unprocessable("Type your present password: this one is not it.", code="password")
