"""``dayproof mail serve`` and ``poll``, and ``dayproof partner``: mail of payroll companies."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from imaplib import IMAP4

import click
from imap_tools.errors import ImapToolsError
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app import accounts as accounts_service
from app.cli.opened import writing_session
from app.errors import NotFound, ServiceError
from app.inbound import addresses
from app.inbound.door import place_of
from app.inbound.door import serve as receive
from app.inbound.names import resolver
from app.inbound.polling import mailbox_of, poll
from app.inbound.receiver import Receiver
from app.inbound.relays import relays_of
from app.logs import capture_libraries, log, places
from app.opening import open_stores, refuse_unfit
from app.operations.unsafe import refuse_unsafe
from app.records import tables
from app.settings import SettingError, Settings
from app.stores import utc_now

BY = "service"
"""The actor of what is done from the command line, in the audit."""


@click.command("serve")
def serve() -> None:
    """Receive mail of payroll companies by SMTP or LMTP until stopped."""
    settings = _settings()
    place = place_of(settings.inbound_listen)
    stores = open_stores(settings, busy_wait_seconds=settings.web_busy_wait_seconds)
    refuse_unfit(stores)
    relays = relays_of(settings.inbound_trusted_relays)
    receiver = Receiver(stores, resolver(settings.inbound_dns), relays, place.protocol)

    def started(port: int) -> None:
        click.echo(f"Receiving on {place.protocol}://{place.host}:{port}", err=True)

    try:
        asyncio.run(receive(stores, receiver, place, started=started))
    except OSError as error:
        raise click.ClickException(
            f"Cannot listen on {place.host}:{place.port}: {error}"
        ) from error
    except KeyboardInterrupt:
        return


@click.command("poll")
@click.option("--once", is_flag=True, help="Look once and end.")
def poll_mailbox(*, once: bool) -> None:
    """Fetch mail of payroll companies from the mailbox of the settings until stopped."""
    settings = _settings()
    mailbox_of(settings.inbound_imap_url)
    stores = open_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
    refuse_unfit(stores)
    txt = resolver(settings.inbound_dns)
    while True:
        try:
            if kept := poll(stores, txt):
                log.info("inbound-polled", found=kept)
        except (OSError, IMAP4.error, ImapToolsError, ServiceError, SQLAlchemyError) as error:
            if once:
                raise click.ClickException(f"The mailbox could not be read: {error}") from error
            log.error("inbound-poll-failed", error_type=type(error).__name__, where=places(error))
        if once:
            return
        time.sleep(settings.inbound_imap_seconds)


@click.group()
def partner() -> None:
    """Say where payroll companies send letters to, and whom they may come from."""


@partner.command("add")
@click.argument("email")
@click.option("--from", "senders", multiple=True, help="A domain or address letters come from.")
def add(email: str, senders: tuple[str, ...]) -> None:
    """Give the payroll partner with this account an address to send letters to."""
    with writing_session() as session:
        account = accounts_service.find_account(session, email)
        row = addresses.make(session, account, senders, BY, utc_now())
        click.echo(_shown(row))


@partner.command("list")
def list_partners() -> None:
    """List every address with its rules."""
    with writing_session() as session:
        for row in session.scalars(
            select(tables.PartnerAddress).order_by(tables.PartnerAddress.id)
        ):
            senders = ", ".join(each.sender for each in row.senders) or "nobody"
            on = "on" if row.active else "off"
            rules = f"keys of {row.key_bits_min} bits, {row.fresh_days} days"
            click.echo(f"{_shown(row)}\t{row.name}\t{on}\tfrom {senders}\t{rules}")


@partner.command("allow")
@click.argument("address")
@click.argument("sender")
@click.option("--without-policy", is_flag=True, help="Also without a DMARC policy of the domain.")
def allow(address: str, sender: str, *, without_policy: bool) -> None:
    """Let letters to ADDRESS come from SENDER, a domain or an address."""
    with _changed(address) as (session, row):
        addresses.allow(session, row, sender, BY, utc_now(), without_policy=without_policy)


@partner.command("forbid")
@click.argument("address")
@click.argument("sender")
def forbid(address: str, sender: str) -> None:
    """Let letters to ADDRESS no longer come from SENDER."""
    with _changed(address) as (session, row):
        addresses.forbid(session, row, sender.strip().lower(), BY, utc_now())


@partner.command("rules")
@click.argument("address")
@click.option(
    "--key-bits", type=int, default=2048, help="The weakest RSA key that proves a sender."
)
@click.option("--days", type=int, default=7, help="How old a message may be when it comes.")
def rules(address: str, key_bits: int, days: int) -> None:
    """Set what proves the sender of letters to ADDRESS."""
    with _changed(address) as (session, row):
        addresses.hold_to(
            session, row, key_bits_min=key_bits, fresh_days=days, by=BY, now=utc_now()
        )


@partner.command("on")
@click.argument("address")
def on(address: str) -> None:
    """Take mail to ADDRESS."""
    with _changed(address) as (session, row):
        addresses.switch(session, row, BY, utc_now(), on=True)


@partner.command("off")
@click.argument("address")
def off(address: str) -> None:
    """Refuse all mail to ADDRESS at the door."""
    with _changed(address) as (session, row):
        addresses.switch(session, row, BY, utc_now(), on=False)


@contextmanager
def _changed(address: str) -> Iterator[tuple[Session, tables.PartnerAddress]]:
    with writing_session() as session:
        row = addresses.at(session, f"{address.partition('@')[0]}@x", "x")
        if row is None:
            raise NotFound(f"{address} is nobody's address: see dayproof partner list.")
        yield session, row


def _shown(row: tables.PartnerAddress) -> str:
    return (
        f"{row.local_part}@{Settings.from_env().inbound_domain or '(no DAYPROOF_INBOUND_DOMAIN)'}"
    )


def _settings() -> Settings:
    capture_libraries()
    settings = Settings.from_env()
    refuse_unsafe(settings)
    if not settings.inbound_domain:
        raise SettingError(
            "DAYPROOF_INBOUND_DOMAIN is not set: write the domain of the companies' addresses, "
            "like letters.example.org"
        )
    return settings
