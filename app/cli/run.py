"""``dayproof run``: the whole service on this machine, with its samples, until Ctrl-C."""

import os
import signal
import sys
from dataclasses import replace
from subprocess import Popen
from types import FrameType

import click
from rich.console import Console

from app.cli.samples import FOLDER, load_and_show
from app.keys.ring import has_keys, key_path
from app.redis_safety import UnsafeRedis
from app.running import CannotRun, Plan, only_run, plan, started, wait_until_ready
from app.samples.cast import NoSamples, read_cast
from app.samples.front_door import Refused
from app.settings import SettingError, Settings

_READY_SECONDS = 60
_NEW_KEY = (
    "Made a master key in {path}: every document is sealed with it. "
    "Keep a copy of this file in another place; without it no document can be opened again."
)
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _Stopped(BaseException):
    """Ctrl-C or SIGTERM: everything is to end."""


@click.command()
@click.option("--once", is_flag=True, help="End after the table; fail if a sample went wrong.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="The port of the pages; a free one if this is taken.",
)
def run(*, once: bool, port: int | None) -> None:
    """Start Redis, dispatcher, workers and web; load the samples; serve until Ctrl-C."""
    console = Console(width=None if sys.stdout.isatty() else 160)
    _stop_on_signals()
    try:
        sys.exit(_run(_settings(port), console, once=once))
    except (CannotRun, NoSamples, Refused, SettingError, UnsafeRedis) as error:
        raise click.ClickException(str(error)) from error
    except _Stopped:
        console.print("Stopped.")
        sys.exit(130 if once else 0)


def _settings(port: int | None) -> Settings:
    settings = Settings.from_env()
    return settings if port is None else replace(settings, port=port)


def _run(settings: Settings, console: Console, *, once: bool) -> int:
    cast = read_cast(FOLDER)
    # Whatever the programs write is for their owner only, in a folder that others may enter too.
    os.umask(0o077)
    with only_run(settings.data_folder):
        had_keys = has_keys(settings)
        with console.status("Preparing the data folder and the database"):
            what = plan(settings)
        if not had_keys:
            console.print(_NEW_KEY.format(path=key_path(what.settings)), highlight=False)
        with started(what) as programs:
            with console.status(f"Starting {', '.join(p.name for p in what.programs)}"):
                wait_until_ready(what, programs, _READY_SECONDS)
            outcomes = load_and_show(what.settings, cast, what.url, console)
            if once:
                return int(not all(outcome.is_as_expected for outcome in outcomes))
            return _serve(what, programs, console)


def _serve(what: Plan, programs: Popen[bytes], console: Console) -> int:
    """Say where everything is and wait; return 1 should the programs end by themselves."""
    console.print(f"\n[bold]Open {what.url}[/]   (data: {what.settings.data_folder})")
    console.print(f"What the programs say: {what.log}. Stop with Ctrl-C.", highlight=False)
    programs.wait()
    console.print(f"The programs have ended by themselves; see {what.log}.")
    return 1


def _stop_on_signals() -> None:
    """Let Ctrl-C, SIGTERM and a closed terminal end everything in order."""

    def stop(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - a handler's signature
        # A second Ctrl-C must not interrupt the clearing up.
        for number in _STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        raise _Stopped

    for number in _STOP_SIGNALS:
        signal.signal(number, stop)
