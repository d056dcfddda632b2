"""Whether a day reported with a day-type code was work: counted, excluded, or for a person."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from extractors import catalogue


class Treatment(StrEnum):
    """What becomes of a reported day: it counts, a person must say, or it does not count."""

    COUNT = "count"
    REFER = "refer"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class DayType:
    """A day-type code as reported, what it means, and how it is treated."""

    code: str
    label: str
    treatment: Treatment


# Words that exports print instead of a code. DOMAIN 2.3: idle and guarantee days are no work,
# though payroll systems flag them as work days.
_WORDS = {
    "w": "WK", "x": "WK", "work": "WK", "worked": "WK", "shoot": "WK", "prep": "PR", "wrap": "WP",
    "t": "TR", "travel": "TR", "i": "ID", "idle": "ID", "h": "HP", "holiday": "HP", "hol": "HP",
    "holiday worked": "HW", "s": "SP", "sick": "SP", "v": "VA", "vacation": "VA", "hold": "HO",
    "hiatus": "AP", "guarantee": "GR", "jury": "JP", "off": "OF", "rest": "OF",
    "regular": "WK", "reg": "WK", "regular hours": "WK", "straight time": "WK", "overtime": "WK",
    "double time": "WK", "6th day": "WK", "7th day": "WK", "hourly": "WK", "daily": "WK",
    "weekly": "WK", "idle day": "ID", "travel day": "TR", "meet guarantee": "GR",
    "sick pay": "SP", "sick day": "SP", "vacation pay": "VA", "holiday pay": "HP",
    "safety training": "SF", "drug test": "DT", "per diem": "PD",
}  # fmt: skip
_PAID_AT = re.compile(r"[1-5](?:\.\d+)?x(?: hours| hrs)?")
"""A pay line of hours at a rate, as time cards name them (DOMAIN 6.2)."""
_NO_WORK_THOUGH_PAID = ("ID", "IP", "I4", "I5", "I7", "I8", "GR", "G8", "G1", "G2")


@lru_cache(maxsize=1024)
def day_type(reported: str | None) -> DayType:
    """Return what a reported code or word means; nothing reported is a day worked."""
    if reported is None or not reported.strip():
        return DayType("", "paid day", Treatment.COUNT)
    text = " ".join(reported.split())
    known = _codes()
    code = text.upper() if text.upper() in known else _WORDS.get(text.lower())
    if code is None and _PAID_AT.fullmatch(text.lower()):
        code = "WK"
    if code is None:
        by_label = {kind.label.lower(): kind for kind in known.values()}
        unknown = DayType(text, f"“{text}”", Treatment.REFER)
        return by_label.get(text.lower(), unknown)
    return known[code]


@cache
def _codes() -> dict[str, DayType]:
    return {
        entry.code: DayType(entry.code, entry.label.lower(), _treatment(entry.code, entry.counts))
        for entry in catalogue.load().day_types
    }


def _treatment(code: str, counts: str) -> Treatment:
    return Treatment.EXCLUDE if code in _NO_WORK_THOUGH_PAID else Treatment(counts)
