"""Days marked with codes that stand for positions, shows or people: "G = Grip, B = Best Boy".

The same marks are read once for each code: what another code marks is no day of this one's job.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors import catalogue
from extractors.confidence import Found
from extractors.days.codes import Verdict
from extractors.evl.hits import Hit
from extractors.evl.jobs import SPLITTING, Job, same_value
from extractors.layout import Line
from extractors.passages import Passage, Printed, passage
from extractors.patterns import pattern_of

_FEWEST = 2
_CODE = r"(?P<code>[A-Z][A-Z0-9]{0,2})"
_MEANS = r"(?:=|:|–|—|-|denotes|means|stands for|is for|worked as)"
_VALUE = r"(?P<value>[^,;|=()\[\]]{3,60}?)"
_NUMBER = r"(?P<code>[1-9])"
_SAYS = r"(?:=|denotes|means|stands for|is for)"
"""What explains a number: a colon or a dash behind it may only number the lines of a list."""

_NEXT = rf"[“\"(]?\b[A-Z1-9][A-Z0-9]{{0,2}}[”\")]?\s?{_MEANS}\s"
_END = rf"(?=\s*(?:$|[,;|()\[\]]|\.(?:\s|$)|\sand\s|{_NEXT}|\s[B-Z][A-Z]?\s[a-z]))"
_ROW_END = r"[”\"]?(?=\s*(?:$|[,;:|(\[–—]|-\s|\.(?:\s|$)|\d{1,3}(?:\s|$)))"
_ENTRIES = (
    pattern_of(rf"(?<![\w.&])[“\"(]?{_NUMBER}[”\")]?\s?{_SAYS}\s?{_VALUE}{_END}"),
    pattern_of(rf"(?<![\w.&])[“\"(]?{_CODE}[”\")]?\s?{_MEANS}\s?{_VALUE}{_END}"),
    pattern_of(rf"(?<![\w.&])\({_CODE}\)\s{_VALUE}{_END}"),
    pattern_of(rf"(?<!\w)(?P<value>[^,;|=()\[\]:]{{3,60}}?)\s\({_CODE}\)"),
    pattern_of(rf"(?<!\w)(?P<value>[^,;|=()\[\]:]{{3,60}}?)\s?=\s?[“\"]?{_CODE}(?!\w)"),
)
_SIGN = "[*#+†‡§•▪■-◿☀-➿⬀-⯿]"
_AT_HEAD = (
    pattern_of(rf"^(?P<code>{_SIGN}) ?{_MEANS}? ?[“\"]?{_VALUE}{_ROW_END}"),
    pattern_of(rf"^{_CODE} {_VALUE}{_ROW_END}"),
)
"""The rows of a legend: a sign before its meaning, a code in a column of its own."""

_QUOTES = " .“”\"'‘’"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A code, the value that it stands for, and the words that explain it (by id).

    ``worked`` says that they speak of work: what else two codes of one value tell is not known.
    """

    code: str
    hit: Hit
    words: frozenset[int]
    worked: bool


def by_their_codes(jobs: Sequence[Job], whole: Job) -> list[Job]:
    """Return a job for each value that ``whole`` explains by codes and marks, else ``jobs``.

    Each is ``whole`` with what its codes stand for. Several people who are no codes themselves
    have marks of their own. Jobs that a table tells apart by more than one field stay as they are.
    """
    entries = _entries(whole)
    people = {hit.text.lower() for job in jobs for hit in job.hits.get("employee_name", ())[:1]}
    if not entries or (len(people) > 1 and entries[0].hit.field != "employee_name"):
        return list(jobs)
    if _know_more(jobs, entries):
        return list(jobs)
    firsts: dict[str, _Entry] = {}
    for entry in entries:
        firsts.setdefault(_value(entry), entry)
    return [_of_value(whole, entry, entries) for entry in firsts.values()]


