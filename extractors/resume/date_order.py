"""In which order the numbers of a document's dates stand, told by the dates or by the page."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.resume.spoken_times import TO, Order, is_day, ordered

_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?![\d/-])")


def order_of(texts: Sequence[str]) -> Order:
    """Return the order of numbers in which the dates of a document exist and its spans run on.

    The order of the country (month first) goes before the others where they are as good.
    """
    legends = [found["v"][0].lower() for text in texts for found in _LEGEND.finditer(text)]
    if legends:
        return _LEGENDS[legends[0]]
    said = [found.groups() for text in texts for found in _NUMBERS.finditer(text)]
    pairs = [pair for text in texts for pair in _pairs(text)]
    if any(len(numbers[2]) == 4 for numbers in said):
        choices = [Order.MONTH_FIRST, Order.DAY_FIRST]
    else:
        choices = list(Order)
    return max(choices, key=lambda order: _sense(said, pairs, order)) if said else choices[0]


_PART = r"(?:y{2,4}|years?|m{1,2}|months?|d{1,2}|days?)"
_LEGEND = re.compile(rf"(?i)(?<!\w)(?P<v>{_PART})(?:[-/. ]+{_PART}){{2}}(?!\w)")
_LEGENDS = {"y": Order.YEAR_FIRST, "m": Order.MONTH_FIRST, "d": Order.DAY_FIRST}
"""How a page itself may say in which order its dates stand: "(yy/mm/dd)"."""

_LONGEST = 2
"""How many years a span of work takes up at most, when its order is in doubt."""

_Numbers = tuple[str, ...]


def _pairs(text: str) -> Iterator[tuple[_Numbers, _Numbers]]:
    found = list(_NUMBERS.finditer(text))
    for one, other in pairwise(found):
        if TO.fullmatch(text[one.end() : other.start()]):
            yield one.groups(), other.groups()


def _sense(
    said: Sequence[_Numbers], pairs: Sequence[tuple[_Numbers, _Numbers]], order: Order
) -> tuple[int, int]:
    """Return how many dates an order makes, and how many spans run forward, but not for years."""
    days = {numbers: ordered(numbers, order) for numbers in said}
    exist = {n for n, day in days.items() if is_day(*day)}
    forward = sum(
        one in exist
        and other in exist
        and days[one] <= days[other]
        and days[other][0] - days[one][0] <= _LONGEST
        for one, other in pairs
    )
    return sum(numbers in exist for numbers in said), forward
