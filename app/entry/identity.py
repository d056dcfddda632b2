"""Who is signed in: Flask-Security's sessions, tokens and password checks over our accounts."""

import unicodedata
from datetime import timedelta
from typing import Any

from flask import Flask
from flask_security import RoleMixin, Security, UserDatastore, UserMixin, hash_password
from sqlalchemy import select

from app.access import Actor
from app.accounts import ARGON2_MEMORY_KIB, ARGON2_PASSES
from app.records import tables
from app.stores import Stores

TOKEN_HOURS = 12


class SignedInRole(RoleMixin):
    """A role of the person who is signed in."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.permissions: list[str] = []


class SignedIn(UserMixin):
    """An account as Flask-Security wants it: a value, so that no database session stays open."""

    fs_uniquifier = ""

    def __init__(self, account: tables.Account) -> None:
        self.id = account.id
        self.email = account.email
        self.password = account.password
        self.active = account.active
        self.fs_uniquifier = account.fs_uniquifier
        self.roles = [SignedInRole(role.name) for role in account.roles]
        self.actor = Actor(
            account_id=account.id,
            name=account.name,
            roles=frozenset(role.name for role in account.roles),
            professional_id=account.professional_id,
        )


class AccountDatastore(UserDatastore):
    """Finds accounts for Flask-Security, each time with a database session of its own."""

    def __init__(self, stores: Stores) -> None:
        super().__init__(SignedIn, SignedInRole)
        self._stores = stores

    def find_user(self, case_insensitive: bool = False, **wanted: Any) -> SignedIn | None:  # noqa: FBT001, FBT002, ARG002 - Flask-Security's signature
        """Return the account with this e-mail address or uniquifier, or None."""
        with self._stores.sessions() as session:
            account = session.scalars(select(tables.Account).filter_by(**wanted)).one_or_none()
            return SignedIn(account) if account else None

    def find_role(self, role: str) -> None:
        """Return None: roles are given by the ``dayproof accounts`` command only."""

    def put(self, model: SignedIn) -> SignedIn:
        """Keep a password that was hashed again with newer parameters."""
        with self._stores.sessions.begin() as session:
            account = session.get_one(tables.Account, model.id)
            account.password = model.password
        return model


def install(app: Flask, stores: Stores) -> None:
    """Set up sessions and tokens; our own pages sign people in, so no view is registered."""
    app.config.update(
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_PASSWORD_SINGLE_HASH={"argon2"},
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS={
            "argon2__memory_cost": ARGON2_MEMORY_KIB,
            "argon2__time_cost": ARGON2_PASSES,
            "argon2__parallelism": 1,
        },
        # Only the header carries a token: addresses end up in histories and logs.
        SECURITY_TOKEN_AUTHENTICATION_KEY=None,
        SECURITY_TOKEN_MAX_AGE=timedelta(hours=TOKEN_HOURS),
        SECURITY_CLI_USERS_NAME=None,
        SECURITY_CLI_ROLES_NAME=None,
    )
    Security(app, AccountDatastore(stores), register_blueprint=False)


def authenticate(stores: Stores, email: str, password: str) -> SignedIn | None:
    """Return the account whose password this is, or None.

    An unknown address costs the same work as a wrong password, so that neither the answer nor its
    time tells whether an account exists.
    """
    person = AccountDatastore(stores).find_user(email=email.strip().lower())
    # JSON can write half of a letter, which no password holds and no hash takes.
    password = unicodedata.normalize("NFKD", password).encode(errors="replace").decode()
    if person is None or not person.password:
        hash_password(password)
        return None
    verified = person.verify_and_update_password(password)
    return person if verified and person.active else None
