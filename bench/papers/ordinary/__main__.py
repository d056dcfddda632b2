"""How ordinary papers, printed by a browser, are read: ``python -m bench.papers.ordinary``."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import click

from bench.letters.damage import DAMAGES
from bench.papers.grading import Tally, graded
from bench.papers.ordinary.crew import Answer, Mark, Truth, mark
from bench.papers.truth import Paper
from bench.printing import printed
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import read_document

HOME = Path(__file__).parent
SETS = {
    "papers": HOME / "pages",
    "crew": HOME / "crew",
    "crew_two": HOME / "crew_two",
    "crew_three": HOME / "crew_three",
}
_HEAD = "| kind | paper | papers | told | values exact | shows exact | days exact | missed most |"
_HEAD_OF_CREW = "| paper | told as | shows exact | answers right | shows too many |"


@click.command()
@click.option("--set", "chosen", default="papers", show_default=True,
              type=click.Choice(list(SETS)),
              help="Papers of every kind, or those of a crew.")  # fmt: skip
@click.option("--pages", "home", default=None, help="Another folder laid out as the set is.",
              type=click.Path(exists=True, file_okay=False, path_type=Path))  # fmt: skip
@click.option("--channel", default="born-digital", show_default=True)
@click.option("--only", default="", help="A paper or a kind to measure alone.")
@click.option("--show", is_flag=True, help="Print every value that differs.")
def main(chosen: str, home: Path | None, channel: str, only: str, *, show: bool) -> None:
    """Print how many values of each paper are exact."""
    measure = _papers if chosen == "papers" else _crew
    for line in measure(home or SETS[chosen], channel, only, show=show):
        click.echo(line)


def _papers(home: Path, channel: str, only: str, *, show: bool) -> Iterator[str]:
    """Yield how the papers of every kind are read, value by value."""
    yield f"{_HEAD}\n{'|---' * _HEAD.count(' | ')}|---|"
    everything = Tally()
    for page, said, pdf in _printed(home, only):
        own = Paper(said["kind"], page.stem, pdf, said["fields"], tuple(said.get("records", ())))
        sent = DAMAGES[channel](own.pdf, Random(own.design))
        tally = Tally()
        wrong = graded(own, read_document(read_pages(sent, Limits())), tally)
        for each in wrong if show else ():
            yield f"    record {each.record}: {each.name} {each.read!r}, {each.truth!r}"
        yield f"| {own.kind} | {own.design} {tally.row()}"
        everything.add(tally)
    yield f"| **all** | all {everything.row()}"


def _crew(home: Path, channel: str, only: str, *, show: bool) -> Iterator[str]:
    """Yield how resumes are read show by show, and reference letters answer by answer."""
    yield f"{_HEAD_OF_CREW}\n{'|---' * _HEAD_OF_CREW.count(' | ')}|---|"
    marks: list[tuple[str, Mark]] = []
    for page, said, pdf in _printed(home, only):
        sent = DAMAGES[channel](pdf, Random(page.stem))
        own = mark(read_document(read_pages(sent, Limits())), said)
        marks.append((said["kind"], own))
        yield f"| {page.stem} | {own.kind} {_row([own])}"
        yield from _wrong(own) if show else ()
    for kind in sorted({kind for kind, _ in marks}):
        of_kind = [own for each, own in marks if each == kind]
        yield f"| **{kind}** | {sum(own.kind == kind for own in of_kind)} told {_row(of_kind)}"
        yield _by_answer(of_kind)


def _row(marks: Sequence[Mark]) -> str:
    shows = sum(len(own.shows) for own in marks)
    answers = [each.right for each in _asked(marks)]
    exact = sum(own.exact for own in marks)
    added = sum(own.added for own in marks)
    return f"| {exact} of {shows} | {sum(answers)} of {len(answers)} | {added} |"


def _wrong(own: Mark) -> Iterator[str]:
    for at, show in enumerate(own.shows, start=1):
        for each in show:
            if not each.right:
                yield f"    {at} {each.name}: printed {each.printed!r}, read {each.read!r}"


def _by_answer(marks: Sequence[Mark]) -> str:
    answers = _asked(marks)
    asked = Counter(each.name for each in answers)
    right = Counter(each.name for each in answers if each.right)
    return ", ".join(f"{name} {right[name]}/{count}" for name, count in asked.items())


def _asked(marks: Sequence[Mark]) -> list[Answer]:
    """Return the answers that are printed, or were read though they are not."""
    answers = (each for own in marks for show in own.shows for each in show)
    return [each for each in answers if each.printed is not None or each.read is not None]


def _printed(home: Path, only: str) -> Iterator[tuple[Path, Truth, bytes]]:
    """Yield the pages with what each says, printed now."""
    told = {
        page: json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
        for page in sorted(home.glob("*.html"))
    }
    chosen = [page for page, said in told.items() if only in ("", page.stem, said["kind"])]
    for page, pdf in zip(chosen, printed(chosen), strict=True):
        yield page, told[page], pdf


if __name__ == "__main__":
    main()
