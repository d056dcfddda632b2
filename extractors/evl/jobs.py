"""A letter's facts sorted into jobs: one person's work on one production in one classification."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.catalogue.lookup import local_number
from extractors.confidence import Found
from extractors.days.codes import Verdict
from extractors.evl.headings_kept import under_their_headings
from extractors.evl.hits import Hit
from extractors.evl.job_lines import (
    Place,
    between,
    clause_start,
    is_dated,
    place_of,
    under_a_heading,
    with_own_days,
)
from extractors.evl.opening_values import without_others_openings
from extractors.evl.people_over_shows import from_names, still_shared, under_people
from extractors.evl.said_again import forms_said_again
from extractors.evl.shares import Share
from extractors.evl.titles import title_of
from extractors.layout import Line, Table
from extractors.names import same_person

SPLITTING = ("employee_name", "production", "classification")
_TIERS = (
    frozenset({Found.LABEL, Found.TABLE}),
    frozenset({Found.SUBJECT}),
    frozenset({Found.PROSE}),
    frozenset({Found.GUESS}),
)
_ABOUT_PRODUCTION = frozenset({"production_type", "season", "employer", "loanout_company"})
_ABOUT_PERSON = frozenset({"last4", "loanout_company"})
_WITH_A_LOCAL = frozenset({"employee_name", "classification"})


@dataclass(frozen=True, slots=True)
class Job:
    """The hits of one record by field, best first, and the lines and tables about its days.

    ``dated`` says that it is one of several, each of which has dates below its name; ``numbers``
    are those that the letter calls it by, and ``codes`` say which marks on the days are its own;
    ``share`` says which of the days are, where a sentence gives it a part of them.
    """

    hits: dict[str, tuple[Hit, ...]]
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    days: dict[str, Hit] = field(default_factory=dict)
    dated: bool = False
    numbers: tuple[str, ...] = ()
    codes: Mapping[str, Verdict] = field(default_factory=dict)
    share: Share | None = None


def jobs_of(hits: Sequence[Hit], lines: Sequence[Line], tables: Sequence[Table]) -> list[Job]:
    """Return the jobs that ``hits`` speak of, each with its own part of ``lines``."""
    hits = _without_first_names(hits)
    places = {id(hit): place_of(hit, lines) for hit in hits}
    starts = [clause_start(place, lines) for place in _starts(hits, places, lines)]
    if len(starts) < 2:
        return [in_one(hits, lines, tables)]
    return jobs_from(starts, hits, lines, tables)


def jobs_from(
    starts: Sequence[Place], hits: Sequence[Hit], lines: Sequence[Line], tables: Sequence[Table]
) -> list[Job]:
    """Return the jobs whose parts of ``lines`` begin at ``starts``, each with what holds for it."""
    places = {id(hit): place_of(hit, lines) for hit in hits}
    ends = [*starts[1:], (len(lines) + 1, 0)]
    within = [
        [hit for hit in hits if start <= places[id(hit)] < end]
        for start, end in zip(starts, ends, strict=True)
    ]
    blocks = without_others_openings(within)
    shared = [hit for hit in hits if places[id(hit)] < starts[0]]
    parts = [between(start, end, lines) for start, end in zip(starts, ends, strict=True)]
    dated = all(map(is_dated, parts)) and not is_dated(between((0, 0), starts[0], lines))
    parts = with_own_days(
        under_their_headings(under_a_heading(parts), lines), between((0, 0), starts[0], lines)
    )
    made: list[Job] = []
    for number, (block, own) in enumerate(zip(blocks, parts, strict=True)):
        found = _inherited(block, blocks[:number], blocks[number + 1 :], shared)
        made.append(Job(_best_first(found), own, _tables_in(own, tables), dated=dated))
    return made


def _without_first_names(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits less shows that are only a person's first name ("We called Ilse back")."""
    named = [hit.text for hit in hits if hit.field == "employee_name"]
    words = {word.strip(",.") for name in named for word in name.split()}
    shows = [hit for hit in hits if hit.field == "production" and hit.text not in words]
    return [hit for hit in hits if hit.field != "production" or hit in shows or not shows]


def in_one(hits: Sequence[Hit], lines: Sequence[Line], tables: Sequence[Table]) -> Job:
    """Return the one job that has all of ``hits``, ``lines`` and ``tables``."""
    return Job(_best_first(_without_first_names(hits)), tuple(lines), tuple(tables))


def as_one(jobs: Sequence[Job]) -> Job | None:
    """Return the one job that all of ``jobs`` state facts of; ``None`` when two say the same.

    Tables of one row under headings, one for the person and one for the production, list no jobs.
    """
    hits: dict[str, tuple[Hit, ...]] = {}
    for job in jobs:
        if hits.keys() & job.hits.keys():
            return None
        hits |= job.hits
    days = {role: hit for job in jobs for role, hit in job.days.items()}
    lines = tuple(line for job in jobs for line in job.lines)
    return Job(hits, lines, tuple(table for job in jobs for table in job.tables), days)


def runs(hits: Sequence[Hit], field_name: str) -> list[Hit]:
    """Return the first hit of every run of one value of a field, best kind of source only."""
    own = [hit for hit in hits if hit.field == field_name]
    for tier in _TIERS:
        chosen = [hit for hit in own if hit.found in tier]
        if chosen:
            return _runs(chosen)
    return []


def _runs(chosen: Sequence[Hit]) -> list[Hit]:
    found: list[Hit] = []
    for hit in _without_summary(chosen):
        if not any(same_value(hit, earlier) for earlier in found[-1:]):
            found.append(hit)
    distinct: list[Hit] = []
    for hit in found:
        if not any(same_value(hit, other) for other in distinct):
            distinct.append(hit)
    # Re: "A and B", body A, body B: a value that returns later starts no new run by itself.
    return distinct if len(distinct) < 2 else found


