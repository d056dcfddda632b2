"""The ways to divide a letter into jobs, the most likely one first.

The first is how the letter seems set out. The others take less for granted, and are tried where
its result does not add up (``accounted``): no tables of jobs, or one job for the whole letter.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.days import dates_in
from extractors.days.cells import legend_of
from extractors.evl.anatomy import FEWEST_RULES_OF_A_GRID, Letter
from extractors.evl.appendix import with_appendix
from extractors.evl.beside_tables import told_beside
from extractors.evl.blocks_beside import beside_their_days
from extractors.evl.coded_jobs import by_their_codes
from extractors.evl.columns_beside_labels import tables_beside_labels
from extractors.evl.dated_rows import tables_of_dated_rows
from extractors.evl.gather import gather
from extractors.evl.group_rows import with_groups_as_columns
from extractors.evl.header_columns import tables_under_headers
from extractors.evl.heading_rows import with_headings_in_one_row
from extractors.evl.hits import Hit
from extractors.evl.impossible_names import without_impossible
from extractors.evl.job_tables import JobTable, job_tables, jobs_in
from extractors.evl.jobs import Job, as_one, in_one, jobs_of, same_value
from extractors.evl.jobs_across import with_jobs_down
from extractors.evl.lettered import letters_of_lists, without_letter
from extractors.evl.people_across import people_across, with_people
from extractors.evl.run_in_heads import by_run_in_heads
from extractors.evl.sections import by_their_numbers, by_their_totals
from extractors.evl.spreadsheets import without_frames
from extractors.evl.titled import titled
from extractors.evl.turned_tables import with_turned
from extractors.layout import Line
from extractors.values import Box, Fields, Word

_LEFT_OUT = "…"
_MOST_LINES_OF_A_HEAD = 4

Way = Callable[[Letter, Sequence[Hit], Fields], list[Job]]


def as_set_out(letter: Letter, hits: Sequence[Hit], fields: Fields) -> list[Job]:
    """Return the jobs, those of people side by side over their dates with the days of each."""
    laid = with_jobs_down(letter.tables, legend_of(letter.stated))
    if laid != letter.tables and _names_one_person(hits):
        return _jobs(replace(letter, tables=laid), hits, fields)
    across = people_across(letter.stated)
    if across is None:
        (whole,) = all_as_one(letter, hits, fields)
        return by_their_codes(_jobs(letter, hits, fields), whole)
    tables = tuple(
        t for t in letter.tables if not any(across.has(c.words) for row in t.rows for c in row)
    )
    return with_people(_jobs(replace(letter, tables=tables), hits, fields), across, 0)


def _names_one_person(hits: Sequence[Hit]) -> bool:
    """Return whether nobody else is named: columns of positions may be those of several people."""
    named = [hit for hit in hits if hit.field == "employee_name"]
    return all(same_value(named[0], other) for other in named[1:])


def without_tables(letter: Letter, hits: Sequence[Hit], fields: Fields) -> list[Job]:
    """Return the jobs of the lines alone: what looks like a table of jobs may be a form."""
    del hits
    plain = replace(letter, tables=())
    return jobs_of(hits_of(plain), about_days(letter, fields), letter.tables)


def all_as_one(letter: Letter, hits: Sequence[Hit], fields: Fields) -> list[Job]:
    """Return one job with all that the letter says: what seems a second show may be none."""
    return [in_one(hits, about_days(letter, fields), letter.tables)]


def at_totals(letter: Letter, hits: Sequence[Hit], fields: Fields) -> list[Job]:
    """Return a job for each part of the letter that ends with a number of days of its own."""
    return by_their_totals(hits, about_days(letter, fields), letter.tables)


def at_numbers(letter: Letter, hits: Sequence[Hit], fields: Fields) -> list[Job]:
    """Return a job for each item of the letter's numbered list."""
    return by_their_numbers(hits, about_days(letter, fields), letter.tables)


def in_two_columns(letter: Letter, hits: Sequence[Hit], fields: Fields) -> list[Job]:
    """Return a job for each block that has its facts on the left and its days on the right."""
    return beside_their_days(hits, about_days(letter, fields))


