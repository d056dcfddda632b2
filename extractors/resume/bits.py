"""What each part of a resume's line says: a label's value, a time, a category, or plain words."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.layout import Line
from extractors.names import looks_like_person
from extractors.passages import Passage, Printed, passage
from extractors.patterns import pattern_of
from extractors.resume.headings import CREW, TIMES, field_of_heading, field_of_label
from extractors.resume.plain_words import BESIDE, SEASON_ALONE, TEXT, Bit, plain
from extractors.resume.positions import is_position
from extractors.resume.times import DATE, DAYS, MONTHS, span_in
from extractors.upgrade_category import category_in

_MOST_LABEL_WORDS = 4
_END_OF_NAME = pattern_of(
    r"\s+[–—|•·/]\s+|\s+-\s+|;|,\s+(?!(?:Jr|Sr|II|III|IV)\b)|[|•·)]"
    r"|(?<!\bJr)(?<!\bSr)(?<!\bSt)(?<!\b[A-Z])\.\s"
)
_SHORTENED = pattern_of(r"\b(?:Jr|Sr|Inc|Ltd|Co|[A-Z])$")


def bits_of(line: Line) -> list[Bit]:
    """Return what the parts of a line say, left to right."""
    made: list[Bit] = []
    segments = [each for each in parts_of(line) if any(map(str.isalnum, each.text))]
    at = 0
    while at < len(segments):
        beside = segments[at + 1] if at + 1 < len(segments) else None
        labelled = _label_of(segments[at], beside)
        if labelled is not None and beside is not None:
            made += _said(labelled, passage((beside,)), 0, len(beside.text))
            at += 2
            continue
        made += in_text(passage((segments[at],)))
        at += 1
    return made


def parts_of(line: Line) -> Iterator[Line]:
    """Yield the parts of a line that spaces set apart which are wider than its usual ones."""
    for part in line.segments():
        gaps = [b.box[0] - a.box[2] for a, b in pairwise(part.words)]
        least = (
            max(_WIDE * (part.box[3] - part.box[1]), _WIDER * sorted(gaps)[len(gaps) // 2])
            if gaps
            else 0.0
        )
        cuts = [at for at, gap in enumerate(gaps, start=1) if gap > least]
        for begin, end in pairwise((0, *cuts, len(part.words))):
            yield Line(line.page, part.words[begin:end])


_AN_OFFICE = pattern_of(r"(?i)(?:U?PM|POC|A?PC|prod(?:ucer)?)\b")
_WIDE, _WIDER = 0.75, 2.5
"""How wide a space is that parts: in heights of a letter, and in usual spaces."""


def _label_of(segment: Line, beside: Line | None) -> str | None:
    """Return the field of a part that is a label alone, its value in the part beside it."""
    text = segment.text.strip()
    field = field_of_label(text, has_colon=True)
    if beside is None or (
        field != "classification" and field_of_heading(beside.text.strip(" :")) is not None
    ):
        return None
    colon = text.endswith(":")
    if field is None or colon:
        return field
    value = beside.text.strip()
    if field in CREW:
        named = looks_like_person(value) and _AN_OFFICE.match(value) is None
        return field if named else None
    if field in {"start_date", "end_date", "dates", "days", "weeks"}:
        return field if any(c.isdigit() for c in value) else None
    return field if category_in(text) is None else None


def in_text(text: Passage) -> list[Bit]:
    """Return what running text says: labels with colons first, then what is left between them."""
    made: list[Bit] = []
    labels = list(_labels(text.text))
    starts = [*(start for start, _, _ in labels), len(text.text)]
    made += plain(text, 0, starts[0])
    for (_, begin, field), end in zip(labels, starts[1:], strict=True):
        made += _said(field, text, begin, end)
    return made


def _labels(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each label with a colon begins, where its value begins, and its field.

    A label of no field of ours is one all the same, so that its value is nothing else's.
    """
    floor = 0
    for colon in _COLON.finditer(text):
        words = list(re.finditer(r"\S+", text[floor : colon.start()]))
        whole = text[floor : colon.start()].strip(" ,;|/•·")
        begun = floor + (len(text[floor:]) - len(text[floor:].lstrip(" ,;|/•·")))
        named = category_in(whole)
        is_office = (named and named.printed == _ASIDE.sub("", whole)) or is_position(whole)
        if _tells_itself(whole, text[colon.end() :]):
            yield begun, begun, "category"
            floor = colon.end()
            continue
        if (is_office or SEASON_ALONE.fullmatch(whole)) and _TIMED.match(text[colon.end() :]):
            yield begun, begun, "category"
            floor = colon.end()
            continue
        for count in range(min(_MOST_LABEL_WORDS, len(words)), 0, -1):
            start = floor + words[-count].start()
            if not _is_whole(text[start : colon.start()]):
                continue
            field = _field_of(text[start : colon.start()], begins=start == 0)
            if field is not None:
                yield start, colon.end(), field
                break
        else:
            if colon[0].endswith(".") or (floor == 0 and _is_title(whole, text[colon.end() :])):
                yield begun, begun, "category"
            elif floor == 0 and len(words) <= _MOST_LABEL_WORDS:
                yield 0, colon.end(), "other"
        floor = colon.end()


