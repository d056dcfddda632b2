"""Resumes in the format of Local 411: every show with its dates, its days and its crew.

Source of what is asked: IATSE Local 411 Production Coordinator Caucus upgrade requirements, step 2.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, takewhile

from extractors.confidence import Found
from extractors.layout import Line, lines
from extractors.letters import text_field
from extractors.names import looks_like_person
from extractors.passages import Printed, passage
from extractors.resume.column_heads import heads_of
from extractors.resume.contact import EMAIL, PHONE
from extractors.resume.date_order import order_of
from extractors.resume.doubts import doubts
from extractors.resume.kinds_behind import without_kinds
from extractors.resume.listed import Listed
from extractors.resume.sections import tells_of_no_show
from extractors.resume.shows import less_sure_of, record_of
from extractors.resume.spoken_times import Order
from extractors.resume.times import span_in
from extractors.resume.ways import ways
from extractors.resume.weighing import heaviest
from extractors.resume.written_out import told_back, written_out
from extractors.resume.year_heads import with_years_below
from extractors.resume.years_at_months import with_years_at_months
from extractors.values import DocumentType, Fields, Page, Statement

TYPE = DocumentType.RESUME

_BEFORE_NAME = re.compile(
    r"(?i)^(?:(?:name|member|applicant)\b|(?:\w+\s+)?(?:r[ée]sum[ée]|curriculum vitae"
    r"|C\.?V\.?)(?:\s+of)?)\s*[:–—-]?\s*"
)
_BEHIND_NAME = re.compile(
    r"\s+[–—|•·-]\s+|,\s|\s+(?i:(?:upgrade |credit )?r[ée]sum[ée]|phone|tel|cell|e-?mail)\b"
)
_AS_LARGE = 0.9
_LINES_OF_HEAD = 12


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the resume on ``pages`` states, read in the way that explains it best."""
    printed_lines = [line for page in pages for line in lines(page)]
    person = _person(printed_lines)
    order = order_of([line.text for line in printed_lines])
    telling = [_telling(page, person) for page in pages]
    telling = with_years_at_months(telling) or telling
    written = written_out(telling, order)
    readings = [] if order is Order.YEAR_FIRST else _readings(telling, order)
    readings += _readings(written.pages, order) if written.printed else []
    below = with_years_below(written)
    readings += _readings(below, order) if below is not None else []
    choice = heaviest(readings)
    chosen = without_kinds(tuple(less_sure_of(choice.contested, choice.records)))
    records = tuple(told_back(record, written) for record in chosen)
    numbers = tuple(page.number for page in pages)
    found = doubts(printed_lines, records, choice.contested)
    return Statement(TYPE, 0.0, numbers, person, records, found)


def _telling(page: Page, person: Fields) -> Page:
    """Return a page without its lines that tell of no show: whose it is, and other sections'."""
    named = person["employee_name"].places if "employee_name" in person else ()
    names = {(place.page, place.box) for place in named}
    left_out = {
        id(word)
        for line in lines(page)
        if (page.number, line.box) in names or tells_of_no_show(line.text)
        for word in line.words
    }
    return replace(page, words=tuple(word for word in page.words if id(word) not in left_out))


def _readings(pages: Sequence[Page], order: Order) -> list[tuple[Fields, ...]]:
    """Return the shows on pages once for every way to read them."""
    day_first = order is Order.DAY_FIRST
    return [
        tuple(record_of(_categorised(show), found, day_first=day_first) for show, found in shows)
        for shows in ways(pages, [line for page in pages for line in lines(page)])
    ]


def _categorised(show: Listed) -> dict[str, Printed]:
    """Return a show's parts with the category of its list where it names none itself."""
    if "classification" in show.parts or show.category is None:
        return show.parts
    return {**show.parts, "classification": show.category}


def _person(printed_lines: Sequence[Line]) -> Fields:
    made: Fields = {}
    if name := _named(printed_lines):
        made["employee_name"] = text_field(name, Found.PLACE)
    for field, pattern in (("email", EMAIL), ("phone", PHONE)):
        for line in printed_lines:
            held = passage((line,))
            if match := pattern.search(held.text):
                made[field] = text_field(held.group(match), Found.PATTERN)
                break
    return made


def _named(printed_lines: Sequence[Line]) -> Printed | None:
    """Return the name at the head: on one line, or in the largest letters on two."""
    head = list(takewhile(_is_head, printed_lines[:_LINES_OF_HEAD]))
    parts = [segment for line in head for segment in line.segments()]
    stacked = _in_large_letters(parts)
    for held in (*([passage(stacked)] if stacked else []), *(passage((part,)) for part in parts)):
        bare = _BEFORE_NAME.sub("", held.text)
        name = _BEHIND_NAME.split(bare.strip(" ,"))[0]
        if _is_name(name):
            at = held.text.index(name)
            return held.cut(at, at + len(name))
    return None


def _is_head(line: Line) -> bool:
    """Return whether a line can stand in the head of a resume: it tells of no show yet."""
    return heads_of(line) is None and span_in(line.text) is None


def _in_large_letters(parts: Sequence[Line]) -> tuple[Line, ...]:
    """Return two lines, one right below the other, in the largest letters of a head."""
    largest = max((_height(part) for part in parts), default=0.0)
    large = [part for part in parts if _height(part) >= _AS_LARGE * largest]
    for one, other in combinations(large, 2):
        below = 0 < other.box[3] - one.box[3] <= 2 * largest
        if below and abs(one.box[0] - other.box[0]) <= largest / 2:
            return (one, other)
    return ()


def _height(line: Line) -> float:
    return line.box[3] - line.box[1]


def _is_name(text: str) -> bool:
    """Return whether the head of a resume prints a name here, in capitals too."""
    return looks_like_person(text) or (text.isupper() and looks_like_person(text.title()))
