"""``dayproof people``: professionals and the roster records they applied for."""

from collections.abc import Sequence
from datetime import date, datetime

import click
from rich.console import Console
from rich.table import Table
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import people as service
from app.cli.opened import writing_session
from app.cli.terminal import printable
from app.records import tables
from app.settings import Settings
from app.standing import roster_today
from app.stores import utc_now

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def people() -> None:
    """Add and list professionals and their roster records."""


@people.command()
@click.option("--name", required=True, help="The legal name, as on payroll.")
@click.option("--last4", help="The last four digits of the social security number.")
@click.option("--il", "il_number", help="The IL#.")
@click.option("--member", "member_number", help="The union member number.")
@click.option("--roster", default="IER", show_default=True, help="The roster applied for.")
@click.option("--local", help="The local, for instance 80.")
@click.option("--classification", help="The classification applied for, for instance Grip.")
@click.option("--applied-on", type=_DAY, help="The day of application; today unless given.")
@click.option("--placed-on", type=_DAY, help="The day of placement, when on the roster already.")
def add(  # noqa: PLR0913 - one parameter for each option
    *,
    name: str,
    last4: str | None,
    il_number: str | None,
    member_number: str | None,
    roster: str,
    local: str | None,
    classification: str | None,
    applied_on: datetime | None,
    placed_on: datetime | None,
) -> None:
    """Add a professional, with a roster record when a local and classification are given."""
    if (local is None) != (classification is None):
        raise click.UsageError("give --local and --classification together")
    if placed_on is not None and local is None:
        raise click.UsageError("--placed-on needs --local and --classification")
    now, settings = utc_now(), Settings.from_env()
    with writing_session() as session:
        person = service.add_professional(session, name, last4, il_number, member_number, now)
        if local is not None and classification is not None:
            applied = applied_on or placed_on
            on = applied.date() if applied else roster_today(now, roster, settings)
            record = service.open_roster_record(
                session, person, roster, local, classification, on, now, settings
            )
            if placed_on is not None:
                service.place_on_roster(session, record, placed_on.date(), now, settings)
            click.echo(f"Opened {roster}, Local {local}, {record.classification}.")
    click.echo(f"Added {name}.")


@people.command("list")
def list_people() -> None:
    """List every professional with their records and standings."""
    table = Table("Name", "IL#", "Last 4", "Record", "Standing", "Next expiry")
    with writing_session() as session:
        for person in session.scalars(select(tables.Professional).order_by(tables.Professional.id)):
            for cells in _rows(session, person):
                table.add_row(*map(printable, cells))
    Console().print(table)


def _rows(session: Session, person: tables.Professional) -> Sequence[tuple[str, ...]]:
    mine = select(tables.RosterRecord).where(tables.RosterRecord.professional_id == person.id)
    who = (person.name, person.il_number or "", person.last4 or "")
    found = [
        (*who, f"{r.roster} {r.local} {r.classification}", r.standing, _day(r.next_expiry))
        for r in session.scalars(mine)
    ]
    return found or [(*who, "", "", "")]


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
