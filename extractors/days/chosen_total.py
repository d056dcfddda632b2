"""Which of the numbers of days that a letter states is its total, and what bears it out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.days.numbers_met import numbers_met
from extractors.days.values import DaysRead
from extractors.layout import Line, around
from extractors.values import Field, Place, Word

MORE_THAN_ONE = "more than one total of days is stated"
_PART = re.compile(r"\b\d{1,3} days? (?:as|on|for|with) (?:an? |the )?[“\"]?[A-Z]")
_SURE = 3
"""The strength of a count that says of itself that it is the total."""


@dataclass(frozen=True, slots=True)
class Count:
    """One number of days as printed; ``strength`` says how surely it is a total, ``of_all`` that
    it counts the days of all productions, ``agrees`` that digits and words say the same."""

    value: int
    words: tuple[Word, ...]
    page: int
    strength: int
    agrees: bool = True
    of_all: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """The total a letter states, counts of parts of its days, and what is doubtful about them."""

    stated: Field | None = None
    parts: tuple[Field, ...] = ()
    doubts: tuple[str, ...] = ()


def chosen_total(counts: Sequence[Count]) -> Totals:
    """Return the strongest of the counts as the total, or all of them as parts of one."""
    if not counts:
        return Totals()
    most = max(count.strength for count in counts)
    best = _without_grand_total([count for count in counts if count.strength == most])
    if len({count.value for count in best}) > 1 and most < _SURE:
        return Totals(None, tuple(map(_field, best)))
    doubts: list[str] = []
    if not best[0].agrees:
        doubts.append("the total of days is written differently in digits and in words")
    if len({count.value for count in best}) > 1:
        doubts.append(MORE_THAN_ONE)
    field = _field(best[0])
    if doubts:
        field = replace(field, confidence=round(field.confidence * 0.5, 4))
    return Totals(field, tuple(map(_field, best)) if len(best) > 1 else (), tuple(doubts))


def not_met(days: int, total: Field) -> str:
    """Return the doubt that a list of days comes to another number than the one stated."""
    return f"{days} days are listed and {total.value} stated"


def with_total_elsewhere(totals: Totals, total: Field | None) -> Totals:
    """Return ``total``, which stands outside the lines read, where they state no number at all.

    A lower number in them counts a part of the days: "returned for two days of pick-ups".
    """
    stated = totals.stated
    part = (
        total is not None and stated is not None and int(str(stated.value)) < int(str(total.value))
    )
    return Totals(total) if totals == Totals() or part else totals


def _without_grand_total(best: list[Count]) -> list[Count]:
    """Return the counts without the one of all productions, or that one alone where it adds up.

    Whatever words it has, a number that all the others add up to is the sum of them.
    """
    for count in best[-1:] + best[:1]:
        others = [other for other in best if other is not count]
        if len(others) > 1 and count.value == sum(other.value for other in others):
            return [count]
    of_all = [count for count in best if count.of_all]
    others = [count for count in best if not count.of_all]
    if not of_all or not others:
        return list(best)
    adds_up = len(others) > 1 and sum(count.value for count in others) == of_all[0].value
    return of_all[:1] if adds_up else others


def _field(count: Count) -> Field:
    place = Place(count.page, around(count.words), " ".join(word.text for word in count.words))
    sure = 0.97 * min(word.confidence for word in count.words)
    return Field(count.value, round(sure, 4), (place,))


def with_totals_settled(read: DaysRead, totals: Totals, lines: Sequence[Line]) -> DaysRead:
    """Return what was read with the total that its own list of days bears out, if any does.

    Counts of parts that add up to the list are no rivals, and raise no doubt.
    """
    days = len(read.worked)
    parts = totals.parts
    if parts and days and sum(int(str(part.value)) for part in parts) == days:
        doubts = tuple(doubt for doubt in read.doubts if doubt != MORE_THAN_ONE)
        met = numbers_met(lines, days)
        return replace(read, stated_total=met[-1] if met else None, doubts=doubts)
    if read.stated_total is not None:
        own = _of_this_part(read.stated_total, days, lines)
        unmet = not_met(days, read.stated_total) if own.value == days else None
        doubts = tuple(doubt for doubt in read.doubts if doubt != unmet)
        return replace(read, stated_total=own, doubts=doubts)
    fits = [part for part in parts if days and part.value == days] + numbers_met(lines, days)
    if fits:
        return replace(read, stated_total=fits[-1])
    return replace(read, doubts=(*read.doubts, MORE_THAN_ONE)) if parts else read


def _of_this_part(stated: Field, days: int, lines: Sequence[Line]) -> Field:
    """Return the number that the days come to, where ``stated`` is one of several of one line.

    "14 days as Assistant Coordinator, 24 days as Coordinator": each counts another job's days.
    """
    met = [
        said for said in numbers_met(lines, days) if said.places[0].page == stated.places[0].page
    ]
    if stated.value == days or not met:
        return stated
    middle = (stated.places[0].box[1] + stated.places[0].box[3]) / 2
    beside = [said for said in met if said.places[0].box[1] <= middle <= said.places[0].box[3]]
    own = [line for line in lines if line.box[1] <= middle <= line.box[3]]
    parted = any(len(_PART.findall(line.text)) > 1 for line in own)
    return beside[-1] if beside and parted else stated
