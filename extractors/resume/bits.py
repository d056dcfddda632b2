"""What each part of a resume's line says: a label's value, a time, a category, or plain words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors import catalogue
from extractors.evl.titles import SEASON
from extractors.layout import Line
from extractors.names import looks_like_person
from extractors.passages import Passage, Printed, passage
from extractors.resume.agreements import UNDER
from extractors.resume.headings import CREW, TIMES, field_of_heading, field_of_label
from extractors.resume.times import DATE, DAYS, MONTHS, WEEKS, span_in
from extractors.upgrade_category import category_in

TEXT = "text"
QUOTED = "quoted"
BESIDE = "beside"
DAY = "day"
"""Plain words, words in quotes, words in brackets that no other sign tells apart; one date."""

_MOST_LABEL_WORDS = 4
_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?:\s+[A-ZÀ-Þ][\w'’.-]*){1,3}"
_OFFICE = re.compile(
    rf"(?:(?:^|(?<=[,;|/(•·])\s*)(?P<office>(?i:U?PM|PC|POC|(?:1st\s+)?APC|(?:line\s+)?producer"
    rf"|production manager))"
    rf"|(?:(?<=[,;|/(•·])\s*)(?P<behind>(?i:(?:assistant )?production coordinator))"
    rf"|^\s*(?P<short_title>(?i:prod\. (?:coord(?:inator|\.)?|manager|mgr\.)))"
    rf"|(?<=\s)(?P<short>U?PM|PC|APC))\s*[-–—:]?\s+(?P<v>{_NAME})"
)
_OFFICES = ("office", "behind", "short_title", "short")
_SPLIT = re.compile(
    r"\s+[–—|•·/\\>]+\s+|:\s+|\s+-+\s+|[;|•·]\s*|,\s+(?=[\WA-ZÀ-Þ\d])|\s*[()\[\]]\s*|\t"
)
_END_OF_NAME = re.compile(
    r"\s+[–—|•·/]\s+|\s+-\s+|;|,\s+(?!(?:Jr|Sr|II|III|IV)\b)|[|•·)]"
    r"|(?<!\bJr)(?<!\bSr)(?<!\bSt)(?<!\b[A-Z])\.\s"
)
_SHORTENED = re.compile(r"\b(?:Jr|Sr|Inc|Ltd|Co|[A-Z])$")
_QUOTED = re.compile(r"[“\"«](?P<v>[^“”\"«»]{2,70})[”\"»]")
_SEASON = re.compile(
    r"(?i)(?:season|saison|seas\.?|s|series)\s*#?\s*(?:\d{1,2}|one|two|three|four)"
)
_POSITION = re.compile(
    r"(?i)(?:[\w.]+\s+){0,4}(?:coordinators?|assistants?|secretar(?:y|ies)|managers?|supervisors?"
    r"|accountants?|clerks?|runners?|P\.?A\.?)"
)


@dataclass(frozen=True, slots=True)
class Bit:
    """One part of a line: the field it belongs to, or what kind of plain words it is."""

    field: str
    value: Printed


def bits_of(line: Line) -> list[Bit]:
    """Return what the parts of a line say, left to right."""
    made: list[Bit] = []
    segments = [each for each in line.segments() if any(map(str.isalnum, each.text))]
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
        return field if looks_like_person(value) else None
    if field in {"start_date", "end_date", "dates", "days", "weeks"}:
        return field if any(c.isdigit() for c in value) else None
    return field if category_in(text) is None else None


def in_text(text: Passage) -> list[Bit]:
    """Return what running text says: labels with colons first, then what is left between them."""
    made: list[Bit] = []
    labels = list(_labels(text.text))
    starts = [*(start for start, _, _ in labels), len(text.text)]
    made += _plain(text, 0, starts[0])
    for (_, begin, field), end in zip(labels, starts[1:], strict=True):
        made += _said(field, text, begin, end)
    return made


def _labels(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each label with a colon begins, where its value begins, and its field.

    A label of no field of ours is one all the same, so that its value is nothing else's.
    """
    floor = 0
    for colon in re.finditer(r"\s?:(?!\d)", text):
        words = list(re.finditer(r"\S+", text[floor : colon.start()]))
        whole = text[floor : colon.start()].strip(" ,;|/•·")
        begun = floor + (len(text[floor:]) - len(text[floor:].lstrip(" ,;|/•·")))
        named = category_in(whole)
        is_office = (named and named.printed == whole) or _POSITION.fullmatch(whole)
        if is_office and _TIMED.match(text[colon.end() :]):
            yield begun, begun, "category"
            floor = colon.end()
            continue
        for count in range(min(_MOST_LABEL_WORDS, len(words)), 0, -1):
            start = floor + words[-count].start()
            field = _field_of(text[start : colon.start()], begins=start == 0)
            if field is not None:
                yield start, colon.end(), field
                break
        else:
            if floor == 0 and len(words) <= _MOST_LABEL_WORDS:
                yield 0, colon.end(), "other"
        floor = colon.end()


