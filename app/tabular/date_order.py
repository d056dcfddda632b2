"""Settles over a whole file which part of its dates comes first, or says that nothing does."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from app.tabular.date_evidence import OBJECTIONS, DateSamples, Read
from app.tabular.dates import (
    YEARS,
    DateOrder,
    DateReader,
    DayZero,
    day_numbered,
    days_in_figures,
    in_order,
    is_day_number,
)

_STRAY_SHARE = 0.05
"""So few dates that fit no order are mistakes of their own: they are rejected row by row."""
_ENOUGH = 5
_SHORT_END = re.compile(r"\D\d{1,2}$")
_TOGETHER, _APART = timedelta(days=62), timedelta(days=120)
_SPOKEN = {
    DateOrder.MONTH_FIRST: "month first",
    DateOrder.DAY_FIRST: "day first",
    DateOrder.YEAR_FIRST: "year first",
}
Way = TypeVar("Way", DateOrder, DayZero)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Dates that can be read in two ways: where, how, and what to say to settle it.

    ``likely`` is the order that most of them fit, for those who cannot ask.
    """

    message: str
    likely: DateOrder = DateOrder.MONTH_FIRST


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How the dates of a file are written, with what proved it, in words (empty: in letters)."""

    reader: DateReader
    proof: str = ""


def style_of(
    samples: DateSamples,
    *,
    today: date,
    order: DateOrder | None = None,
    zero: DayZero | None = None,
) -> DateStyle | Unsettled:
    """Return how the dates of a file are to be read; ``order`` and ``zero`` are what is known.

    Nothing is guessed: dates that stay open (all of them would do either way) are ``Unsettled``.
    """
    figures = {cell: found for cell in samples.places if (found := days_in_figures(cell))}
    numbers = {cell for cell in samples.places if is_day_number(cell)}
    chosen = order or (_order(samples, figures, today) if figures else DateOrder.MONTH_FIRST)
    if isinstance(chosen, Unsettled):
        return chosen
    counted = zero or (_zero(samples, numbers, today) if numbers else DayZero.SINCE_1900)
    if isinstance(counted, Unsettled):
        return counted
    words = [f"dates are read {_SPOKEN[chosen]}"] if figures else []
    words += [f"day numbers are counted since {counted}"] if numbers else []
    return DateStyle(DateReader(chosen, counted), "; ".join(words))


def _order(
    samples: DateSamples, figures: Mapping[str, tuple[int, int, int]], today: date
) -> DateOrder | Unsettled:
    def reading(order: DateOrder) -> Read:
        return lambda cell: _sane(in_order(figures[cell], order)) if cell in figures else None

    orders = [o for o in DateOrder if o is not DateOrder.YEAR_FIRST or _may_be_year_first(figures)]
    misfits = {o: [c for c in figures if reading(o)(c) is None] for o in orders}
    fewest = min(len(cells) for cells in misfits.values())
    if fewest > _STRAY_SHARE * len(figures) or _were_swapped(samples, figures):
        return _mixed(samples, misfits)
    left = [o for o in orders if len(misfits[o]) == fewest]
    readings = {order: reading(order) for order in left}
    kept = _without_contradiction(samples, figures, readings, today)
    if len(kept) == 1 or len({tuple(map(readings[o], figures)) for o in kept}) == 1:
        return kept[0]
    return _either_way(samples, figures, kept)


def _zero(samples: DateSamples, numbers: Iterable[str], today: date) -> DayZero | Unsettled:
    cells = list(numbers)

    def reading(zero: DayZero) -> Read:
        return lambda cell: day_numbered(int(float(cell)), zero) if cell in cells else None

    readings = {zero: reading(zero) for zero in DayZero}
    kept = _without_contradiction(samples, cells, readings, today)
    if len(kept) == 1:
        return kept[0]
    row, column = samples.places[cells[0]]
    ways = " or ".join(f"{readings[z](cells[0])} (since {z})" for z in kept)
    return Unsettled(
        f"{column}, row {row}: the day number {cells[0]} may mean {ways}: "
        "say from which year this workbook counts, 1900 or 1904"
    )


def _without_contradiction(
    samples: DateSamples, cells: Iterable[str], readings: Mapping[Way, Read], today: date
) -> list[Way]:
    """Return the ways of reading to which the calendar and the other dates do not object.

    An objection counts only where another way of reading meets none.
    """
    dates = list(cells)
    kept = list(readings)
    for objections in OBJECTIONS:
        against = {way: objections(samples, dates, readings[way], today) for way in kept}
        if 0 in against.values():
            kept = [way for way in kept if against[way] == 0]
    return _close_together(dates, {way: readings[way] for way in kept})


def _close_together(cells: list[str], readings: Mapping[Way, Read]) -> list[Way]:
    """Return the one way in which the days stand together where all others scatter them.

    First days of months (how periods begin) scatter rightly, and are left open.
    """
    spread = {way: _spread(cells, read) for way, read in readings.items()}
    close = [way for way, span in spread.items() if span <= _TOGETHER]
    if len(cells) < _ENOUGH or len(close) != 1:
        return list(readings)
    others = [way for way in readings if way not in close]
    scattered = all(spread[way] > _APART for way in others)
    periods = any(_first_days(cells, readings[way]) for way in others)
    return close if scattered and not periods else list(readings)


def _first_days(cells: list[str], read: Read) -> bool:
    return all(day.day == 1 for cell in cells if (day := read(cell)) is not None)


def _spread(cells: list[str], read: Read) -> timedelta:
    days = [day for cell in cells if (day := read(cell)) is not None]
    return max(days) - min(days) if days else timedelta(0)


def _may_be_year_first(cells: Iterable[str]) -> bool:
    """Return True when no date has a year of four digits: the first number may be the year."""
    return all(_SHORT_END.search(cell) for cell in cells)


def _were_swapped(samples: DateSamples, figures: Mapping[str, tuple[int, int, int]]) -> bool:
    """Return True when a spreadsheet took some days for months and left the others as they were.

    Opened where months come first, ``03/02/2026`` becomes a true date and ``13/02/2026`` a text.
    """
    in_letters = [c for c in samples.places if c not in figures and not is_day_number(c)]
    true_days = [day for cell in in_letters if (day := _true_day(cell)) is not None]
    day_first_only = all(first > 12 >= second for first, second, _ in figures.values())
    return bool(true_days) and day_first_only and all(day.day <= 12 for day in true_days)


def _true_day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def _sane(day: date | None) -> date | None:
    return day if day is not None and day.year in YEARS else None


def _mixed(samples: DateSamples, misfits: Mapping[DateOrder, list[str]]) -> Unsettled:
    told = [
        f"{column}, row {row}: “{cells[0]}” cannot be {_SPOKEN[order]}"
        for order, cells in misfits.items()
        if cells
        for row, column in (samples.places[cells[0]],)
    ]
    likely = min(misfits, key=lambda order: len(misfits[order]))
    return Unsettled(
        f"The dates are written in more than one order. {'; '.join(told) or 'Some are swapped'}. "
        "Correct the file, or say which part comes first: rows that do not fit are then left out",
        likely,
    )


def _either_way(
    samples: DateSamples, figures: Mapping[str, tuple[int, int, int]], orders: list[DateOrder]
) -> Unsettled:
    open_cell = next(c for c in figures if len({in_order(figures[c], o) for o in orders}) > 1)
    row, column = samples.places[open_cell]
    ways = " or ".join(f"{in_order(figures[open_cell], o)} ({_SPOKEN[o]})" for o in orders)
    return Unsettled(
        f"{column}, row {row}: “{open_cell}” may mean {ways}, and nothing in the file settles it: "
        "say which part comes first"
    )
