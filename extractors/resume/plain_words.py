"""Words without a label on a resume: crew, times, titles in quotes, and the rest in parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors import catalogue
from extractors.evl.titles import SEASON
from extractors.names import looks_like_person
from extractors.passages import Passage, Printed
from extractors.resume.agreements import UNDER
from extractors.resume.headings import CREW, field_of_label
from extractors.resume.times import DATE, DAYS, MONTHS, WEEKS, YEARLESS, span_in
from extractors.upgrade_category import category_in

_END = re.compile(r"(?<!\bJr)(?<!\bSr)(?<!\b[A-Z])\.$")
TEXT = "text"
QUOTED = "quoted"
BESIDE = "beside"
DAY = "day"
"""Plain words, words in quotes, words in brackets that no other sign tells apart; one date."""

_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?:\s+[A-ZÀ-Þ][\w'’.-]*){1,3}"
_OFFICE = re.compile(
    rf"(?:(?:^|(?<=[.,;|/(•·])\s*)(?P<office>(?i:U?PM|PC|POC|(?:1st\s+)?APC|(?:line\s+)?producer"
    rf"|production manager))"
    rf"|(?:(?<=[,;|/(•·])\s*)(?P<behind>(?i:(?:assistant )?production coordinator))"
    rf"|^\s*(?P<short_title>(?i:prod\. (?:coord(?:inator|\.)?|manager|mgr\.)))"
    rf"|(?<=\s)(?P<short>U?PM|PC|APC))\s*[-–—:]?\s+(?P<v>{_NAME})"
)
_OFFICES = ("office", "behind", "short_title", "short")
_SPLIT = re.compile(
    r"\s+[–—|•·/\\>]+\s+|:\s+|\s+-+\s+|[;|•·]\s*|,\s+(?=[\WA-ZÀ-Þ\d])|\s*[()\[\]]\s*|\t"
    r"|(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Mt|Ft|Jr|Sr|Co|No|Ep|vs))(?<!\b(?:Mrs|Inc|Ltd))(?<!\bAsst)"
    r"(?<!\bProd)(?<!\bCoord)\.\s+(?=[A-ZÀ-Þ“\"])"
)
_QUOTED = re.compile(r"[“\"«](?P<v>[^“”\"«»]{2,70})[”\"»]")
SEASON_ALONE = re.compile(
    r"(?i)(?:season|saison|seas\.?|s|series)\s*#?\s*(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_SAYS_NOTHING = re.compile(
    r"(?i)on|for|at|by|with|from|to|and|the|of|in|as|x|worked|total|moved up|promoted|upgraded"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
)
"""Words between what a line says, and days of the week before a date."""

POSITION = re.compile(
    r"(?i)(?!the\b)(?:[\w.]+\s+){0,4}(?:coordinators?|operators?|swampers?|assistants?|secretar(?:y|ies)|managers?|supervisors?"
    r"|accountants?|clerks?|runners?|P\.?A\.?)"
)
"""A position in an office, in whatever words; the categories of Local 411 are told by name."""


@dataclass(frozen=True, slots=True)
class Bit:
    """One part of a line: the field it belongs to, or what kind of plain words it is."""

    field: str
    value: Printed


def plain(text: Passage, start: int, end: int) -> list[Bit]:
    """Return what words without a label say: crew, times, quoted titles, and the rest in parts."""
    found: list[tuple[int, int, Bit]] = []
    part = text.text[start:end]
    for office in _OFFICE.finditer(part):
        sign = next(name for name in _OFFICES if office[name])
        field = field_of_label(office[sign], has_colon=sign in {"behind", "short_title"})
        if field in CREW and (name := _name_in(office["v"])):
            at = start + office.start("v")
            held = text.cut(at, at + len(name)).with_text(name)
            found.append((start + office.start(sign), at + len(name), Bit(field, held)))
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
        name = _END.sub("", " ".join(parts[:count]).strip(" ,;"))
        if looks_like_person(name):
            return name
    return None


def _times(part: str) -> Iterator[tuple[str, tuple[int, int]]]:
    span = span_in(part)
    if span is not None:
        yield "dates", span
    elif months := MONTHS.search(part) or YEARLESS.search(part):
        yield "months", months.span()
    elif (only := DATE.search(part)) is not None:
        yield DAY, only.span()
    days, weeks = DAYS.search(part), WEEKS.search(part)
    # Two counts in one sentence are of two capacities, and none is the show's.
    if days is not None and not _counts_differ(part):
        yield "days", days.span()
    if weeks is not None:
        yield "weeks", weeks.span()


def _counts_differ(part: str) -> bool:
    """Return whether a sentence joins two numbers of days with "and then" or the like."""
    counts = list(DAYS.finditer(part))
    between = part[counts[0].end() : counts[-1].start()] if len(counts) > 1 else ""
    return _THEN.search(between) is not None and len({each["v"] for each in counts}) > 1


_THEN = re.compile(r"(?i)\b(?:and|then|followed)\b")


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


_LEADS = re.compile(
    r"(?:(?i:for|at|on|with|from)|(?i:(?:I\s+)?(?:(?:have|was|been)\s+)*(?:work(?:ed|ing)|employed"
    r"|hired|engaged)\s+as(?:\s+(?:the|an?))?))\s+(?=[A-ZÀ-Þ\d])"
)
"""Words before what is told: "I worked as", "for"."""

_AS = re.compile(r"(?:[Aa]s|AS)\s+(?:(?:an?|the)\s+)?")


def _kinds(text: Passage, at: int, said: str, *, bracketed: bool) -> list[Bit]:
    """Return what kind of words stand at a place: a category before a title counts as both."""
    held = text.cut(at, at + len(said)).with_text(said)
    category = category_in(said) or category_in(said.removesuffix("s"))
    if category is not None:
        return _of_category(text, at, said, category.printed)
    if _SAYS_NOTHING.fullmatch(said):
        return []
    if led := _LEADS.match(said) or _led_category(said):
        return _kinds(text, at + led.end(), said[led.end() :], bracketed=bracketed)
    signs = (("jurisdiction", UNDER), ("season", SEASON_ALONE), ("classification", POSITION))
    signed = next((field for field, sign in signs if sign.fullmatch(said)), None)
    kind = catalogue.production_wording(said)
    if signed is None and kind is not None and len(kind[1].split()) == len(said.split()):
        signed = "production_type"
    if signed is None and not bracketed and (parts := _around_season(text, at, said)):
        return parts
    return [Bit(signed or (BESIDE if bracketed else TEXT), held)]


def _led_category(said: str) -> re.Match[str] | None:
    """Return the "As" before a category: a title such as "As Good As Gold" keeps its own."""
    led = _AS.match(said)
    return led if led and category_in(said[led.end() :]) is not None else None


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