_COLON = pattern_of(r"\s?:(?!\d)|\s*\.{3,}(?=\s)")
"""What ends a label: a colon, or dots that lead to its value."""


def _tells_itself(words: str, behind: str) -> bool:
    """Return whether words before a colon are no label: a time, or a title before its season."""
    timed = any(_ends(words, sign) for sign in (DATE, MONTHS, DAYS))
    return timed or _SEASON_BEHIND.match(behind) is not None


def _ends(words: str, sign: re.Pattern[str]) -> bool:
    return any(not words[found.end() :].strip(" )]") for found in sign.finditer(words))


_SEASON_BEHIND = pattern_of(rf"\s*(?:{SEASON_ALONE.pattern.removeprefix('(?i)')})\b", re.IGNORECASE)


def _is_whole(label: str) -> bool:
    """Return whether a label cuts through no brackets; it may stand in one: "(PM: …)"."""
    inner = label.strip().removeprefix("(")
    return inner.count("(") == inner.count(")")


def _is_title(words: str, behind: str) -> bool:
    """Return whether words before a colon are a show, whose dates follow, and ask for nothing."""
    dated = span_in(behind) is not None or MONTHS.search(behind) is not None
    return dated and words[:1].isupper() and _ASKS.search(words) is None


_ASKS = pattern_of(
    r"(?i)\b(?:dates?|period|employ\w*|duration|time|work\w*|prep|wrap|shoot\w*|phone|e-?mail|web"
    r"|contact|union|local|address|supervis\w*|reference|start|end|production|show)\b"
)
_ASIDE = pattern_of(r"\s*\([^()]*\)$")
_TIMED = pattern_of(
    r"(?i)\s*(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*['’]?\d"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\.?\s*(?:[-–—]|to\b))"
)
"""A time, as no name begins that only looks like a month: "Marnie", "June"."""


def _field_of(label: str, *, begins: bool) -> str | None:
    """Return the field of a label; behind other words a slash parts it from them."""
    said = label.strip("(|,;•·-–— ")
    if not begins and "/" in said:
        parts = [part.strip() for part in said.split("/")]
        if any(field_of_label(part, has_colon=True) is None for part in parts):
            return None
    return field_of_label(said, has_colon=True)


def _said(field: str, text: Passage, start: int, end: int) -> list[Bit]:
    """Return what the value of a label says, which stands between two places of a text."""
    if field == "other":
        return [each for each in plain(text, start, end) if each.field in TIMES]
    if field == "category":
        return plain(text, start, end)
    if field in CREW:
        return _person(field, text, start, end)
    if field in {"dates", "days", "weeks"}:
        return _timed(field, text, start, end)
    return (_whole if field in TIMES else _value)(field, text, start, end)


def _person(field: str, text: Passage, start: int, end: int) -> list[Bit]:
    """Return the name behind the label of an office, and what signs stand behind the name."""
    cut = _END_OF_NAME.search(text.text[start:end].rstrip(" ,;/|"))
    made = _whole(field, text, start, start + cut.start() if cut else end)
    rest = plain(text, start + cut.end(), end) if cut else []
    return made + [each for each in rest if each.field not in {TEXT, BESIDE}]


def _timed(field: str, text: Passage, start: int, end: int) -> list[Bit]:
    """Return the times behind a label of times: a span of dates may have its days beside it."""
    if field != "dates" or DATE.search(text.text, start, end) is None:
        count = _COUNT.match(text.text, start, end)
        if count is not None:
            own = "weeks" if field == "weeks" else "days"
            return [Bit(own, text.group(count, "v")), *plain(text, count.end(), end)]
    timed = [each for each in plain(text, start, end) if each.field in TIMES]
    counted = field == "dates" and DATE.search(text.text, start, end) is None
    if counted or any(each.field in {"dates", "months"} for each in timed) == (field == "dates"):
        return timed or _whole(field, text, start, end)
    return [*_whole(field, text, start, end), *timed]


_COUNT = pattern_of(r"\s*(?P<v>\d{1,3}(?:[.,]5|\s?½)?)(?=\s*(?:[;|•·()\[\]]|[.,](?:\s|$)|$))")
"""A number that is the whole answer to a label of days: what follows is another matter."""


def _whole(field: str, text: Passage, start: int, end: int) -> list[Bit]:
    held = _trimmed(text, start, end)
    return [Bit(field, held)] if held else []


def _value(field: str, text: Passage, start: int, end: int) -> list[Bit]:
    """Return a label's value up to the next mark that parts, and what times stand behind it."""
    said = text.text[start:end]
    cut = re.search(r"\s+[|•·]\s+|;\s", said)
    stop = start + cut.start() if cut else end
    made = _whole(field, text, start, stop)
    return made + (plain(text, stop, end) if cut else [])


def _trimmed(text: Passage, start: int, end: int) -> Printed | None:
    said = text.text[start:end].strip(" ,;:–—-|/•·.()")
    if not any(map(str.isalnum, said)):
        return None
    at = text.text.index(said, start)
    behind = text.text[at + len(said) : at + len(said) + 1]
    stop = at + len(said) + (behind == "." and _SHORTENED.search(said) is not None)
    return text.cut(at, stop)
