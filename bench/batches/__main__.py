"""How well papers in one PDF are told apart: ``python -m bench.batches``.

A boundary is judged between every two neighboring pages that say something: is there one, and was
one made? Blank pages and separator sheets belong to nobody.
"""

from collections.abc import Iterator
from itertools import pairwise
from random import Random

import click

from bench.batches.invent import Batch, a_batch
from bench.letters.damage import DAMAGES
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.splitting import split


@click.command()
@click.option("--batches", default=40, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--channel", default="born-digital", show_default=True)
@click.option("--rounds", default="10,11,12", show_default=True, help="Layout families by round.")
@click.option("--show", is_flag=True, help="Print every boundary that is wrong.")
def main(batches: int, seed: int, channel: str, rounds: str, show: bool) -> None:  # noqa: FBT001 - click
    """Print how many boundaries between pages are right."""
    right = asked = whole = documents = 0
    for number in range(batches):
        rng = Random(f"{seed} {number}")
        batch = a_batch(rng, [int(each) for each in rounds.split(",")])
        parts = made(batch, DAMAGES[channel](batch.pdf, rng))
        found = list(judged(batch, parts))
        right += sum(is_right for _, is_right in found)
        asked += len(found)
        documents += len(batch.documents)
        whole += sum(own in parts for own in batch.documents)
        for (before, after), is_right in found if show else ():
            if not is_right:
                print(f"batch {number}: between page {before} and {after}")
    print(
        f"{batches} batches, {documents} documents: {right} of {asked} boundaries right "
        f"({right / asked:.1%}); {whole} documents whole ({whole / documents:.1%})"
    )


def boundaries(batch: Batch) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield every two neighboring pages that say something, and whether they were told right."""
    return judged(batch, made(batch, batch.pdf))


def made(batch: Batch, pdf: bytes) -> set[tuple[int, ...]]:
    """Return the documents as split, each as its pages that say something."""
    said = {page for own in batch.documents for page in own}
    parts = ([page.number for page in part] for part in split(read_pages(pdf, Limits())))
    kept = (tuple(number for number in part if number in said) for part in parts)
    return {part for part in kept if part}


def judged(batch: Batch, found: set[tuple[int, ...]]) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield every two neighboring pages with whether a boundary is where it should be."""
    said = [page for own in batch.documents for page in own]
    true, told = {own[0] for own in batch.documents}, {own[0] for own in found}
    for before, after in pairwise(said):
        yield (before, after), (after in true) is (after in told)


if __name__ == "__main__":
    main()
