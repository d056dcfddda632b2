"""What dates and marks could be read otherwise, where no words of the letter decide it.

A turn is a small, whole change of a reading: all dates that the same words lead to, or all marks
of one code, are taken for days worked. Words that say that nobody worked are never turned.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.days.cells import Legend
from extractors.days.codes import Verdict
from extractors.days.listed import Listed
from extractors.days.marks import GridRead, MarkedDay
from extractors.days.mentions import Mention
from extractors.days.roles import Role

_WORDS = re.compile(r"[a-z]{3,}")
_SAYS_WHAT = re.compile(
    r"\b(?:pay(?:ment|roll)?|paid|checks?|cheques?|deposit|invoice|remittance|born|birth\w*|"
    r"issue[ds]?|printed|signed|dated|received|released?|aired|premiered?|d\.? ?o\.? ?b)\b"
)
"""Such words say outright what dates are: no number makes days worked of pay dates."""

_ENDS_OF_A_STRETCH = 2
"""A stretch has two ends: more single dates under "from" are no stretch."""

_MOST_DAYS_OF_A_WEEK = 7
_MONTHS, _DAYS_OF_A_MONTH = 12, 30
_MOST_TURNS = 8
_TURNED = 0.85
"""How sure a date is that only the letter's own number of days tells to be worked."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Dates led to by ``words`` under ``role``, or marks of the code ``words``: read as worked."""

    role: Role | None
    words: str
    stretch: bool = False
    of_marks: bool = False


def turns_of(listed: Sequence[Listed], marks: Sequence[MarkedDay], legend: Legend) -> list[Turn]:
    """Return what could be turned, as it is printed, eight turns at most."""
    leads = _leads(listed)
    groups = Counter(turn for one in listed if (turn := _turn(one, leads)) is not None)
    none_worked = not any(one.role is Role.WORK for one in listed) and not marks
    dates = [t for t, count in groups.items() if _is_open(t, count, none_worked=none_worked)]
    codes = dict.fromkeys(_turn_of(mark) for mark in marks if _is_unknown(mark, legend))
    return [*dates, *codes][:_MOST_TURNS]


def turned(listed: Sequence[Listed], turns: Collection[Turn]) -> list[Listed]:
    """Return the dates with those of ``turns`` as days worked, less surely."""
    leads = _leads(listed)
    return [
        replace(one, role=Role.WORK, label="counted", certainty=_TURNED * one.certainty)
        if turns and _turn(one, leads) in turns
        else one
        for one in listed
    ]


def _leads(listed: Sequence[Listed]) -> dict[int, str]:
    """Return for each list the words before its first date that nothing names."""
    unnamed = [one for one in listed if one.role is None]
    return {one.mention.run: " ".join(_WORDS.findall(one.lead)) for one in reversed(unnamed)}


def marks_turned(marks: GridRead, turns: Collection[Turn]) -> GridRead:
    """Return the marks with the codes of ``turns`` as days worked, less surely."""
    days = [_worked(mark) if _turn_of(mark) in turns else mark for mark in marks.days]
    return replace(marks, days=days)


def _turn(one: Listed, leads: Mapping[int, str]) -> Turn | None:
    """Return the group that a date which counts as no day could be turned with."""
    if one.verdict is Verdict.NOT_WORKED:
        return None
    if one.role is None:
        return Turn(None, leads[one.mention.run], one.mention.last is not None)
    if one.role is Role.PERIOD:
        return Turn(one.role, one.label, _is_short_stretch(one.mention))
    if one.role in {Role.OTHER, Role.NOT_WORKED} and one.mention.last is None:
        return Turn(one.role, one.label)
    return None


def _is_open(turn: Turn, count: int, *, none_worked: bool) -> bool:
    """Return whether the words of a group leave open what its dates are.

    A list that words seem to say was not worked is open where no other days are listed: "list no
    travel, holidays or idle days" says how to fill a form in.
    """
    if turn.role is Role.OTHER and _SAYS_WHAT.search(turn.words):
        return False
    if turn.role is Role.NOT_WORKED:
        return none_worked and count > _ENDS_OF_A_STRETCH
    return turn.role is None or turn.stretch or count > _ENDS_OF_A_STRETCH


def _is_short_stretch(mention: Mention) -> bool:
    """Return whether a mention is a range of a week at most."""
    if mention.last is None:
        return False
    months = (mention.last.month - mention.first.month) % _MONTHS
    days = months * _DAYS_OF_A_MONTH + mention.last.day - mention.first.day
    return 0 < days < _MOST_DAYS_OF_A_WEEK


def _is_unknown(mark: MarkedDay, legend: Legend) -> bool:
    """Return whether neither the letter nor custom says what the code of a mark means."""
    code = mark.says.code
    explained = code is not None and code.upper() in legend
    return mark.says.verdict is Verdict.REFER and code is not None and not explained


def _turn_of(mark: MarkedDay) -> Turn:
    return Turn(None, (mark.says.code or "").upper(), of_marks=True)


def _worked(mark: MarkedDay) -> MarkedDay:
    says = replace(mark.says, verdict=Verdict.WORKED)
    return replace(mark, says=says, certainty=max(_TURNED * mark.certainty, _TURNED / 2))
