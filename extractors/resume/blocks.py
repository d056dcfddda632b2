"""Shows told one after the other: a title, then labelled lines, or everything in one line."""

import re
from collections.abc import Iterator, Sequence

from extractors.label_pieces import phrases
from extractors.labels import labelled
from extractors.layout import Line, Table
from extractors.names import looks_like_person
from extractors.passages import Passage, Printed, passage
from extractors.resume.columns import Listed, heading_category
from extractors.resume.headings import field_of_label
from extractors.resume.shows import DATE, DAYS, ONE_YEAR, WEEKS
from extractors.upgrade_category import category_in
from extractors.values import Word

_SHORTEST_TITLE = 3
_SEASON_ALONE = re.compile(r"(?i)\W*(?:season|s)\s*\d+\W*")
_OFFICE = re.compile(
    r"(?:^|[,;|/]\s*)(?P<office>(?:U?PM|PC|POC|(?:1st\s+)?APC|(?:line\s+)?producer))\s*[-–—:]?\s+"
    r"(?P<v>[A-ZÀ-Þ][\w'’.-]+(?:\s+[A-ZÀ-Þ][\w'’.-]+){1,3})",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s+[–—|•·]\s+|\s+-\s+|;\s+|,\s+(?=\D)|\t")


def in_blocks(lines: Sequence[Line], tables: Sequence[Table]) -> Iterator[tuple[int, Listed]]:
    """Yield the shows of a resume in blocks or lines, with the index of the line each begins on."""
    said: dict[int, dict[str, Printed]] = {}
    for each in labelled(lines, tables, field_of_label):
        # A word alone on its line is no label here: "days" may be the end of the line above.
        if each.field is not None and each.value is not None and ":" in lines[each.at].text:
            said.setdefault(each.at, {})[each.field] = _first_line(each.value)
    telling = _Telling(lines)
    for at in range(len(lines)):
        yield from telling.take(at, said.get(at, {}))
    yield from telling.end()


def _first_line(value: Printed) -> Printed:
    """Return a value without the lines it seems to run over: a show's parts never do."""
    if len(value.lines) < 2:
        return value
    return Printed(value.lines[0].text, value.lines[:1])


class _Telling:
    """Goes down a resume line by line: a title, then what is said of that show."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._parts: dict[str, Printed] = {}
        self._category: Printed | None = None
        self._began = 0
        self._title_at: int | None = None
        self._joined: set[int] = set()

    def take(self, at: int, said: dict[str, Printed]) -> Iterator[tuple[int, Listed]]:
        """Take the next line with what its labels say; yield the show that it ends."""
        line = self._lines[at]
        category = heading_category(line) if ":" not in line.text else None
        whole = said or self._in_lines(at)
        if at in self._joined:
            return
        if category is not None:
            yield from self.end()
            self._category, self._title_at = category, None
        elif whole:
            if self._is_next(whole):
                yield from self.end()
            self._add(at, whole)
        elif self._parts and (crew := _crew(line)):
            self._parts = crew | self._parts
        else:
            self._title_at = at if _may_be_title(line) else None

    def end(self) -> Iterator[tuple[int, Listed]]:
        """Yield the show that was being told, if it was one."""
        timed = {"days", "weeks", "start_date", "dates"} & set(self._parts)
        if "production_title" in self._parts and timed:
            yield self._began, Listed(self._parts, self._category)
        self._parts = {}

    def _is_next(self, said: dict[str, Printed]) -> bool:
        return any(name in self._parts for name in said) or (
            self._title_at is not None and bool(self._parts)
        )

    def _in_lines(self, at: int) -> dict[str, Printed]:
        """Return what a line tells, or it and the next when a span of dates breaks between."""
        lines = self._lines[at : at + 2]
        if len(lines) == 2 and _breaks_between(*lines):
            self._joined.add(at + 1)
            return _in_text(passage(lines))
        return _in_text(passage(lines[:1]))

    def _add(self, at: int, said: dict[str, Printed]) -> None:
        if not self._parts:
            self._began = at if self._title_at is None else self._title_at
            if "production_title" not in said and self._title_at is not None:
                self._parts = _told(passage((self._lines[self._title_at],)))
        self._title_at = None
        self._parts = {**self._parts, **said}


def _may_be_title(line: Line) -> bool:
    text = line.text.strip()
    return (len(text.split()) <= 14 and text[:1].isupper()) or text[:1] in "\"“'‘"


def _in_text(text: Passage) -> dict[str, Printed]:
    """Return the parts of a show that a line tells: dates or days with something before them."""
    days = DAYS.search(text.text) or WEEKS.search(text.text)
    span = _span(text.text)
    if days is None and span is None:
        return {}
    made: dict[str, Printed] = {}
    if days is not None:
        made["days"] = text.group(days)
    if span is not None:
        made["dates"] = text.cut(*span)
    first = min(([span[0]] if span else []) + ([days.start()] if days else []))
    if first > _SHORTEST_TITLE:
        made = _told(passage(_lines_before(text, first))) | made
    return made


def _breaks_between(line: Line, below: Line) -> bool:
    """Return whether a span of dates, or a number and its "days", breaks between two lines."""
    one, both = line.text, f"{line.text} {below.text}"
    gap = below.box[1] - line.box[3]
    if line.page != below.page or gap > line.box[3] - line.box[1]:
        return False
    if _COUNTED.match(below.text) and DAYS.search(one) is None:
        return (DAYS.search(both) or WEEKS.search(both)) is not None
    return _span(one) is None and len(DATE.findall(one)) == 1 and _span(both) is not None


_COUNTED = re.compile(r"(?i)^(?:days?|w(?:ee)?ks?)\b")


def _span(text: str) -> tuple[int, int] | None:
    """Return where the first and the last day of a show stand, when a line has just these two."""
    shared = ONE_YEAR.search(text)
    if shared is not None:
        return shared.span()
    dates = list(DATE.finditer(text))
    return (dates[0].start(), dates[1].end()) if len(dates) == 2 else None


def _lines_before(text: Passage, end: int) -> list[Line]:
    """Return the part of each line that stands before the character ``end``."""
    kept: dict[int, list[Word]] = {}
    for word, start, owner in zip(text.words, text.starts, text.owners, strict=True):
        if start < end:
            kept.setdefault(owner, []).append(word)
    return [Line(text.lines[at].page, tuple(words)) for at, words in kept.items()]


def _crew(line: Line) -> dict[str, Printed]:
    """Return the crew of a line that names offices without colons: "PM Bo Poe, PC Cy Roe"."""
    text = passage((line,))
    made: dict[str, Printed] = {}
    for found in _OFFICE.finditer(text.text):
        field = field_of_label(found["office"], has_colon=False)
        if field is not None and looks_like_person(found["v"]):
            made[field] = text.group(found, "v")
    return made


def _told(text: Passage) -> dict[str, Printed]:
    """Return the parts of a line between marks or wide gaps: a title, a category, a company."""
    made: dict[str, Printed] = {}
    for held in _pieces(text):
        said = held.text
        known = category_in(said)
        if known is not None and known.printed == said:
            made.setdefault("classification", held)
        elif "production_title" not in made:
            made["production_title"] = held
        elif _SEASON_ALONE.fullmatch(said):
            made.setdefault("season", held)
        else:
            made.setdefault("studio", held)
    return made


def _pieces(text: Passage) -> Iterator[Printed]:
    """Yield what stands between the marks that part a line, or the gaps where they were lost."""
    for line in text.lines:
        for phrase in phrases(line):
            own, start = passage((phrase,)), 0
            ends = [found.span() for found in _SEPARATORS.finditer(own.text)]
            for end, after in [*ends, (len(own.text), len(own.text))]:
                said = _unbracketed(own.text[start:end].strip(" ,;:–—-|"))
                if said:
                    at = own.text.index(said, start)
                    yield own.cut(at, at + len(said)).with_text(said)
                start = after


def _unbracketed(said: str) -> str:
    """Return ``said`` without a bracket at an end that has no partner."""
    if said.count("(") == said.count(")"):
        return said
    return said.strip("()").strip()
