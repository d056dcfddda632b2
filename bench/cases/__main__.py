"""``python -m bench.cases``: how well whole cases are checked, by family and twist."""

from collections import Counter, defaultdict

import click

from bench.cases.first import first_family
from bench.cases.judge import Judged, judged
from bench.cases.second import second_family

FAMILIES = {"first": first_family, "second": second_family}


@click.command()
@click.option("--family", type=click.Choice(sorted(FAMILIES)), default="first")
@click.option("--cases", default=400, help="How many cases.")
@click.option("--start", default=0, help="The first seed.")
@click.option("--worst", default=12, help="How many cases that went wrong are shown.")
def main(family: str, cases: int, start: int, worst: int) -> None:
    """Check seeded cases and print precision, recall and exact counts."""
    every = [judged(FAMILIES[family], seed) for seed in range(start, start + cases)]
    click.echo(summary(every))
    bad = [each for each in every if each.missed or each.wrong or not each.is_exact]
    for each in bad[:worst]:
        click.echo(
            f"\nseed {each.seed} {each.twists}: counted {each.counted}, expected {each.expected}"
        )
        for name, found in (("missed", each.missed), ("wrong", each.wrong)):
            for code, days in sorted(found, key=str):
                click.echo(f"  {name} {code} {sorted(d.isoformat() for d in days)}")


def summary(every: list[Judged]) -> str:
    """Return the figures of a run, and the twists that went wrong."""
    right = sum(len(each.right) for each in every)
    missed, wrong = (sum(len(getattr(e, name)) for e in every) for name in ("missed", "wrong"))
    exact = sum(each.is_exact for each in every)
    bad: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for each in every:
        bad[each.twists]["bad"] += bool(each.missed or each.wrong or not each.is_exact)
        bad[each.twists]["all"] += 1
    lines = [
        f"{len(every)} cases: precision {right / max(1, right + wrong):.1%}, "
        f"recall {right / max(1, right + missed):.1%}, exact days {exact / len(every):.1%}, "
        f"too high {sum(e.counted > e.expected for e in every)}, "
        f"too high and unsaid {sum(e.too_high_unsaid for e in every)}"
    ]
    lines += [
        f"  {n['bad']}/{n['all']} {' + '.join(t)}" for t, n in sorted(bad.items()) if n["bad"]
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
