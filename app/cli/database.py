"""``dayproof database``: bring the tables up to date, or check that they are."""

import sys

import click

from app.records.engine import make_engine
from app.records.migrate import is_current, upgrade
from app.settings import Settings


@click.group()
def database() -> None:
    """Look after the database."""


@database.command("upgrade")
def upgrade_tables() -> None:
    """Create or alter the tables that this version needs; safe to repeat."""
    settings = Settings.from_env()
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    upgrade(make_engine(settings.database_url, settings.job_busy_wait_seconds))
    click.echo("The database is up to date.")


@database.command("check")
def check_tables() -> None:
    """Exit with status 1 when the tables are not those of this version."""
    settings = Settings.from_env()
    if is_current(make_engine(settings.database_url, settings.job_busy_wait_seconds)):
        click.echo("The database is up to date.")
        return
    click.echo("The database is not up to date: run `dayproof database upgrade`.", err=True)
    sys.exit(1)