def other_ways(letter: Letter, records: int) -> list[Way]:
    """Return the ways that can lead to something else than the first, which made ``records``."""
    one = [] if records == 1 else [all_as_one]
    return [
        *one,
        *([without_tables] if letter.tables else []),
        at_totals,
        at_numbers,
        in_two_columns,
    ]


def hits_of(letter: Letter) -> tuple[Hit, ...]:
    """Return every value that the lines of a letter hold for a field.

    What stands over the headings of a printed spreadsheet runs on over its cells.
    """
    letters = letters_of_lists(letter.stated)
    hits = tuple(
        replace(hit, printed=without_letter(hit.printed, letters))
        for hit in gather(letter.stated, without_frames(letter.tables))
    )
    return tuple(without_impossible((*titled(letter, hits), *hits)))


def about_days(letter: Letter, fields: Fields) -> tuple[Line, ...]:
    """Return the lines that state facts, without the letter's own date."""
    return _without_letter_date(letter.stated, fields)


def _jobs(letter: Letter, hits: Sequence[Hit], fields: Fields) -> list[Job]:
    tables = with_headings_in_one_row(without_frames(letter.tables))
    letter = replace(letter, tables=with_groups_as_columns(tables))
    found = _job_tables(letter)
    stated = about_days(letter, fields)
    if not found:
        parts = by_run_in_heads(hits, stated, letter.tables)
        return parts or jobs_of(hits, stated, letter.tables)
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
        return [replace(jobs[0], lines=stated, tables=letter.tables)]
    if len(jobs) == 1 and jobs[0].tables:
        return [replace(jobs[0], lines=stated)]
    more, left = told_beside(jobs, outside, _without_letter_date(rest, fields), found[-1][0])
    return [*with_appendix(jobs, left, others), *more]


def _job_tables(letter: Letter) -> list[JobTable]:
    """Return the tables that list jobs: ruled or lined up, under headings, or with dated rows.

    Tables that say nothing of days list no jobs where another one parts the days.
    """
    drawn = {page.number for page in letter.pages if len(page.rules) >= FEWEST_RULES_OF_A_GRID}
    taken = [table for table in letter.tables if table.drawn or table.page in drawn]
    beside = job_tables(with_turned(tables_beside_labels(letter.stated, taken)))
    under = beside or job_tables(tables_under_headers(letter.stated, taken))
    listed = under + job_tables(with_turned(taken if under else letter.tables))
    if any(columns.days for _, columns in listed):
        return listed
    return job_tables(tables_of_dated_rows(letter.stated)) or listed


def _without_letter_date(lines: Sequence[Line], fields: Fields) -> tuple[Line, ...]:
    """Return the lines without the words of the letter's own date, which is no day worked.

    It may stand at the head, at the head of every further page, and again beside the signature.
    No line is left out: what was found in the lines is known by their numbers.
    """
    written = fields.get("letter_date")
    if written is None:
        return tuple(lines)
    places = {(place.page, place.box) for place in written.places}
    made: list[Line] = []
    for at, line in enumerate(lines):
        kept = tuple(w for w in line.words if not any(_inside(w, line, p) for p in places))
        if _heads_a_page(lines, at) and _says_only(line, str(written.value)):
            kept = (replace(line.words[0], text=_LEFT_OUT),)
        made.append(Line(line.page, kept or line.words[:1]))
    return tuple(made)


def _heads_a_page(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line is the letter's first, or one of the first of a further page."""
    first = next(n for n, line in enumerate(lines) if line.page == lines[at].page)
    return at == 0 or (first > 0 and at - first < _MOST_LINES_OF_A_HEAD)


def _says_only(line: Line, day: str) -> bool:
    """Return whether a line holds one date alone, and it is ``day`` (in ISO shape)."""
    found = dates_in(line)
    said = [one.place.text for one in found if one.day.isoformat() == day]
    return len(found) == 1 and said == [line.text]


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
    return replace(job, hits=hits)
