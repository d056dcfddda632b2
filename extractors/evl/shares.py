"""Days told for several jobs together, of which a sentence gives a part to each.

"On days marked with an asterisk she worked as Dolly Grip", "the first three of these days", "from
March 24 onward": the list is read once for all of them, and each has its own days of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.layout import Line
from extractors.values import Field, Fields, Finding, Place, Word

Read = tuple[Fields, tuple[Finding, ...]]
Chosen = Callable[[Sequence[Place], Sequence[Line]], frozenset[str]]
"""From days in their order, and the lines that list them, to those that a sentence names."""

_OF_ALL = ("work_dates", "listed_day_count", "total_days_stated")


@dataclass(frozen=True, slots=True)
class Share:
    """Which days of a list are a job's own: those ``chosen``, or with ``rest`` all the others.

    ``counted`` is how many the sentence says that they are, ``left`` how many it leaves to the
    others; ``unclear`` is said where it cannot be followed.
    """

    chosen: tuple[Chosen, ...]
    unclear: Finding
    rest: bool = False
    counted: int | None = None
    left: int | None = None


def marked_with(sign: str) -> Chosen:
    """Return what chooses the days that ``sign`` stands behind."""

    def chosen(days: Sequence[Place], lines: Sequence[Line]) -> frozenset[str]:
        signs = [w for line in lines for w in line.words if sign in w.text]
        return frozenset(
            day.item for day in days if day.item and any(_is_behind(day, w, lines) for w in signs)
        )

    return chosen


def the_first(number: int) -> Chosen:
    """Return what chooses so many days from the start of the list, from its end when below 0."""

    def chosen(days: Sequence[Place], lines: Sequence[Line]) -> frozenset[str]:
        del lines
        every = sorted(day.item for day in days if day.item)
        return frozenset(every[:number] if number > 0 else every[number:])

    return chosen


def between(first: tuple[int, int], last: tuple[int, int], year: int | None) -> Chosen:
    """Return what chooses the days from a month and day to another, of ``year`` where it is said.

    None where the days reach over a year that is not said: "since January 5" leaves it open.
    """

    def chosen(days: Sequence[Place], lines: Sequence[Line]) -> frozenset[str]:
        del lines
        every = [day.item for day in days if day.item]
        years = {int(item[:4]) for item in every}
        if len(years) > 1 or (year is not None and years != {year}):
            return frozenset()
        return frozenset(
            item for item in every if first <= (int(item[5:7]), int(item[8:10])) <= last
        )

    return chosen


def shared_out(share: Share, lines: Sequence[Line], read: Read) -> Read:
    """Return what was read of a list with the days of one job alone.

    No day where the list does not come to its own number, nothing is left for one of the jobs, or
    the sentence says another number of a part.
    """
    fields, findings = read
    days, stated = fields.get("work_dates"), fields.get("total_days_stated")
    bare = {name: value for name, value in fields.items() if name not in _OF_ALL}
    if days is None:
        return bare, findings
    chosen = [each(days.places, lines) for each in share.chosen]
    named = frozenset[str]().union(*chosen)
    own = tuple(place for place in days.places if (place.item in named) != share.rest)
    parts = all(chosen) and sum(map(len, chosen)) == len(named) < len(days.places)
    whole = stated is None or stated.value == len(days.places)
    counted = share.counted in {None, len(own)}
    left = share.left in {None, len(days.places) - len(own)}
    if not (parts and whole and counted and left):
        return bare, (*findings, share.unclear)
    listed = Field([place.item for place in own if place.item], days.confidence, own)
    return {**bare, "work_dates": listed}, findings


def _is_behind(day: Place, word: Word, lines: Sequence[Line]) -> bool:
    """Return whether a sign stands right behind a day, or in its last word."""
    middle = (word.box[1] + word.box[3]) / 2
    if not day.box[1] <= middle <= day.box[3]:
        return False
    beside = [
        w.box[0]
        for line in lines
        if line.page == day.page
        for w in line.words
        if w.box[0] > day.box[2] - 1 and w.box[1] <= middle <= w.box[3]
    ]
    return word.box[0] <= min(beside, default=day.box[2]) and word.box[2] > day.box[0]
