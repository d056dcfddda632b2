"""Years over the shows of a list: each show below is given the year that it stands under."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.layout import Line, lines
from extractors.resume.listed import heading_category
from extractors.resume.sections import YEAR_ALONE, heads_no_shows, heads_shows
from extractors.resume.times import DATE, YEARLESS
from extractors.resume.written_out import WRITTEN, Written
from extractors.values import Page, Word

_FEWEST = 2
_SAME_LEFT = 3.0
_WIDER = 1.25
"""How much wider than others a space over the first line of a show is."""

_MOSTLY = 0.7
_PARTS = re.compile(r"\s+[–—|•·/-]\s+|[,;|•·(]\s*")


@dataclass(frozen=True, slots=True)
class _Head:
    """A year with the lines under it, up to the next year or the next heading."""

    word: Word
    line: Line
    under: tuple[Line, ...]
    is_told_below: bool
    """Whether the lines up to the next year tell times of their own."""


def with_years_below(written: Written) -> list[Page] | None:
    """Return pages on which every show under a year has that year, None where none is."""
    pages = written.pages
    years = {mark for mark, held in written.printed.items() if YEAR_ALONE.fullmatch(held.said)}
    heads = {page.number: list(_heads(lines(page), years)) for page in pages}
    every = [head for own in heads.values() for head in own]
    if len(every) < _FEWEST or 2 * sum(head.is_told_below for head in every) > len(every):
        return None
    given = {number: _given(own) for number, own in heads.items()}
    if not any(given.values()):
        return None
    return [_with(page, heads[page.number], given[page.number]) for page in pages]


def _heads(own: Sequence[Line], years: Collection[str]) -> Iterator[_Head]:
    """Yield the years that stand alone at the left, or before the first of their shows."""
    at = 0
    while at < len(own):
        at += 1
        if not _is_head(own[at - 1], years):
            continue
        word = own[at - 1].words[0]
        end = at
        while end < len(own) and not _ends(own[end]):
            end += 1
        timed = end < len(own) and not _is_head(own[end], years) and _is_timed(own[end])
        yield _Head(word, own[at - 1], tuple(own[at:end]), timed)
        at = end


def _is_head(line: Line, years: Collection[str]) -> bool:
    """Return whether a line begins with a year."""
    found = WRITTEN.fullmatch(line.words[0].text)
    return found is not None and found[2] in years


def _is_timed(line: Line) -> bool:
    """Return whether a line tells a time, or for how many days somebody worked."""
    signs = (WRITTEN, DATE, YEARLESS)
    return any(sign.search(line.text) for sign in signs)


def _ends(line: Line) -> bool:
    text = line.text
    return _is_timed(line) or heads_no_shows(line) or heads_shows(text)


def _given(heads: Sequence[_Head]) -> list[tuple[Line, Word]]:
    """Return the lines that open a show under a year, with the year that each is given."""
    beside = [head for head in heads if len(head.line.words) > 1]
    if 2 * len(beside) > len(heads):
        return [given for head in beside for given in _beside(head)]
    return list(_below([head for head in heads if len(head.line.words) == 1]))


def _beside(head: _Head) -> Iterator[tuple[Line, Word]]:
    """Yield the lines that begin where the first show beside a year does, parted like it."""
    left = head.line.words[1].box[0]
    parts = Line(head.line.page, head.line.words[1:]).segments()
    for line in head.under:
        goes_on = line.text.startswith("(")
        aligned = abs(line.box[0] - left) <= _SAME_LEFT and not goes_on
        if aligned and len(line.segments()) >= max(len(parts) - 1, _FEWEST):
            yield line, _moved(head.word, line, head.word.box[0])


def _below(heads: Sequence[_Head]) -> Iterator[tuple[Line, Word]]:
    """Yield the lines that open a show below a year, which is put behind all of them."""
    under = [line for head in heads for line in head.under]
    right = max((line.box[2] for line in under), default=0.0) + _FAR
    opening = _each if _are_whole(under) else _spaced
    for head in heads:
        for line in opening(head):
            yield line, _moved(head.word, line, right)


_FAR = 40.0


def _are_whole(own: Sequence[Line]) -> bool:
    """Return whether most lines tell of a show each: they have several parts."""
    several = sum(len(line.segments()) > 1 or len(_PARTS.findall(line.text)) > 1 for line in own)
    return bool(own) and several >= _MOSTLY * len(own)


def _each(head: _Head) -> Iterator[Line]:
    left = min((line.box[0] for line in head.under), default=0.0)
    for line in head.under:
        if line.box[0] <= left + _SAME_LEFT and heading_category(line) is None:
            yield line


def _spaced(head: _Head) -> Iterator[Line]:
    away = [_pitch(above, below) for above, below in pairwise(head.under)]
    for at, line in enumerate(head.under):
        if at == 0 or away[at - 1] > _WIDER * min(away):
            yield line


def _pitch(one: Line, other: Line) -> float:
    return other.box[3] - one.box[3]


def _moved(word: Word, line: Line, left: float) -> Word:
    box = line.words[0].box
    return replace(word, box=(left, box[1], left + word.box[2] - word.box[0], box[3]))


def _with(page: Page, heads: Sequence[_Head], given: Sequence[tuple[Line, Word]]) -> Page:
    """Return a page with the years at their shows, and not over them."""
    gone = {id(head.word) for head in heads if len(head.line.words) == 1 and head.under}
    behind = {id(line.words[-1]): word for line, word in given}
    words: list[Word] = []
    for word in page.words:
        if id(word) not in gone:
            words.append(word)
        if id(word) in behind:
            words.append(behind[id(word)])
    return replace(page, words=tuple(words))
