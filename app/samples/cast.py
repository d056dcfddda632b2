"""Who plays in the samples (``samples/people.yaml``): added once, never changed afterwards."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Role
from app.accounts import add_account
from app.accounts.second_factors import codes
from app.people import add_professional, open_roster_record, place_on_roster
from app.records import tables
from app.stores import Stores


class NoSamples(Exception):
    """The samples are not there; the message says where they were looked for."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The sample people and what they send, as written in ``people.yaml`` in ``folder``."""

    folder: Path
    staff: list[dict[str, Any]]
    professionals: list[dict[str, Any]]
    payroll: list[dict[str, Any]]
    documents: list[dict[str, Any]]

    @property
    def accounts(self) -> list[dict[str, Any]]:
        """Everyone who can sign in, staff first."""
        return [*self.staff, *({"role": "applicant", **person} for person in self.professionals)]

    def account(self, email: str) -> dict[str, Any]:
        """Return the account with this e-mail address."""
        return next(account for account in self.accounts if account["email"] == email)

    def administrator(self) -> dict[str, Any]:
        """Return the account that imports payroll."""
        return next(account for account in self.staff if account["role"] == Role.ADMINISTRATOR)


def read_cast(folder: Path) -> Cast:
    """Return the cast described in ``folder``; raise ``NoSamples`` when nothing is there."""
    page = folder / "people.yaml"
    if not page.exists():
        raise NoSamples(
            f"There are no samples in {folder.absolute()}: run this from the source "
            "tree, or name the folder that holds people.yaml."
        )
    return Cast(folder, **yaml.safe_load(page.read_text()))


def add_cast(stores: Stores, cast: Cast) -> None:
    """Add whoever of the cast is missing, with accounts and roster records."""
    with stores.sessions.begin() as session:
        for member in cast.staff:
            if _account(session, member["email"]) is None:
                _add_staff(session, member, stores)
        for person in cast.professionals:
            if _account(session, person["email"]) is None:
                _add_professional(session, person, stores.now())


def _account(session: Session, email: str) -> tables.Account | None:
    return session.scalars(select(tables.Account).where(tables.Account.email == email)).first()


def _add_staff(session: Session, member: dict[str, Any], stores: Stores) -> None:
    roles, now = [Role(member["role"])], stores.now()
    account = add_account(
        session, member["email"], member["name"], roles, member["password"], now=now
    )
    # As public as the password: the sign-in page shows the code where the samples are tried.
    account.totp_secret = codes(stores.settings).secret_from(member["authenticator"])


def _add_professional(session: Session, person: dict[str, Any], now: datetime) -> None:
    professional = add_professional(
        session,
        person["name"],
        last4=person["last4"],
        il_number=person["il_number"],
        member_number=None,
        now=now,
    )
    for entry in person["records"]:
        applied = {name: value for name, value in entry.items() if name != "placed_on"}
        record = open_roster_record(session, professional, **applied, now=now)
        if "placed_on" in entry:
            place_on_roster(session, record, entry["placed_on"], now)
    add_account(
        session,
        person["email"],
        person["name"],
        [Role.APPLICANT],
        person["password"],
        professional=professional,
        now=now,
    )
