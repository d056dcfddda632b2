"""The lines of a resume that may tell of shows, those that one sentence runs over as one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout import Line
from extractors.names import looks_like_person
from extractors.passages import passage, printed
from extractors.patterns import pattern_of
from extractors.resume.bits import bits_of, in_text
from extractors.resume.grouping import pitches
from extractors.resume.headings import CREW, field_of_label
from extractors.resume.listed import heading_category
from extractors.resume.plain_words import Bit
from extractors.resume.sections import heads_no_shows, heads_shows
from extractors.resume.times import DATE, DAYS, DAYS_SAID, MONTHS, WEEKS, span_in

_FULL_LINE = 0.97
_FAR = 40.0
SAME_PITCH = 1.15
"""How much farther apart than others two lines of one paragraph may be, as a share."""

_FEWEST_WORDS = 7
_LABEL = pattern_of(
    r"(?!\d)(?:[\w./#&()]+ ?){1,4}:"
    r"|(?:(?:line |executive )?producer|U?PM|PC|(?:1st |2nd )?APC|prod)\b",
    re.IGNORECASE,
)
_COUNTED = pattern_of(r"(?i)^(?:days?|w(?:ee)?ks?)\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """One line, or the lines that a sentence runs over, with what their parts say."""

    at: int
    lines: tuple[Line, ...]
    bits: tuple[Bit, ...]

    def fields(self) -> set[str]:
        """Return the names of what this line says."""
        return {bit.field for bit in self.bits}


def units_of(lines: Sequence[Line]) -> list[Unit]:
    """Return the lines that may tell of shows, those that one sentence runs over as one."""
    kept = _of_shows(_with_units(lines))
    made: list[Unit] = []
    at = 0
    usual = _measure([line for _, line in kept])
    while at < len(kept):
        number, line = kept[at]
        below = kept[at + 1][1] if at + 1 < len(kept) else None
        if below is not None and (said := _label_over_two(line, below)) is not None:
            made.append(Unit(number, (line, below), (said,)))
            at += 2
            continue
        run = [line]
        while at + 1 < len(kept) and _runs_on(run[-1], kept[at + 1][1], usual):
            at += 1
            run.append(kept[at][1])
        made.append(Unit(number, tuple(run), tuple(_bits(run))))
        at += 1
    return made


def spaces_between(units: Sequence[Unit]) -> list[float]:
    """Return how far the first line of each unit stands under the last line of the one before."""
    return [pitches([one.lines[-1], other.lines[0]])[0] for one, other in pairwise(units)]


def _with_units(lines: Sequence[Line]) -> list[Line]:
    """Return lines in which a number over the word it counts has the word beside it."""
    made = list(lines)
    for at in range(len(made) - 1):
        line, below = made[at], made[at + 1]
        one, other = line.words[0], below.words[0]
        near = 0 < other.box[1] - one.box[1] < 2 * (one.box[3] - one.box[1])
        over = min(one.box[2], other.box[2]) > max(one.box[0], other.box[0])
        is_number = one.text.isdigit() and _COUNTED.fullmatch(other.text) is not None
        if near and over and is_number and len(line.segments()) > 1 and len(below.words) > 1:
            made[at] = Line(line.page, (one, other, *line.words[1:]))
            made[at + 1] = Line(below.page, below.words[1:])
    return made


def _label_over_two(line: Line, below: Line) -> Bit | None:
    """Return what a label in a narrow column says that breaks: "Production", "Manager"."""
    parts = line.segments()
    if len(parts) != 2 or len(below.segments()) != 1 or below.box[2] >= parts[1].box[0]:
        return None
    label, value = parts
    tall = line.box[3] - line.box[1]
    if abs(below.box[0] - label.box[0]) > tall or not 0 < below.box[1] - line.box[1] < 2 * tall:
        return None
    field = field_of_label(f"{label.text} {below.text}", has_colon=True)
    is_name = field in CREW and looks_like_person(value.text)
    return Bit(field, printed(value)) if field is not None and is_name else None


def _bits(run: Sequence[Line]) -> list[Bit]:
    if len(run) == 1:
        return bits_of(run[0])
    *before, last = run[0].segments()
    apart = [bit for each in before for bit in bits_of(each)]
    return [*apart, *in_text(passage((last, *run[1:])))]


def _of_shows(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """Return the lines outside sections of schooling, skills and the like."""
    kept, outside = [], False
    above = ""
    for at, line in enumerate(lines):
        text = line.text
        if is_prose(text, above):
            above = text
            continue
        above = ""
        if heads_no_shows(line):
            outside = True
        elif heads_shows(text) or heading_category(line) is not None:
            outside = False
            kept += [(at, line)] if heading_category(line) is not None else []
        elif not outside:
            kept.append((at, line))
    return kept


def is_prose(text: str, above: str = "") -> bool:
    """Return whether a line is of a sentence about duties: its numbers count no days of a show.

    ``above`` is the line of such a sentence right before it, which it may end.
    """
    words = _WORDS.findall(text)
    small = sum(word[0].islower() for word in words)
    if above and words and text[0].islower() and not above.endswith("."):
        return True
    if len(words) < _FEWEST_OF_PROSE or small < _SMALL_IN_PROSE * len(words):
        return False
    return _TELLS_OF_WORK.search(text) is None and DATE.search(text) is None


_WORDS = pattern_of(r"[^\W\d_]{2,}")
_FEWEST_OF_PROSE, _SMALL_IN_PROSE = 6, 0.6
_TELLS_OF_WORK = pattern_of(
    r"(?i)^\W*(?:\d+|[a-z]+) days?\b|:|\bworked\b|\btotal\b"
    r"|\b(?:from|between|since)\b.*\d{4}|\d{4}.*\d{4}"
)


@dataclass(frozen=True, slots=True)
class _Measure:
    """How far lines reach to the right, and how far apart the lines of one paragraph are."""

    right: float
    pitch: float


def _measure(lines: Sequence[Line]) -> _Measure:
    right = max((line.box[2] for line in lines if len(line.segments()) == 1), default=0.0)
    close = sorted(each for each in pitches(lines) if each < _FAR)
    return _Measure(right, close[len(close) // 5] if close else 0.0)


def _runs_on(line: Line, below: Line, usual: _Measure) -> bool:
    """Return whether a sentence, a span of dates or a number of days runs on below a line."""
    (away,) = pitches([line, below])
    apart = _COUNTED.match(below.text) or _span_breaks(line.text, below.text)
    begins = line.segments()[-1].box[0] if apart else line.box[0]
    same_left = abs(begins - below.box[0]) <= line.box[3] - line.box[1]
    near = 0 < away <= usual.pitch * SAME_PITCH and same_left
    if not near or len(below.segments()) > 1 or _LABEL.match(below.text):
        return False
    broken = _breaks_between(line.text, below.text) or says_more(line.text, below.text)
    return broken or _is_full(line, below, usual.right)


def says_more(one: str, other: str) -> bool:
    """Return whether two lines together tell a time that neither of them tells alone."""
    if MONTHS.match(other) or DAYS.match(other) or _begins_with_span(other):
        return False
    return _times_said(f"{one} {other}") > _times_said(one) + _times_said(other)


def _begins_with_span(text: str) -> bool:
    span = span_in(text)
    return span is not None and span[0] == 0


def _times_said(text: str) -> int:
    return sum(len(sign.findall(text)) for sign in (DATE, MONTHS, DAYS, DAYS_SAID, WEEKS))


def _breaks_between(one: str, other: str) -> bool:
    """Return whether a span of dates, or a number and its "days", breaks between two lines."""
    both = f"{one} {other}"
    if _COUNTED.match(other) and re.search(r"\d\W*$", one):
        return (DAYS.search(both) or WEEKS.search(both)) is not None
    if _TOLD_ON.search(one) and _BEGINS_WITH_DAYS.match(other):
        return DAYS.search(one) is None
    if _span_breaks(one, other):
        return True
    open_span = span_in(one) is None and len(DATE.findall(one)) == 1
    return open_span and _TO_COME.search(one) is not None and span_in(both) is not None


def _span_breaks(one: str, other: str) -> bool:
    """Return whether days that name their year at the end break: "June 1 to", "October 9, 2026"."""
    if DATE.search(one) or span_in(other) or _OPEN_DAYS.search(one) is None:
        return False
    both = f"{one} {other}"
    span = span_in(both)
    return span is not None and span[0] < len(one) < span[1]


_OPEN_DAYS = pattern_of(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:,| to| until| [-–—])?\s*$")
_BEGINS_WITH_DATE = pattern_of(rf"\W*(?:{DATE.pattern})", re.IGNORECASE)
_TO_GO_ON = pattern_of(r"(?i)(?:[,;:(–—-]|\b(?:from|to|until|since|between|and|on))\s*$")
_TOLD_ON = pattern_of(r"[,;(–—-]\s*$")
_BEGINS_WITH_DAYS = pattern_of(
    r"(?i)\d[\d.½]*\s+(?:paid |work(?:ing|ed)? )?(?:days?|w(?:ee)?ks?)\b"
)
_ALL_DAYS = pattern_of(r"(?i)\W*\d[\d.½]*\s+(?:\w+ )?(?:days?|w(?:ee)?ks?)(?: worked)?\W*")
_ENDS_WITH_A_NAME = pattern_of(r"\b[A-ZÀ-Þ][\w'’-]+$")
_TO_COME = pattern_of(r"(?:[-–—]|\bto|\buntil)\s*$")


def _is_full(line: Line, below: Line, right: float) -> bool:
    """Return whether a line that tells of a show is so long that its next word had no room."""
    one, other = line.text, below.text
    telling = DATE.search(one) or DAYS.search(one) or ":" in one
    apart = (span_in(one) and span_in(other)) or (DAYS.search(one) and DAYS.search(other))
    ended = _ALL_DAYS.fullmatch(other) and _ENDS_WITH_A_NAME.search(one)
    if len(line.segments()) > 1 or len(line.words) < _FEWEST_WORDS or not telling:
        return False
    if apart or ended or (_BEGINS_WITH_DATE.match(other) and not _TO_GO_ON.search(one)):
        return False
    first = below.words[0].box
    return line.box[2] + first[2] - first[0] >= right * _FULL_LINE


def around(unit: Unit) -> Line:
    """Return everything a unit stands on as one line."""
    words = tuple(word for line in unit.lines for word in line.words)
    return Line(unit.lines[0].page, words)
