"""``python -m bench.kinds``: learns what cues say of the kind of a document, and measures it."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import click

from bench.kinds.fitting import fitted
from bench.kinds.lessons import Lesson, drawn, worn, written
from extractors.kinds.cues import cues, names
from extractors.kinds.learned import FILE, Weights, chances, learned
from extractors.values import DocumentType

SEED = 77
_COPIES = 3
_SURE = 0.95


@click.command()
@click.option("--each", default=1, show_default=True, help="Documents of every drawn layout.")
@click.option(
    "--measure", type=click.Path(path_type=Path), help="Measure these texts; learn nothing."
)
@click.option("--apart", is_flag=True, help="Measure each source by what the others teach.")
@click.option("--out", type=click.Path(path_type=Path), default=FILE, show_default=True)
def main(each: int, measure: Path | None, out: Path, *, apart: bool) -> None:
    """Learn from written and drawn documents; print how many of each kind are told right."""
    if measure is not None:
        _say("as learned", list(written(measure)), learned())
        return
    lessons = [*written(), *drawn(each, SEED)]
    for source in sorted({lesson.source for lesson in lessons}) if apart else ():
        others = [lesson for lesson in lessons if lesson.source != source]
        _say(source, [lesson for lesson in lessons if lesson.source == source], taught(others))
    weights = taught(lessons)
    _say("as learned", lessons, weights)
    about = {"documents": len(lessons), "seed": SEED}
    told = {"learned on": about, "weights": weights}
    out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def taught(lessons: Sequence[Lesson]) -> Weights:
    """Return the weights that these lessons, and worn copies of them, teach.

    Each source of a kind counts as the root of how many documents it has: a kind that is drawn
    by hundreds must not outweigh one that few people wrote down.
    """
    rng = Random(SEED)
    many = Counter((lesson.kind, lesson.source.split()[0]) for lesson in lessons)
    shares = {key: count**-0.5 for key, count in many.items()}
    copies = [
        copy for each in lessons for copy in (each, *(worn(each, rng) for _ in range(_COPIES)))
    ]
    return {
        DocumentType(kind): weights
        for kind, weights in fitted(
            [cues(copy.texts) for copy in copies],
            [copy.kind for copy in copies],
            [shares[copy.kind, copy.source.split()[0]] for copy in copies],
            names(),
        ).items()
    }


def _say(what: str, lessons: Iterable[Lesson], weights: Weights) -> None:
    right: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    surely_wrong = 0
    for lesson in lessons:
        found = chances(cues(lesson.texts), weights)
        best = max(found, key=lambda kind: found[kind])
        all_of[lesson.kind] += 1
        right[lesson.kind] += best is lesson.kind
        surely_wrong += best is not lesson.kind and found[best] >= _SURE
        if best is not lesson.kind:
            click.echo(f"  {lesson.kind} told as {best} ({found[best]:.2f}): {lesson.texts[:2]}")
    told = ", ".join(f"{kind} {right[kind]}/{all_of[kind]}" for kind in sorted(all_of))
    share = right.total() / max(all_of.total(), 1)
    click.echo(f"{what}: {share:.1%} of {all_of.total()} told, {surely_wrong} surely wrong; {told}")


if __name__ == "__main__":
    main()
