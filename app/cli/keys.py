"""``dayproof keys``: the master keys that close the stored files."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from app.cli.opened import opened_stores
from app.errors import ServiceError
from app.keys import ring
from app.privacy import rotation
from app.settings import Settings
from app.stores import Stores, utc_now


@click.group()
def keys() -> None:
    """See the master keys, put a new one in use, retire an old one."""


@keys.command()
def status() -> None:
    """Show the keys and how many files each closes; exit with 1 when a key is missing."""
    stores = _stores()
    with stores.sessions() as session:
        found = rotation.key_state(session, stores.storage.keys)
    table = Table("Key", "State", "Files")
    for state in found:
        table.add_row(state.id or "none: not sealed yet", _state(state), str(state.files))
    Console().print(table)
    sys.exit(int(any(not state.is_known for state in found)))


@keys.command()
@click.option("--same-key", is_flag=True, help="Wrap with the key in use, make no new one.")
def rotate(*, same_key: bool) -> None:
    """Put a new key in use and wrap the keys of all files with it; everything may go on running."""
    stores = _stores()
    with _told():
        if not same_key and stores.storage.keys.path is not None:
            rotation.put_in_use(stores.storage.keys, stores.now())
        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("Wrapping", total=None)
            made = rotation.rewrap(stores, lambda done: bar.update(task, completed=done))
    click.echo(
        f"Wrapped the keys of {made.rewrapped} files with {stores.storage.keys.ring.current.id}"
        f"{f', {made.sealed} of them sealed for the first time' if made.sealed else ''}."
    )
    if made.unreadable:
        shown = "\n".join(made.unreadable[:20])
        click.echo(f"{len(made.unreadable)} files cannot be opened:\n{shown}", err=True)
        sys.exit(1)


@keys.command()
@click.argument("key_id")
def retire(key_id: str) -> None:
    """Take an old key out of the ring. Backups that were made with it then need it from a copy."""
    stores = _stores()
    with _told():
        rotation.retire(stores, key_id, utc_now())
    click.echo(f"{key_id} is out of the ring.")


@keys.command()
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
def make(path: Path) -> None:
    """Write a new ring to PATH, for DAYPROOF_KEY_FILE or DAYPROOF_KEYS."""
    if path.exists():
        raise click.ClickException(f"{path} exists: a key file is never written over.")
    made = ring.make(path, utc_now())
    click.echo(f"Made {made.current.id} in {path}. Keep a copy in another place.")


@contextmanager
def _told() -> Iterator[None]:
    """End the command with the words of a refusal."""
    try:
        yield
    except ServiceError as error:
        raise click.ClickException(error.message) from error


def _stores() -> Stores:
    settings = Settings.from_env()
    return opened_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)


def _state(state: rotation.KeyState) -> str:
    if not state.is_known:
        return "MISSING: put it back"
    return "in use" if state.in_use else "opens only" if state.id else "run dayproof keys rotate"
