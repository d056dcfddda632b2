"""``dayproof read``: what files state, without a server; JSON lines or tables for people."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from app.cli.json_lines import print_line
from app.file_readings import cores, object_of, readings
from app.limits import limits_of
from app.settings import SettingError, Settings
from extractors.limits import Limits
from extractors.values import Reading
from extractors.whole import ReadTable

READ, SOME_NOT_READ, WRONG_USAGE = 0, 1, 2

_PRINTED = "-"


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")
@click.option("--as-one", is_flag=True, help="Take the files as the pages of one document.")
@click.option(
    "--report",
    is_flag=False,
    flag_value=_PRINTED,
    metavar="[FILE]",
    help="Try every file under the folders given and say how each ended: read, partial, refused "
    "or crashed. With FILE, go on where an earlier run stopped.",
)
@click.option(
    "--readers", type=click.IntRange(1, 64), help="How many files to read at once (one per core)."
)
def read(
    files: tuple[Path, ...],
    *,
    as_json: bool,
    as_one: bool,
    report: str | None,
    readers: int | None,
) -> None:
    """Read FILES and print what they state, with confidence and the place on the page.

    Exit status: 0 every file was read, 1 some could not be (each says why), 2 wrong usage. With
    --report FILES may be folders, and the status is 1 only when the reader crashed on a file.
    """
    try:
        limits = limits_of(Settings.from_env())
    except SettingError as error:
        raise click.UsageError(str(error)) from error
    if report is not None and not files and Path(report).is_dir():
        files, report = (Path(report),), _PRINTED  # "--report FOLDER" means the folder.
    if not files:
        raise click.UsageError("Missing argument 'FILES...': name a file, or a folder to report on")
    if report is not None:
        _report(files, limits, report, readers, as_json=as_json)
    groups = [files] if as_one else [(file,) for file in files]
    failed = False
    read_table = table_reader(limits)
    for group, reading in with_progress(groups, limits, as_one=as_one, read_table=read_table):
        failed = failed or reading.error is not None
        if as_json:
            data = object_of([str(file) for file in group], reading, as_one=as_one)
            print_line(data)
        else:
            _show(group, reading)
    sys.exit(SOME_NOT_READ if failed else READ)


def table_reader(limits: Limits) -> ReadTable:
    """Return what reads a payroll export or a fringe report that is sent as a document."""

    def read_table(path: Path) -> Reading:
        from app.standing.roster_days import roster_today  # noqa: PLC0415 - letters are no tables
        from app.work_files.as_document import table_reading  # noqa: PLC0415

        return table_reading(path, limits, today=roster_today(datetime.now(UTC), "IER"))

    return read_table


def _report(
    files: Sequence[Path], limits: Limits, into: str, readers: int | None, *, as_json: bool
) -> None:
    from app.cli.read_report import run_report  # noqa: PLC0415 - reading letters needs no report

    at_once = readers or cores()
    path = None if into == _PRINTED else Path(into)
    sys.exit(run_report(files, limits, readers=at_once, into=path, as_json=as_json))


def with_progress(
    groups: Sequence[tuple[Path, ...]],
    limits: Limits,
    *,
    as_one: bool = False,
    read_table: ReadTable | None = None,
) -> Iterator[tuple[tuple[Path, ...], Reading]]:
    """Yield every reading in order; on a terminal a bar on standard error counts them."""
    found = zip(groups, readings(groups, limits, as_one=as_one, read_table=read_table), strict=True)
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
