"""Sections of a letter that are a job each: up to every subtotal, or to every item of its list."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from string import ascii_uppercase

from extractors import catalogue
from extractors.confidence import Found
from extractors.days.grammar import mentions_in
from extractors.days.numbers_met import only_number
from extractors.days.tokens import tokens_of
from extractors.days.totals import stated_totals
from extractors.evl.hits import Hit
from extractors.evl.job_lines import is_dated
from extractors.evl.jobs import SPLITTING, Job, jobs_from
from extractors.layout import Line, Table
from extractors.passages import passage
from extractors.values import Field

_FEWEST = 2
_MOST_WORDS_OF_A_TITLE = 8
_NUMBERED = re.compile(
    r"\W*(?:(?:item|show|job|project|production|engagement|no\.?|#)\s*)?\(?\d{1,2}\s*[.):–—-]\s*",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"\W*(?:(?:item|show|job|project|production|engagement|no\.?|#)\s*)?"
    r"\(?(\d{1,2}|[A-Z]|[IVX]{1,4})\s?[.):]\s+(?=[“\"‘'A-Z])"
)
_SERIES = (
    tuple(str(number) for number in range(1, 41)),
    tuple(ascii_uppercase),
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"),
)
"""What the items of a list are called, in their order."""

_BEHIND_A_TITLE = re.compile(r"\s[–—/-]\s|\s\(|:(?:\s|$)|,\s(?:an?|the|for)\s")


def by_their_totals(
    hits: Sequence[Hit], lines: Sequence[Line], tables: Sequence[Table]
) -> list[Job]:
    """Return a job for each part of ``lines`` up to a number of days; none for fewer than two.

    What stands right above the days of every part names it, whatever is named elsewhere.
    """
    ends = _ends(lines)
    if len(ends) < _FEWEST:
        return []
    starts = [0, *(end + 1 for end in ends[:-1])]
    heads = [_head(lines, start, end) for start, end in zip(starts, ends, strict=True)]
    given = {hit.field for head in heads for hit in head}
    told = [hit for hit in hits if hit.field not in given]
    own = [*told, *(hit for head in heads for hit in head)] if all(heads) else list(hits)
    jobs = jobs_from([(start, 0) for start in starts], own, lines, tables)
    named = [_named(job) for job in jobs]
    return jobs if all(one != other for one, other in pairwise(named)) else []


def by_their_numbers(
    hits: Sequence[Hit], lines: Sequence[Line], tables: Sequence[Table]
) -> list[Job]:
    """Return a job for each item of a list numbered from 1 or A, named by what follows that.

    None where an item has no title, or no date.
    """
    starts = _items(lines)
    heads = [list(_title_of_item(lines[start], start)) for start in starts]
    if len(starts) < _FEWEST or not all(heads):
        return []
    own = [hit for hit in hits if hit.field != "production"]
    own += [hit for head in heads for hit in head]
    jobs = jobs_from([(start, 0) for start in starts], own, lines, tables)
    return jobs if all(is_dated(job.lines) for job in jobs) else []


def _items(lines: Sequence[Line]) -> list[int]:
    """Return the lines that begin with 1, 2, 3, with A, B, C or I, II, and go on with words."""
    return max((_in_order(lines, series) for series in _SERIES), key=len)


def _in_order(lines: Sequence[Line], series: Sequence[str]) -> list[int]:
    found: list[int] = []
    for at, line in enumerate(lines):
        called = _ITEM.match(line.text)
        if called is not None and series[len(found) : len(found) + 1] == (called[1],):
            found.append(at)
    return found


def _title_of_item(line: Line, at: int) -> Iterator[Hit]:
    """Yield the title behind the number of an item: "2) Ask Me Tuesday — series, for Quill"."""
    text = passage((line,))
    numbered = _ITEM.match(text.text)
    start = numbered.end() if numbered else 0
    behind = _BEHIND_A_TITLE.search(text.text, start)
    if behind is None:
        yield from _titled(line, at, start)
        return
    title = text.cut(start, behind.start())
    if title.text and not is_dated(title.lines):
        yield Hit("production", title, Found.SUBJECT, at)


def _named(job: Job) -> tuple[str | None, ...]:
    """Return whom and what a job is about: the weeks of one job have counts of their own too."""
    best = (job.hits.get(name) for name in SPLITTING)
    return tuple(hits[0].text if hits else None for hits in best)


def _ends(lines: Sequence[Line]) -> list[int]:
    """Return the lines that state a number of days, less a last one that only sums them up."""
    totals = [(at, _number(line)) for at, line in enumerate(lines)]
    counts = [(at, int(str(total.value))) for at, total in totals if total is not None]
    values = [value for _, value in counts]
    if len(values) > _FEWEST and values[-1] == sum(values[:-1]):
        counts = counts[:-1]
    return [at for at, _ in counts]


def _number(line: Line) -> Field | None:
    """Return the number of days that a line states: outright, or at its end ("Season 1: 24")."""
    said = stated_totals([line], ()).stated
    counts = "day" in line.text.lower() and not is_dated([line])
    return said or (only_number([line]) if counts else None)


def _head(lines: Sequence[Line], start: int, end: int) -> list[Hit]:
    """Return the show, and the position, of the line right above the days that a number counts."""
    above = range(end - 1, start - 1, -1)
    listed = list(takewhile(lambda at: mentions_in(tokens_of([lines[at]])), above))
    for at in above[len(listed) :] if listed else ():
        if ":" not in lines[at].text:
            return list(_titled(lines[at], at))
    return []


def _titled(line: Line, at: int, start: int = 0) -> Iterator[Hit]:
    """Yield the title a line begins with, and the position behind it: "Item 2 — Ravine, Grip"."""
    text = passage((line,))
    numbered = _NUMBERED.match(text.text)
    start = numbered.end() if numbered and not start else start
    comma = text.text.rfind(", ", start)
    position = text.text[comma + 2 :] if comma > 0 else ""
    known = catalogue.classification(position) if position else None
    end = comma if known is not None and known.how != "likeness" else len(text.text)
    title = text.text[start:end]
    if (
        len(title.split()) > _MOST_WORDS_OF_A_TITLE
        or title.endswith(".")
        or not title[:1].isupper()
    ):
        return
    yield Hit("production", text.cut(start, end), Found.SUBJECT, at)
    if end == comma:
        yield Hit("classification", text.cut(comma + 2, len(text.text)), Found.SUBJECT, at)
