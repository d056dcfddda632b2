"""``python -m bench.faults.power``: cuts the power again and again; 1 when anything was lost."""

import sys

import click

from bench.faults.power.cuts import Careless, cut_power
from bench.faults.power.recorder import FileSynced, FolderSynced

_DISKS = {
    "as it is": Careless(),
    "with synchronous=NORMAL": Careless(synchronous="NORMAL"),
    "without syncing files": Careless(forgets=FileSynced),
    "without syncing folders": Careless(forgets=FolderSynced),
}


@click.command()
@click.option("--uploads", default=200, show_default=True)
@click.option("--cuts", default=20, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--careless", is_flag=True, help="Also show what each missing care would cost.")
def main(uploads: int, cuts: int, seed: int, *, careless: bool) -> None:
    """Upload, cut the power at random moments, start again, and compare with what was promised."""
    lost = 0
    for what, care in _DISKS.items() if careless else [("as it is", Careless())]:
        damages = cut_power(uploads, cuts, seed, care)
        broken = sum(len(damage.lost) for damage in damages)
        promised = sum(damage.acknowledged for damage in damages)
        click.echo(f"{what}: {cuts} cuts, {promised} promises, {broken} broken")
        lost += broken if care == Careless() else 0
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
