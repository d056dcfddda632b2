"""``dayproof backup``: copies of the whole service, made while it runs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from app.backup import kept, making, manifest
from app.cli.opened import opened_stores
from app.errors import ServiceError
from app.settings import Settings
from app.shown.words import size
from app.stores import utc_now

FOLDER = click.Path(path_type=Path, file_okay=False)
PASSPHRASE = click.option(
    "--passphrase-file",
    type=click.File(),
    help="A file whose first line closes, or opens, the master keys in the backup.",
)
_PASSPHRASE_LENGTH_MIN = 15


class _Backup(click.Group):
    """Takes ``dayproof backup TARGET`` for ``dayproof backup make TARGET``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, "-h", "--help"}:
            args = ["make", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Backup)
def backup() -> None:
    """Make backups (dayproof backup TARGET), see them, verify them."""


@backup.command()
@click.argument("target", type=FOLDER, required=False)
@click.option("--with-keys", is_flag=True, help="Put the master keys in, closed by a passphrase.")
@PASSPHRASE
def make(*, target: Path | None, with_keys: bool, passphrase_file: IO[str] | None) -> None:
    """Back up to TARGET, by default DAYPROOF_BACKUP_FOLDER; remove backups that had their time."""
    settings = Settings.from_env()
    stores = opened_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
    where = _target(target, settings)
    passphrase = _new_passphrase(passphrase_file) if with_keys or passphrase_file else None
    with told(), shown_progress("Copying files") as progress:
        made = making.back_up(stores, where, passphrase=passphrase, progress=progress)
    old = kept.prune(where, settings.backup_days, utc_now())
    found = made.manifest
    click.echo(f"{made.folder}: {found.files} files, {size(found.bytes)}.")
    if passphrase is None:
        click.echo("The master keys are not in it: keep a copy of the key file in another place.")
    if old:
        click.echo(f"Removed {len(old)} older than {settings.backup_days} days.")
    if found.missing:
        click.echo(f"{len(found.missing)} files were not in the store: see {made.folder}", err=True)
        sys.exit(1)


@backup.command("list")
@click.argument("target", type=FOLDER, required=False)
def show(target: Path | None) -> None:
    """List the backups in TARGET, oldest first."""
    table = Table("Backup", "Made (UTC)", "Database", "Files", "Size", "Keys")
    for each in kept.backups_in(_target(target, Settings.from_env())):
        found = each.manifest
        keys = "inside" if (each.folder / manifest.KEYS).exists() else ", ".join(found.keys)
        made_at = f"{found.moment:%Y-%m-%d %H:%M}"
        cells = (made_at, found.database, str(found.files), size(found.bytes), keys)
        table.add_row(each.folder.name, *cells)
    Console(width=None if sys.stdout.isatty() else 160).print(table)


@backup.command()
@click.argument("folder", type=FOLDER, required=False)
def verify(folder: Path | None) -> None:
    """Check every hash of the backup FOLDER, by default of the newest one."""
    if folder is None:
        found = kept.backups_in(_target(None, Settings.from_env()))
        if not found:
            raise click.ClickException("There is no backup yet.")
        folder = found[-1].folder
    with told(), shown_progress("Checking") as progress:
        wrong = manifest.verify(folder, progress)
    for line in wrong:
        click.echo(line, err=True)
    click.echo(f"{folder}: {f'{len(wrong)} things are wrong' if wrong else 'every hash is right'}.")
    sys.exit(int(bool(wrong)))


@contextmanager
def told() -> Iterator[None]:
    """End the command with the words of a refusal."""
    try:
        yield
    except ServiceError as error:
        raise click.ClickException(error.message) from error


@contextmanager
def shown_progress(what: str) -> Iterator[manifest.Progress]:
    """Show a bar on standard error while the block goes on."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _target(target: Path | None, settings: Settings) -> Path:
    if target is None and not settings.backup_folder:
        raise click.UsageError("name a folder, or set DAYPROOF_BACKUP_FOLDER")
    return target or Path(settings.backup_folder)


def _new_passphrase(file: IO[str] | None) -> str:
    given = passphrase_in(file) or str(
        click.prompt("Passphrase for the keys", hide_input=True, confirmation_prompt=True)
    )
    if len(given) < _PASSPHRASE_LENGTH_MIN:
        raise click.UsageError(f"give a passphrase of at least {_PASSPHRASE_LENGTH_MIN} letters")
    return given


def passphrase_in(file: IO[str] | None) -> str | None:
    """Return the first line of a file, None without a file."""
    return None if file is None else str(file.readline()).rstrip("\n")