def _without_summary(chosen: Sequence[Hit]) -> Sequence[Hit]:
    """Return positions without a last line that only says all of them again, with their totals."""
    last = [hit for hit in chosen if hit.at == chosen[-1].at]
    told = chosen[: len(chosen) - len(last)]
    of_all = len(last) > 1 and chosen[-1].field == "classification"
    again = all(any(same_value(hit, one) for one in told) for hit in last)
    return told if of_all and again and len({_plain(hit.text) for hit in last}) > 1 else chosen


def same_value(one: Hit, other: Hit) -> bool:
    """Return whether two hits of one field say the same thing."""
    if one.field == "employee_name":
        said, named = one.text.lower(), other.text.lower()
        in_part = said in named.split() or named in said.split()
        return said == named or in_part or same_person(one.text, other.text)
    if one.field == "production":
        return _plain(one.text) == _plain(other.text) or (
            _plain(title_of(one.text).title) == _plain(title_of(other.text).title)
            and None in {title_of(one.text).season, title_of(other.text).season}
        )
    return _plain(one.text) == _plain(other.text)


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def _starts(hits: Sequence[Hit], places: dict[int, Place], lines: Sequence[Line]) -> list[Place]:
    """Return the places where jobs start: at every new value of the field with most values."""
    repeated = forms_said_again(hits)
    if repeated:
        return [min(places[id(hit)] for hit in form) for form in repeated]
    by_field = {name: runs(hits, name) for name in SPLITTING}
    most = max(SPLITTING, key=lambda name: len(by_field[name]))
    chosen = [places[id(hit)] for hit in by_field[most]]
    if len(set(chosen)) < len(chosen) or len(chosen) < 2:
        chosen = sorted(set(chosen))
    others = [by_field[name] for name in SPLITTING if len(by_field[name]) == len(chosen)]
    along = [[places[id(hit)] for hit in other] for other in others]
    starts = [_earliest(chosen, number, along) for number in range(len(chosen))]
    people = [places[id(hit)] for hit in by_field["employee_name"]]
    if most == "classification":
        return from_names(starts, people, lines)
    return under_people(starts, people) if most == "production" else starts


def _earliest(chosen: Sequence[Place], number: int, others: Sequence[Sequence[Place]]) -> Place:
    """Return where a block starts when fields that come along stand before the chosen one."""
    floor = chosen[number - 1] if number else (-1, 0)
    own = chosen[number]
    before = [other[number] for other in others if floor < other[number] < own]
    return min([own, *(place for place in before if number or own[0] - place[0] <= 4)])


def _inherited(
    block: Sequence[Hit],
    earlier: Sequence[Sequence[Hit]],
    later: Sequence[Sequence[Hit]],
    shared: Sequence[Hit],
) -> list[Hit]:
    """Return a block's hits with what holds for it too: said before all, or nearest above."""
    own_fields = {hit.field for hit in block}
    found = list(block)
    found += [hit for hit in still_shared(shared, earlier) if hit.field not in own_fields]
    had = {hit.field for hit in found}
    barred: set[str] = set()
    if "production" in own_fields:
        barred |= _ABOUT_PRODUCTION
    if "employee_name" in own_fields:
        barred |= _ABOUT_PERSON
    if own_fields & _WITH_A_LOCAL:
        barred.add("local")
        found += local_of_all([*earlier, *later]) if "local" not in had else []
        had |= {hit.field for hit in found}
    for above in reversed(earlier):
        for name in {hit.field for hit in above} - had - barred:
            found += [hit for hit in above if hit.field == name]
            had.add(name)
    for name in {hit.field for part in later for hit in part} - had - barred:
        values = [hit for part in [*earlier, *later] for hit in part if hit.field == name]
        if all(same_value(values[0], other) for other in values):
            found.append(values[0])
    return found


def local_of_all(others: Sequence[Sequence[Hit]]) -> list[Hit]:
    """Return the local that one other block states apart from any position: it holds for all."""
    said = [(hit, block) for block in others for hit in block if hit.field == "local"]
    values = {local_number(hit.text) for hit, _ in said}
    beside = [hit for hit, block in said if any(_shares_line(hit, other) for other in block)]
    return [hit for hit, _ in said] if len(values) == 1 and not beside else []


def _shares_line(local: Hit, other: Hit) -> bool:
    return other.field in _WITH_A_LOCAL and abs(other.at - local.at) <= 1


def _best_first(hits: Sequence[Hit]) -> dict[str, tuple[Hit, ...]]:
    by_field: dict[str, list[Hit]] = {}
    for hit in hits:
        by_field.setdefault(hit.field, []).append(hit)
    return {
        name: tuple(sorted(found, key=lambda hit: _rank(hit.found)))
        for name, found in by_field.items()
    }


_ORDER = (Found.LABEL, Found.TABLE, Found.PATTERN, Found.SUBJECT, Found.PROSE, Found.GUESS)


def _rank(found: Found) -> int:
    return _ORDER.index(found) if found in _ORDER else len(_ORDER)


def _tables_in(lines: Sequence[Line], tables: Sequence[Table]) -> tuple[Table, ...]:
    held = {id(word) for line in lines for word in line.words}
    return tuple(table for table in tables if any(id(w) in held for w in words_of(table)))


def words_of(table: Table) -> Iterator[object]:
    """Yield every word of a table."""
    for row in table.rows:
        for cell in row:
            yield from cell.words
