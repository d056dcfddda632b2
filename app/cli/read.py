"""``dayproof read``: what files state, without a server; JSON lines or tables for people."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from app.cli.json_lines import print_line
from app.file_readings import object_of, readings
from app.limits import limits_of
from app.settings import SettingError, Settings
from extractors.limits import Limits
from extractors.values import Reading

READ, SOME_NOT_READ, WRONG_USAGE = 0, 1, 2


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
@click.option("--as-one", is_flag=True, help="Take the files as the pages of one document.")
def read(files: tuple[Path, ...], *, as_json: bool, as_one: bool) -> None:
    """Read FILES and print what they state, with confidence and the place on the page.

    Exit status: 0 every file was read, 1 some could not be (each says why), 2 wrong usage.
    """
    try:
        limits = limits_of(Settings.from_env())
    except SettingError as error:
        raise click.UsageError(str(error)) from error
    groups = [files] if as_one else [(file,) for file in files]
    failed = False
    for group, reading in with_progress(groups, limits, as_one=as_one):
        failed = failed or reading.error is not None
        if as_json:
            data = object_of([str(file) for file in group], reading, as_one=as_one)
            print_line(data)
        else:
            _show(group, reading)
    sys.exit(SOME_NOT_READ if failed else READ)


def with_progress(
    groups: Sequence[tuple[Path, ...]], limits: Limits, *, as_one: bool = False
) -> Iterator[tuple[tuple[Path, ...], Reading]]:
    """Yield every reading in order; on a terminal a bar on standard error counts them."""
    found = zip(groups, readings(groups, limits, as_one=as_one), strict=True)
    if not sys.stderr.isatty():
        yield from found
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for the bar
    from rich.progress import track  # noqa: PLC0415

    console = Console(stderr=True)
    yield from track(found, "Reading", total=len(groups), console=console, transient=True)


def _show(files: Sequence[Path], reading: Reading) -> None:
    from app.cli.read_tables import show  # noqa: PLC0415 - JSON needs no tables

    show([str(file) for file in files], reading)
