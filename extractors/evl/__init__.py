"""Employment verification letters: how one is told, and everything it states."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from extractors.confidence import Found, confidence
from extractors.days import year_of_all
from extractors.evl.anatomy import FEWEST_RULES_OF_A_GRID, Letter, anatomy
from extractors.evl.appendix import with_appendix
from extractors.evl.columns_beside_labels import tables_beside_labels
from extractors.evl.covers import without_cover
from extractors.evl.days_unread import days_not_understood
from extractors.evl.fields import record_fields
from extractors.evl.gather import gather
from extractors.evl.header_columns import tables_under_headers
from extractors.evl.hits import Hit
from extractors.evl.impossible_names import without_impossible
from extractors.evl.job_tables import JobTable, job_tables, jobs_in
from extractors.evl.jobs import Job, as_one, jobs_of
from extractors.evl.letter_date import letter_date
from extractors.evl.letter_fields import (
    employer_is_issuer,
    pays_or_counts,
    says_lent,
    what_is_there,
    who_wrote,
)
from extractors.evl.mended import mended
from extractors.evl.people_across import people_across, with_people
from extractors.evl.several_told import not_attributed, several_told
from extractors.evl.titled import titled
from extractors.evl.totals_of_all import with_total_of_all
from extractors.evl.turned_tables import with_turned
from extractors.evl.working_days import day_fields
from extractors.layout import Line
from extractors.values import (
    Box,
    DocumentType,
    Field,
    Fields,
    Finding,
    Page,
    Statement,
    Word,
)

TYPE = DocumentType.EVL

_CANADIAN = re.compile(
    r"\b(?:Ontario|Toronto|Quebec|British Columbia|Vancouver|"
    r"Canada|Mississauga)\b|\b[A-Z]\d[A-Z]\s\d[A-Z]\d\b"
)


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the letter on ``pages`` states."""
    letter = anatomy([mended(page) for page in without_cover(pages)])
    hits = tuple(gather(letter.stated, letter.tables))
    hits = without_impossible((*titled(letter, hits), *hits))
    dated = tuple(hit for hit in hits if hit.field == "letter_date")
    day_first = _day_first(letter)
    own = letter_date(letter, dated, day_first=day_first)
    fields = own | who_wrote(letter, hits) | what_is_there(letter)
    records, findings = _records(letter, hits, fields, day_first=day_first)
    numbers = tuple(page.number for page in pages)
    return Statement(TYPE, 0.0, numbers, fields, records, findings)


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
) -> tuple[tuple[Fields, ...], tuple[Finding, ...]]:
    written = fields.get("letter_date")
    on = date.fromisoformat(str(written.value)) if written is not None else None
    records: list[Fields] = []
    findings: list[Finding] = []
    writer = _writer_as_employer(letter, fields)
    jobs = _jobs_and_people(letter, hits, fields)
    several = several_told(letter.stated) if len(jobs) == 1 else None
    if several is not None:
        jobs = [replace(job, lines=(), tables=()) for job in jobs]
        findings.append(not_attributed(*several))
    read_job = partial(
        day_fields,
        letter_date=on,
        day_first=day_first,
        order_shown=_order_shown(letter),
        years=year_of_all((*letter.letterhead, *letter.stated)),
    )
    read = with_total_of_all(jobs, [read_job(job) for job in jobs], read_job)
    for job, (days, doubts) in zip(jobs, read, strict=True):
        record = record_fields(job.hits) | days
        record |= {} if "employer" in record else writer
        if record:
            records.append(record)
            findings += doubts
    stated = _without_letter_date(letter.stated, fields)
    unread = days_not_understood(stated, fields, records, findings)
    findings += [unread] if unread is not None and several is None else []
    return tuple(records), tuple(findings)


def _jobs_and_people(letter: Letter, hits: tuple[Hit, ...], fields: Fields) -> list[Job]:
    """Return the jobs, those of people side by side over their dates with the days of each."""
    across = people_across(letter.stated)
    if across is None:
        return _jobs(letter, hits, fields)
    tables = tuple(
        t for t in letter.tables if not any(across.has(c.words) for row in t.rows for c in row)
    )
    return with_people(_jobs(replace(letter, tables=tables), hits, fields), across, 0)


def _jobs(letter: Letter, hits: tuple[Hit, ...], fields: Fields) -> list[Job]:
    found = _job_tables(letter)
    about_days = _without_letter_date(letter.stated, fields)
    if not found:
        return jobs_of(hits, about_days, letter.tables)
    inside = {id(word) for table, _ in found for row in table.rows for c in row for word in c.words}
    outside = [hit for hit in hits if not _within(hit, inside)]
    rest = tuple(
        line for line in letter.stated if not any(id(word) in inside for word in line.words)
    )
    others = tuple(t for t in letter.tables if all(t is not table for table, _ in found))
    listed = jobs_in(found, 0)
    alone = as_one(listed)
    jobs = [_with_shared(job, outside) for job in ([alone] if alone else listed)]
    if alone is not None and not alone.lines:
        return [replace(jobs[0], lines=about_days, tables=letter.tables)]
    if len(jobs) == 1 and jobs[0].tables:
        return [replace(jobs[0], lines=about_days)]
    return with_appendix(jobs, _without_letter_date(rest, fields), others)


def _job_tables(letter: Letter) -> list[JobTable]:
    """Return the tables that list jobs: ruled or lined up, else under a line of headings."""
    drawn = {page.number for page in letter.pages if len(page.rules) >= FEWEST_RULES_OF_A_GRID}
    taken = [table for table in letter.tables if table.drawn or table.page in drawn]
    beside = job_tables(with_turned(tables_beside_labels(letter.stated, taken)))
    under = beside or job_tables(tables_under_headers(letter.stated, taken))
    return under + job_tables(with_turned(taken if under else letter.tables))


def _without_letter_date(lines: Sequence[Line], fields: Fields) -> tuple[Line, ...]:
    """Return the lines without the words of the letter's own date, which is no day worked."""
    written = fields.get("letter_date")
    if written is None:
        return tuple(lines)
    places = {(place.page, place.box) for place in written.places}
    made: list[Line] = []
    for line in lines:
        kept = tuple(w for w in line.words if not any(_inside(w, line, p) for p in places))
        made.append(Line(line.page, kept or line.words[:1]))
    return tuple(made)


def _inside(word: Word, line: Line, place: tuple[int, Box]) -> bool:
    page, box = place
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return line.page == page and box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _within(hit: Hit, inside: set[int]) -> bool:
    return any(id(word) in inside for line in hit.printed.lines for word in line.words)


def _with_shared(job: Job, outside: Sequence[Hit]) -> Job:
    """Return a table's job with what the letter says of all of them."""
    hits = dict(job.hits)
    for name in {hit.field for hit in outside} - set(hits):
        if name in {"production", "season"} and "production" in hits:
            continue
        hits[name] = tuple(hit for hit in outside if hit.field == name)
    return Job(hits, job.lines, job.tables, job.days)


def _writer_as_employer(letter: Letter, fields: Fields) -> Fields:
    """Return the issuer as the employer of those for whom the letter names none."""
    issuer = fields.get("issuer")
    if issuer is None:
        return {}
    named = str(issuer.value)
    doubted = pays_or_counts(named) or says_lent(letter.stated)
    if not employer_is_issuer(letter.stated) and doubted:
        return {}
    return {"employer": Field(issuer.value, confidence(Found.GUESS), issuer.places)}
