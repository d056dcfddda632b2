"""Resumes in the format of Local 411: every show with its dates, its days and its crew.

Source of what is asked: IATSE Local 411 Production Coordinator Caucus upgrade requirements, step 2.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, takewhile

from extractors.confidence import Found
from extractors.layout import Line, Table, lines, tables
from extractors.letters import text_field
from extractors.names import looks_like_person
from extractors.passages import Printed, passage
from extractors.resume.bars import in_turn, sides
from extractors.resume.column_heads import has_heads, heads_of, most_heads
from extractors.resume.columns import in_columns
from extractors.resume.doubts import doubts
from extractors.resume.forms import in_boxes
from extractors.resume.headings import TIMES
from extractors.resume.listed import Listed, heading_category
from extractors.resume.ruled import in_table
from extractors.resume.shows import record_of
from extractors.resume.telling import told_shows
from extractors.resume.times import span_in
from extractors.values import DocumentType, Fields, Page, Statement

TYPE = DocumentType.RESUME

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<!\d)(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}(?!\d)")
_CANADIAN_DAY_FIRST = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})\b")
_BEFORE_NAME = re.compile(
    r"(?i)^(?:(?:name|member|applicant)\b|(?:\w+\s+)?(?:r[ée]sum[ée]|curriculum vitae"
    r"|C\.?V\.?)(?:\s+of)?)\s*[:–—-]?\s*"
)
_BEHIND_NAME = re.compile(
    r"\s+[–—|•·-]\s+|,\s|\s+(?i:(?:upgrade |credit )?r[ée]sum[ée]|phone|tel|cell|e-?mail)\b"
)
_AS_LARGE = 0.9
_LINES_OF_HEAD = 12
_FEWEST_RULES = 8


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the resume on ``pages`` states."""
    printed_lines = [line for page in pages for line in lines(page)]
    day_first = _day_first(printed_lines)
    records = tuple(
        record_of(_categorised(show), found, day_first=day_first) for show, found in _shows(pages)
    )
    numbers = tuple(page.number for page in pages)
    found = doubts(printed_lines, records)
    return Statement(TYPE, 0.0, numbers, _person(printed_lines), records, found)


def _shows(pages: Sequence[Page]) -> Iterator[tuple[Listed, Found]]:
    """Yield the shows of every page in reading order: from tables, columns, or told in words."""
    found: list[tuple[int, float, Listed, Found]] = []
    outside: list[Line] = []
    for page in pages:
        ruled = _ruled(page)
        inside = {id(w) for t in ruled for row in t.rows for c in row for w in c.words}
        own = [line for line in lines(page) if not any(id(w) in inside for w in line.words)]
        found += [(page.number, *each) for each in _in_tables(ruled, own)]
        outside += own
    category: Printed | None = None
    told = [each for each in _outside(outside) if not found or "production_title" in each[2].parts]
    # Shows that are told keep the order they are read in, also column after column.
    for _, _, show, how in sorted([*found, *told], key=lambda each: each[:2]) if found else told:
        if _is_of_sums(show):
            continue
        category = show.category or category
        yield (replace(show, category=category), how)


def _ruled(page: Page) -> list[Table]:
    """Return the drawn tables of a page that list shows."""
    if len(page.rules) < _FEWEST_RULES:
        return []
    return [table for table in tables(page) if table.drawn and in_table(table)]


def _in_tables(
    ruled: Sequence[Table], outside: Sequence[Line]
) -> Iterator[tuple[float, Listed, Found]]:
    for table in ruled:
        above = [line for line in outside if line.box[3] <= table.box[1] + 2.0]
        headings = [said for line in above if (said := heading_category(line)) is not None]
        for number, show in enumerate(in_table(table)):
            named = show.category or (headings[-1] if headings else None)
            parts = {name: _on_page(value, table.page) for name, value in show.parts.items()}
            yield table.box[1] + number * 0.01, Listed(parts, named), Found.TABLE


def _is_of_sums(show: Listed) -> bool:
    """Return whether a row counts shows and days of a category, and tells of no show."""
    title = show.parts.get("production_title")
    dated = show.parts.keys() & {"dates", "months", "start_date"}
    return not dated and title is not None and title.text.strip().isdigit()


def _on_page(value: Printed, page: int) -> Printed:
    return Printed(value.text, tuple(Line(page, line.words) for line in value.lines))


def _outside(outside: Sequence[Line]) -> Iterator[tuple[int, float, Listed, Found]]:
    """Yield the shows outside ruled tables with the page and the height they begin at."""
    pages = [
        [line for line in outside if line.page == n] for n in sorted({o.page for o in outside})
    ]
    if boxed := in_boxes(outside):
        yield from ((outside[n].page, outside[n].box[1], show, Found.TABLE) for n, show in boxed)
        return
    listed = [line for own in pages for line in _listed_lines(own)]
    if has_heads(listed):
        for at, show in in_columns(listed):
            if len(show.parts) > 1 and TIMES & show.parts.keys():
                yield listed[at].page, listed[at].box[1], show, Found.TABLE
        return
    told = [line for own in pages for line in _without_head(in_turn(sides(own).main))]
    for at, show in told_shows(told):
        yield told[at].page, told[at].box[1], show, Found.LABEL


def _listed_lines(own: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a page without its side bar, where the headings of a list stay whole."""
    main = sides(own).main
    return main if has_heads(main) and most_heads(main) >= most_heads(own) else own


def _without_head(outside: Sequence[Line]) -> Sequence[Line]:
    """Return the lines below a page's head: the name, and how to reach the person."""
    ends = [
        at
        for at, line in enumerate(outside[:_LINES_OF_HEAD])
        if _EMAIL.search(line.text) or _PHONE.search(line.text) or _RESUME.match(line.text)
    ]
    return outside[ends[-1] + 1 :] if ends else outside


_RESUME = re.compile(r"(?i)\W*(?:r[ée]sum[ée]|curriculum vitae|C\.?V\.?)\b")


def _categorised(show: Listed) -> dict[str, Printed]:
    """Return a show's parts with the category of its list where it names none itself."""
    if "classification" in show.parts or show.category is None:
        return show.parts
    return {**show.parts, "classification": show.category}


def _day_first(printed_lines: Sequence[Line]) -> bool:
    """Return whether slashed dates run day first: some date shows it, and none refutes it."""
    found = [m for line in printed_lines for m in _CANADIAN_DAY_FIRST.finditer(line.text)]
    return any(int(m[1]) > 12 for m in found) and not any(int(m[2]) > 12 for m in found)


def _person(printed_lines: Sequence[Line]) -> Fields:
    made: Fields = {}
    if name := _named(printed_lines):
        made["employee_name"] = text_field(name, Found.PLACE)
    for field, pattern in (("email", _EMAIL), ("phone", _PHONE)):
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
