"""What a text can be by itself, wherever it stands: a name, a company, a date, a label."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from extractors import catalogue
from extractors.catalogue.lookup import production_wording
from extractors.catalogue.positions import is_known_title
from extractors.days.holidays import names_only_a_holiday
from extractors.evl.impossible_names import (
    is_legend,
    is_no_employer,
    is_no_title,
    is_of_days,
    is_union_alone,
)
from extractors.evl.line_kinds import is_address, is_date_alone, is_title, says_when_made
from extractors.evl.offices import OFFICE, is_of_departments
from extractors.evl.person_value import STOCK
from extractors.evl.titles import SEASON
from extractors.evl.wording import field_of_label, has_only_label_words
from extractors.names import has_legal_form, looks_like_company, looks_like_person
from extractors.word_lists import word_set

_SMALL = word_set("of the at in on to and a an for from with de la or by")
_OPENING = _SMALL | word_set("this we i our their all")
_QUOTES = frozenset('“”"‘«»')
_TRUST = re.compile(r"(?i)contract services|csatf|administration trust|roster|trust fund")
_MAIL = re.compile(r"(?i)^(?:gmail|outlook|yahoo|icloud|mail|inbox|proton)")
_MONTH = re.compile(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_PLAIN = re.compile(r"[a-z0-9]+")
_FEW, _SOME = 3, 6
_HALF = 0.5


@lru_cache(maxsize=4096)
def shape_of(text: str) -> frozenset[str]:
    """Return the signs of a text by itself."""
    words = text.split()
    told = [sign for sign, holds in _SIGNS if holds(text)]
    if any(map(str.isdigit, text)):
        told += ["digits", *(sign for sign, holds in _SIGNS_OF_DIGITS if holds(text))]
    return frozenset((*told, *_of_length(words), _case(text, words), *_of_trade(text, words)))


def _of_length(words: Sequence[str]) -> Iterator[str]:
    count = len(words)
    yield f"{count} words" if count <= _FEW else ("some words" if count <= _SOME else "many words")
    if words and words[0].lower() in _OPENING:
        yield "opens small"
    if words and words[-1].lower().strip(".,") in _SMALL:
        yield "breaks off"
    if words and OFFICE.search(words[-1]):
        yield "ends in an office"


def _case(text: str, words: Sequence[str]) -> str:
    """Return how a text is set: in capitals, as titles and names are, in small letters."""
    bare = [word for word in words if word.lower().strip(",") not in _SMALL]
    if not any(map(str.isalpha, text)):
        return "no letters"
    if text.isupper():
        return "in capitals"
    if bare and all(word[:1].isupper() or not word[:1].isalpha() for word in bare):
        return "title case"
    return "lower case" if text[:1].islower() else "mixed case"


def _of_trade(text: str, words: Sequence[str]) -> Iterator[str]:
    """Yield what the catalogue knows of a text: a position, a kind of production, who pays."""
    plain = _plain_words(text)
    short = len(words) <= _SOME
    if short and is_known_title(text):
        yield "a position"
    elif OFFICE.search(text):
        yield "an office"
    named = production_wording(text) if short and not _kind_words().isdisjoint(plain) else None
    if named is not None:
        yield "a kind" if len(words) <= len(named[1].split()) else "has a kind"
    if not _payroll_words().isdisjoint(plain) and catalogue.payroll_company(text) is not None:
        yield "known payroll"


def _plain_words(text: str) -> list[str]:
    return _PLAIN.findall(text.lower())


@cache
def _kind_words() -> frozenset[str]:
    """Return every word that a kind of production is worded with."""
    kinds = catalogue.load().production_types
    return frozenset(w for kind in kinds for said in kind.wordings for w in _plain_words(said))


@cache
def _payroll_words() -> frozenset[str]:
    """Return the first words of the names of payroll companies."""
    known = catalogue.load().payroll_companies
    names = (_plain_words(name) for each in known for name in (each.name, *each.also))
    return frozenset(words[0] for words in names if words)


def _is_mostly_digits(text: str) -> bool:
    return sum(map(str.isdigit, text)) > _HALF * len(text)


def _ends_a_sentence(text: str) -> bool:
    return text.endswith(".") and not has_legal_form(text)


def _is_a_label(text: str) -> bool:
    return field_of_label(text, has_colon=False) is not None


def _is_a_holiday(text: str) -> bool:
    return bool(names_only_a_holiday(text.lower().strip(" .,")))


def _is_made(text: str) -> bool:
    return not is_date_alone(text) and says_when_made(text)


_SIGNS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("a person", looks_like_person),
    ("legal form", has_legal_form),
    ("company word", looks_like_company),
    ("departments", is_of_departments),
    ("says pay", re.compile(r"(?i)pay").search),
    ("union or office", is_no_employer),
    ("ends a sentence", _ends_a_sentence),
    ("asks", lambda text: text.endswith(("?", "!"))),
    ("comma inside", lambda text: "," in text),
    ("colon inside", lambda text: ":" in text),
    ("quotes inside", lambda text: not _QUOTES.isdisjoint(text)),
    ("season inside", SEASON.search),
    ("a label", _is_a_label),
    ("words of labels", has_only_label_words),
    ("names a month", _MONTH.search),
    ("a heading", is_title),
    ("of days", is_of_days),
    ("a legend", is_legend),
    ("union alone", is_union_alone),
    ("a holiday", _is_a_holiday),
    ("stock", STOCK.search),
    ("addressed", _TRUST.search),
    ("mail", _MAIL.match),
    ("reachable", re.compile(r"(?i)@|www\.|\.com\b|\b(?:tel|phone|fax)\b").search),
)
"""The signs that a text has or has not, each with what tells it."""

_SIGNS_OF_DIGITS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("mostly digits", _is_mostly_digits),
    ("an address", is_address),
    ("a date", is_date_alone),
    ("says when made", _is_made),
    ("no title", is_no_title),
    ("a local", catalogue.local),
)
"""The signs that only a text with a digit can have."""
