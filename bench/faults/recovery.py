"""``python -m bench.faults.recovery``: how long work waits after the death of who held it.

Here one thing goes wrong at a time: a worker dies while letters are read, alone or with its
work-horse, or the work-horse or the fork server does, and the next death comes when the service
has long recovered. In the fault trials the work may wait longer, because who would take it over
is dead, asleep or locked out as well.
"""

import statistics
import sys

import click

from bench.faults.__main__ import databases_of
from bench.faults.load import letters
from bench.faults.monkey import all_faults
from bench.faults.report import DATABASES
from bench.faults.trial import LEASE_SECONDS, Ended, Plan, by_monkey, run

GOAL_SECONDS = LEASE_SECONDS + 5.0
"""In which the next attempt begins after a death (RELIABILITY R2)."""
_APART_SECONDS = 2.5 * GOAL_SECONDS
"""On average; the monkey's shortest pause is 0.4 of it, so that deaths do not overlap."""


@click.command()
@click.option("--deaths", default=24, show_default=True)
@click.option("--per-second", default=0.8, show_default=True, help="Letters sent in a second.")
@click.option("--seed", default=1, show_default=True)
@click.option("--database", "databases", type=click.Choice(DATABASES), multiple=True)
def main(deaths: int, per_second: float, seed: int, databases: tuple[str, ...]) -> None:
    """Print the waits of each database; exit with status 1 when one was too long."""
    is_within = True
    for database in databases or DATABASES:
        with databases_of(database) as new:
            uploads = round(deaths * _APART_SECONDS * per_second)
            plan = Plan(letters(uploads), deaths, seed, per_second, limit_seconds=3600.0)
            ended = run(new, plan, by_monkey(plan, _APART_SECONDS, _taking_work()))
        is_within &= _said(database, ended)
    sys.exit(0 if is_within else 1)


def _taking_work() -> frozenset[str]:
    """Return the names of the deaths that may leave work without a holder."""
    faults = all_faults(LEASE_SECONDS)
    return frozenset(fault.name for fault in faults if fault.takes_work and not fault.lasts_seconds)


def _said(database: str, ended: Ended) -> bool:
    waits = ended.recoveries
    if not waits:
        click.echo(f"{database}: no death took work from anybody: nothing was measured")
        return False
    over = sum(wait > GOAL_SECONDS for wait in waits)
    click.echo(
        f"{database}: {sum(ended.faults.values())} deaths took work {len(waits)} times: median "
        f"{statistics.median(waits):.1f} s, at most {max(waits):.1f} s, {over} over "
        f"{GOAL_SECONDS:.0f} s; the rest is {'clean' if ended.is_clean else 'NOT CLEAN'}"
    )
    click.echo(f"  {dict(ended.faults)}")
    return ended.is_clean and not over


if __name__ == "__main__":
    main()
