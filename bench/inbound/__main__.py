"""``python -m bench.inbound``: mail under kills, and with ``--batch`` a crowd of letters.

``--messages 500`` kills the receiver again and again while so many messages come in, and prints how
many accepted ones are missing or there twice. ``--batch 1000`` sends so many letters in one message
while applicants upload, and prints both against their goals. Each ends with status 1 when it failed
its goal, and by itself: the second after eleven minutes at most.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from bench.inbound import crowd, killed


@click.command(help=__doc__)
@click.option("--messages", default=500, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--batch", type=int, help="Letters of a batch; nothing is killed then.")
@click.option("--alone-seconds", default=120.0, show_default=True)
@click.option("--beside-seconds", default=420.0, show_default=True)
def main(
    messages: int, seed: int, batch: int | None, alone_seconds: float, beside_seconds: float
) -> None:
    """Run one of the two and print what it showed."""
    with tempfile.TemporaryDirectory() as folder:
        if batch is None:
            outcome = killed.run(messages, Path(folder) / "data", seed=seed)
            click.echo(json.dumps(asdict(outcome)))
            sys.exit(1 if outcome.lost or outcome.doubled else 0)
        plan = crowd.Plan(batch, alone_seconds, beside_seconds)
        found = crowd.run(plan, Path(folder), lambda text: click.echo(f"… {text}", err=True))
    sys.exit(0 if _told(found) else 1)


def _told(found: crowd.Found) -> bool:
    """Print a run and return whether every goal was reached."""
    click.echo(
        f"{found.batch_read} of {found.batch_letters} letters of the batch read in "
        f"{found.beside_seconds:.0f} s; its own receipt after {found.own:.1f} s"
    )
    receipt = crowd.percentile(found.receipts, 95)
    is_soon = max(receipt, found.own) <= crowd.RECEIPT_SECONDS and not found.missing
    click.echo(
        f"receipts: {len(found.receipts)} came, {found.missing} missing; "
        f"{_shown(found.receipts)}; goal p95 {crowd.RECEIPT_SECONDS:.0f} s: {_word(is_soon)}"
    )
    alone, beside = found.alone, found.beside
    ratio = _compared("taken (202)", alone.taken, beside.taken)
    is_taken = ratio <= crowd.SLOWER_BY
    click.echo(f"p95 ratio {ratio:.2f}; goal {crowd.SLOWER_BY} or less: {_word(is_taken)}")
    ratio = _compared("read", alone.read, beside.read)
    is_read = crowd.percentile(beside.read, 95) <= crowd.READ_SECONDS and not beside.unread
    click.echo(
        f"p95 ratio {ratio:.2f}, {beside.unread} not read at the end; goal p95 "
        f"{crowd.READ_SECONDS:.0f} s, none unread: {_word(is_read)}"
    )
    return is_soon and is_taken and is_read


def _compared(what: str, alone: Sequence[float], beside: Sequence[float]) -> float:
    """Print how long something took without and with the batch; return the ratio of the p95."""
    click.echo(f"applicants' letters {what}, alone: {len(alone)}, {_shown(alone)}")
    click.echo(f"applicants' letters {what}, beside the batch: {len(beside)}, {_shown(beside)}")
    return crowd.percentile(beside, 95) / crowd.percentile(alone, 95)


def _shown(seconds: Sequence[float]) -> str:
    cuts = [crowd.percentile(seconds, each) for each in (50, 95)]
    return f"p50 {cuts[0]:.2f} s, p95 {cuts[1]:.2f} s, longest {max(seconds, default=0):.2f} s"


def _word(is_reached: bool) -> str:  # noqa: FBT001 - one value, one word
    return "reached" if is_reached else "NOT reached"


if __name__ == "__main__":
    main()
