"""Numbers that may be the total of days, whatever words they stand in: believed only if met.

What could be a total is taken generously here, since nothing is made of it unless the days read
come to it: "17 asterisks = 17 days", "(9 in number)", "All months   10".
"""

import re
from collections.abc import Iterator, Sequence

from extractors.days.grammar import mentions_on
from extractors.days.numerals import NUMBER_WORDS, number_from_words
from extractors.layout import Line, around
from extractors.patterns import pattern_of
from extractors.values import Field, Place, Word

_LONGEST_LINE = 600
_SURE = 0.9
_MOST_DAYS = 364
_MOST_DAYS_TOLD = 60
"""More days are not told in words beside a list that nothing else explains."""

_NUMBER = rf"(?:(?P<digits>\d{{1,3}})(?:\.0{{1,2}})?|(?P<words>{NUMBER_WORDS}))"
_ONLY_TOTAL = pattern_of(
    r"(?:(?:grand |sub-?)?totals?(?: for [a-z ]{3,30})?|count|tally)\W*\b(?P<digits>\d{1,3})"
    rf"(?:\.0{{1,2}})?\W*(?:(?P<words>{NUMBER_WORDS})\W*)?(?:\$? ?\d[\d,]*\.\d\d\W*)*"
)
_BEHIND_DATES = pattern_of(
    r"\d[/.-]\d{1,2}(?:[/.-]\d{2,4})?[ .,]*[(\[](?P<digits>\d{1,3})[)\]]\W*$"
)
"""A number in brackets that ends a list of dates: "4/6, 4/7, 4/9 (3)"."""

_COUNTS = (
    r"(?:(?:work|shooting|shoot)?days?|dates|shifts|nights|asterisks|marks|ticks|checks|stars|calls|"
    r"entries|in number|in total|in all|in sum|altogether|all told|total|worked)"
)
_BESIDE_A_COUNT = pattern_of(
    rf"(?<![\w.,:/$#-]){_NUMBER}[)\]]?[ -](?:(?!{NUMBER_WORDS}\b)[a-z]{{2,12}}[ -]){{0,2}}"
    rf"{_COUNTS}(?![\w/-])"
)
"""A number right before what it counts: "six days", "9 in number", "17 single dates"."""

LEADS_OF_RULES = (
    r"within|needs?|must|shall|least|minimum(?: of)?|maximum(?: of)?|every|last|past|next|any|"
    r"required|requires?|prior|preceding|consecutive|up to|after|before|than|each|first"
)
"""Words before a number of days that a rule asks for: "within 10 days", "at least 30 days"."""

_IS_TOTAL_OF_DATES = pattern_of(r"(?:grand )?total\b.* ?[:=] ?$")
"""A line whose dates only say what it counts: "Total days, May 4 through June 5, 2026: 20"."""

_AT_THE_END = pattern_of(rf"(?<![\w.,:/$#-]){_NUMBER}\W*$")
_SAYS_OF_ALL = pattern_of(
    r"\b(?:total|sum|count|tally|number|how many|days|dates|shifts|nights|worked|all|altogether|"
    r"combined|overall)\b"
)
_OF_ANOTHER_THING = pattern_of(
    r"\b(?<!this )(?<!that )(?<!the )(?:local|season|series|episodes?|ep|no|page|"
    r"pg|suite|unit|stage|form|article|section|week|version|chapter|part|step|question|item|day|shift|sheet|report|line|row|column|bldg|room|"
    rf"{LEADS_OF_RULES})[\s.#:]*$"
)
_A_RATE_OR_RULE = pattern_of(
    r"\W*(?:per|a week|a month|each|every|notice|required|of (?:receipt|the date)|after|prior|"
    r"before|in advance|from (?:the )?(?:date|receipt))\b"
)


def numbers_met(lines: Sequence[Line], days: int) -> list[Field]:
    """Return the places of ``lines`` that state the number ``days`` in any words, the best last."""
    return [said for said in numbers_said(lines) if said.value == days]


def only_number(lines: Sequence[Line]) -> Field | None:
    """Return the number of days that lines state in any words, ``None`` where they state two."""
    found = [said for said in numbers_said(lines) if int(str(said.value)) <= _MOST_DAYS_TOLD]
    return found[-1] if len({said.value for said in found}) == 1 else None


def numbers_said(lines: Sequence[Line]) -> list[Field]:
    """Return every number of days that ``lines`` state in any words, the best of each last."""
    found = [*_beside_counts(lines), *_at_ends(lines), *_without_unit(lines)]
    return [said for said in found if 0 < int(str(said.value)) <= _MOST_DAYS]


def _without_unit(lines: Sequence[Line]) -> Iterator[Field]:
    """Yield what "Total 26", or "(3)" behind dates, states."""
    for line in lines:
        text = line.text.lower()[:_LONGEST_LINE]
        said = _ONLY_TOTAL.fullmatch(text)
        in_words = number_from_words(said["words"]) if said and said["words"] else None
        said = said or _BEHIND_DATES.search(text)
        if said and in_words in {None, int(said["digits"])}:
            yield _field(line, line.words, int(said["digits"]))


def _beside_counts(lines: Sequence[Line]) -> Iterator[Field]:
    for line, words in _read_on(lines):
        text = " ".join(word.text for word in words).lower()[:_LONGEST_LINE]
        for match in _BESIDE_A_COUNT.finditer(text):
            ahead, behind = text[: match.start()], text[match.end() :]
            ruled = _OF_ANOTHER_THING.search(ahead) or _A_RATE_OR_RULE.match(behind)
            own = words_at(line, match.start("digits" if match["digits"] else "words"), match.end())
            days = _value(match)
            if days is not None and own and not ruled:
                yield _field(line, own, days)


def _read_on(lines: Sequence[Line]) -> Iterator[tuple[Line, tuple[Word, ...]]]:
    """Yield each line with its words and the first ones of the line below it, if it reads on.

    "4.0" at the end of a row and "TOTAL DAYS" below it say nothing together.
    """
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        goes_on = below is not None and below.page == line.page
        goes_on = goes_on and below is not None and below.words[0].text[:1].islower()
        yield line, line.words + (below.words[:4] if below is not None and goes_on else ())


def _at_ends(lines: Sequence[Line]) -> Iterator[Field]:
    """Yield the numbers that end a line which speaks of all days and holds no date."""
    for line in lines:
        text = line.text.lower()[:_LONGEST_LINE]
        match = _AT_THE_END.search(text)
        days = _value(match) if match is not None else None
        if match is None or days is None:
            continue
        ahead = text[: match.start()]
        other = _OF_ANOTHER_THING.search(ahead) and not ahead.rstrip().endswith("=")
        if other or not _SAYS_OF_ALL.search(ahead):
            continue
        if _IS_TOTAL_OF_DATES.match(ahead) or not mentions_on(line):
            yield _field(line, words_at(line, match.start(), match.end()) or line.words, days)


def _value(match: re.Match[str]) -> int | None:
    if match["digits"]:
        return int(match["digits"])
    return number_from_words(match["words"])


def words_at(line: Line, start: int, end: int) -> tuple[Word, ...]:
    """Return the words of a line between two letters of its text."""
    found: list[Word] = []
    offset = 0
    for word in line.words:
        if offset < end and offset + len(word.text) > start:
            found.append(word)
        offset += len(word.text) + 1
    return tuple(found)


def _field(line: Line, words: Sequence[Word], days: int) -> Field:
    text = " ".join(word.text for word in words)
    sure = _SURE * min(word.confidence for word in words)
    place = Place(line.page, around(words), text)
    return Field(days, round(sure, 4), (place,))
