"""The years that a letter says its days lie in, apart from the dates themselves."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.days.grammar import mentions_in
from extractors.days.kinds import Kind, Token
from extractors.days.tokens import tokens_of
from extractors.days.years import year_of
from extractors.layout import Line

_MOST_WORDS_BESIDE_A_YEAR = 40
"""A longer line is no heading and no sentence that names the year of the dates."""

_NUMBERS_OF_PEOPLE = re.compile(
    r"\b(?:ssn|s\.s\.|social|security|sin|last (?:four|4)|digits|(?:ends|ending) (?:in|with)|"
    r"x{2,}|id|employee (?:no|number|#))|[*#]"
)
"""A line with such words holds four digits that are no year: "whose number ends in 1974"."""

_OF_DATES = re.compile(
    r"date|work|year|\bdays,? (?:[a-z]+ ){0,2}(?:in|of|during) 20\d\d\b|"
    r"\ball (?:of |in )?20\d\d\b|\b20\d\d (?:[a-z]+ )?days\b|"
    r"\b(?:spring|summer|fall|autumn|winter)(?: of)? 20\d\d\b|"
    r"\((?:[^()]*, )?20\d\d\)"
)
"""Words of a heading, of a sentence that counts days ("a total of 21 days in 2026"), or a year
in brackets behind a title: "THE LONG HAUL (series, 2026)"."""


def years_said(lines: Iterable[Line]) -> tuple[int, ...]:
    """Return the years that stand in headings about dates ("Dates worked in 2026")."""
    years: list[int] = []
    for line in lines:
        if len(line.words) > _MOST_WORDS_BESIDE_A_YEAR:
            continue
        tokens = tokens_of([line])
        text = line.text.lower()
        said = _years_in(tokens, text)
        short = len(tokens) <= 6 or _OF_DATES.search(text) is not None
        if len(said) == 1 and short and not _is_foreign(text):
            years += [] if _is_dated(tokens, said[0]) else said
    return tuple(years)


def year_of_all(lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the one year that a whole letter says of its days, none where it says several.

    A month with its year and without a day says it too: "Grip department, November 2025".
    """
    about = [line for line in lines if _OF_DATES.search(line.text.lower())]
    years = {*years_said(about)}
    for line in lines:
        tokens = tokens_of([line])
        if not _is_foreign(line.text.lower()):
            years |= {
                year
                for one, other in pairwise(tokens)
                if one.kind is Kind.MONTH and (year := year_of(other)) is not None
            }
    return tuple(years) if len(years) == 1 else ()


def _years_in(tokens: Sequence[Token], text: str) -> list[int]:
    if _NUMBERS_OF_PEOPLE.search(text) is not None:
        return []
    return [year for token in tokens if (year := year_of(token)) is not None]


def _is_dated(tokens: Sequence[Token], year: int) -> bool:
    """Return whether the year belongs to a date of its own line."""
    return any((m.last or m.first).year == year for m in mentions_in(tokens))


def _is_foreign(text: str) -> bool:
    return any(word in text for word in ("agreement", "©", "copyright"))
