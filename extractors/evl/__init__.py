"""Employment verification letters: how one is told, and everything it states."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from extractors.days import year_of_all
from extractors.days.cells import legend_of
from extractors.days.numbers_met import numbers_said
from extractors.evl.accounted import (
    Read,
    adds_up,
    cost_of,
    has_days,
    names_all,
    names_as_much,
    tells_apart,
)
from extractors.evl.anatomy import Letter, anatomy
from extractors.evl.counts_named import with_counts_named
from extractors.evl.covers import without_cover
from extractors.evl.days_unread import days_not_understood, days_printed
from extractors.evl.dividing import Way, about_days, as_set_out, hits_of, other_ways
from extractors.evl.fields import record_fields
from extractors.evl.hits import Hit
from extractors.evl.jobs import Job
from extractors.evl.letter_date import letter_date
from extractors.evl.letter_fields import (
    what_is_there,
    who_wrote,
)
from extractors.evl.mended import mended
from extractors.evl.of_the_writer import of_the_writer
from extractors.evl.others_in_rows import with_others_doubted
from extractors.evl.partings import partings_in, with_partings, without_parted
from extractors.evl.returns import with_returns
from extractors.evl.same_days import with_same_days
from extractors.evl.several_told import not_attributed, several_told
from extractors.evl.sheet_frames import without_sheet_frame
from extractors.evl.told import Told
from extractors.evl.totals_of_all import with_total_of_all
from extractors.evl.two_languages import in_english
from extractors.evl.weighed import weighed
from extractors.evl.working_days import day_fields
from extractors.values import (
    DocumentType,
    Fields,
    Finding,
    Page,
    Statement,
)

TYPE = DocumentType.EVL

_CLEARLY_LESS = 1.0
"""How much less another way of dividing a letter must leave unexplained to be taken."""

_LITTLE = 0.5
"""With no more than this unexplained a reading is better than one that has no days."""

_CANADIAN = re.compile(
    r"\b(?:Ontario|Toronto|Quebec|British Columbia|Vancouver|"
    r"Canada|Mississauga)\b|\b[A-Z]\d[A-Z]\s\d[A-Z]\d\b"
)


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the letter on ``pages`` states."""
    told = told_in_order(pages)
    fields, records = weighed(told)
    numbers = tuple(page.number for page in pages)
    return Statement(TYPE, 0.0, numbers, fields, records, told.findings)


def letter_on(pages: Sequence[Page]) -> Letter:
    """Return the parts of the letter on ``pages``, cover sheets and translations left out."""
    return anatomy([in_english(without_sheet_frame(mended(page))) for page in without_cover(pages)])


def told_in_order(pages: Sequence[Page]) -> Told:
    """Return what the readers tell of the letter on ``pages``, each in its turn."""
    letter = letter_on(pages)
    hits = hits_of(letter)
    dated = tuple(hit for hit in hits if hit.field == "letter_date")
    day_first = _day_first(letter)
    own = letter_date(letter, dated, day_first=day_first)
    fields = own | who_wrote(letter, hits) | what_is_there(letter)
    jobs, (records, findings) = _records(letter, hits, fields, day_first=day_first)
    return Told(letter, hits, fields, jobs, records, findings)


def _day_first(letter: Letter) -> bool:
    """Return whether numeric dates run day, month: only when one shows it on a Canadian letter."""
    proven, refuted = _numbers_above_months(letter)
    text = " ".join(line.text for line in letter.lines)
    return proven and not refuted and bool(_CANADIAN.search(text))


def _order_shown(letter: Letter) -> bool:
    """Return whether some date of the letter shows which number is the month in all of them."""
    proven, refuted = _numbers_above_months(letter)
    return proven != refuted and (refuted or _day_first(letter))


def _numbers_above_months(letter: Letter) -> tuple[bool, bool]:
    """Return whether a date's first number, and whether a second one, is too high for a month."""
    text = " ".join(line.text for line in letter.lines)
    pairs = re.findall(r"\b(\d{1,2})/(\d{1,2})/\d{2,4}\b", text)
    return any(int(one) > 12 for one, _ in pairs), any(int(two) > 12 for _, two in pairs)


def _records(
    letter: Letter, hits: tuple[Hit, ...], fields: Fields, *, day_first: bool
) -> tuple[tuple[Job, ...], Read]:
    """Return the records as the letter seems set out, or as another way adds up better.

    With them the jobs that they were read from, in the same order.
    """
    read = partial(_read, letter, hits, fields, day_first=day_first)
    printed = days_printed(about_days(letter, fields))
    cost = partial(cost_of, printed=printed, fields=fields)
    jobs, best = read(as_set_out)
    least = cost(best)
    doubted = least >= _CLEARLY_LESS or not tells_apart(best) or not names_all(best)
    said = {int(str(one.value)) for one in numbers_said(letter.stated)} if doubted else set()
    for way in other_ways(letter, len(best[0])) if doubted else ():
        others, other = read(way)
        own = cost(other)
        safe = adds_up(other, said) or (own <= _LITTLE and not has_days(best))
        if safe and names_as_much(other, best) and own <= least - _CLEARLY_LESS:
            jobs, best, least = others, other, own
    records, findings = best
    if len(records) == 1 and several_told(letter.stated) is not None:
        return jobs, best
    unread = days_not_understood(printed, fields, records, findings)
    return jobs, (records, (*findings, *([unread] if unread is not None else [])))


def _read(
    letter: Letter, hits: tuple[Hit, ...], fields: Fields, way: Way, *, day_first: bool
) -> tuple[tuple[Job, ...], Read]:
    """Return the jobs into which one way divides the letter, and their records."""
    written = fields.get("letter_date")
    on = date.fromisoformat(str(written.value)) if written is not None else None
    records: list[tuple[Job, Fields]] = []
    findings: list[Finding] = []
    writer = of_the_writer(letter, fields, hits)
    partings = partings_in(letter.stated, hits)
    jobs = with_returns(way(letter, without_parted(hits, partings), fields))
    jobs = with_partings(with_counts_named(jobs, letter.stated), partings)
    several = several_told(letter.stated) if len(jobs) == 1 else None
    if several is not None:
        jobs = [replace(job, lines=(), tables=()) for job in jobs]
        findings.append(not_attributed(several))
    read_job = partial(
        day_fields,
        letter_date=on,
        day_first=day_first,
        order_shown=_order_shown(letter),
        years=year_of_all((*letter.letterhead, *letter.stated)),
        legend=legend_of(letter.stated),
    )
    jobs = [with_others_doubted(job) for job in jobs]
    read = with_total_of_all(jobs, [read_job(job) for job in jobs], read_job)
    read = with_same_days(jobs, read)
    for job, (days, doubts) in zip(jobs, read, strict=True):
        record = writer | record_fields(job.hits) | days
        if record:
            records.append((job, record))
            findings += doubts
    made = tuple(record for _, record in records)
    return tuple(job for job, _ in records), (made, tuple(findings))
