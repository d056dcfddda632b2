"""``python -m bench.calibrate`` learns how sure values are and writes the reader's numbers.

Letters come from the layout families that are kept for learning, beside what was kept of letters
read for the first time (``bench.calibration.sights``); the families that are measured teach nothing
(``bench.letters.families``). The same seed gives the same numbers.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from bench.accuracy.trials import DEFAULT_CHANNELS, Trial, families_of, trials
from bench.calibration.fitting import fitted
from bench.calibration.observing import Observation, observed
from bench.calibration.sights import kept_sights
from bench.letters.families import LEARNING, UNSEEN
from bench.weighing.parts import file_of, part_of
from extractors.confidence.learned import FILE, Learned
from extractors.evl.weighing.learned import read_by

SEED = 77
_LEAST_SHARE_SEEN = 0.2
"""A channel with fewer values than this share of what was seen of it earlier was left out."""

_UNSEEN_COUNTS = 4
"""How often a value of an unseen layout counts: what the reader meets is mostly unseen."""


@click.command()
@click.option("--letters", default=6, show_default=True, help="Born-digital letters a family.")
@click.option("--scanned", default=1, show_default=True, help="Letters a family and scan channel.")
@click.option("--apart", default=1, show_default=True, help="Scan each of so many families only.")
@click.option("--keep", is_flag=True, help="Keep what was learned of channels left out now.")
@click.option("--weighing", type=click.Path(path_type=Path), help="Read by these weights of parts.")
@click.option("--out", type=click.Path(path_type=Path), default=FILE, show_default=True)
def main(
    letters: int, scanned: int, apart: int, weighing: Path | None, *, keep: bool, out: Path
) -> None:
    """Learn from seeded letters and write the numbers to the reader's own package.

    ``--scanned 0 --keep`` learns anew from born-digital letters alone, in a few minutes;
    ``--apart 6`` takes every sixth family for scans, other ones for each scan channel.
    ``--weighing FOLDER`` (``python -m bench.weighing --parts FOLDER``) reads each family by weights
    that it taught nothing of: by those it taught, its values would seem surer than unseen ones.
    """
    lessons = _lessons(letters, scanned, apart)
    with click.progressbar(lessons, label="letters", item_show_func=_shown) as bar:
        seen = [each for trial in bar for each in _observed(trial, weighing)]
    # Without scans the few pages that were looked at would give their channel to the kept ones.
    first = (each for each in kept_sights() if scanned or each.question.endswith("text layer"))
    told = written([*seen, *first], len(lessons))
    out.write_text(_joined(out, told) if keep else told, encoding="utf-8")
    click.echo(f"{len(seen)} values of {len(lessons)} letters: {out}")


def _observed(trial: Trial, weighing: Path | None) -> list[Observation]:
    if weighing is None:
        return observed(trial)
    with read_by(file_of(weighing, part_of(trial.letter.family))):
        return observed(trial)


def written(seen: Iterable[Observation], letters: int) -> str:
    """Return the learned numbers as JSON, with what they were learned on."""
    questions: dict[str, list[Observation]] = defaultdict(list)
    unseen = {family.__name__.replace("_", " ") for family in families_of(UNSEEN)}
    for each in seen:
        questions[each.question] += [each] * (_UNSEEN_COUNTS if each.family in unseen else 1)
    told = {name: _told(fitted(answers), answers) for name, answers in sorted(questions.items())}
    about = {"rounds": list(LEARNING), "letters": letters, "seed": SEED}
    return json.dumps({"learned on": about, **told}, indent=1) + "\n"


def _joined(earlier: Path, told: str) -> str:
    """Return what was learned now over what was learned earlier, which says what it rests on."""
    old, new = json.loads(earlier.read_text(encoding="utf-8")), json.loads(told)
    about = {**new["learned on"], "earlier": old["learned on"]}
    asked = [name for name in new if name != "learned on"]
    better = {
        name: new[name] for name in asked if name in old and _knows_more(new[name], old[name])
    }
    return json.dumps({**new, **old, **better, "learned on": about}, indent=1) + "\n"


def _knows_more(new: Mapping[str, int], old: Mapping[str, int]) -> bool:
    """Return whether a channel was looked at now: a few letters that fell into it teach nothing."""
    return new["values"] >= _LEAST_SHARE_SEEN * old["values"]


def _lessons(letters: int, scanned: int, apart: int) -> list[Trial]:
    families = families_of(LEARNING)
    made = list(trials(families, letters, SEED, DEFAULT_CHANNELS[:1]))
    for number, channel in enumerate(DEFAULT_CHANNELS[1:]):
        made += trials(families[number % apart :: apart], scanned, SEED, [channel])
    return made


def _told(learned: Learned, seen: Sequence[Observation]) -> dict[str, object]:
    wrong = sum(not each.right for each in seen)
    return {
        "values": len(seen),
        "wrong": wrong,
        "weights": dict(learned.weights),
        "knots": list(learned.knots),
        "chances": list(learned.chances),
    }


def _shown(trial: Trial | None) -> str:
    return trial.name if trial is not None else ""


if __name__ == "__main__":
    main()
