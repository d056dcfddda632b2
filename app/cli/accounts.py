"""``dayproof accounts``: who can sign in; a password comes from a prompt or from standard input."""

import sys

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import accounts as service
from app.access import Role
from app.accounts import links, second_factors, sign_ins
from app.accounts.companies import company_for
from app.cli.opened import writing_session
from app.records import audit, tables
from app.settings import Settings
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
@click.option("--company", help="The payroll company that a payroll partner sends for.")
@click.option("--joins", is_flag=True, help="Join the company of other accounts: see its batches.")
@_password_stdin
def add(
    email: str,
    name: str,
    roles: tuple[str, ...],
    il_number: str | None,
    company: str | None,
    *,
    joins: bool,
    password_stdin: bool,
) -> None:
    """Add an account that can sign in."""
    password = _password(from_stdin=password_stdin)
    with writing_session() as session:
        professional = _professional(session, il_number) if il_number else None
        if Role.APPLICANT in roles and professional is None:
            raise click.UsageError("an applicant needs --professional with their IL#")
        if Role.PAYROLL_PARTNER in roles and not company:
            raise click.UsageError("a payroll partner needs --company, whom they send for")
        given = [Role(role) for role in roles]
        account = service.add_account(
            session, email, name, given, password, professional=professional, now=utc_now()
        )
        # The account is there already, and has no company yet: it does not stand in its own way.
        account.payroll_company = company_for(session, company, joins=joins) if company else None
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
        service.disable(session, service.find_account(session, email), utc_now())
    click.echo(f"Disabled {email}; its sessions have ended.")


@accounts.command()
@click.argument("email")
@_password_stdin
def password(email: str, *, password_stdin: bool) -> None:
    """Give an account a new password and end its sessions."""
    new = _password(from_stdin=password_stdin)
    with writing_session() as session:
        service.set_password(session, service.find_account(session, email), new, utc_now())
    click.echo(f"Changed the password of {email}; its sessions have ended.")


@accounts.command()
@click.argument("email")
def link(email: str) -> None:
    """Make a link with which the account's holder chooses a new password, once."""
    settings = Settings.from_env()
    with writing_session() as session:
        account = service.find_account(session, email)
        made = links.make_link(session, account, by=None, now=utc_now(), settings=settings)
    click.echo(f"{settings.public_url.rstrip('/')}/welcome/{made.key}")
    click.echo(f"It works once, until {made.ends_at:%Y-%m-%d %H:%M} UTC.", err=True)


@accounts.command("reset-second-factor")
@click.argument("email")
def reset_second_factor(email: str) -> None:
    """Take an account's second factors away; staff set a new one up when they next sign in."""
    with writing_session() as session:
        account = service.find_account(session, email)
        before = {"second_factor": second_factors.has_second_factor(session, account)}
        second_factors.remove_all(session, account)
        sign_ins.revoke_all(session, account.id, "second-factor-reset", utc_now())
        subject = f"account:{account.public_id}"
        after = {"second_factor": False}
        audit.record(
            session,
            utc_now(),
            "service",
            "second-factor-reset",
            subject,
            before=before,
            after=after,
        )
    click.echo(f"{email} has no second factor now; its sessions have ended.")


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
