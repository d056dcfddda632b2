"""How ordinary papers, printed by a browser, are read: ``python -m bench.papers.ordinary``."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import click

from bench.letters.damage import DAMAGES
from bench.papers.grading import Tally, graded
from bench.papers.truth import Paper
from bench.printing import printed
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import read_document

PAGES = Path(__file__).with_name("pages")
_HEAD = "| kind | paper | papers | told | values exact | shows exact | days exact | missed most |"


@click.command()
@click.option("--channel", default="born-digital", show_default=True)
@click.option("--only", default="", help="A paper or a kind to measure alone.")
@click.option("--show", is_flag=True, help="Print every value that differs.")
def main(channel: str, only: str, *, show: bool) -> None:
    """Print how many values of each paper are exact."""
    click.echo(f"{_HEAD}\n{'|---' * _HEAD.count(' | ')}|---|")
    everything = Tally()
    for paper in _papers(only):
        sent = DAMAGES[channel](paper.pdf, Random(paper.design))
        tally = Tally()
        wrong = graded(paper, read_document(read_pages(sent, Limits())), tally)
        for each in wrong if show else ():
            click.echo(f"    record {each.record}: {each.name} {each.read!r}, {each.truth!r}")
        click.echo(f"| {paper.kind} | {paper.design} {tally.row()}")
        everything.add(tally)
    click.echo(f"| **all** | all {everything.row()}")


def _papers(only: str) -> Iterator[Paper]:
    """Yield the papers with what each says, printed now."""
    told = {page: json.loads(page.with_suffix(".json").read_text()) for page in _pages()}
    chosen = [page for page, said in told.items() if only in ("", page.stem, said["kind"])]
    for page, pdf in zip(chosen, printed(chosen), strict=True):
        said = told[page]
        yield Paper(said["kind"], page.stem, pdf, said["fields"], tuple(said.get("records", ())))


def _pages() -> list[Path]:
    return sorted(PAGES.glob("*.html"))


if __name__ == "__main__":
    main()
