"""Writes ``docs/faults.md`` from the trials that were really run, whatever their size."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bench.faults.trial import LEASE_SECONDS, Ended

_HEAD = """\
# What faults did to documents

Made by `python -m bench.faults` on {day}; every figure below is of runs of exactly the size shown.

Letters are sent to the real web server by four clients that repeat what was not acknowledged. Each
letter has days of its own that policy credits, so that a lost, doubled or half-done letter shows.
Meanwhile a monkey with a seed kills, stops, floods and locks, at random moments of every step. The
judge is the journal that the clients keep outside of the service: each answer 202 with the hash of
the bytes and the sender. At the end it is compared with rows, stored bytes, results, pictures,
decisions, credits and the audit. Leases last {lease:.0f} s here (30 s in the product), so that
sleepers wake after theirs.

"""

_COLUMNS = (
    "database",
    "seed",
    "letters",
    "faults",
    "answers other than 202",
    "lost",
    "doubled",
    "stuck",
    "does not add up",
    "processes left",
    "drained in",
    "without faults",
    "ratio",
)

_NOTES = """
*Drained* is the time from the first letter sent to the last document done; the goal is twice the
time without faults. Work that was held when its worker died waited for its next attempt, or its
end:
"""


@dataclass(frozen=True, slots=True)
class Trial:
    """One seed on one database, with the run without faults that it is compared with."""

    database: str
    seed: int
    calm: Ended
    ended: Ended

    @property
    def is_clean(self) -> bool:
        """True when nothing was lost, doubled, stuck or left behind."""
        return self.ended.is_clean

    @property
    def ratio(self) -> float:
        """How many times as long as without faults it took to have everything done."""
        return self.ended.drain_seconds / self.calm.drain_seconds


def page(trials: Sequence[Trial]) -> str:
    """Return the page about these trials."""
    head = _HEAD.format(day=datetime.now(UTC).date(), lease=LEASE_SECONDS)
    table = [_line(_COLUMNS), _line(["---"] * len(_COLUMNS)), *map(_row, trials)]
    rest = [_NOTES, *map(_recovered, trials), _kinds(trials), _wrong(trials)]
    return "".join([head, *table, *rest])


def _row(trial: Trial) -> str:
    verdict, ended = trial.ended.verdict, trial.ended
    letters = ended.answers[202]
    others = ", ".join(
        f"{count} × {status or 'none'}"
        for status, count in sorted(ended.answers.items())
        if status != 202
    )
    cells = (
        trial.database,
        trial.seed,
        letters,
        sum(ended.faults.values()),
        others or "–",
        len(verdict.lost),
        len(verdict.doubled),
        len(verdict.stuck),
        len(verdict.odd),
        ended.orphans,
        f"{ended.drain_seconds:.0f} s",
        f"{trial.calm.drain_seconds:.0f} s",
        f"{trial.ratio:.2f}",
    )
    return _line(cells)


def _line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |\n"


def _recovered(trial: Trial) -> str:
    found = trial.ended.recoveries
    if not found:
        return ""
    late = sum(seconds > LEASE_SECONDS + 5 for seconds in found)
    return (
        f"\n- {trial.database}, seed {trial.seed}: {len(found)} times, median "
        f"{found[len(found) // 2]:.1f} s, at most {found[-1]:.1f} s; {late} of them over the lease "
        "and five seconds"
    )


def _kinds(trials: Sequence[Trial]) -> str:
    total: Counter[str] = Counter()
    for trial in trials:
        total += trial.ended.faults
    rows = "".join(f"| {name} | {count} |\n" for name, count in total.most_common())
    return f"\n\n| fault | times |\n|---|---|\n{rows}"


def _wrong(trials: Sequence[Trial]) -> str:
    lines = [
        f"- {trial.database}, seed {trial.seed}: {words}\n"
        for trial in trials
        for verdict in [trial.ended.verdict]
        for words in (*verdict.lost, *verdict.doubled, *verdict.stuck, *verdict.odd)
    ]
    return "".join(["\n## What went wrong\n\n", *lines]) if lines else ""
