"""Sentences below a table of jobs that tell of one more: in another position, with its days."""

from collections.abc import Sequence

from extractors.days.grammar import mentions_in
from extractors.days.tokens import tokens_of
from extractors.evl.gather import paragraphs
from extractors.evl.hits import Hit
from extractors.evl.jobs import Job, same_value
from extractors.layout import Line, Table

_OF_A_PARAGRAPH = ("employee_name", "production", "classification", "employer", "local")


def told_beside(
    jobs: Sequence[Job], hits: Sequence[Hit], lines: Sequence[Line], table: Table
) -> tuple[list[Job], tuple[Line, ...]]:
    """Return a job for each paragraph below ``table`` that names a position no row has, and days.

    With them the lines that are left. Where a row has no position, the sentence may tell it.
    """
    rows = [job.hits["classification"][0] for job in jobs if job.hits.get("classification")]
    if len(rows) < len(jobs):
        return [], tuple(lines)
    told: list[Job] = []
    left: list[Line] = []
    for _, part in paragraphs(lines):
        own = _within(hits, part)
        positions = [hit for hit in own if hit.field == "classification"]
        another = positions and not any(same_value(positions[0], row) for row in rows)
        below = (part[0].page, part[0].box[1]) > (table.page, table.box[3])
        if another and below and _lists_days(part):
            told.append(_job(jobs, own, part))
        else:
            left += part
    return told, tuple(left)


def _lists_days(part: Sequence[Line]) -> bool:
    """Return whether a paragraph names single days: a first and a last one list none."""
    return any(mention.last is None for mention in mentions_in(tokens_of(part)))


def _within(hits: Sequence[Hit], part: Sequence[Line]) -> list[Hit]:
    """Return the hits whose words stand in a paragraph."""
    held = {id(word) for line in part for word in line.words}
    return [
        hit for hit in hits if any(id(w) in held for line in hit.printed.lines for w in line.words)
    ]


def _job(jobs: Sequence[Job], own: Sequence[Hit], part: Sequence[Line]) -> Job:
    """Return the job of a paragraph, with what the row of the show that it names says of that."""
    said = {
        name: tuple(hit for hit in own if hit.field == name)
        for name in _OF_A_PARAGRAPH
        if any(hit.field == name for hit in own)
    }
    text = " ".join(line.text for line in part).lower()
    named = [job for job in jobs if _show(job) and _show(job) in text]
    row = max(named, key=lambda job: len(_show(job)), default=None)
    shared = _of_all(jobs) if row is None else row.hits
    kept = {name: hits for name, hits in said.items() if name != "production" or row is None}
    return Job({**shared, **kept}, lines=tuple(part))


def _show(job: Job) -> str:
    hits = job.hits.get("production", ())
    return hits[0].text.lower() if hits else ""


def _of_all(jobs: Sequence[Job]) -> dict[str, tuple[Hit, ...]]:
    """Return the hits that all rows share."""
    first, *others = jobs
    return {
        name: hits
        for name, hits in first.hits.items()
        if hits and all(o.hits.get(name) and same_value(hits[0], o.hits[name][0]) for o in others)
    }
