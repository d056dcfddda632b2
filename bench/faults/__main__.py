"""``python -m bench.faults``: runs the fault trials and writes what became of them.

What each run came to is kept (``bench/faults/kept.json``): ``--seeds 2`` another day adds to the
page, and the run without faults is made once for all seeds of a database. It comes first, because
the faults are spread over its time; ``--apart SECONDS`` says how far apart they are instead, and
then it comes last.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bench.faults.kept import Figures, Kept, figures, load_of
from bench.faults.load import letters
from bench.faults.report import DATABASES, write
from bench.faults.trial import Plan, by_monkey, run
from bench.postgresql import new_database, server

KEPT = Path(__file__).parent / "kept.json"
_FAULTS_WITHIN = 0.9
"""The part of the time without faults in which all faults are to happen."""


@click.command()
@click.option("--uploads", default=500, show_default=True)
@click.option("--faults", default=200, show_default=True)
@click.option("--seeds", default="1", show_default=True, help="One seed, or a range like 1-5.")
@click.option("--database", "databases", type=click.Choice(DATABASES), multiple=True)
@click.option("--per-second", default=2.0, show_default=True, help="Letters sent in a second.")
@click.option("--limit-minutes", default=60.0, show_default=True, help="Of each run.")
@click.option("--apart", type=float, help="Seconds from fault to fault, on average.")
@click.option("--calm-again", is_flag=True, help="Run without faults even if that was done.")
@click.option("--kept", default=KEPT, type=click.Path(path_type=Path), show_default=True)
@click.option("--report", type=click.Path(path_type=Path), help="Where to write the page.")
def main(  # noqa: PLR0913, PLR0917 - one argument an option
    uploads: int,
    faults: int,
    seeds: str,
    databases: tuple[str, ...],
    per_second: float,
    limit_minutes: float,
    apart: float | None,
    calm_again: bool,  # noqa: FBT001 - click hands flags over so
    kept: Path,
    report: Path | None,
) -> None:
    """Send letters while programs die; exit with status 1 when a promise was broken."""
    quiet = Plan(letters(uploads), 0, 0, per_second, limit_minutes * 60)
    every, is_clean = Kept(kept), True
    for database in databases or DATABASES:
        with databases_of(database) as new:
            pause = apart
            if pause is None:
                calm = _calm(every, database, new, quiet, again=calm_again)
                pause = calm.drain_seconds * _FAULTS_WITHIN / max(faults, 1)
            for seed in _seeds(seeds):
                plan = Plan(quiet.letters, faults, seed, per_second, quiet.limit_seconds)
                is_clean &= _trial(every, database, new, plan, pause).is_clean
                _report(report, every)
            if apart is not None:
                _calm(every, database, new, quiet, again=calm_again)
                _report(report, every)
    sys.exit(0 if is_clean else 1)


def _report(path: Path | None, every: Kept) -> None:
    if path is not None:
        write(path, every.trials())


def _calm(
    every: Kept, database: str, new: Callable[[], str], quiet: Plan, *, again: bool
) -> Figures:
    """Return the run without faults: the one that was kept, unless it is wanted again."""
    known = every.calm(load_of(database, quiet))
    if known is not None and not again:
        click.echo(f"{database} without faults: {known.drain_seconds:.0f} s on {known.day}")
        return known
    return _trial(every, database, new, quiet, 1.0)


def _trial(every: Kept, database: str, new: Callable[[], str], plan: Plan, pause: float) -> Figures:
    ended = run(new, plan, by_monkey(plan, pause))
    found = figures(database, str(datetime.now(UTC).date()), plan, ended)
    every.add(found)
    _say(found)
    return found


def _seeds(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


@contextmanager
def databases_of(kind: str) -> Iterator[Callable[[], str]]:
    """Yield a function that makes an empty database of this kind and returns its URL."""
    if kind == "postgresql":
        with server(durable=True) as folder:
            yield lambda: new_database(folder)
        return
    with TemporaryDirectory(prefix="dayproof-faults-db-") as name:
        made = iter(range(10_000))
        yield lambda: f"sqlite:///{name}/{next(made)}.sqlite3"


def _say(found: Figures) -> None:
    counts = ", ".join(f"{len(words)} {kind}" for kind, words in found.wrong.items())
    faults = sum(found.faults.values())
    click.echo(
        f"{found.database}, seed {found.seed}: {counts}; {faults} faults, "
        f"{found.drain_seconds:.0f} s"
    )
    for line in [line for words in found.wrong.values() for line in words][:40]:
        click.echo(f"  {line}")
    click.echo(f"  answers {found.answers}, orphans {found.orphans}, left {found.left_files}")


if __name__ == "__main__":
    main()
