"""``dayproof erase``: erase people for good, by two administrators, and what had its time."""

from dataclasses import asdict

import click
from sqlalchemy import select

from app.access import Role
from app.cli.backup import told
from app.cli.opened import opened_stores
from app.people import find_professional
from app.privacy import erasing, holds
from app.privacy.retention import remove_old
from app.records import tables
from app.settings import Settings
from app.stores import Stores

_BY = click.option("--by", "email", required=True, help="The administrator's e-mail address.")
_WHO = click.argument("who")


@click.group()
def erase() -> None:
    """Erase people for good; a second administrator must confirm. WHO is an IL#, or a name and
    the last four digits.
    """


@erase.command()
@_WHO
@_BY
@click.option("--reason", type=click.Choice([*erasing.Reason]), default=erasing.Reason.ASKED)
def ask(*, who: str, email: str, reason: str) -> None:
    """Ask for WHO to be erased; prints the number that another administrator confirms."""
    stores = _stores()
    with told(), stores.sessions.begin() as session:
        person, by = find_professional(session, who), _administrator(stores, email)
        asked = erasing.ask(session, person, erasing.Reason(reason), by=by, now=stores.now())
        click.echo(asked.public_id)


@erase.command()
@click.argument("request")
@_BY
def confirm(*, request: str, email: str) -> None:
    """Carry out the REQUEST of another administrator. Nothing brings the person back."""
    stores = _stores()
    with told():
        erasing.confirm(stores, request, by=_administrator(stores, email))
    click.echo("Erased. The ledger keeps its proof without the person.")


@erase.command()
@_WHO
@_BY
@click.option("--lift", is_flag=True, help="Lift the hold instead.")
def hold(*, who: str, email: str, lift: bool) -> None:
    """Forbid erasing anything of WHO."""
    stores = _stores()
    act = holds.lift if lift else holds.hold
    with told(), stores.sessions.begin() as session:
        person = find_professional(session, who)
        act(session, person, by=_administrator(stores, email), now=stores.now())
    click.echo("The legal hold is lifted." if lift else "There is a legal hold on this person.")


@erase.command()
def old() -> None:
    """Remove what has been kept for as long as the settings say; the dispatcher does so daily."""
    removed = remove_old(_stores())
    for kind, count in asdict(removed).items():
        click.echo(f"{kind.replace('_', ' ')}: {count}")


def _stores() -> Stores:
    settings = Settings.from_env()
    return opened_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)


def _administrator(stores: Stores, email: str) -> int:
    account = tables.Account
    named = select(account).where(account.email == email.strip().lower(), account.active)
    with stores.sessions() as session:
        found = session.scalars(named).one_or_none()
        if found is None or Role.ADMINISTRATOR not in {role.name for role in found.roles}:
            raise click.ClickException(f"{email} is no active administrator.")
        return found.id