_TIMED = re.compile(r"(?i)\s*(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))")


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
        return [each for each in _plain(text, start, end) if each.field in TIMES]
    if field == "category":
        return _plain(text, start, end)
    if field in CREW:
        return _person(field, text, start, end)
    if field in {"dates", "days", "weeks"}:
        return _timed(field, text, start, end)
    return (_whole if field in TIMES else _value)(field, text, start, end)


def _person(field: str, text: Passage, start: int, end: int) -> list[Bit]:
    """Return the name behind the label of an office, and what signs stand behind the name."""
    cut = _END_OF_NAME.search(text.text[start:end].rstrip(" ,;/|"))
    made = _whole(field, text, start, start + cut.start() if cut else end)
    rest = _plain(text, start + cut.end(), end) if cut else []
    return made + [each for each in rest if each.field not in {TEXT, BESIDE}]


def _timed(field: str, text: Passage, start: int, end: int) -> list[Bit]:
    """Return the times behind a label of times: a span of dates may have its days beside it."""
    timed = [each for each in _plain(text, start, end) if each.field in TIMES]
    if any(each.field in {"dates", "months"} for each in timed) == (field == "dates"):
        return timed or _whole(field, text, start, end)
    return [*_whole(field, text, start, end), *timed]


def _whole(field: str, text: Passage, start: int, end: int) -> list[Bit]:
    held = _trimmed(text, start, end)
    return [Bit(field, held)] if held else []


def _value(field: str, text: Passage, start: int, end: int) -> list[Bit]:
    """Return a label's value up to the next mark that parts, and what times stand behind it."""
    said = text.text[start:end]
    cut = re.search(r"\s+[|•·]\s+|;\s", said)
    stop = start + cut.start() if cut else end
    made = _whole(field, text, start, stop)
    return made + (_plain(text, stop, end) if cut else [])


def _trimmed(text: Passage, start: int, end: int) -> Printed | None:
    said = text.text[start:end].strip(" ,;:–—-|/•·.()")
    if not any(map(str.isalnum, said)):
        return None
    at = text.text.index(said, start)
    behind = text.text[at + len(said) : at + len(said) + 1]
    stop = at + len(said) + (behind == "." and _SHORTENED.search(said) is not None)
    return text.cut(at, stop)


def _plain(text: Passage, start: int, end: int) -> list[Bit]:
    """Return what words without a label say: crew, times, quoted titles, and the rest in parts."""
    found: list[tuple[int, int, Bit]] = []
    part = text.text[start:end]
    for office in _OFFICE.finditer(part):
        own = next(name for name in _OFFICES if office[name])
        field = field_of_label(office[own], has_colon=own in {"behind", "short_title"})
        if field in CREW and (name := _name_in(office["v"])):
            at = start + office.start("v")
            held = text.cut(at, at + len(name)).with_text(name)
            found.append((start + office.start(own), at + len(name), Bit(field, held)))
    for field, spot in _times(part):
        a, b = start + spot[0], start + spot[1]
        found.append((a, b, Bit(field, text.cut(a, b))))
    for quoted in _QUOTED.finditer(part):
        a, b = start + quoted.start(), start + quoted.end()
        found.append((a, b, Bit(QUOTED, text.cut(a, b))))
    found = _apart(found)
    edges = [(start, start), *((a, b) for a, b, _ in found), (end, end)]
    between = [bit for (_, a), (b, _) in pairwise(edges) for bit in _words(text, a, b)]
    own = [(text.span_of(bit.value)[0], bit) for bit in between] + [(a, bit) for a, _, bit in found]
    return [bit for _, bit in sorted(own, key=lambda each: each[0])]


