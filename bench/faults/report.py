"""Writes the head of ``docs/faults.md`` from the trials that were really run."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.faults.kept import Figures

Trial = tuple[Figures | None, Figures]
"""A run without faults, if it was made already, and one with faults that is compared with it."""

FULL_SIZE = 500, 200
"""How many letters and faults the goal asks for."""
SEEDS = range(1, 6)
DATABASES = ("sqlite", "postgresql")

KEEPS_FROM = "## What else is shown"
"""From this heading on the page is written by hand, and stays as it is."""

_HEAD = """\
# What faults did to documents

Made by `python -m bench.faults`; every figure below is of runs of exactly the size shown, made on
the days shown. A further `--seeds 2 --report docs/faults.md` adds its row.

Letters are sent to the real web server by four clients that repeat what was not acknowledged. Each
letter has days of its own that policy credits, so that a lost, doubled or half-done letter shows.
Meanwhile a monkey with a seed kills, stops, floods and locks, at random moments of every step. The
judge is the journal that the clients keep outside of the service: each answer 202 with the hash of
the bytes and the sender. At the end it is compared with rows, stored bytes, results, pictures,
decisions, credits, the audit and the metrics of the service; what its programs and Redis wrote down
is searched for the people, addresses and productions of the letters. Leases last {lease:.0f} s here
(30 s in the product), so that sleepers wake after theirs.

"""

_COLUMNS = (
    "database",
    "seed",
    "on",
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


def write(path: Path, trials: Sequence[Trial]) -> None:
    """Write the page about these trials; what was written by hand below them stays."""
    before = path.read_text() if path.exists() else ""
    _, found, by_hand = before.partition(KEEPS_FROM)
    rest = f"\n{found}{by_hand}" if found else ""
    path.write_text(page(trials) + rest)


def page(trials: Sequence[Trial]) -> str:
    """Return the part of the page that is about these trials."""
    leases = max((ended.lease_seconds for _, ended in trials), default=0.0)
    table = [_line(_COLUMNS), _line(["---"] * len(_COLUMNS)), *map(_row, trials)]
    every = [ended for _, ended in trials]
    rest = [_NOTES, *map(_recovered, every), _kinds(every), _missing(every), _wrong(every)]
    return "".join([_HEAD.format(lease=leases), *table, *rest])


def _row(trial: Trial) -> str:
    calm, ended = trial
    others = ", ".join(
        f"{count} × {'none' if status == '0' else status}"
        for status, count in sorted(ended.answers.items())
        if status != "202"
    )
    cells = (
        ended.database,
        ended.seed,
        ended.day,
        ended.answers.get("202", 0),
        sum(ended.faults.values()),
        others or "–",
        *(len(ended.wrong[kind]) for kind in ("lost", "doubled", "stuck", "odd")),
        ended.orphans,
        f"{ended.drain_seconds:.0f} s",
        f"{calm.drain_seconds:.0f} s" if calm else "–",
        f"{ended.drain_seconds / calm.drain_seconds:.2f}" if calm else "–",
    )
    return _line(cells)


def _line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |\n"


def _recovered(ended: Figures) -> str:
    found = ended.recoveries
    if not found:
        return ""
    late = sum(seconds > ended.lease_seconds + 5 for seconds in found)
    which = f"{ended.database}, seed {ended.seed}, {ended.letters} letters"
    waited = f"median {found[len(found) // 2]:.1f} s, at most {found[-1]:.1f} s"
    return (
        f"\n- {which}: {len(found)} times, {waited}; {late} of them over the lease and five seconds"
    )


def _kinds(every: Sequence[Figures]) -> str:
    total: Counter[str] = Counter()
    for ended in every:
        total.update(ended.faults)
    rows = "".join(f"| {name} | {count} |\n" for name, count in total.most_common())
    return f"\n\n| fault | times |\n|---|---|\n{rows}"


def _missing(every: Sequence[Figures]) -> str:
    """Return which runs of the full size are still to be made; nothing when all were."""
    done = {
        (ended.database, ended.seed)
        for ended in every
        if (ended.letters, ended.planned) == FULL_SIZE
        and sum(ended.faults.values()) >= FULL_SIZE[1]
    }
    left = [
        f"{name} seed {seed}" for name in DATABASES for seed in SEEDS if (name, seed) not in done
    ]
    letters, faults = FULL_SIZE
    if not left:
        return ""
    size = f"({letters} letters, {faults} faults)"
    return f"\n**Not run yet at the full size** {size}: {', '.join(left)}.\n"


def _wrong(every: Sequence[Figures]) -> str:
    lines = [
        f"- {ended.database}, seed {ended.seed}: {words}\n"
        for ended in every
        for found in ended.wrong.values()
        for words in found
    ]
    return "".join(["\n## What went wrong\n\n", *lines]) if lines else ""
