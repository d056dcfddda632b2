"""``dayproof learn``: what corrections teach, replayed, promoted by a second person, taken back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from sqlalchemy.orm import Session

from app import learning
from app.access import STAFF
from app.cli.acting import staff_account_id
from app.cli.opened import opened_stores
from app.errors import ServiceError
from app.learning.rows import in_words, state_of
from app.records import tables
from app.settings import Settings
from app.stores import Stores

_BY = click.option("--by", "email", help="In whose name, by e-mail; else an administrator's.")
_ID = click.argument("proposal")


@click.group()
def learn() -> None:
    """Learn from what reviewers corrected. Nothing holds until a second person promotes it.

    PROPOSAL is its id, or the beginning of it.
    """


@learn.command()
@_BY
def propose(email: str | None) -> None:
    """Look through every labelled example for what it teaches."""
    with _acting(email) as (session, account, stores):
        for row in learning.propose(session, account, stores.now()):
            click.echo(_line(row))
        click.echo(f"{len(learning.examples(session))} examples looked through.")


@learn.command(name="list")
def list_() -> None:
    """List everything that was proposed, the latest first."""
    stores = _stores()
    with stores.sessions() as session:
        for row in learning.proposals(session):
            click.echo(_line(row))


@learn.command()
@_ID
@_BY
def replay(proposal: str, email: str | None) -> None:
    """Compare every labelled example with and without PROPOSAL, and name every flip."""
    with _acting(email) as (session, account, stores):
        row = learning.proposal_for(session, proposal)
        found = learning.replay(session, row, account, stores.now(), stores.settings)
        for flip in found.flips:
            click.echo(
                f"{flip.outcome.value:<10}{flip.reference}  {flip.what}: "
                f"{flip.before} -> {flip.after} (right: {flip.right})"
            )
        counts = ", ".join(f"{found.counts[each]} {each.value}" for each in learning.Outcome)
        click.echo(f"{in_words(row)}: {counts} of {found.looked_at} examples.")


@learn.command()
@_ID
@click.option("--by", "email", required=True, help="Who promotes it, by e-mail: not the proposer.")
def promote(proposal: str, email: str) -> None:
    """Put PROPOSAL in force, after a replay."""
    _change(email, proposal, learning.promote)


@learn.command(name="roll-back")
@_ID
@click.option("--by", "email", required=True, help="Who rolls it back, by e-mail.")
@click.option("--reason", required=True, help="Why.")
def roll_back(proposal: str, email: str, reason: str) -> None:
    """Take PROPOSAL out of force."""

    def back(session: Session, row: Any, account: Any, now: Any) -> list[str]:
        return learning.roll_back(session, row, account, reason, now)

    _change(email, proposal, back)


@learn.command()
@_BY
def recalibrate(email: str | None) -> None:
    """Learn anew from reviewers' labels how sure a value is: a report, and a proposal."""
    with _acting(email) as (session, account, stores):
        row, found = learning.recalibrate(session, account, stores.now())
        click.echo(f"{found.labels} labels of {found.issuers} issuers, each measured unseen.")
        for name, measured in (("before", found.before), ("after", found.after)):
            click.echo(
                f"{name:<8}error {measured.error:.4f}, {measured.covered:.1%} sure enough, "
                f"{measured.wrong_among_covered:.2%} of those wrong"
            )
        click.echo(_line(row))


def _change(email: str, proposal: str, act: Callable[..., list[str]]) -> None:
    with _acting(email) as (session, account, stores):
        row = learning.proposal_for(session, proposal)
        touched = act(session, row, account, stores.now())
        click.echo(f"{_line(row)}\n{len(touched)} documents are checked again.")


def _line(row: tables.LearnedProposal) -> str:
    version = f" v{row.version}" if row.version else ""
    return f"{row.public_id[:8]}  {state_of(row)}{version}  {in_words(row)}"


@contextmanager
def _acting(email: str | None) -> Iterator[tuple[Session, tables.Account, Stores]]:
    """Yield a writing session and who acts in it; a refusal ends the command with its words."""
    stores = _stores()
    account_id = staff_account_id(stores, email)
    try:
        with stores.sessions.begin() as session:
            account = session.get_one(tables.Account, account_id)
            if not {role.name for role in account.roles} & STAFF:
                raise click.ClickException(f"{account.email} is no member of staff.")
            yield session, account, stores
    except ServiceError as error:
        raise click.ClickException(error.message) from error


def _stores() -> Stores:
    settings = Settings.from_env()
    return opened_stores(settings, busy_wait_seconds=settings.web_busy_wait_seconds)
