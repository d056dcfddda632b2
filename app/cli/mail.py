"""``dayproof mail``: what was written and what became of it; sending again what failed."""

import click
from rich.console import Console
from rich.table import Table

from app import mailing
from app.cli.inbound import poll_mailbox, serve
from app.cli.opened import writing_session
from app.mailing import mail_server
from app.opening import open_stores
from app.settings import Settings


@click.group()
def mail() -> None:
    """Look at mail that goes out, and receive mail of payroll companies."""


mail.add_command(serve)
mail.add_command(poll_mailbox)


@mail.command()
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000))
def outbox(limit: int) -> None:
    """List mail, the newest first, with what became of it."""
    settings = Settings.from_env()
    stores = open_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
    table = Table("written", "kind", "to", "subject", "state", "mail", expand=True)
    with stores.sessions() as session:
        for row in mailing.recent(session, limit):
            state = f"{row.state}: {row.problem}" if row.problem else row.state
            written = row.written_at.isoformat(" ", "minutes")
            table.add_row(written, row.kind, row.recipient, row.subject, state, row.public_id)
    Console().print(table)
    server = mail_server(settings)
    where = server.folder if server.folder is not None else f"{server.host}:{server.port}"
    click.echo(f"Mail goes to {where}.")


@mail.command()
@click.argument("mail_id")
def again(mail_id: str) -> None:
    """Send the mail MAIL_ID again, which could not be delivered."""
    settings = Settings.from_env()
    stores = open_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
    with writing_session() as session:
        mailing.send_again(session, mail_id, by=None, now=stores.now())
    click.echo("It is sent again when the dispatcher runs.")
