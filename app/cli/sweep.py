"""``dayproof sweep``: say what is stuck or does not add up."""

import sys

import click
from rich.console import Console
from rich.table import Table

from app.opening import open_stores
from app.settings import Settings
from app.sweeping import Found
from app.sweeping import sweep as swept


@click.command()
@click.option("--check", is_flag=True, help="Exit with status 1 when anything is found.")
def sweep(*, check: bool) -> None:
    """Look over everything that is kept; nothing is changed or deleted."""
    settings = Settings.from_env()
    stores = open_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
    found = swept(stores)
    if found:
        Console().print(_table(found))
    click.echo(f"{len(found)} things found." if found else "Everything adds up.")
    sys.exit(1 if check and found else 0)


def _table(found: tuple[Found, ...]) -> Table:
    table = Table("kind", "what", "is wrong", "what to do", expand=True)
    for each in found:
        table.add_row(each.code, each.object, each.what, each.to_do)
    return table
