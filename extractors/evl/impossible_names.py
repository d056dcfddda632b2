"""Values that can be no show's title and no employer's name, wherever on a letter they stand."""

import re
from collections.abc import Iterable

from extractors.confidence import Found
from extractors.days.holidays import names_only_a_holiday
from extractors.evl.hits import Hit
from extractors.names import has_legal_form

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{1,2}}[ -]{_MONTH}[ -]\d{{2,4}}|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf":\s*(?:(?:{_MONTH} \d)|(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)", re.IGNORECASE
)
"""Behind a colon, when somebody worked: "Dailies Colorist: January 14-17"."""

_DAYS_OF_A_MONTH = re.compile(
    rf"\b{_MONTH},? (?:\d{{4}}\W+)?\d{{1,2}}\W+\d{{1,2}}\W+\d{{1,2}}\b", re.IGNORECASE
)
"""Three days behind their month: "Jan 2026 · 20 · 21 · 22"."""

_COUNT = re.compile(
    r"\W*(?:total |no\. of |number of )?(?:work(?:ed|ing)? )?days?(?: worked| present| paid)?"
    r"\s*[:=#-]\s*\d{1,4}\W*",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(
    r"(?:IATSE|I\.A\.T\.S\.E\.|Teamsters|SAG|Local \d+)\b.*\bAgreement\W*", re.IGNORECASE
)
_UNION_OR_OFFICE = re.compile(
    r"(?:the )?[\w&.,’' -]*\b(?:guild|trust fund|(?:membership|roster|records|training|hiring) "
    r"(?:office|desk|department|team))\W*",
    re.IGNORECASE,
)

_NO_COMPANIES = frozenset({"union", "non-union", "gmail", "outlook", "yahoo", "local", "guild"})
"""A heading, a union and programs that send mail."""


def without_impossible(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return the hits without titles that are dates or counts, and employers that are unions."""
    return tuple(hit for hit in hits if not _is_impossible(hit))


def _is_impossible(hit: Hit) -> bool:
    if hit.field == "production":
        return is_no_title(hit.text) or (hit.found is not Found.LABEL and _is_a_holiday(hit.text))
    return hit.field == "employer" and is_no_employer(hit.text)


def _is_a_holiday(text: str) -> bool:
    """Return whether ``text`` is a holiday and no more, on which nobody may have worked."""
    return bool(names_only_a_holiday(text.lower().strip(" .,")))


def is_no_title(text: str) -> bool:
    """Return whether ``text`` is dates, a number of days or an agreement; one date may be a title.

    "September 5" and "11/22/63" are shows.
    """
    said = text.strip()
    several = len(_DATE.findall(said)) > 1 or _DATED.search(said) is not None
    several = several or _DAYS_OF_A_MONTH.search(said) is not None
    return several or any(p.fullmatch(said) is not None for p in (_COUNT, _AGREEMENT))


def is_no_employer(text: str) -> bool:
    """Return whether ``text`` names a union, its fund or an office that letters are sent to."""
    bare = text.strip()
    if has_legal_form(bare):
        return False
    return bare.lower() in _NO_COMPANIES or _UNION_OR_OFFICE.fullmatch(bare) is not None
