"""``python -m bench.weighing.first ROUND`` keeps what the readers answer about a round just drawn.

Once a rule has been mended by the round, its letters are read too well to show what readers are
worth where they have never been: it is kept before.
"""

import json
from pathlib import Path
from random import Random

import click

from bench.letters.families import ROUNDS
from extractors.evl import told_in_order
from extractors.evl.told import Told
from extractors.evl.weighed import letter_answers, record_answers
from extractors.evl.weighing.answers import Answer
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.upright import upright_pages

FIRST = Path(__file__).with_name("first_readings")
"""What the readers answered about letters of a round before any of them was mended by it."""

SEED = 77

Kept = dict[str, object]


@click.command()
@click.argument("number", type=click.IntRange(1, max(ROUNDS)))
@click.option("--letters", default=2, show_default=True, help="Letters a family.")
@click.option("--read-by", required=True, help="The version of the readers, such as its commit.")
def main(number: int, letters: int, read_by: str) -> None:
    """Write the readers' answers about letters of each family of a round."""
    click.echo(keep(number, letters, read_by))


def keep(number: int, letters: int, read_by: str, folder: Path = FIRST) -> Path:
    """Write the readers' answers about ``letters`` letters of each family of a round."""
    kept = [
        _kept(family.__name__, at, told)
        for family in ROUNDS[number]
        for at in range(letters)
        for told in (_told(family(Random(f"{SEED}/{family.__name__}/{at}"))[1]),)
    ]
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in kept)
    file = folder / f"round{number}.json"
    about = f'"read by": {json.dumps(read_by)}, "seed": {SEED}'
    file.write_text(f'{{{about}, "letters": [\n{lines}\n]}}\n', encoding="utf-8")
    return file


def _told(file: bytes) -> Told:
    pages, _ = upright_pages(read_pages(file, Limits()))
    return told_in_order(pages)


def _kept(family: str, number: int, told: Told) -> Kept:
    answers = letter_answers(told)
    return {
        "family": family,
        "number": number,
        "fields": dict(answers.chosen),
        "hits": [_listed(each) for each in answers.said],
        "records": [_record(told, at) for at in range(len(told.records))],
    }


def _record(told: Told, number: int) -> Kept:
    answers = record_answers(told, number)
    chosen = {name: text for name, text in answers.chosen.items() if " of the letter" not in name}
    lines = told.jobs[number].lines if len(told.jobs) > 1 else ()
    return {
        "chosen": chosen,
        "hits": [_listed(each) for each in answers.said],
        "lines": [[line.page, *(round(edge, 1) for edge in line.box[:3])] for line in lines],
    }


def _listed(answer: Answer) -> list[str]:
    return [answer.field, answer.found, answer.text]


if __name__ == "__main__":
    main()
