"""Shows as their pages print them: in drawn tables, under headings, in forms, or told in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.confidence import Found
from extractors.layout import Line, Table, lines, tables
from extractors.passages import Printed
from extractors.resume.bars import in_turn, sides
from extractors.resume.column_heads import has_heads, most_heads
from extractors.resume.columns import in_columns
from extractors.resume.contact import EMAIL, PHONE
from extractors.resume.forms import in_boxes
from extractors.resume.headings import TIMES
from extractors.resume.listed import Listed, heading_category
from extractors.resume.ruled import in_table
from extractors.resume.set_anew import with_labels_marked
from extractors.resume.telling import told_shows
from extractors.values import Page

_LINES_OF_HEAD = 12
_FEWEST_RULES = 8


def as_printed(pages: Sequence[Page]) -> Iterator[tuple[Listed, Found]]:
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
    marked = with_labels_marked(outside)
    told = [each for each in _outside(marked) if not found or "production_title" in each[2].parts]
    # Shows that are told keep the order they are read in, also column after column.
    for _, _, show, how in sorted([*found, *told], key=lambda each: each[:2]) if found else told:
        if _is_of_sums(show):
            continue
        category = show.category or category
        yield (replace(show, category=category), how)


def as_told(printed_lines: Sequence[Line]) -> list[tuple[Listed, Found]]:
    """Return the shows that lines tell one after the other, whatever stands beside them."""
    pages = sorted({line.page for line in printed_lines})
    own = [[line for line in printed_lines if line.page == page] for page in pages]
    told = [line for page in own for line in _without_head(page)]
    return [(show, Found.LABEL) for _, show in told_shows(told)]


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
        if EMAIL.search(line.text) or PHONE.search(line.text) or _RESUME.match(line.text)
    ]
    return outside[ends[-1] + 1 :] if ends else outside


_RESUME = re.compile(r"(?i)\W*(?:r[ée]sum[ée]|curriculum vitae|C\.?V\.?)\b")
