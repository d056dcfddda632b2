"""How ordinary letters, printed by a browser, are read: ``python -m bench.letters.ordinary``."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import click

from bench.letters.damage import DAMAGES
from bench.letters.ordinary.grading import Mark, mark
from bench.printing import printed
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import read_document

PAGES = Path(__file__).with_name("pages")
_HEAD = "| letter | records | days | fields right |"


@click.command()
@click.argument("names", nargs=-1)
@click.option("--pages", "home", default=PAGES, show_default=True,
              type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="The folder of sets.")  # fmt: skip
@click.option(
    "--channel", default="born-digital", show_default=True, type=click.Choice(list(DAMAGES))
)
@click.option("--show", is_flag=True, help="Print every answer that differs.")
def main(names: Sequence[str], home: Path, channel: str, *, show: bool) -> None:
    """Print how the letters are read: all, or those of NAMES, a set ("K") or a letter ("K/03")."""
    click.echo(f"{_HEAD}\n{'|---' * _HEAD.count(' | ')}|---|")
    marks: list[Mark] = []
    for page, sent in _sent(home, names, channel):
        truth = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
        marks.append(mark(read_document(read_pages(sent, Limits())), truth))
        click.echo(_row(f"{page.parent.name}/{page.stem}", marks[-1]))
        for line in _lines(marks[-1]) if show else ():
            click.echo(f"    {line}")
    click.echo(_total(marks))


def _sent(home: Path, names: Sequence[str], channel: str) -> Iterator[tuple[Path, bytes]]:
    """Yield each page with the file that it arrives as, printed now."""
    every = sorted(home.glob("*/*.html"))
    chosen = [page for page in every if not names or _is_asked(page, names)]
    for page, pdf in zip(chosen, printed(chosen), strict=True):
        yield page, DAMAGES[channel](pdf, Random(page.stem))


def _is_asked(page: Path, names: Sequence[str]) -> bool:
    return page.parent.name in names or f"{page.parent.name}/{page.stem}" in names


def _row(name: str, made: Mark) -> str:
    right = len(made.asked) - len(made.misses)
    return f"| {name} | {_records(made)} | {_days(made)} | {right} of {len(made.asked)} |"


def _records(made: Mark) -> str:
    printed_ones, read = made.records
    return f"{read}" if printed_ones == read else f"{read} for {printed_ones}"


def _days(made: Mark) -> str:
    if made.exact:
        return "exact"
    sure = max((chance for _, chance in made.days_wrong), default=0.0)
    wrong = f", {len(made.days_wrong)} wrong (up to {sure:.2f})" if made.days_wrong else ""
    return f"{len(made.days_missed)} missed{wrong}"


def _lines(made: Mark) -> Iterator[str]:
    if made.days_missed:
        yield f"missed {' '.join(made.days_missed)}"
    if made.days_wrong:
        yield f"wrong {' '.join(f'{day} ({chance:.2f})' for day, chance in made.days_wrong)}"
    for each in made.misses:
        yield f"{each.field}: printed {each.printed!r}, read {each.read!r} ({each.confidence})"


def _total(marks: Sequence[Mark]) -> str:
    asked = Counter(name for each in marks for name in each.asked)
    missed = Counter(miss.field for each in marks for miss in each.misses)
    exact = sum(each.exact for each in marks)
    wrong = sum(len(each.days_wrong) for each in marks)
    fields = ", ".join(f"{n} {c - missed[n]}/{c}" for n, c in sorted(asked.items()))
    return f"\n{exact} of {len(marks)} letters exact in days, {wrong} wrong days\n{fields}"


if __name__ == "__main__":
    main()
