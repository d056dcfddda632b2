"""Values that can be no show's title, nobody's name and no position, wherever they stand."""

import re
from collections.abc import Iterable

from extractors.confidence import Found
from extractors.days.holidays import names_only_a_holiday
from extractors.days.spelling import MONTHS, WEEKDAYS
from extractors.evl.hits import Hit
from extractors.names import has_legal_form
from extractors.patterns import pattern_of

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = pattern_of(
    rf"\b(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{1,2}}[ -]{_MONTH}[ -]\d{{2,4}}|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)
_DATED = pattern_of(
    rf":\s*(?:(?:{_MONTH} \d)|(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)", re.IGNORECASE
)
"""Behind a colon, when somebody worked: "Dailies Colorist: January 14-17"."""

_DAYS_OF_A_MONTH = pattern_of(
    rf"\b{_MONTH},? (?:\d{{4}}\W+)?\d{{1,2}}\W+\d{{1,2}}\W+\d{{1,2}}\b", re.IGNORECASE
)
"""Three days behind their month: "Jan 2026 · 20 · 21 · 22"."""

_COUNT = pattern_of(
    r"\W*(?:total |no\. of |number of )?(?:work(?:ed|ing)? )?days?(?: worked| present| paid)?"
    r"\s*[:=#-]\s*\d{1,4}\W*",
    re.IGNORECASE,
)
_AGREEMENT = pattern_of(
    r"(?:IATSE|I\.A\.T\.S\.E\.|Teamsters|SAG|Local \d+)\b.*\bAgreement\W*", re.IGNORECASE
)
_UNION_OR_OFFICE = pattern_of(
    r"(?:the )?[\w&.,’' -]*\b(?:guild|trust fund|(?:membership|roster|records|training|hiring) "
    r"(?:office|desk|department|team))\W*",
    re.IGNORECASE,
)

_QUOTES = frozenset('“”"„')
_UNION_ALONE = pattern_of(
    r"(?=.*(?:\blocal\b|iatse|i\.a\.t\.s\.e|aiest|teamsters))"
    r"(?:(?:the|union|local|no\.?|of|iatse|i\.a\.t\.s\.e\.?|aiest|teamsters|\d{1,4}[a-z]?)\b[\s,.#/-]*)+",
    re.IGNORECASE,
)
"""A union by its letters and numbers, and nothing else: "IATSE Local", "Teamsters Local 399"."""

_LEGEND = pattern_of(r"(?:^|\s)[A-Z0-9]{1,3} ?= ?(?=\w)")
"""What a code means: "G = Grip"."""

_WORD = pattern_of(r"[^\W\d_]+")
_NEVER_OF_DAYS = frozenset({"classification", "employee_name", "employer"})

_NO_COMPANIES = frozenset({"union", "non-union", "gmail", "outlook", "yahoo", "local", "guild"})
"""A heading, a union and programs that send mail."""


def without_impossible(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return the hits without titles that are dates or counts, and employers that are unions."""
    return tuple(hit for hit in hits if not _is_impossible(hit))


def _is_impossible(hit: Hit) -> bool:
    if hit.field == "production":
        guessed = hit.found is not Found.LABEL and not _is_quoted(hit)
        guild = guessed and is_no_employer(hit.text)
        holiday = hit.found is not Found.LABEL and _is_a_holiday(hit.text)
        return is_no_title(hit.text) or guild or holiday
    if hit.field in _NEVER_OF_DAYS and (is_of_days(hit.text) or is_legend(hit.text)):
        return True
    return hit.field == "employer" and is_no_employer(hit.text)


def _is_quoted(hit: Hit) -> bool:
    words = (word.text for line in hit.printed.lines for word in line.words)
    return any(_QUOTES & set(word) for word in words)


def is_of_days(text: str) -> bool:
    """Return whether ``text`` is weekdays, with months and numbers or without: "Sun", "Tue 12"."""
    words = [word.lower() for word in _WORD.findall(text)]
    own = sum(word in WEEKDAYS for word in words)
    return own > 0 and all(word in WEEKDAYS or word in MONTHS for word in words)


def is_legend(text: str) -> bool:
    """Return whether ``text`` says what codes mean: "G = Grip B = Best Boy Grip"."""
    return _LEGEND.search(text) is not None


def is_union_alone(text: str) -> bool:
    """Return whether ``text`` is a union by its letters and numbers alone: "IATSE Local"."""
    return _UNION_ALONE.fullmatch(text.strip()) is not None


def _is_a_holiday(text: str) -> bool:
    """Return whether ``text`` is a holiday and no more, on which nobody may have worked."""
    return bool(names_only_a_holiday(text.lower().strip(" .,")))


def is_no_title(text: str) -> bool:
    """Return whether ``text`` is dates, a number of days, an agreement or a union.

    One date may be a title: "September 5" and "11/22/63" are shows, "24" is one.
    """
    said = text.strip()
    if is_union_alone(said):
        return True
    several = len(_DATE.findall(said)) > 1 or _DATED.search(said) is not None
    several = several or _DAYS_OF_A_MONTH.search(said) is not None
    return several or any(p.fullmatch(said) is not None for p in (_COUNT, _AGREEMENT))


def is_no_employer(text: str) -> bool:
    """Return whether ``text`` names a union, its fund or an office that letters are sent to."""
    bare = text.strip()
    if has_legal_form(bare):
        return False
    if is_union_alone(bare):
        return True
    return bare.lower() in _NO_COMPANIES or _UNION_OR_OFFICE.fullmatch(bare) is not None
