"""How many invented papers are told apart and read right: ``python -m bench.papers``."""

from collections import defaultdict
from random import Random

import click

from bench.letters.damage import DAMAGES
from bench.papers import forms, letters, resumes
from bench.papers.composed import tables as composed_tables
from bench.papers.composed import told as composed_told
from bench.papers.fifth import blocks as fifth_blocks
from bench.papers.fifth import lists as fifth_lists
from bench.papers.fourth import resumes as fourth_resumes
from bench.papers.grading import Tally, graded
from bench.papers.second import certificates, pay, told
from bench.papers.second import letters as more_letters
from bench.papers.second import resumes as more_resumes
from bench.papers.seventh import resumes as seventh_resumes
from bench.papers.sixth import blocks as sixth_blocks
from bench.papers.sixth import lists as sixth_lists
from bench.papers.third import others
from bench.papers.third import resumes as third_resumes
from bench.papers.truth import Paper
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import read_document
from extractors.registry import reader_of
from extractors.values import DocumentType, Page, Statement

_ROUNDS = {
    1: (*resumes.DESIGNS, *letters.DESIGNS, *forms.DESIGNS),
    2: (*more_resumes.DESIGNS, *told.DESIGNS, *more_letters.DESIGNS, *certificates.DESIGNS,
        *pay.DESIGNS),
    3: (*third_resumes.DESIGNS, *others.DESIGNS),
    4: fourth_resumes.DESIGNS,
    5: (*fifth_lists.DESIGNS, *fifth_blocks.DESIGNS),
    6: (*sixth_lists.DESIGNS, *sixth_blocks.DESIGNS),
    7: seventh_resumes.DESIGNS,
    8: (*composed_tables.DESIGNS, *composed_told.DESIGNS),
}  # fmt: skip
"""Designs by round. From the third on each was measured once before anything was learned from it;
the rules were then mended on the third, the fifth and the sixth. The eighth is put together by lot,
every paper anew."""

_HEAD = "| kind | design | papers | told | values exact | shows exact | days exact | missed most |"


@click.command()
@click.option("--papers", default=4, show_default=True, help="Papers of every design.")
@click.option("--seed", default=1, show_default=True)
@click.option("--channel", default="born-digital", show_default=True)
@click.option(
    "--round",
    "number",
    type=click.Choice([str(n) for n in _ROUNDS]),
    default="1",
    show_default=True,
)
@click.option("--only", default="", help="A kind or design to measure alone.")
@click.option("--given", is_flag=True, help="Read each paper as the kind it is, once told so.")
@click.option("--show", is_flag=True, help="Print every value that differs.")
def main(
    papers: int, seed: int, channel: str, number: str, only: str,
    given: bool, show: bool,  # noqa: FBT001 - click
) -> None:  # fmt: skip
    """Print for each design how many papers are told right and how many values are exact."""
    print(f"{_HEAD}\n{'|---' * _HEAD.count(' | ')}|---|")
    by_kind: defaultdict[str, Tally] = defaultdict(Tally)
    for (kind, design), own in _drawn(int(number), papers, seed).items():
        if only and only not in (kind, design):
            continue
        tally = Tally()
        for at, paper in enumerate(own):
            statements = _given(paper, at, channel) if given else _read(paper, at, channel)
            wrong = graded(paper, statements, tally)
            for each in wrong if show else ():
                print(f"    {at} record {each.record}: {each.name} {each.read!r}, {each.truth!r}")
        print(f"| {kind} | {design} {tally.row()}")
        by_kind[kind].add(tally)
    for kind, tally in by_kind.items():
        print(f"| **{kind}** | all {tally.row()}")
    everything = Tally()
    for tally in by_kind.values():
        everything.add(tally)
    print(f"| **all** | all {everything.row()}")


def _drawn(number: int, papers: int, seed: int) -> dict[tuple[str, str], list[Paper]]:
    made: defaultdict[tuple[str, str], list[Paper]] = defaultdict(list)
    for draw in _ROUNDS[number]:
        for count in range(papers):
            paper = draw(Random(f"{seed} {draw.__name__} {count}"))
            made[paper.kind, paper.design].append(paper)
    return made


def _pages(paper: Paper, at: int, channel: str) -> tuple[Page, ...]:
    sent = DAMAGES[channel](paper.pdf, Random(at)) if paper.pdf[:4] == b"%PDF" else paper.pdf
    return read_pages(sent, Limits())


def _read(paper: Paper, at: int, channel: str) -> tuple[Statement, ...]:
    return read_document(_pages(paper, at, channel))


def _given(paper: Paper, at: int, channel: str) -> tuple[Statement, ...]:
    reader = reader_of(DocumentType(paper.kind))
    return (reader.extract(_pages(paper, at, channel)),) if reader else ()


if __name__ == "__main__":
    main()
