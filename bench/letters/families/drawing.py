"""Makes a layout family from how its facts and its days are set, and parts days for printing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from reportlab.platypus import Flowable

from bench.letters import cast, frames, invent
from bench.letters.heads import Close, Head
from bench.letters.setting import Setting, finish
from bench.letters.truth import Job, Letter

Family = Callable[[Random], tuple[Letter, bytes]]
SetFacts = Callable[..., list[Flowable]]
SetDays = Callable[[Setting, Job, Random], list[Flowable]]


def drawn(name: str, facts: SetFacts, days: SetDays, *, grid: bool = False) -> Family:
    """Return the family ``name``; ``grid`` asks for letters that list idle days as well."""

    def family(rng: Random) -> tuple[Letter, bytes]:
        s, letter = Setting(rng), invent.a_letter(rng, name, grid=grid)
        job = letter.jobs[0]
        said = facts(s, job, rng) if facts is frames.told else facts(s, job)
        body = [*said, *days(s, job, rng), *frames.total_line(s, job, rng)]
        return letter, frames.framed(rng, s, letter, body)

    family.__name__ = name.replace(" ", "_")
    return family


def composed(
    name: str,
    frame: tuple[Head, Close],
    facts: SetFacts,
    days: SetDays,
    *,
    most_days: int = 34,
    from_employer: bool = False,
    mailed: bool = False,
) -> Family:  # fmt: skip
    """Return the family ``name`` of the wider cast; its days say the total themselves.

    ``from_employer`` has the employer itself write; ``mailed`` letters are e-mails, without a head
    or a signature of their own.
    """

    def family(rng: Random) -> tuple[Letter, bytes]:
        s = Setting(rng)
        letter = cast.a_letter(rng, name, most_days=most_days, from_employer=from_employer)
        letter = replace(letter, signed=False, headed=False) if mailed else letter
        job = letter.jobs[0]
        body = [*facts(rng, s, job), *days(s, job, rng)]
        head, close = frame
        return letter, finish([*head(rng, s, letter), *body, *close(rng, s, letter)])

    family.__name__ = name.replace(" ", "_")
    return family


def months_of(days: Sequence[date]) -> list[list[date]]:
    """Return the days month by month."""
    return [list(group) for _, group in groupby(days, key=lambda d: (d.year, d.month))]


def weeks_of(days: Sequence[date], first: int = 0) -> Iterator[list[date]]:
    """Yield the days week by week; ``first`` is the weekday a week begins on (0 is Monday)."""
    for _, group in groupby(days, key=lambda d: _begin_of_week(d, first)):
        yield list(group)


def neighbors(days: Sequence[date]) -> list[tuple[date, date]]:
    """Return the stretches of days without a gap as first and last day."""
    spans: list[tuple[date, date]] = []
    for day in days:
        if spans and day - spans[-1][1] == timedelta(days=1):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans


def _begin_of_week(day: date, first: int) -> date:
    return day - timedelta(days=(day.weekday() - first) % 7)
