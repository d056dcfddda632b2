"""Months that name no year below a year: each is of the year that it stands under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.layout import Line, lines
from extractors.passages import passage
from extractors.resume.sections import heads_no_shows, tells_of_no_show
from extractors.values import Page, Word

_FEWEST = 2
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTHS = re.compile(
    rf"(?i)(?:^|[,;:|•·(\t]\s*|\s[-–—]\s|\.{{2,}}\s*|\b(?:in|from)\s+)(?P<first>{_MONTH})"
    rf"(?:\s*(?:[-–—]|\bto\b|\bthrough\b|\band\b|&)\s*(?P<last>{_MONTH}))?"
    r"(?=\s*(?:$|[,;:|•·)]|[-–—]\s))(?!\s*,?\s*['’]?\d)"
)
"""A month, or from one to another, between marks: a name such as "May Bell" goes on."""


def with_years_at_months(pages: Sequence[Page]) -> list[Page] | None:
    """Return pages on which months have the year they stand under, which stands there no more.

    None where years over such months are not the way of the page.
    """
    found = [list(_under_years(page)) for page in pages]
    heads = [each for own in found for each in own]
    told = [each for each in heads if each[1]]
    if len(told) < _FEWEST or 2 * len(told) < len(heads):
        return None
    return [_with(page, own) for page, own in zip(pages, found, strict=True)]


def _under_years(page: Page) -> Iterator[tuple[Word, dict[int, Word]]]:
    """Yield the years at the edge of a page, with the words of months below as of that year."""
    head: Word | None = None
    months: dict[int, Word] = {}
    for line in lines(page):
        own = line
        if _is_year(line):
            if head is not None:
                yield head, months
            head, months = line.words[0], {}
            own = Line(line.page, line.words[1:])
        elif heads_no_shows(line) or tells_of_no_show(line.text):
            break
        if head is not None and own.words:
            for part in own.segments():
                months |= dict(_of_year(part, head.text))
    if head is not None:
        yield head, months


def _is_year(line: Line) -> bool:
    """Return whether a line begins with a year in a column of its own."""
    return _YEAR.fullmatch(line.segments()[0].text.strip()) is not None


def _of_year(part: Line, year: str) -> Iterator[tuple[int, Word]]:
    """Yield the words that end a time of months with its year behind; none that turns a year."""
    text = passage((part,))
    for found in _MONTHS.finditer(text.text):
        last = "last" if found["last"] else "first"
        if _number(found["first"]) > _number(found[last]):
            continue
        word = text.cut(found.end(last) - 1, found.end(last)).lines[0].words[0]
        at = word.text.lower().rindex(found[last].lower()) + len(found[last])
        yield id(word), replace(word, text=f"{word.text[:at]} {year}{word.text[at:]}")


def _number(month: str) -> int:
    return _NAMES.index(month[:3].lower())


def _with(page: Page, heads: Sequence[tuple[Word, dict[int, Word]]]) -> Page:
    gone = {id(year) for year, months in heads if months}
    dated = {at: word for _, months in heads for at, word in months.items()}
    kept = (word for word in page.words if id(word) not in gone)
    return replace(page, words=tuple(dated.get(id(word), word) for word in kept))