def _apart(found: Sequence[tuple[int, int, Bit]]) -> list[tuple[int, int, Bit]]:
    kept: list[tuple[int, int, Bit]] = []
    for each in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


def _name_in(words: str) -> str | None:
    parts = words.split()
    for count in range(len(parts), 1, -1):
        name = " ".join(parts[:count]).strip(" ,;")
        if looks_like_person(name):
            return name
    return None


def _times(part: str) -> Iterator[tuple[str, tuple[int, int]]]:
    span = span_in(part)
    if span is not None:
        yield "dates", span
    elif months := MONTHS.search(part):
        yield "months", months.span()
    elif (only := DATE.search(part)) is not None:
        yield DAY, only.span()
    days, weeks = DAYS.search(part), WEEKS.search(part)
    if days is not None:
        yield "days", days.span()
    if weeks is not None:
        yield "weeks", weeks.span()


def _words(text: Passage, start: int, end: int) -> list[Bit]:
    """Return plain words in parts: categories, agreements, seasons, and what may be a title."""
    made: list[Bit] = []
    cuts = [start, *(start + m.end() for m in _SPLIT.finditer(text.text[start:end]))]
    stops = [*(start + m.start() for m in _SPLIT.finditer(text.text[start:end])), end]
    for begin, stop in zip(cuts, stops, strict=True):
        said = text.text[begin:stop].strip(" ,;:–—-|•·/")
        said = said.rstrip(".") if not re.search(r"\b(?:Jr|Sr|Inc|Ltd|Co|[A-Z])\.$", said) else said
        if not any(map(str.isalpha, said)) and not re.fullmatch(r"\d{1,4}", said):
            continue
        at = text.text.index(said, begin)
        bracketed = text.text[:at].rstrip().endswith(("(", "["))
        made += _kinds(text, at, said, bracketed=bracketed)
    return made


def _kinds(text: Passage, at: int, said: str, *, bracketed: bool) -> list[Bit]:
    """Return what kind of words stand at a place: a category before a title counts as both."""
    held = text.cut(at, at + len(said)).with_text(said)
    category = category_in(said) or category_in(said.removesuffix("s"))
    if category is not None:
        return _of_category(text, at, said, category.printed)
    if re.fullmatch(r"(?i)on|for|at|by|with|from|to|and|the|of|in|as|x", said):
        return []
    if led := re.match(r"(?i)(?:for|at|on|with|from)\s+(?=[A-ZÀ-Þ\d])", said):
        return _kinds(text, at + led.end(), said[led.end() :], bracketed=bracketed)
    signs = (("jurisdiction", UNDER), ("season", _SEASON), ("classification", _POSITION))
    signed = next((field for field, sign in signs if sign.fullmatch(said)), None)
    kind = catalogue.production_wording(said)
    if signed is None and kind is not None and len(kind[1].split()) == len(said.split()):
        signed = "production_type"
    if signed is None and not bracketed and (parts := _around_season(text, at, said)):
        return parts
    return [Bit(signed or (BESIDE if bracketed else TEXT), held)]


def _around_season(text: Passage, at: int, said: str) -> list[Bit]:
    """Return the title before a season and the words behind it: "Nightjar S2 Sony"."""
    found = next((each for each in SEASON.finditer(said) if each.start()), None)
    rest = said[found.end() :].strip(" ,;)") if found else ""
    if found is None or not rest[:1].isupper():
        return []
    behind = at + said.index(rest, found.end())
    own = (at, at + found.end()), (behind, at + len(said))
    return [Bit(TEXT, text.cut(*span)) for span in own]


def _of_category(text: Passage, at: int, said: str, printed: str) -> list[Bit]:
    """Return a category, and the show behind it: "1st APC on Cold Tide"."""
    rest = said[len(printed) :].lstrip(" s,.")
    on = re.match(r"(?i)(?:on|for|at)\b\s*", rest)
    if on is None:
        end = at + len(said if rest else printed)
        return [Bit("classification", text.cut(at, end))]
    own = Bit("classification", text.cut(at, at + len(printed)))
    begin = at + said.index(rest) + on.end()
    title = text.text[begin : at + len(said)]
    return [own, Bit(TEXT, text.cut(begin, at + len(said)))] if title.strip() else [own]
