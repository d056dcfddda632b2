"""How many invented licenses are read right, by view: ``python -m bench.licenses``."""

from collections import Counter, defaultdict
from random import Random

import click

from bench.licenses.cards import FRONTS, VIEWS, back, front, photograph
from bench.licenses.invent import Holder, holder
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import read_document
from extractors.values import Fields

FROM_BARCODE = ("name", "number", "class", "jurisdiction", "issue_date", "expiry_date",
                "birth_date", "endorsements", "restrictions")  # fmt: skip
FROM_PRINT = ("number", "expiry_date", "issue_date", "birth_date", "class")


@click.command()
@click.option("--cards", default=8, show_default=True, help="Cards in every view.")
@click.option("--seed", default=1, show_default=True)
def main(cards: int, seed: int) -> None:
    """Print the share of fields read exactly from barcodes, and from fronts alone."""
    print("| side | view | cards | recognised | fields exact | expiry exact | missed most |")
    print("|---|---|---|---|---|---|---|")
    for view in VIEWS:
        _measure("barcode", view, cards, seed)
    for design in FRONTS:
        for view in ("flat", "5 degrees", "dim", "in perspective"):
            _measure(design, view, cards, seed)


def _measure(side: str, view: str, cards: int, seed: int) -> None:
    rng = Random(f"{seed} {side} {view}")
    names = FROM_BARCODE if side == "barcode" else FROM_PRINT
    missed: Counter[str] = Counter()
    recognised = 0
    for _ in range(cards):
        who = holder(rng)
        image = back(who) if side == "barcode" else front(who, side)
        fields = _read(photograph(VIEWS[view](image, rng)))
        recognised += fields is not None
        missed.update(_wrong(who, fields or {}, names))
    share = 1 - sum(missed.values()) / (cards * len(names))
    expiry = 1 - missed["expiry_date"] / cards
    worst = ", ".join(f"{name} {count}" for name, count in missed.most_common(3)) or "none"
    print(f"| {side} | {view} | {cards} | {recognised} | {share:.1%} | {expiry:.1%} | {worst} |")


def _read(photo: bytes) -> Fields | None:
    statements = read_document(read_pages(photo, Limits()))
    licenses = [each for each in statements if each.type == "driver_license"]
    return licenses[0].fields if licenses else None


def _wrong(who: Holder, fields: Fields, names: tuple[str, ...]) -> list[str]:
    truth: defaultdict[str, str | None] = defaultdict(
        lambda: None,
        name=f"{who.given} {who.family}",
        number=who.number,
        jurisdiction=who.jurisdiction,
        issue_date=who.issued.isoformat(),
        expiry_date=who.expires.isoformat(),
        birth_date=who.birth.isoformat(),
        endorsements=None if who.endorsements == "NONE" else who.endorsements,
        restrictions=None if who.restrictions == "NONE" else who.restrictions,
    )
    truth["class"] = who.license_class
    read = {name: str(field.value) for name, field in fields.items()}
    return [name for name in names if read.get(name) != truth[name]]


if __name__ == "__main__":
    main()
