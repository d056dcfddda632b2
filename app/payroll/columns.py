"""Which column of a payroll file holds what, by the names that exports give their columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.tabular.columns import SHARED, plain, preferred
from app.tabular.mapping import LayoutMapping

WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
"""A pay week runs from Sunday to Saturday (DOMAIN 6.2)."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    **SHARED,
    "production": (*SHARED["production"][:-1], "job name", "title"),
    "payroll_company": ("payroll company", "payroll co", "payroll service", "paid by",
                        "paymaster", "payroll company name"),
    "employer": ("production company", "company", "employer", "employer of record", "prod co",
                 "company name", "employer name", "production company name"),
    "occupation_code": ("occupation code", "occ code", "occ", "occupation no", "occ no"),
    "day": ("work date", "date worked", "date", "day worked", "workdate", "date of work",
            "work day", "date of service", "day", "worked on", "work dt", "service date",
            "day date", "shift date"),
    "day_type": ("day type", "daytype", "day type code", "type of day", "day code", "day status",
                 "work type", "pay code", "pay type", "pay line", "pay line name", "pay category",
                 "earnings code", "earning code", "earnings type", "type"),
}  # fmt: skip
_KNOWN = frozenset(name for names in _NAMES.values() for name in names)
_DAY_BLOCK = re.compile(r"day[ _]?([1-7])[ _](date|hours|hrs|type|day type)")
_WEEKDAY = re.compile(rf"({'|'.join(WEEKDAYS)})\w*(?: (date|hours|hrs|type|day type|code))?")
_WEEKDAY_WITH_DATE = re.compile(rf"({'|'.join(WEEKDAYS)})\w* \d{{1,2}} \d{{1,2}}(?: \d{{2,4}})?")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each value stands in a row: plain columns, and the seven daily blocks of week rows.

    ``blocks`` maps 0 (Sunday) to 6 to the columns of that day: ``date``, ``hours``, ``type``.
    ``head`` holds the column names as printed, ``day_types`` the file's own codes for ours.
    """

    columns: Mapping[str, int]
    blocks: Mapping[int, Mapping[str, int]]
    head: tuple[str, ...] = ()
    day_types: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> int:
        """Return how many columns were recognised."""
        return len(self.columns) + sum(len(block) for block in self.blocks.values())

    @property
    def used(self) -> frozenset[int]:
        """Return the places of the columns that are read."""
        of_blocks = (place for block in self.blocks.values() for place in block.values())
        return frozenset((*self.columns.values(), *of_blocks))

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what no column gives though every row needs it, in words."""
        have = set(self.columns)
        named = "employee_name" in have or {"last_name", "first_name"} <= have
        total = {"period_end", "days"} <= have or {"week_ending", "days"} <= have
        dated = "day" in have or bool(self.blocks) or total
        needs = {
            "the employee's name": named,
            "the production": "production" in have,
            "the days worked (a work date, seven daily blocks, or a period and its days)": dated,
        }
        return tuple(what for what, found in needs.items() if not found)


def layout_of(header: Sequence[str], mapping: LayoutMapping | None = None) -> Layout:
    """Return the layout that a header row describes; columns it does not know are left out.

    What ``mapping`` says of a column goes before the names that all exports share.
    """
    columns: dict[str, int] = {}
    blocks: dict[int, dict[str, int]] = {}
    own = {} if mapping is None else mapping.columns
    ignored = frozenset[str]() if mapping is None else mapping.ignored
    names = _with_weekdays([plain(cell) for cell in header])
    for index, name in enumerate(names):
        if name in own and name not in ignored:
            _place(own[name], index, columns, blocks)
    common = ["" if name in own or name in ignored else name for name in names]
    for meaning, index in preferred(common, _NAMES, "classification").items():
        columns.setdefault(meaning, index)
    for index, name in enumerate(common):
        if name not in _KNOWN:
            _place(_block_name(name), index, columns, blocks)
    day_types = {} if mapping is None else mapping.day_types
    return Layout(columns, blocks, tuple(header), day_types)


def _with_weekdays(names: list[str]) -> list[str]:
    """Return column names with the days of a week written out where letters stand for them.

    Only seven columns side by side are a week: ``S M T W T F S``, ``Mo Tu We Th Fr Sa Su``.
    """
    for place in range(len(names) - 6):
        for first in range(7):
            week = [WEEKDAYS[(first + offset) % 7] for offset in range(7)]
            letters = names[place : place + 7]
            if all(
                n and len(n) < 3 and day.startswith(n) for n, day in zip(letters, week, strict=True)
            ):
                return [*names[:place], *week, *names[place + 7 :]]
    return names


def _place(
    name: str, index: int, columns: dict[str, int], blocks: dict[int, dict[str, int]]
) -> None:
    numbered = _DAY_BLOCK.fullmatch(name)
    if numbered:
        blocks.setdefault(int(numbered[1]) - 1, {}).setdefault(_part(numbered[2]), index)
    elif name:
        columns.setdefault(name, index)


def _block_name(name: str) -> str:
    """Return which part of which day a column gives, as ``day 2 hours``; empty for none."""
    if _DAY_BLOCK.fullmatch(name):
        return name
    weekday = _WEEKDAY.fullmatch(name) or _WEEKDAY_WITH_DATE.fullmatch(name)
    if weekday is None:
        return ""
    part = weekday[2] if weekday.re is _WEEKDAY and weekday[2] else "hours"
    return f"day {WEEKDAYS.index(weekday[1]) + 1} {_part(part)}"


def _part(word: str) -> str:
    if word == "date":
        return "date"
    return "hours" if word in {"hours", "hrs"} else "type"
