"""Days told by another's: "worked the same days as Mr. Holt with the exception of May 4".

They are the other's days less those taken out, where the job's own number is just theirs. A
reference that cannot be followed, or that another number contradicts, names no day at all.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.grammar import mentions_in
from extractors.days.tokens import tokens_of
from extractors.evl.jobs import Job
from extractors.names import HONORIFICS
from extractors.passages import Passage, passage
from extractors.values import Field, Fields, Finding

Read = tuple[Fields, tuple[Finding, ...]]

_SAME = re.compile(
    r"\bthe\s+same\s+(?:[a-z]+\s+)?(?:days|dates|shifts)\s+as\s+(?:did\s+)?"
    rf"(?:(?:{HONORIFICS})\.?\s+)?(?P<who>[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){{0,3}})"
)
_TAKES_OUT = re.compile(
    r"^,?\s*(?:(?:except(?:ing)?|excluding|less|minus|without|but\s+not|other\s+than|save)(?:\s+for)?|"
    r"with\s+the\s+exception\s+of|apart\s+from|aside\s+from)\b"
)
_SURE = 0.95
_DATES = ("work_dates", "listed_day_count")


def with_same_days(jobs: Sequence[Job], read: Sequence[Read]) -> list[Read]:
    """Return what was read of each job, the days of another's where its lines say so."""
    return [_told(at, jobs, read) for at in range(len(jobs))]


def _told(at: int, jobs: Sequence[Job], read: Sequence[Read]) -> Read:
    text = passage(jobs[at].lines)
    said = _SAME.search(text.text)
    if said is None:
        return read[at]
    fields, findings = read[at]
    bare = {name: value for name, value in fields.items() if name not in _DATES}
    others = [n for n, job in enumerate(jobs) if n != at and _is_called(job, said["who"])]
    whole = read[others[0]][0].get("work_dates") if len(others) == 1 else None
    days = _less(whole, text, said.end()) if whole is not None else None
    total = fields.get("total_days_stated")
    if days is None or (total is not None and total.value != len(days.places)):
        return bare, findings
    return {**bare, "work_dates": days}, ()


def _is_called(job: Job, who: str) -> bool:
    """Return whether a job is that of the person named, in full or by the family name."""
    names = {hit.text.lower() for hit in job.hits.get("employee_name", ())}
    return any(f" {name}".endswith(f" {who.lower().rstrip('.')}") for name in names)


def _less(whole: Field, text: Passage, end: int) -> Field | None:
    """Return the other's days less those that the words behind his name take out.

    ``None`` where dates stand behind it that are not taken out, or are no days of his.
    """
    mentions = mentions_in(tokens_of(text.cut(end, len(text.text)).lines))
    out = {(one.first.month, one.first.day) for one in mentions if one.last is None}
    if mentions and (len(out) < len(mentions) or not _TAKES_OUT.match(text.text[end:])):
        return None
    kept = tuple(place for place in whole.places if _month_and_day(place.item) not in out)
    if len(whole.places) - len(kept) != len(out):
        return None
    return replace(
        whole,
        value=[place.item for place in kept if place.item],
        confidence=min(whole.confidence, _SURE),
        places=kept,
    )


def _month_and_day(iso: str | None) -> tuple[int, int] | None:
    return (int(iso[5:7]), int(iso[8:10])) if iso else None
