"""How many invented papers are told apart and read right: ``python -m bench.papers``."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from random import Random

import click

from bench.letters.damage import DAMAGES
from bench.papers import forms, letters, resumes
from bench.papers.truth import Paper
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import read_document
from extractors.values import Fields, Statement

_DESIGNS = (*resumes.DESIGNS, *letters.DESIGNS, *forms.DESIGNS)


@click.command()
@click.option("--papers", default=4, show_default=True, help="Papers of every design.")
@click.option("--seed", default=1, show_default=True)
@click.option("--channel", default="born-digital", show_default=True)
@click.option("--only", default="", help="A kind or design to measure alone.")
@click.option("--show", is_flag=True, help="Print every value that differs.")
def main(papers: int, seed: int, channel: str, only: str, show: bool) -> None:  # noqa: FBT001 - click
    """Print for each design how many papers are told right and how many values are exact."""
    print("| kind | design | papers | told | values exact | shows exact | missed most |")
    print("|---|---|---|---|---|---|---|")
    made: defaultdict[tuple[str, str], list[Paper]] = defaultdict(list)
    for draw in _DESIGNS:
        for number in range(papers):
            paper = draw(Random(f"{seed} {draw.__name__} {number}"))
            made[paper.kind, paper.design].append(paper)
    for (kind, design), own in made.items():
        if only in (kind, design) or not only:
            _measure(kind, design, own, channel, show=show)


def _measure(kind: str, design: str, own: list[Paper], channel: str, *, show: bool) -> None:
    told = exact = asked = shows = right = 0
    missed: Counter[str] = Counter()
    for number, paper in enumerate(own):
        damaged = DAMAGES[channel](paper.pdf, Random(number))
        statement = _of_kind(read_document(read_pages(damaged, Limits())), kind)
        told += statement is not None
        wrong = list(_wrong(paper, statement))
        asked += len(paper.fields) + sum(len(record) for record in paper.records)
        exact += len(paper.fields) + sum(len(record) for record in paper.records) - len(wrong)
        shows += len(paper.records)
        right += len(paper.records) - len({w[0] for w in wrong if w[0] and w[1] in _OF_A_SHOW})
        missed.update(name for _, name, _, _ in wrong)
        for at, name, said, truth in wrong if show else ():
            print(f"    {number} record {at}: {name} {said!r} for {truth!r}")
    worst = ", ".join(f"{name} {count}" for name, count in missed.most_common(4)) or "none"
    share = f"{right / shows:.0%}" if shows else "–"
    print(f"| {kind} | {design} | {len(own)} | {told} | {exact / asked:.1%} | {share} | {worst} |")


_OF_A_SHOW = {"production_title", "days", "start_date", "end_date", "work_dates"}


def _of_kind(statements: tuple[Statement, ...], kind: str) -> Statement | None:
    return next((each for each in statements if each.type == kind), None)


def _wrong(paper: Paper, statement: Statement | None) -> Iterator[tuple[int, str, object, object]]:
    """Yield the record (0: the paper itself), the name, what was read and what is true."""
    fields = statement.fields if statement else {}
    records = statement.records if statement else ()
    for at, (truth, read) in enumerate(
        zip((paper.fields, *paper.records), _padded(fields, records, len(paper.records)),
            strict=True)
    ):  # fmt: skip
        for name, value in truth.items():
            if not _same(read, name, value):
                field = read.get(name)
                yield at, name, field.value if field else None, value


def _padded(fields: Fields, records: tuple[Fields, ...], count: int) -> list[Fields]:
    return [fields, *records[:count], *([{}] * (count - len(records)))]


def _same(read: Fields, name: str, value: object) -> bool:
    field = read.get(name)
    if field is None:
        return False
    if name in {"classification", "category"}:
        return value in (field.value, field.canonical)
    return field.value == value


if __name__ == "__main__":
    main()