def _know_more(jobs: Sequence[Job], entries: Sequence[_Entry]) -> bool:
    """Return whether ``jobs`` are those of the codes, and tell more of each than its code does."""
    values = {
        name: {hit.text.lower() for job in jobs for hit in job.hits.get(name, ())[:1]}
        for name in SPLITTING
    }
    own = values.pop(entries[0].hit.field) == set(map(_value, entries))
    return own and len(jobs) > 1 and any(len(told) == len(jobs) for told in values.values())


def _value(entry: _Entry) -> str:
    return entry.hit.text.lower()


def _of_value(whole: Job, entry: _Entry, entries: Sequence[_Entry]) -> Job:
    """Return the job of what one or several codes stand for."""
    codes = {
        other.code: Verdict.WORKED if _value(other) == _value(entry) else Verdict.NOT_WORKED
        for other in entries
    }
    return replace(whole, hits={**whole.hits, entry.hit.field: (entry.hit,)}, codes=codes)


def _entries(whole: Job) -> list[_Entry]:
    """Return the codes of one field, which stand for several values, if all mark something."""
    found = [entry for line in whole.lines for entry in _on(line, whole)]
    for field in SPLITTING:
        own = {entry.code: entry for entry in found if entry.hit.field == field}
        if _tell_apart(list(own.values())) and _all_mark(own, found, whole.lines):
            return list(own.values())
    return []


def _tell_apart(entries: Sequence[_Entry]) -> bool:
    """Return whether codes stand for several values, two of them for one only where both say work.

    "W worked as Grip, stage; L worked as Grip, location; B worked as Best Boy".
    """
    codes = Counter(map(_value, entries))
    said = all(entry.worked for entry in entries if codes[_value(entry)] > 1)
    return len(codes) >= _FEWEST and said


def _all_mark(own: dict[str, _Entry], found: Sequence[_Entry], lines: Sequence[Line]) -> bool:
    """Return whether each code stands somewhere by itself, not only where it is explained."""
    explained = frozenset().union(*(entry.words for entry in found))
    words = (word for line in lines for word in line.words if id(word) not in explained)
    return set(own) <= {word.text.strip("()[],.;*") for word in words}


def _on(line: Line, whole: Job) -> Iterator[_Entry]:
    """Yield the codes that a line explains, each part of it for itself."""
    for part in line.segments():
        text = passage((part,))
        for pattern in _ENTRIES:
            for match in pattern.finditer(text.text):
                hit = _meant(text, match, whole)
                if hit is not None:
                    held = {id(word) for line in text.group(match).lines for word in line.words}
                    worked = "worked as" in match.group()
                    yield _Entry(match["code"], hit, frozenset(held), worked)
    row = _in_row(line, whole)
    if row is not None:
        yield row


def _in_row(line: Line, whole: Job) -> _Entry | None:
    """Return the code that a line begins with, where the row goes on with what it stands for."""
    sign, letters = _AT_HEAD
    own = len(line.segments()[0].words) == 1
    text = passage((line,))
    match = sign.match(text.text) or (letters.match(text.text) if own else None)
    hit = _meant(text, match, whole) if match is not None else None
    if match is None or hit is None:
        return None
    return _Entry(match["code"], hit, frozenset(map(id, line.words)), "work" in line.text.lower())


def _meant(text: Passage, match: re.Match[str], whole: Job) -> Hit | None:
    """Return what a code stands for: a position, or a show or a person that the letter names.

    Words of the sentence may stand before it: "employed as Key Grip (K)".
    """
    start, end = match.span("value")
    for word in re.finditer(r"\S+", text.text[start:end]):
        at = start + word.start()
        said = text.text[at:end].strip(_QUOTES)
        at = text.text.index(said, at) if said else at
        hit = _known(text.cut(at, at + len(said)), whole) if said else None
        if hit is not None:
            return hit
    return None


def _known(value: Printed, whole: Job) -> Hit | None:
    position = catalogue.classification(value.text)
    if position is not None and position.how != "likeness":
        return Hit("classification", value, Found.LABEL, 0)
    hits = (Hit(field, value, Found.LABEL, 0) for field in SPLITTING)
    return next(
        (h for h in hits if any(same_value(h, o) for o in whole.hits.get(h.field, ()))), None
    )
