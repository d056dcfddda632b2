"""Months that name no year below a year: each is of the year that it stands under."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.layout import Line, lines
from extractors.passages import passage
from extractors.patterns import pattern_of
from extractors.resume.month_words import MONTH, number_of_month
from extractors.resume.sections import heads_no_shows, tells_of_no_show
from extractors.values import Page, Word

_FEWEST = 2
_SAME_LEFT = 3.0
_YEAR = pattern_of(r"(?:19[5-9]|20[0-4])\d")
_MONTHS = pattern_of(
    rf"(?i)(?:^|[,;:|•·(\t]\s*|\s[-–—]\s|\.{{2,}}\s*|\b(?:in|from)\s+)(?P<first>{MONTH})"
    rf"(?:\s*(?:[-–—]|\bto\b|\bthrough\b|\band\b|&)\s*(?P<last>{MONTH}))?"
    r"(?=\s*(?:$|[,;:|•·)]|[-–—]\s))(?!\s*,?\s*['’]?\d(?!\d{0,2}\s*(?:days?|d|w(?:ee)?ks?)\b))"
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


@dataclass(slots=True)
class _Head:
    """A year over the shows of its column, with the words of months below as of that year."""

    word: Word
    months: dict[int, Word]
    is_open: bool = True
    """Whether what stands below is of shows still, and of no other section."""


def _under_years(page: Page) -> Iterator[tuple[Word, dict[int, Word]]]:
    """Yield the years that head a column of a page, with the words of months below each."""
    heads: list[_Head] = []
    own = lines(page)
    for at, line in enumerate(own):
        parts = line.segments()
        for place, part in enumerate(parts):
            if _is_year(part) and (place == 0 or _heads_column(part, own[at + 1 : at + 3])):
                heads.append(_Head(part.words[0], {}))
                continue
            head = _over(part, heads)
            if head is None:
                continue
            if heads_no_shows(part) or tells_of_no_show(part.text):
                head.is_open = False
            elif head.is_open:
                head.months |= dict(_of_year(part, head.word.text))
        if heads and heads_no_shows(line) and line.box[0] < min(_left(each) for each in heads):
            break
    yield from ((head.word, head.months) for head in heads)


def _is_year(part: Line) -> bool:
    return _YEAR.fullmatch(part.text.strip()) is not None


def _heads_column(year: Line, below: Sequence[Line]) -> bool:
    """Return whether words right below a year begin where it does."""
    parts = [part for line in below for part in line.segments()]
    return any(abs(part.box[0] - year.box[0]) <= _SAME_LEFT for part in parts)


def _over(part: Line, heads: Sequence[_Head]) -> _Head | None:
    """Return the last year of the nearest column that a part of a line stands in."""
    beside = [head for head in heads if _left(head) <= part.box[0] + _SAME_LEFT]
    nearest = max((_left(head) for head in beside), default=0.0)
    return next((each for each in reversed(beside) if _left(each) >= nearest - _SAME_LEFT), None)


def _left(head: _Head) -> float:
    return head.word.box[0]


def _of_year(part: Line, year: str) -> Iterator[tuple[int, Word]]:
    """Yield the words that end a time of months with its year behind; none that turns a year."""
    text = passage((part,))
    for found in _MONTHS.finditer(text.text):
        last = "last" if found["last"] else "first"
        if number_of_month(found["first"]) > number_of_month(found[last]):
            continue
        word = text.cut(found.end(last) - 1, found.end(last)).lines[0].words[0]
        at = word.text.lower().rindex(found[last].lower()) + len(found[last])
        yield id(word), replace(word, text=f"{word.text[:at]} {year}{word.text[at:]}")


def _with(page: Page, heads: Sequence[tuple[Word, dict[int, Word]]]) -> Page:
    gone = {id(year) for year, months in heads if months}
    dated = {at: word for _, months in heads for at, word in months.items()}
    kept = (word for word in page.words if id(word) not in gone)
    return replace(page, words=tuple(dated.get(id(word), word) for word in kept))
