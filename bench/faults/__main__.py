"""``python -m bench.faults``: runs the fault trials and writes what became of them."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bench.faults.load import letters
from bench.faults.report import Trial, page
from bench.faults.trial import Ended, Plan, by_monkey, run
from bench.postgresql import new_database, server

DATABASES = ("sqlite", "postgresql")


@click.command()
@click.option("--uploads", default=500, show_default=True)
@click.option("--faults", default=200, show_default=True)
@click.option("--seeds", default="1", show_default=True, help="One seed, or a range like 1-5.")
@click.option("--database", "databases", type=click.Choice(DATABASES), multiple=True)
@click.option("--per-second", default=2.0, show_default=True, help="Letters sent in a second.")
@click.option("--limit-minutes", default=60.0, show_default=True, help="Of each run.")
@click.option("--report", type=click.Path(path_type=Path), help="Where to write the page.")
def main(
    uploads: int,
    faults: int,
    seeds: str,
    databases: tuple[str, ...],
    per_second: float,
    limit_minutes: float,
    report: Path | None,
) -> None:
    """Send letters while programs die; exit with status 1 when a promise was broken."""
    sent = letters(uploads)
    trials: list[Trial] = []
    for database in databases or DATABASES:
        with _databases(database) as new:
            quiet = Plan(sent, 0, 0, per_second, limit_minutes * 60)
            calm = run(new, quiet, by_monkey(quiet, 1.0))
            _say(f"{database} without faults", calm)
            for seed in _seeds(seeds):
                plan = Plan(sent, faults, seed, per_second, limit_minutes * 60)
                pause = calm.drain_seconds / max(faults, 1)
                ended = run(new, plan, by_monkey(plan, pause))
                _say(f"{database}, seed {seed}", ended)
                trials.append(Trial(database, seed, calm, ended))
                if report is not None:
                    report.write_text(page(trials))
    sys.exit(0 if all(trial.is_clean for trial in trials) else 1)


def _seeds(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


@contextmanager
def _databases(kind: str) -> Iterator[Callable[[], str]]:
    """Yield a function that makes an empty database of this kind and returns its URL."""
    if kind == "postgresql":
        with server(durable=True) as folder:
            yield lambda: new_database(folder)
        return
    with TemporaryDirectory(prefix="dayproof-faults-db-") as name:
        made = iter(range(10_000))
        yield lambda: f"sqlite:///{name}/{next(made)}.sqlite3"


def _say(what: str, ended: Ended) -> None:
    verdict = ended.verdict
    counts = ", ".join(
        f"{len(found)} {name}"
        for name, found in (
            ("lost", verdict.lost),
            ("doubled", verdict.doubled),
            ("stuck", verdict.stuck),
            ("odd", verdict.odd),
        )
    )
    click.echo(
        f"{what}: {counts}; {sum(ended.faults.values())} faults, {ended.drain_seconds:.0f} s"
    )
    for line in (*verdict.lost, *verdict.doubled, *verdict.stuck, *verdict.odd)[:40]:
        click.echo(f"  {line}")
    click.echo(f"  answers {dict(ended.answers)}, orphans {ended.orphans}, left {ended.left_files}")


if __name__ == "__main__":
    main()
