"""``python -m bench.accuracy`` measures the reading of letters and writes ``docs/accuracy.md``."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bench.accuracy.grading import Graded, graded
from bench.accuracy.negatives import negatives
from bench.accuracy.report import INTRODUCTION, Kinds, report
from bench.accuracy.straight import passed
from bench.accuracy.trials import DEFAULT_CHANNELS, Trial, families_of, trials
from bench.letters.damage import DAMAGES
from bench.letters.families import MEASURING, ROUNDS
from extractors.contained import Reader
from extractors.limits import Limits
from extractors.values import Reading

BORN_DIGITAL = "born-digital"


@click.command()
@click.option("--letters", default=10, show_default=True, help="Born-digital letters a family.")
@click.option("--scanned", default=1, show_default=True, help="Letters a family and scan channel.")
@click.option("--others", default=10, show_default=True, help="Documents of each other kind.")
@click.option("--seed", default=20261, show_default=True)
@click.option("--channel", "channels", multiple=True, type=click.Choice(list(DAMAGES)))
@click.option("--round", "rounds", multiple=True, type=click.IntRange(1, max(ROUNDS)))
@click.option("--report", "page", type=click.Path(path_type=Path), help="Write the page here.")
def main(
    letters: int,
    scanned: int,
    others: int,
    seed: int,
    channels: tuple[str, ...],
    rounds: tuple[int, ...],
    page: Path | None,
) -> None:  # fmt: skip
    """Measure the reading of seeded letters; print the tables and every miss."""
    chosen = families_of(rounds or MEASURING)
    asked = channels or DEFAULT_CHANNELS
    made = list(trials(chosen, letters, seed, [c for c in asked if c == BORN_DIGITAL]))
    made += trials(chosen, scanned, seed, [c for c in asked if c != BORN_DIGITAL])
    with TemporaryDirectory() as folder, Reader(Limits()) as reader:
        marks = list(_graded(made, reader, Path(folder)))
        kinds = _kinds(reader, Path(folder), others, seed)
    text = report(marks, [passed(each) for each in marks], kinds)
    click.echo(text)
    _say_misses(marks)
    if page is not None:
        page.write_text(INTRODUCTION + text, encoding="utf-8")


def _graded(made: Sequence[Trial], reader: Reader, home: Path) -> Iterator[Graded]:
    with click.progressbar(made, label="letters", item_show_func=_shown) as bar:
        for trial in bar:
            reading = _read(reader, home / f"{trial.name}.bin", trial.content)
            yield graded(trial, reading.documents)


def _kinds(reader: Reader, home: Path, count: int, seed: int) -> Kinds:
    """Return how documents of other kinds were told."""
    shown, wrong = 0, list[str]()
    for other in negatives(count, seed):
        documents = _read(reader, home / f"{other.name}.bin", other.content).documents
        shown += 1
        if [document.type for document in documents] != [other.kind]:
            wrong.append(other.name)
    return Kinds(shown, tuple(wrong))


def _read(reader: Reader, path: Path, content: bytes) -> Reading:
    path.write_bytes(content)
    return reader.read([path])


def _say_misses(marks: Sequence[Graded]) -> None:
    for each in marks:
        for answer in each.answers:
            if not answer.right:
                said = f"printed {answer.printed!r}, read {answer.read!r}"
                click.echo(f"{each.trial.name}: {answer.field}: {said} ({answer.confidence})")


def _shown(trial: Trial | None) -> str:
    return trial.name if trial is not None else ""


if __name__ == "__main__":
    main()
