"""Days of several people in one list, each followed by the initials of those who worked it."""

import re
from collections.abc import Iterator, Sequence

from extractors.days.grammar import mentions_on
from extractors.days.tokens import Kind, tokens_of
from extractors.evl.jobs import Job
from extractors.layout import Line
from extractors.values import Word

_FEWEST_DAYS = 2
_JOINS = {"and", "&", "+", "/", ",", ";", "-", "–", "—", ":"}
_Day = tuple[tuple[Word, ...], tuple[Word, ...]]
"""The words of a date, and those behind it up to the next one."""

_Told = tuple[int, tuple[Word, ...], frozenset[str]]
"""A page, the words of a date on it, and the codes behind that."""

_WIDE = 40
"""How many points lie at least between the dates of two columns."""


def days_by_initials(jobs: Sequence[Job], lines: Sequence[Line]) -> dict[int, tuple[Line, ...]]:
    """Return for each job the dates that its initials, or the code it goes by, stand behind.

    None where a date of the list has anything else behind it, where two jobs share a code or one
    has no day, or where the jobs' own numbers of days are not met.
    """
    codes = [_code(job) for job in jobs]
    days = [(line, day) for line in lines for day in _days(line)]
    told = [(line.page, date, _said(behind)) for line, (date, behind) in days]
    held = [at for at, (_, _, said) in enumerate(told) if said & set(codes)]
    listed = told[held[0] : held[-1] + 1] if held else []
    alien = any(not said <= set(codes) for _, _, said in listed)
    if None in codes or len(set(codes)) < len(codes) or alien or len(listed) < _FEWEST_DAYS:
        return {}
    down = sorted(listed, key=lambda each: (each[0], _column(each[1], listed)))
    own = {
        at: tuple(Line(page, date) for page, date, said in down if code in said)
        for at, code in enumerate(codes)
    }
    met = all(_counted(job) in {None, len(own[at])} for at, job in enumerate(jobs))
    return own if met and all(own.values()) else {}


def _code(job: Job) -> str | None:
    """Return the code that a table gives to a job, else the initials of its person."""
    if len(job.numbers) == 1:
        return job.numbers[0]
    named = job.hits.get("employee_name")
    parts = re.findall(r"[^\W\d_][\w'’]*", named[0].text) if named else []
    return "".join(part[0] for part in parts).upper() or None


def _days(line: Line) -> Iterator[_Day]:
    """Yield the dates of a line with the words behind each."""
    tokens = tokens_of([line])
    starts: list[tuple[int, int]] = []
    for mention in mentions_on(line):
        start = mention.start
        while start and tokens[start - 1].kind in {Kind.WEEKDAY, Kind.DOT}:
            start -= 1
        starts.append((start, mention.end))
    ends = [*(start for start, _ in starts[1:]), *([len(tokens)] if starts else [])]
    for (start, after), end in zip(starts, ends, strict=True):
        date = tuple(dict.fromkeys(token.word for token in tokens[start:after]))
        behind = (token.word for token in tokens[after:end])
        yield date, tuple(word for word in dict.fromkeys(behind) if word not in date)


def _column(date: Sequence[Word], listed: Sequence[_Told]) -> int:
    """Return how many columns of dates begin left of a date: lists run down, not across."""
    lefts = sorted({round(other[0].box[0]) for _, other, _ in listed})
    starts = [x for before, x in zip([-_WIDE, *lefts], lefts, strict=False) if x - before >= _WIDE]
    return sum(start <= date[0].box[0] + 1 for start in starts)


def _said(words: Sequence[Word]) -> frozenset[str]:
    """Return the codes that stand behind a date, without what joins them."""
    parts = (part for word in words for part in re.split(r"[,;/&+]", word.text.strip("()[].")))
    return frozenset(part.strip(".") for part in parts if part.strip(".") and part not in _JOINS)


def _counted(job: Job) -> int | None:
    total = job.days.get("total")
    return int(total.text) if total is not None and total.text.strip().isdecimal() else None
