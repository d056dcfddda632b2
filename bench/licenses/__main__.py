"""How many invented licenses are read right, by view: ``python -m bench.licenses``.

``--designs held-back`` reads fronts of designs that no rule was ever mended on.
"""

import re
from collections import Counter, defaultdict
from random import Random

import click

from bench.licenses import designs
from bench.licenses.cards import FRONTS, VIEWS, Gray, back, front, front_of, photograph
from bench.licenses.invent import Holder, holder, of
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import read_document
from extractors.values import Fields

FROM_BARCODE = ("name", "number", "class", "jurisdiction", "issue_date", "expiry_date",
                "birth_date", "endorsements", "restrictions")  # fmt: skip
FROM_PRINT = ("number", "expiry_date", "issue_date", "birth_date", "class")


SETS = {
    "barcode": ("barcode",),
    "simple": tuple(FRONTS),
    "learned": tuple(designs.LEARNED),
    "held-back": tuple(designs.HELD_BACK),
}
FRONT_VIEWS = ("flat", "5 degrees", "dim", "in perspective")


@click.command()
@click.option("--cards", default=8, show_default=True, help="Cards in every view.")
@click.option("--seed", default=1, show_default=True)
@click.option("--designs", "sets", multiple=True, type=click.Choice(list(SETS)), default=list(SETS))
@click.option("--view", "views", multiple=True, type=click.Choice(list(VIEWS)))
def main(cards: int, seed: int, sets: tuple[str, ...], views: tuple[str, ...]) -> None:
    """Print the share of fields read exactly from barcodes, and from fronts alone."""
    print("| side | view | cards | recognised | fields exact | expiry exact | missed most |")
    print("|---|---|---|---|---|---|---|")
    for name in sets:
        for side in SETS[name]:
            for view in views or (list(VIEWS) if side == "barcode" else FRONT_VIEWS):
                _measure(side, view, cards, seed)


def _measure(side: str, view: str, cards: int, seed: int) -> None:
    rng = Random(f"{seed} {side} {view}")
    names = FROM_BARCODE if side == "barcode" else FROM_PRINT
    missed: Counter[str] = Counter()
    recognised = 0
    for _ in range(cards):
        who, image = _card(side, rng)
        fields = _read(photograph(VIEWS[view](image, rng)))
        recognised += fields is not None
        missed.update(_wrong(who, fields or {}, names))
    share = 1 - sum(missed.values()) / (cards * len(names))
    expiry = 1 - missed["expiry_date"] / cards
    worst = ", ".join(f"{name} {count}" for name, count in missed.most_common(3)) or "none"
    print(f"| {side} | {view} | {cards} | {recognised} | {share:.1%} | {expiry:.1%} | {worst} |")


def _card(side: str, rng: Random) -> tuple[Holder, Gray]:
    if side in designs.DESIGNS:
        design = designs.DESIGNS[side]
        who = of(rng, design.jurisdiction, design.number)
        return who, front_of(who, design)
    who = holder(rng)
    return who, back(who) if side == "barcode" else front(who, side)


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
    return [name for name in names if _plain(name, read.get(name)) != _plain(name, truth[name])]


def _plain(name: str, value: str | None) -> str | None:
    """Return a number without the spaces and hyphens that cards print in it."""
    return re.sub(r"[ -]", "", value) if name == "number" and value else value


if __name__ == "__main__":
    main()
