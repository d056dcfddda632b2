"""Numbers of days that name whose they are: "4 days as Grip, 3 on job 25-131", "Gaffer   6".

They stand apart from the days: in a sentence, or in a list below a table. A number in words of
days, or of a total, is a job's when nothing but that job is named beside it. A bare number is
believed only where the days read come to it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.confidence import Found
from extractors.days.numbers_met import LEADS_OF_RULES
from extractors.days.numerals import NUMBER_WORDS, number_from_words
from extractors.evl.gather import paragraphs
from extractors.evl.hits import Hit
from extractors.evl.job_lines import is_dated
from extractors.evl.jobs import SPLITTING, Job
from extractors.evl.titles import title_of
from extractors.layout import Line
from extractors.passages import Passage, Printed, passage
from extractors.patterns import pattern_of

IF_MET = "total if met"
"""The part of a job's days that is its number only where as many days were read."""

_FEWEST_JOBS = 2
_MOST_DAYS = 364
_SHORTEST_NAME = 3
_LONGEST_PARAGRAPH = 1500

_PARTED = pattern_of(r"[;,|]\s|\.\s(?=[“\"A-Z])|\sand\s|(?:(?<=:\s\d)|(?<=:\s\d\d))\s(?=[A-Z])")
"""A number behind a colon ends what it counts: "as Grip: 20 Days worked as Best Boy: 6"."""

