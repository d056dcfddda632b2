"""``dayproof rules``: what a change of the rules would do, before it is in force."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from app import what_if as service
from app.cli.opened import opened_stores
from app.cli.terminal import printable
from app.errors import ServiceError
from app.settings import Settings


@click.group()
def rules() -> None:
    """Look at the rule book."""


@rules.command("what-if")
@click.argument("draft", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as",
    "file_name",
    help="The rule file that the draft replaces; its own name unless given.",
)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day asked about; else today.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def what_if(draft: Path, file_name: str | None, on: datetime | None, *, as_json: bool) -> None:
    """List who would stand otherwise if DRAFT were in force; changes nothing."""
    settings = Settings.from_env()
    stores = opened_stores(settings, busy_wait_seconds=settings.web_busy_wait_seconds)
    try:
        book = service.drafted_book(file_name or draft.name, draft.read_text(encoding="utf-8"))
        with stores.sessions() as session:
            day = on.date() if on else None
            found = service.what_if(session, book, stores.now(), day, settings)
    except ServiceError as error:
        raise click.ClickException(error.message) from error
    if as_json:
        click.echo(json.dumps(asdict(found), default=str))
        return
    click.echo(f"{len(found.affected):,} of {found.records:,} records would change on {found.on}.")
    if found.affected:
        Console().print(_table(found))


def _table(found: service.Comparison) -> Table:
    table = Table("Name", "Record", "Now", "Then", "What differs")
    for one in found.affected:
        what = "\n".join(one.differences)
        cells = (one.name, f"{one.local} {one.classification}", one.before, one.after, what)
        table.add_row(*map(printable, cells))
    return table
