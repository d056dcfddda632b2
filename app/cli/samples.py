"""``dayproof samples``: put the sample people and documents into a running service."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as Bars

from app.opening import open_stores
from app.samples.cast import Cast, NoSamples, read_cast
from app.samples.front_door import Refused
from app.samples.loading import Outcome, Progress, load, roster_records, staff_door
from app.samples.report import accounts_table, documents_table, roster_table
from app.settings import Settings

FOLDER = Path(__file__).parents[2] / "samples"
_TIMEOUT_SECONDS = 300


@click.group()
def samples() -> None:
    """Load the samples into a running service."""


@samples.command("load")
@click.option(
    "--url", required=True, help="The address of the service, as `dayproof run` prints it."
)
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, show_default=False)
def load_command(url: str, folder: Path) -> None:
    """Add the sample people, send the sample documents, and show what becomes of them."""
    console = Console()
    try:
        outcomes = load_and_show(Settings.from_env(), read_cast(folder), url.rstrip("/"), console)
    except (NoSamples, Refused) as error:
        raise click.ClickException(str(error)) from error
    sys.exit(not all(outcome.is_as_expected for outcome in outcomes))


def load_and_show(settings: Settings, cast: Cast, url: str, console: Console) -> list[Outcome]:
    """Load the samples with visible progress, print the tables, and return the outcomes."""
    stores = open_stores(settings, busy_wait_seconds=settings.web_busy_wait_seconds)
    with _shown(console) as progress:
        outcomes = load(stores, cast, url, timeout_seconds=_TIMEOUT_SECONDS, progress=progress)
    console.print(documents_table(outcomes))
    console.print(roster_table(roster_records(stores, cast, staff_door(stores, cast, url))))
    console.print(accounts_table(cast))
    for outcome in outcomes:
        if not outcome.is_as_expected:
            console.print(
                f"[red]Not as expected:[/] {outcome.file} is {outcome.state} with "
                f"{outcome.credited_days} days credited; expected {outcome.expected['state']} "
                f"with {outcome.expected['credited_days']}."
            )
    return outcomes


@contextmanager
def _shown(console: Console) -> Iterator[Progress]:
    """Show progress as a bar on a terminal, else as a line whenever something changed."""
    if not console.is_terminal:
        yield _Lines(console).tell
        return
    columns = (SpinnerColumn(), MofNCompleteColumn(), BarColumn(), TextColumn("{task.description}"))
    with Bars(*columns, TimeElapsedColumn(), console=console, transient=True) as bars:
        task = bars.add_task("")

        def tell(done: int, count: int, words: str) -> None:
            bars.update(task, completed=done, total=count, description=words)

        yield tell


class _Lines:
    """Prints progress line by line, each different from the one before."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._last = ""

    def tell(self, done: int, count: int, words: str) -> None:
        """Print how far the samples are, unless that was the last thing printed."""
        line = f"samples: {done} of {count} done {words}".rstrip()
        if line != self._last:
            self._console.print(line, highlight=False)
        self._last = line
