"""``dayproof restore``: puts a backup back on an empty machine."""

import sys
from pathlib import Path
from typing import IO

import click

from app.backup.restoring import restore as put_back
from app.cli.backup import FOLDER, PASSPHRASE, passphrase_in, shown_progress, told
from app.settings import Settings


@click.command()
@click.argument("source", type=FOLDER)
@click.option(
    "--tombstones",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A file of tombstones that is newer than the one beside the backup.",
)
@PASSPHRASE
def restore(*, source: Path, tombstones: Path | None, passphrase_file: IO[str] | None) -> None:
    """Restore the backup SOURCE to where the settings say, which must be empty."""
    with told(), shown_progress("Putting files back") as progress:
        done = put_back(
            source,
            Settings.from_env(),
            passphrase=passphrase_in(passphrase_file),
            more_tombstones=tombstones,
            progress=progress,
        )
    click.echo(f"Restored {done.files} files and the database of {done.manifest.made_at}.")
    if done.erased_again:
        click.echo(f"Erased {done.erased_again} people again who were erased since.")
    for problem in done.problems:
        click.echo(problem, err=True)
    sys.exit(int(bool(done.problems)))
