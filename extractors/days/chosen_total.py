"""Which of the numbers of days that a letter states is its total, and what bears it out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.days.numerals import NUMBER_WORDS, number_from_words
from extractors.days.values import DaysRead
from extractors.layout import Line, around
from extractors.values import Field, Place, Word

MORE_THAN_ONE = "more than one total of days is stated"
_SURE = 3
"""The strength of a count that says of itself that it is the total."""

_LONGEST_LINE = 600
_ONLY_TOTAL = re.compile(
    r"(?:(?:grand |sub-?)?totals?(?: for [a-z ]{3,30})?|count|tally)\W*\b(?P<digits>\d{1,3})"
    rf"(?:\.0{{1,2}})?\W*(?:(?P<words>{NUMBER_WORDS})\W*)?(?:\$? ?\d[\d,]*\.\d\d\W*)*"
)

_BEHIND_DATES = re.compile(
    r"\d[/.-]\d{1,2}(?:[/.-]\d{2,4})?[ .,]*[(\[](?P<digits>\d{1,3})[)\]]\W*$"
)
"""A number in brackets that ends a list of dates: "4/6, 4/7, 4/9 (3)"."""


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


def _without_grand_total(best: Sequence[Count]) -> list[Count]:
    """Return the counts without the one of all productions, or that one alone where it adds up."""
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
        return replace(read, stated_total=None, doubts=doubts)
    if read.stated_total is not None:
        return read
    fits = [part for part in (*parts, *totals_without_unit(lines)) if days and part.value == days]
    if fits:
        return replace(read, stated_total=fits[-1])
    return replace(read, doubts=(*read.doubts, MORE_THAN_ONE)) if parts else read


def totals_without_unit(lines: Sequence[Line]) -> list[Field]:
    """Return what "Total 26", or "(3)" behind dates, states: days only if the list bears it out."""
    found: list[Field] = []
    for line in lines:
        text = line.text.lower()[:_LONGEST_LINE]
        said = _ONLY_TOTAL.fullmatch(text)
        in_words = number_from_words(said["words"]) if said and said["words"] else None
        said = said or _BEHIND_DATES.search(text)
        value = int(said["digits"]) if said else 0
        if 0 < value < 365 and in_words in {None, value}:
            place = Place(line.page, line.box, line.text)
            sure = 0.9 * min(word.confidence for word in line.words)
            found.append(Field(value, round(sure, 4), (place,)))
    return found
