"""Whole Social Security and Social Insurance Numbers in a text: found, and cut to their last four.

The last four digits are enough to match a person, and no more than those are ever kept or shown.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.patterns import pattern_of

_UNSEEN = "\u200b-\u200f\u2060\ufeff\u00ad"
_ROOM = rf"[\s{_UNSEEN}]{{0,3}}"
HYPHEN = rf"{_ROOM}[-\u2010-\u2015\u2212\ufe63\uff0d]{_ROOM}"
_MARK = rf"{_ROOM}[._~=\u00b7\u2022/]{_ROOM}"
"""What stands between groups: a hyphen or what Word and scanners make of one, or another mark."""

_GAP = rf"(?:{HYPHEN}|[\s{_UNSEEN}]{{1,3}})"
_DASH = rf"(?:{HYPHEN}|{_MARK})"
_LIKE = r"[\dOoQDIl|!ZzSsBGgq]"
"""A digit, or a letter that recognition takes one for."""

LABEL = (
    r"(?:\b[S5][S5]N?\b|\bS\.\s?S\.(?:\s?N\.)?|\bSoc(?:ial|\.)?\s+(?:Sec(?:urity|\.)?|Insurance)"
    r"|\bI?TIN\b|\bSIN\b|\bN\.?A\.?S\.?(?=\W)|num[ée]ro d['\u2019]assurance sociale)"
    r"(?:\s+(?:No\.?|Number|Num|#|is|was|of\s+record))*\W{0,6}"
)
"""The words that announce such a number, and what stands between them and its first digit."""

_SURE = (
    pattern_of(rf"(?<![\d-])(?P<hide>\d{{3}}{_GAP}\d{{2}}{_GAP})(?P<last>\d{{4}})(?![\d-])"),
    # An amount and a year ("250.00 2026") stand apart in two ways, a number's groups in one.
    pattern_of(rf"(?<![\d-])(?P<hide>\d{{3}}{_MARK}\d{{2}}{_MARK})(?P<last>\d{{4}})(?![\d-])"),
    pattern_of(rf"(?<![\d-])(?P<hide>\d{{5}}\s|\d{{3}}{HYPHEN}\d{{2}})(?P<last>\d{{4}})(?![\d-])"),
)
_MISREAD = pattern_of(
    rf"(?<![\w-])(?P<hide>{_LIKE}{{3}}{HYPHEN}{_LIKE}{{2}}{HYPHEN})(?P<last>{_LIKE}{{4}})(?![\w-])"
)
_LEAST_REAL = 6
"""So many of nine signs must be digits: a word of look-alikes is a word."""

_BETWEEN = r"[\s|-]{0,5}"
"""What may stand between digits that are written into boxes, one or several to a box."""

_ANNOUNCED = (
    pattern_of(
        rf"(?i:{LABEL})(?P<hide>(?:{_LIKE}{_BETWEEN}){{5}})"
        rf"(?P<last>(?:{_LIKE}{_BETWEEN}){{3}}{_LIKE})(?!{_BETWEEN}[\d/]|\w)"
    ),
    pattern_of(
        rf"(?i:{LABEL})(?P<hide>\d{{2,4}}{_DASH}\d{{1,3}}{_DASH})(?P<last>\d{{3,5}})(?![\w/-])"
    ),
)
_CUT_OFF = pattern_of(rf"(?<![\d-])(?P<hide>\d{{3}}{HYPHEN}\d{{2}}{HYPHEN})(?P<last>)$")
_SOCIAL_INSURANCE = pattern_of(
    rf"(?<![\d.-])(?P<hide>\d{{3}}{_GAP}\d{{2}})(?P<last>\d{_GAP}\d{{3}})(?![\d-])"
)
_LABELLED = pattern_of(rf"(?i){LABEL}$")
_LICENSE = pattern_of(r"(?i)(?:\b4d|\bDLN?|\bLIC(?:ENSE)?|\bID|\bNO|\bNUMBER|\bNUM[ÉE]RO)\W*$")
_LABEL_REACH = 40
_LEAST_SIGNS = 7
"""Fewer are no whole number, even where recognition lost one or two."""

_LEAST_DIGITS = 5


class Span(NamedTuple):
    """Where a whole number begins in a text, where its last four digits do, and where it ends."""

    start: int
    last: int
    end: int


def masked(text: str) -> str:
    """Return ``text`` with every whole number as XXX-XX- and its last four digits."""
    made, at = [], 0
    for start, last, end in sorted(spans(text)):
        if start < at:
            continue
        made += [text[at:start], "XXX-XX-", re.sub(r"\W", "", text[last:end])]
        at = end
    return "".join([*made, text[at:]])


def spans(text: str) -> Iterator[Span]:
    """Yield each whole number in ``text``; what only may be one counts behind its label."""
    if sum(character.isdigit() for character in text) < _LEAST_DIGITS:
        return
    for pattern in (*_SURE, _CUT_OFF):
        yield from (_span(found) for found in pattern.finditer(text))
    for found in _MISREAD.finditer(text):
        if sum(character.isdigit() for character in found[0]) >= _LEAST_REAL:
            yield _span(found)
    for pattern in _ANNOUNCED:
        yield from (_span(f) for f in pattern.finditer(text) if _is_number(f["hide"] + f["last"]))
    yield from _social_insurance(text)


def _span(found: re.Match[str]) -> Span:
    return Span(found.start("hide"), found.start("last"), found.end("last"))


def _is_number(text: str) -> bool:
    """Return whether an announced number has about enough digits and is no date."""
    groups = re.findall(r"\d+", text)
    is_date = [len(group) for group in groups] == [2, 2, 4] and max(map(int, groups[:2])) <= 31
    has_digits = sum(map(len, groups)) >= _LEAST_DIGITS
    return has_digits and len(re.findall(_LIKE, text)) >= _LEAST_SIGNS and not is_date


def _social_insurance(text: str) -> Iterator[Span]:
    """Yield numbers of three times three digits that pass the check or stand behind the label.

    A driver's license of New York prints its own number the same way.
    """
    for found in _SOCIAL_INSURANCE.finditer(text):
        before = text[max(0, found.start() - _LABEL_REACH) : found.start()]
        checks = _checks([int(c) for c in found[0] if c.isdigit()]) and not _LICENSE.search(before)
        if checks or _LABELLED.search(before):
            yield _span(found)


def _checks(digits: Sequence[int]) -> bool:
    """Return whether nine digits pass the check of a Social Insurance Number (Luhn)."""
    doubled = [sum(divmod(d * 2, 10)) if at % 2 else d for at, d in enumerate(digits)]
    return sum(doubled) % 10 == 0
