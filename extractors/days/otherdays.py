"""Remarks behind a date about another day, known by a holiday's name or a weekday's.

"Sep 2, 3 and 5 (dark Labor Day)" and "May 12, 13 and 15 (off Wednesday)" say nothing of the last
date, which neither name fits; the day that they name was not worked, wherever it is listed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.days.codes import Verdict
from extractors.days.holidays import Dated, holiday_named
from extractors.days.listed import Listed
from extractors.days.mentions import Mention
from extractors.days.roles import Role
from extractors.days.sense import real
from extractors.days.spelling import WEEKDAYS

_SAYS_OFF_TEXT = (
    "off no not work worked working dark closed holiday out sick ill day was were is he she they "
    "we for on the of that observed production shut down released idle"
)
_SAYS_OFF = frozenset(_SAYS_OFF_TEXT.split())
_DAYS_OF_A_WEEK = 7


def with_other_days_told(dated: Sequence[Dated]) -> list[Dated]:
    """Return the dates, remarks about days of other names applied to those days alone."""
    off: set[tuple[int, date]] = set()
    plain: list[Dated] = []
    for one, sense in dated:
        others = _other_days(one, sense.mention)
        off |= {(one.mention.run, day) for day in others}
        plain.append((replace(one, verdict=None, code=None) if others else one, sense))
    return [(_left_out(one, sense.mention, off), sense) for one, sense in plain]


def _other_days(one: Listed, mention: Mention) -> set[date]:
    """Return the days that a remark behind a single date names as off, if it is none of them."""
    day = real(mention.first) if mention.last is None else None
    if one.verdict is not Verdict.NOT_WORKED or day is None:
        return set()
    said = (one.tail or mention.remark).lower()
    named = holiday_named(said, {day.year})
    days, beside = named if named is not None else (set(), re.findall(r"\w+", said))
    weekdays = {WEEKDAYS[word] for word in beside if word in WEEKDAYS}
    monday = day - timedelta(days=day.weekday())
    days = days or {monday + timedelta(days=weekday) for weekday in weekdays}
    only_off = set(beside) - set(WEEKDAYS) <= _SAYS_OFF
    return days if only_off and day not in days else set()


def _left_out(one: Listed, mention: Mention, off: set[tuple[int, date]]) -> Listed:
    """Return a single date as not worked where a remark on its list names it as off."""
    day = real(mention.first) if mention.last is None else None
    if day is None or (one.mention.run, day) not in off:
        return one
    return replace(one, role=Role.NOT_WORKED, label="named as off")