_NUMBER = pattern_of(
    rf"(?<![\w.:/$#-])(?:(?:{NUMBER_WORDS})\s*[\[(]\s*)?"
    rf"(?:(?P<digits>\d{{1,3}})(?:\.0{{1,2}})?|(?P<words>{NUMBER_WORDS}))(?![\w%]|[./:-]\d|-[a-z])",
    re.IGNORECASE,
)
_OF_DAYS = pattern_of(
    r"\b(?:sub-?)?totals?\b|\b(?:work)?days?\b|\bshifts\b|\bcount\b", re.IGNORECASE
)
_OF_A_RULE = pattern_of(rf"\b(?:{LEADS_OF_RULES})\W*$", re.IGNORECASE)
_OF_ANOTHER_THING = pattern_of(
    r"\b(?:local|seasons?|series|episodes?|eps?|no|page|suite|unit|stage|box|section|week|hours?|"
    r"item|show|job|project|production|engagement|part)"
    r"[\s.#:]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Count:
    """A number beside what it counts: a job by its place, ``None`` for no job in particular.

    ``told`` says that words of days, or of a total, lead to the number or stand behind it.
    """

    job: int | None
    value: int
    printed: Printed
    told: bool


def with_counts_named(jobs: Sequence[Job], lines: Sequence[Line]) -> list[Job]:
    """Return the jobs with the number of days that ``lines`` give to each by its name."""
    names = _names(jobs)
    if len(jobs) < _FEWEST_JOBS or not names:
        return list(jobs)
    counts = list(_counts(names, lines))
    own = _of_each(counts)
    if not own:
        return list(jobs)
    taken = _words([count for count in own.values() if count.told])
    if len(own) == len(jobs) and all(count.told for count in own.values()):
        whole = sum(count.value for count in own.values())
        taken |= _words([c for c in counts if c.job is None and c.value == whole])
    return [_with_count(job, own.get(at), taken) for at, job in enumerate(jobs)]


def _of_each(counts: Sequence[_Count]) -> dict[int, _Count]:
    """Return the one number of each job, a bare one where no words of days lead to another."""
    told = _alone([count for count in counts if count.told])
    return _alone([count for count in counts if count.job not in told]) | told


def _alone(counts: Sequence[_Count]) -> dict[int, _Count]:
    """Return the numbers by job, of no job that has two different ones."""
    values: dict[int, set[int]] = {}
    for count in counts:
        if count.job is not None:
            values.setdefault(count.job, set()).add(count.value)
    return {c.job: c for c in counts if c.job is not None and len(values[c.job]) == 1}


def _words(counts: Sequence[_Count]) -> set[int]:
    return {id(w) for count in counts for line in count.printed.lines for w in line.words}


def _with_count(job: Job, count: _Count | None, taken: set[int]) -> Job:
    """Return a job with its count, and without the words of any job's."""
    kept = (
        Line(line.page, tuple(word for word in line.words if id(word) not in taken), ())
        if any(id(word) in taken for word in line.words)
        else line
        for line in job.lines
    )
    days = dict(job.days)
    if count is not None and "total" not in days:
        role = "total" if count.told else IF_MET
        days[role] = Hit(role, count.printed.with_text(str(count.value)), Found.TABLE, 0)
    return replace(job, lines=tuple(line for line in kept if line.words), days=days)


# What names one job and no other.


def _names(jobs: Sequence[Job]) -> dict[str, int]:
    """Return each value that one job alone has, in lower case, with the place of that job."""
    found: dict[str, int] = {}
    for of_job in (*SPLITTING, None):
        told = [set(_said(job, of_job)) for job in jobs]
        for at, own in enumerate(told):
            others = set().union(*(each for n, each in enumerate(told) if n != at))
            found |= {name: at for name in own - others if len(name) >= _SHORTEST_NAME}
    return found


def _said(job: Job, field: str | None) -> Iterator[str]:
    if field is None:
        yield from (number.lower() for number in job.numbers)
        return
    for hit in job.hits.get(field, ())[:1]:
        yield hit.text.lower()
        if field == "production":
            yield title_of(hit.text).title.lower()


# Numbers beside names.


def _counts(names: Mapping[str, int], lines: Sequence[Line]) -> Iterator[_Count]:
    longest = sorted(names, key=len, reverse=True)
    known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
    for _, part in paragraphs(lines):
        text = passage(part)
        if len(text.text) <= _LONGEST_PARAGRAPH:
            yield from _in_paragraph(text, known, names)


def _in_paragraph(
    text: Passage, known: re.Pattern[str], names: Mapping[str, int]
) -> Iterator[_Count]:
    named = [(*match.span(), names[match.group().lower()]) for match in known.finditer(text.text)]
    lead = text.text.partition(":")[0]
    led = ":" in text.text and bool(_OF_DAYS.search(lead))
    open_job: int | None = None
    for start, end in _pieces(text.text, named):
        own = {job for a, b, job in named if start <= a and b <= end}
        number = _number_of(text.text, start, end, named)
        if len(own) > 1 or (number is not None and is_dated(text.cut(start, end).lines)):
            open_job = None
            continue
        job = own.pop() if own else open_job
        if number is None:
            open_job = job
            continue
        at, behind, value = number
        told = bool(_OF_DAYS.search(_without(text.text, start, end, named)))
        led = led or told
        if led or not is_dated(text.lines):
            yield _Count(job, value, text.cut(at, behind), led)
        open_job = None


def _pieces(text: str, named: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text between its commas and the like, none inside of a name."""
    start = 0
    for cut in _PARTED.finditer(text):
        if not any(a < cut.end() and cut.start() < b for a, b, _ in named):
            yield start, cut.start()
            start = cut.end()
    yield start, len(text)


def _number_of(
    text: str, start: int, end: int, named: Sequence[tuple[int, int, int]]
) -> tuple[int, int, int] | None:
    """Return where the number of a part stands, and the number; ``None`` where it is not clear.

    Of two, the one that ends the part counts; a number before it may be that of a row.
    """
    found = [
        match
        for match in _NUMBER.finditer(text, start, end)
        if not any(a < match.end() and match.start() < b for a, b, _ in named)
        and not _OF_A_RULE.search(text[start : match.start()])
        and not _OF_ANOTHER_THING.search(text[start : match.start()])
    ]
    last = found[-1:] if found and not text[found[-1].end() : end].strip(" ).") else []
    for match in last or (found if len(found) == 1 else []):
        value = int(match["digits"]) if match["digits"] else number_from_words(match["words"])
        if value is not None and 0 < value <= _MOST_DAYS:
            return *match.span(), value
    return None


def _without(text: str, start: int, end: int, named: Sequence[tuple[int, int, int]]) -> str:
    """Return a part of a text less the names in it, which may speak of days."""
    kept = (" " if any(a <= at < b for a, b, _ in named) else text[at] for at in range(start, end))
    return "".join(kept)
