"""``python -m bench.fuzzing``: random input, guided by what it reaches, to each parser for a time.

The input that reached something new is kept, so that a further run goes on from there. Exit
status 1 when anything but an answer or a refusal left a parser; the input that did it is kept
beside. Needs atheris (``pip install 'dayproof[fuzz]'``).
"""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import click

from bench.fuzzing.parsers import PARSERS

_LONGEST_SECONDS = 600
_MEGABYTES = 3000
_BYTES = 20_000


@dataclass(frozen=True, slots=True)
class Tried:
    """How many inputs a parser was given, and what left it that was no answer."""

    name: str
    inputs: int
    left: tuple[Path, ...]
    ended_by: str = ""


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(sorted(PARSERS)))
@click.option("--minutes", default=60.0, show_default=True, help="For each parser.")
@click.option(
    "--keep",
    default=Path("data/fuzzing"),
    type=click.Path(path_type=Path),
    show_default=True,
    help="Where inputs that reached something new are kept.",
)
def main(names: Sequence[str], minutes: float, keep: Path) -> None:
    """Try the parsers that are named, or all of them, one after the other."""
    if find_spec("atheris") is None:
        raise click.ClickException("atheris is not installed: not run")
    found = [tried(name, keep / name, minutes * 60) for name in names or sorted(PARSERS)]
    sys.exit(1 if any(each.left or each.ended_by for each in found) else 0)


def tried(name: str, folder: Path, seconds: float) -> Tried:
    """Try one parser for so many seconds, print what came of it, and return it."""
    before = set(folder.glob("left-*.txt"))
    run = subprocess.run(
        _command(name, folder, seconds),
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
    )
    count = re.search(r"stat::number_of_executed_units:\s*(\d+)", run.stderr)
    left = tuple(sorted(set(folder.glob("left-*.txt")) - before))
    ended_by = _last_words(run.stderr) if run.returncode else ""
    found = Tried(name, int(count[1]) if count else 0, left, ended_by)
    click.echo(f"{name}: {found.inputs} inputs in {seconds:.0f} s, {len(left)} left the parser")
    for path in left:
        click.echo(f"  {path}: {path.read_text().splitlines()[-1][:160]}")
    if ended_by:
        click.echo(f"  ended early: {ended_by}")
    return found


def _command(name: str, folder: Path, seconds: float) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    options = (
        f"-max_total_time={max(1, round(seconds))}",
        f"-timeout={_LONGEST_SECONDS}",
        f"-rss_limit_mb={_MEGABYTES}",
        f"-max_len={_BYTES}",
        f"-artifact_prefix={folder}/",
        "-print_final_stats=1",
    )
    return [sys.executable, "-m", "bench.fuzzing.one", name, str(folder), *options]


def _last_words(said: str) -> str:
    errors = re.findall(r"(?:ERROR|SUMMARY): (.*)", said)
    return errors[-1] if errors else said.strip().splitlines()[-1] if said.strip() else "unknown"


if __name__ == "__main__":
    main()
