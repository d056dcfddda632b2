"""``python -m bench.weighing`` learns how much each sign of a text weighs for each field.

``--apart`` measures instead: each family by what the others teach, beside the readers' order.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from bench.letters.families import LEARNING
from bench.weighing.first import SEED
from bench.weighing.fitting import by_field, fitted
from bench.weighing.lessons import Lesson, first_lessons, lessons
from bench.weighing.parts import PARTS, file_of, part_of
from extractors.evl.weighing.chances import Ranked, ranked
from extractors.evl.weighing.choice import outdoes
from extractors.evl.weighing.learned import FILE


@click.command()
@click.option("--letters", default=1, show_default=True, help="Letters a family, as read today.")
@click.option("--first", default=2, show_default=True, help="Letters a family, as first read.")
@click.option("--apart", is_flag=True, help="Measure each family by what the others teach.")
@click.option("--field", "names", multiple=True, help="These fields alone.")
@click.option("--out", type=click.Path(path_type=Path), default=FILE, show_default=True)
@click.option("--parts", type=click.Path(path_type=Path), help="Write here what parts teach, too.")
def main(
    letters: int, first: int, names: tuple[str, ...], out: Path, parts: Path | None, *, apart: bool
) -> None:
    """Learn from drawn letters and write the weights to the reader's own package.

    ``--parts FOLDER`` writes for each part of the families what the others teach, for
    ``python -m bench.calibrate --weighing FOLDER``.
    """
    taught = [*lessons(LEARNING, letters, SEED), *first_lessons(LEARNING, first)]
    fields = {n: own for n, own in by_field(taught).items() if not names or n in names}
    if apart:
        for name, own in fields.items():
            _say(name, own)
        return
    _write(out, fields)
    if parts is not None:
        for part in range(PARTS):
            _write(file_of(parts, part), {n: without(own, part) for n, own in fields.items()})


def without(own: Sequence[Lesson], part: int) -> list[Lesson]:
    """Return the lessons of the families outside of one part."""
    return [lesson for lesson in own if part_of(lesson.family) != part]


def _write(out: Path, fields: Mapping[str, Sequence[Lesson]]) -> None:
    weights = {name: fitted(own) for name, own in sorted(fields.items())}
    about = {"rounds": list(LEARNING), "lessons": sum(map(len, fields.values())), "seed": SEED}
    told = json.dumps({"learned on": about, "weights": weights}, indent=1, ensure_ascii=False)
    out.write_text(told + "\n", encoding="utf-8")


def _say(name: str, own: Sequence[Lesson]) -> None:
    """Print how many lessons the order of the readers and the weights answer rightly."""
    weights = [fitted(without(own, part)) for part in range(PARTS)]
    for blind in (True, False):
        asked = [lesson for lesson in own if lesson.blind is blind and lesson.right]
        answers = [_answer(lesson, weights[part_of(lesson.family)]) for lesson in asked]
        click.echo(_told(name, asked, answers, "first read" if blind else "read today"))


def _answer(lesson: Lesson, weights: Mapping[str, float]) -> bool | None:
    """Return whether the text that stands is right: what was read, if none outdoes it."""
    found = ranked(lesson.field, lesson.texts, weights)
    best = found.best
    if best is None or not outdoes(found.chance(best), _chance_of_read(lesson, found)):
        return lesson.read
    return best in lesson.right


def _chance_of_read(lesson: Lesson, found: Ranked) -> float:
    """Return the chance of what the readers chose; 0 where it is the best itself, or nothing."""
    marks = {f"chosen {lesson.field}"}
    marks |= {"of the chosen kind"} if lesson.field == "production_type" else set()
    chances = [each for key, each in found.keys[1:] if marks & lesson.texts[key][1]]
    return max(chances, default=0.0)


def _told(name: str, asked: Sequence[Lesson], answers: Sequence[bool | None], when: str) -> str:
    count = max(len(asked), 1)
    found = sum(not lesson.right.isdisjoint(lesson.texts) for lesson in asked)
    read = [lesson.read for lesson in asked]
    return (
        f"{name}, {when}: of {len(asked)} among the texts {found / count:.1%}, "
        f"by the order {read.count(True) / count:.1%} ({read.count(False)} wrong), "
        f"by the weights {answers.count(True) / count:.1%} ({answers.count(False)} wrong)"
    )


if __name__ == "__main__":
    main()
