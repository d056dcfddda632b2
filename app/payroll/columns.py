"""Which column of a payroll file holds what, by the names that exports give their columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.tabular.columns import SHARED
from app.tabular.files import plain

WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
"""A pay week runs from Sunday to Saturday (DOMAIN 6.2)."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    **SHARED,
    "production": (*SHARED["production"], "job name"),
    "payroll_company": ("payroll company", "payroll co", "payroll service", "paid by",
                        "paymaster", "payroll company name"),
    "employer": ("production company", "company", "employer", "employer of record", "prod co",
                 "company name", "employer name", "production company name"),
    "occupation_code": ("occupation code", "occ code", "occ", "occupation no", "occ no"),
    "day": ("work date", "date worked", "date", "day worked", "workdate", "date of work",
            "work day", "date of service", "day"),
    "day_type": ("day type", "daytype", "day type code", "type of day", "pay code", "day code",
                 "work type", "day status"),
}  # fmt: skip
_BY_NAME = {name: field for field, names in _NAMES.items() for name in names}
_DAY_BLOCK = re.compile(r"day ?([1-7]) (date|hours|hrs|type|day type)")
_WEEKDAY = re.compile(rf"({'|'.join(WEEKDAYS)})\w*(?: (hours|hrs|type|day type|code))?")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each value stands in a row: plain columns, and the seven daily blocks of week rows.

    ``blocks`` maps 0 (Sunday) to 6 to the columns of that day: ``date``, ``hours``, ``type``.
    """

    columns: Mapping[str, int]
    blocks: Mapping[int, Mapping[str, int]]

    @property
    def known(self) -> int:
        """Return how many plain columns were recognised."""
        return len(self.columns)

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


def layout_of(header: Sequence[str]) -> Layout:
    """Return the layout that a header row describes; columns it does not know are left out."""
    columns: dict[str, int] = {}
    blocks: dict[int, dict[str, int]] = {}
    for index, cell in enumerate(header):
        name = plain(cell)
        if name in _BY_NAME:
            columns.setdefault(_BY_NAME[name], index)
            continue
        block = _block_of(name)
        if block is not None:
            day, part = block
            blocks.setdefault(day, {}).setdefault(part, index)
    return Layout(columns, blocks)


def _block_of(name: str) -> tuple[int, str] | None:
    numbered = _DAY_BLOCK.fullmatch(name)
    if numbered:
        return int(numbered.group(1)) - 1, _part(numbered.group(2))
    weekday = _WEEKDAY.fullmatch(name)
    if weekday:
        return WEEKDAYS.index(weekday.group(1)), _part(weekday.group(2) or "hours")
    return None


def _part(word: str) -> str:
    if word == "date":
        return "date"
    return "hours" if word in {"hours", "hrs"} else "type"
