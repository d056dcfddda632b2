"""Newcomers, people on file, and the mail that goes out to them."""

import re
from datetime import date

from sqlalchemy import select

from app.enrolling import Stated, ask, confirm
from app.keys.identities import Identity, identity_keys
from app.people import add_professional
from app.records import tables
from app.records.name_keys import name_key
from app.stores import Stores

BORN = date(1988, 4, 12)


def stated(
    name: str = "Jordan Avery",
    email: str = "jordan@example.com",
    *,
    born_on: date = BORN,
    last4: str | None = "4417",
    il_number: str | None = None,
) -> Stated:
    """Return what a newcomer says."""
    return Stated(name, email, None, born_on, last4, il_number)


def ask_for(stores: Stores, said: Stated) -> str:
    """Ask for an account and return the key in the mail, empty when it holds none."""
    with stores.sessions.begin() as session:
        ring = stores.storage.keys.ring
        ask(session, said, ring=ring, now=stores.now(), settings=stores.settings)
    return key_in(stores, said.email)


def join(stores: Stores, said: Stated) -> int:
    """Ask for an account, follow the link, and return the account's id."""
    key = ask_for(stores, said)
    with stores.sessions.begin() as session:
        return confirm(session, key, "", now=stores.now(), settings=stores.settings).id


def mails_to(stores: Stores, email: str) -> list[tables.OutgoingMail]:
    """Return the mails to an address, the oldest first."""
    mail = tables.OutgoingMail
    with stores.sessions() as session:
        asked_for = select(mail).where(mail.recipient == email).order_by(mail.id)
        return list(session.scalars(asked_for))


def key_in(stores: Stores, email: str, *, path: str = "join/confirm") -> str:
    """Return the key of the link in the latest mail to an address, empty without one."""
    mails = mails_to(stores, email)
    found = re.findall(rf"/{path}/([0-9a-f]{{32}})", mails[-1].text) if mails else []
    return found[0] if found else ""


def on_file(
    stores: Stores,
    name: str = "Jordan Avery",
    *,
    last4: str | None = "4417",
    il_number: str | None = None,
    email: str | None = None,
    born_on: date | None = None,
) -> int:
    """Put somebody on file and return their id."""
    with stores.sessions.begin() as session:
        person = add_professional(session, name, last4, il_number, None, stores.now())
        person.email = email
        if born_on is not None and last4 is not None:
            identity = Identity(name_key(name), born_on, last4)
            person.identity_key = identity_keys(stores.storage.keys.ring, identity)[-1]
        return person.id
