"""Who is asking: found from the key in the session cookie or in the token header, once a request.

The cookie is signed, HttpOnly and ``__Host-``; the row that its key names is what counts, so what
was ended on the server is ended everywhere, copies included.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app, g, request, session
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.datastructures import Headers

from app.accounts import passwords, sign_ins
from app.accounts.registering import is_staff
from app.accounts.second_factors import has_second_factor
from app.accounts.sign_ins import Begun, Kind, SignedIn
from app.entry import known_browsers
from app.entry.agents import agent_family
from app.errors import Unavailable
from app.records import tables
from app.stores import Stores

TOKEN_HEADER = "Authentication-Token"  # noqa: S105 - the name of a header
_KEY = "key"


@dataclass(frozen=True, slots=True)
class Asker:
    """A live sign-in as a request shows it; ``by_token`` needs no proof of its origin."""

    signed_in: SignedIn
    by_token: bool


def install(app: Flask) -> None:
    """Note after each request that its sign-in is in use, at most once a minute."""

    @app.teardown_request
    def touch(_error: BaseException | None) -> None:
        asker: Asker | None = g.get("asker")
        if asker is not None and "only_looks" not in g:
            _touch(_stores(), asker.signed_in)


def only_look() -> None:
    """Let this request not count as use of its sign-in."""
    g.only_looks = True


def asker() -> Asker | None:
    """Return whose request this is, however far they have proved it; None is nobody."""
    if "asker" not in g:
        g.asker = _found(_stores(), request.headers)
    found: Asker | None = g.asker
    return found


def authenticate(stores: Stores, email: str, password: str) -> int | None:
    """Return the id of the active account whose password this is, or None.

    An unknown address, or one that is disabled, costs the same work as a wrong password, so that
    neither the answer nor its time tells whether an account exists.
    """
    row = tables.Account
    # Columns, no object: an object would fetch its roles too, which takes time that tells.
    wanted = select(row.id, row.password, row.active).where(row.email == email.strip().lower())
    with stores.sessions() as database:
        found = database.execute(wanted).one_or_none()
    matches = passwords.is_password(password, found.password if found is not None else None)
    return found.id if matches and found is not None and found.active else None


def enter(database: Session, account: tables.Account, now: datetime, *, is_complete: bool) -> None:
    """Give the browser a sign-in of its own, and end the one that it came with.

    Everything in the cookie is made anew, its CSRF token included: nothing of before is worth
    anything afterwards.
    """
    before = g.get("asker")
    if before is not None:
        sign_ins.revoke(database, before.signed_in.id, "made-anew", now)
    begun = _begin(database, account, Kind.PAGES, now, is_complete=is_complete)
    if is_complete:
        known_browsers.remember(account.email)
    session.clear()
    session[_KEY] = begun.key
    g.pop("asker", None)
    g.pop("csrf_token", None)


def leave(database: Session, now: datetime) -> None:
    """End the sign-in of this request."""
    found = asker()
    if found is not None:
        sign_ins.revoke(database, found.signed_in.id, "signed-out", now)
    session.clear()
    g.asker = None
    g.pop("csrf_token", None)


def new_token(database: Session, account: tables.Account, now: datetime) -> Begun:
    """Return a sign-in for a program, whose key is its token."""
    return _begin(database, account, Kind.TOKEN, now, is_complete=True)


def needs_second_factor(database: Session, account: tables.Account) -> bool:
    """Return whether a password alone does not let this account in."""
    return is_staff(account) or has_second_factor(database, account)


def _begin(
    database: Session, account: tables.Account, kind: Kind, now: datetime, *, is_complete: bool
) -> Begun:
    return sign_ins.begin(
        database,
        account,
        kind,
        agent_family(request.user_agent.string),
        is_complete=is_complete,
        now=now,
        settings=_stores().settings,
    )


def _found(stores: Stores, headers: Headers) -> Asker | None:
    token = headers.get(TOKEN_HEADER)
    key, kind = (token, Kind.TOKEN) if token else (session.get(_KEY), Kind.PAGES)
    if not isinstance(key, str):
        return None
    with stores.sessions() as database:
        found = sign_ins.recognise(database, key, kind, now=stores.now(), settings=stores.settings)
    return Asker(found, by_token=kind is Kind.TOKEN) if found else None


def _touch(stores: Stores, found: SignedIn) -> None:
    now = stores.now()
    if now - found.seen_at < sign_ins.SEEN_EVERY:
        return
    try:
        with stores.sessions.begin_if_free() as database:
            sign_ins.seen(database, found.id, now)
    except Unavailable:
        # Another writer is at work: the next request notes it, and this one waits for nobody.
        return


def _stores() -> Stores:
    stores: Stores = current_app.extensions["dayproof"]
    return stores
