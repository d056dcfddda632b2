"""``python -m bench.calibration.sights``: keeps how letters were read when nobody had seen them.

A reader is surest, and most often wrong, on letters that no rule of it was mended by. Once its
rules have learned from a set of letters, that set no longer shows this. So what was read of a new
set is kept, value by value with its grounds, before anybody looks at it; ``bench.calibrate``
learns from all that was kept.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import click

from bench.calibration.observing import Observation
from bench.letters.damage import DAMAGES
from bench.letters.ordinary.grading import Truth, judged, worked
from bench.printing import printed
from extractors.confidence.grounds import (
    dates_left_over,
    day_grounds,
    days_together,
    field_grounds,
    sheet_of,
)
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import scored
from extractors.upright import upright_pages
from extractors.values import DocumentType, Fields, Page

KEPT = Path(__file__).with_name("kept")
_DIGITS = 3
_CHANNELS = ("scan 300", "scan 200", "fax 204x196", "phone")


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--channel", default="born-digital", show_default=True,
              type=click.Choice([*DAMAGES, "every"]),
              help="How they arrive; every: each through another of four.")  # fmt: skip
@click.option("--name", help="What to keep it as; the name of the folder and the channel.")
def main(folder: Path, channel: str, name: str | None) -> None:
    """Read the letters of FOLDER (pages and truth) and keep what was right and what was not."""
    seen = [each for page, sent in _sent(folder, channel) for each in _seen(page, sent)]
    kept = KEPT / f"{name or f'{folder.name}, {channel}'}.json"
    kept.write_text(written(seen), encoding="utf-8")
    wrong = sum(not each.right for each in seen)
    click.echo(f"{len(seen)} values, {wrong} of them wrong: {kept.name}")


def kept_sights(folder: Path = KEPT) -> list[Observation]:
    """Return every value that was kept of letters read for the first time."""
    files = sorted(folder.glob("*.json"))
    return [each for file in files for each in read_back(file.read_text(encoding="utf-8"))]


def written(seen: Sequence[Observation]) -> str:
    """Return observations as JSON: the names of the grounds once, then a line for each value."""
    names = sorted({name for each in seen for name in each.grounds})
    values = ([each.question, each.family, each.right, *_numbers(each, names)] for each in seen)
    lines = ",\n".join(json.dumps(value, separators=(",", ":")) for value in values)
    return f'{{"grounds": {json.dumps(names)},\n"values": [\n{lines}\n]}}\n'


def read_back(text: str) -> Iterator[Observation]:
    """Yield the observations that ``written`` wrote."""
    told: dict[str, Any] = json.loads(text)
    for question, family, right, *numbers in told["values"]:
        grounds = {n: v for n, v in zip(told["grounds"], numbers, strict=True) if v}
        yield Observation(question, family, grounds, right)


def observed_first(pages_of_it: Sequence[Page], truth: Truth, family: str) -> list[Observation]:
    """Return what is read on the pages of one letter, each value with whether it is right."""
    upright, _ = upright_pages(pages_of_it)
    statement, sheet = scored(upright), sheet_of(upright)
    if statement.type is not DocumentType.EVL:
        return []
    left = dates_left_over(statement, sheet)

    def together(group: Fields) -> dict[str, float]:
        return days_together(group, statement, left)

    found = [
        Observation(
            f"field, {sheet.channel}", family,
            field_grounds(each.name, each.among[each.name], together(each.among), sheet),
            each.right,
        )
        for each in judged(statement, truth)
    ]  # fmt: skip
    for record, days in worked(statement, truth):
        field = record.get("work_dates")
        for place in field.places if field is not None else ():
            if field is not None and place.item is not None:
                grounds = day_grounds(place, field, together(record), sheet)
                right = place.item in days
                found.append(Observation(f"day, {sheet.channel}", family, grounds, right))
    return found


def _seen(page: Path, sent: bytes) -> list[Observation]:
    truth = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    return observed_first(read_pages(sent, Limits()), truth, f"{page.parent.name}/{page.stem}")


def _sent(folder: Path, channel: str) -> Iterator[tuple[Path, bytes]]:
    pages = sorted(folder.glob("*.html"))
    for number, (page, pdf) in enumerate(zip(pages, printed(pages), strict=True)):
        through = _CHANNELS[number % len(_CHANNELS)] if channel == "every" else channel
        yield page, DAMAGES[through](pdf, Random(page.stem))


def _numbers(each: Observation, names: Sequence[str]) -> list[float]:
    """Return a number for each name, short ones for nothing and one."""
    held = (round(each.grounds.get(name, 0.0), _DIGITS) for name in names)
    return [int(number) if number == int(number) else number for number in held]


if __name__ == "__main__":
    main()
