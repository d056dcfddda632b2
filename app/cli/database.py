"""``dayproof database``: bring the tables up to date, or check that they are."""

import sys

import click

from app.records.engine import make_engine
from app.records.migrate import others_may_go_on, upgrade
from app.records.versions import Version, told, version_at
from app.settings import Settings

_GO_ON = "Programs that run now may go on meanwhile: start this version of each afterwards."
_STOP_FIRST = "Stop every program before that: they cannot go on with the new tables."


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
    """Say how the tables stand to this version; exit with status 1 when it cannot use them."""
    settings = Settings.from_env()
    engine = make_engine(settings.database_url, settings.job_busy_wait_seconds)
    version = version_at(engine)
    click.echo(told(version), err=not version.is_usable)
    if version is Version.OLDER:
        click.echo(_GO_ON if others_may_go_on(engine) else _STOP_FIRST, err=True)
    sys.exit(0 if version.is_usable else 1)
