"""Marks placed by geometry: every mark belongs to the nearest row and column, whatever its line.

A second, independent reader of calendars and week grids. It takes no notice of how words fall
into lines; it looks for the one arrangement of days that the printed numbers, weekdays, row
totals and counts bear out, and says whether they do (``proved``).
"""

from collections.abc import Sequence

from extractors.days.cells import Legend
from extractors.days.placed.headings import headings_in
from extractors.days.placed.months import read_month
from extractors.days.placed.shades import with_shaded
from extractors.days.placed.values import Placed
from extractors.days.placed.weeks import read_weeks
from extractors.days.sense import Anchors
from extractors.days.weekhead import MOST_HEADS
from extractors.layout import Line

__all__ = ["Placed", "read_placed", "with_shaded"]


def read_placed(
    lines: Sequence[Line], legend: Legend, anchors: Anchors, *, day_first: bool = False
) -> list[Placed]:
    """Return what stands under each heading of weekdays: a month, weeks, or nothing.

    Nothing is read where there are more headings than any letter holds.
    """
    headings = headings_in(lines)
    if len(headings) >= MOST_HEADS:
        return []
    found: list[Placed] = []
    for heading in headings:
        month = read_month(lines, heading, headings, legend, anchors)
        read = month or read_weeks(lines, heading, headings, legend, anchors, day_first=day_first)
        if read is not None:
            found.append(read)
    return found
