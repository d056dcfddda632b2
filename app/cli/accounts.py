"""``dayproof accounts``: who can sign in; a password comes from a prompt or from standard input."""

import sys

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import accounts as service
from app.access import Role
from app.cli.opened import writing_session
from app.records import tables
from app.stores import utc_now

_password_stdin = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input."
)


@click.group()
def accounts() -> None:
    """Add, list and disable accounts."""


@accounts.command()
@click.argument("email")
@click.option("--name", required=True, help="The name shown to others.")
@click.option(
    "--role", "roles", required=True, multiple=True, type=click.Choice([r.value for r in Role])
)
@click.option("--professional", "il_number", help="The IL# of the professional this account is.")
@_password_stdin
def add(
    email: str, name: str, roles: tuple[str, ...], il_number: str | None, *, password_stdin: bool
) -> None:
    """Add an account that can sign in."""
    password = _password(from_stdin=password_stdin)
    with writing_session() as session:
        professional = _professional(session, il_number) if il_number else None
        if Role.APPLICANT in roles and professional is None:
            raise click.UsageError("an applicant needs --professional with their IL#")
        given = [Role(role) for role in roles]
        service.add_account(
            session, email, name, given, password, professional=professional, now=utc_now()
        )
    click.echo(f"Added {email} ({', '.join(roles)}).")


@accounts.command("list")
def list_accounts() -> None:
    """List every account with its roles."""
    with writing_session() as session:
        for account in session.scalars(select(tables.Account).order_by(tables.Account.email)):
            roles = ", ".join(sorted(role.name for role in account.roles))
            click.echo(f"{account.email}\t{roles}\t{'active' if account.active else 'disabled'}")


@accounts.command()
@click.argument("email")
def disable(email: str) -> None:
    """Let an account sign in no more; what it did stays on record."""
    with writing_session() as session:
        service.disable(service.find_account(session, email))
    click.echo(f"Disabled {email}; its sessions have ended.")


@accounts.command()
@click.argument("email")
@_password_stdin
def password(email: str, *, password_stdin: bool) -> None:
    """Give an account a new password and end its sessions."""
    new = _password(from_stdin=password_stdin)
    with writing_session() as session:
        service.set_password(service.find_account(session, email), new)
    click.echo(f"Changed the password of {email}; its sessions have ended.")


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


def _professional(session: Session, il_number: str) -> tables.Professional:
    query = select(tables.Professional).where(tables.Professional.il_number == il_number)
    found = session.scalars(query).one_or_none()
    if found is None:
        raise click.ClickException(
            f"No professional has the IL# {il_number}: add one with `dayproof people add`."
        )
    return found
