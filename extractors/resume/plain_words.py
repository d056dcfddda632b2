"""Words without a label on a resume: crew, times, titles in quotes, and the rest in parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors import catalogue
from extractors.evl.titles import SEASON
from extractors.names import looks_like_company
from extractors.passages import Passage, Printed
from extractors.patterns import pattern_of
from extractors.resume.agreements import UNDER
from extractors.resume.listed import OTHER_CAUCUS
from extractors.resume.offices import offices_in
from extractors.resume.positions import POSITION, is_position, joins_positions
from extractors.resume.times import DATE, DAYS, MONTHS, WEEKS, YEARLESS, span_in
from extractors.upgrade_category import category_in

TEXT = "text"
QUOTED = "quoted"
BESIDE = "beside"
DAY = "day"
"""Plain words, words in quotes, words in brackets that no other sign tells apart; one date."""

_SPLIT = pattern_of(
    r"\s*\.{3,}\s+|\s+[–—|•·/\\>]+\s+|:\s+|\s+-+\s+|[;|•·]\s*|,\s+(?=[\WA-ZÀ-Þ\d]|seasons?\b)"
    r"|\s*[()\[\]]\s*|\t"
    r"|(?<!\b[A-Z])(?<!\b[A-Z]\.[A-Z])(?<!\b(?i:Mr|Ms|Dr|St|Mt|Ft|Jr|Sr|Co|No|Ep|vs))"
    r"(?<!\b(?i:Mrs|Inc|Ltd|Dir|Ave|Ent))(?<!\bAsst)(?<!\bBros)(?<!\bProd)(?<!\bCoord)\.\s+(?=[A-ZÀ-Þ“\"]|1st\b|2nd\b)"
)
QUOTED_WORDS = pattern_of(r"[“\"«](?P<v>[^“”\"«»]{2,70})[”\"»]")
SEASON_ALONE = pattern_of(
    r"(?i)(?:season|saison|seas\.?|s|series)\s*#?\s*(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_SAYS_NOTHING = pattern_of(
    r"(?i)on|for|at|by|with|from|to|and|the|of|in|as|x|worked|total|moved up|promoted|upgraded"
    r"|(?:and )?(?:before|after) that,?(?: from)?|and then|then(?: from)?|next(?: from)?"
    r"|(?:\d+|\w+) episodes?|episodes? [\d ,&–-]+|(?:multi|single)-?cam(?:era)?"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
)
"""Words between what a line says, and days of the week before a date."""


def _bare(sign: re.Pattern[str]) -> str:
    return sign.pattern.removeprefix("(?i)")


@dataclass(frozen=True, slots=True)
class Bit:
    """One part of a line: the field it belongs to, or what kind of plain words it is."""

    field: str
    value: Printed
    whole: Printed | None = None
    """Words in quotes with those before a dash, which may be whose spot or song it is."""


def plain(text: Passage, start: int, end: int) -> list[Bit]:
    """Return what words without a label say: crew, times, quoted titles, and the rest in parts."""
    found: list[tuple[int, int, Bit]] = []
    part = text.text[start:end]
    for office in offices_in(part):
        a, b = start + office.name_at[0], start + office.name_at[1]
        held = text.cut(a, b).with_text(office.name)
        found.append((start + office.at[0], start + office.at[1], Bit(office.field, held)))
    for field, spot in _times(part):
        a, b = start + spot[0], start + spot[1]
        found.append((a, b, Bit(field, text.cut(a, b))))
    for quoted in QUOTED_WORDS.finditer(part):
        a, b = start + quoted.start(), start + quoted.end()
        found.append((a, b, Bit(QUOTED, text.cut(a, b))))
    found = [_with_client(text, each) for each in _apart(found)]
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


def _with_client(text: Passage, each: tuple[int, int, Bit]) -> tuple[int, int, Bit]:
    """Return the name of a spot or a song with whose it is: 'Fizz Cola "Leap" commercial'.

    Without a word for spots it is theirs where it opens its line and nothing parts the two.
    """
    start, end, bit = each
    before = _CLIENT.search(text.text[:start])
    if bit.field != QUOTED or before is None or is_position(before["v"]):
        return each
    beside = before.start() == 0 and not before["mark"] and _CLOSED.match(text.text, end)
    if not beside and _SPOT.match(text.text, end) is None:
        dashed = before.start() == 0 and before["mark"]
        whole = text.cut(0, end) if dashed and not looks_like_company(before["v"]) else None
        return start, end, replace(bit, whole=whole)
    return before.start(), end, Bit(QUOTED, text.cut(before.start(), end))


_CLIENT = pattern_of(
    r"(?<![^\s,;|])(?P<v>[A-ZÀ-Þ][\w'’&.-]*(?:\s+(?:[A-ZÀ-Þ][\w'’&.-]*|&|and|the|of)){0,4})"
    r"(?P<mark>:|\s[–—-])?\s+$"
)
_SPOT = pattern_of(
    r"(?i)(?:\s*\([^()]*\))?[\s,(/|•·–—-]*(?:tv )?(?:commercial|spots?|promo|PSA|music video|ad)\b"
)
_CLOSED = pattern_of(r"\s*(?:$|\()")


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


_THEN = pattern_of(r"(?i)\b(?:and|then|followed)\b")


def _words(text: Passage, start: int, end: int) -> list[Bit]:
    """Return plain words in parts: categories, agreements, seasons, and what may be a title."""
    made: list[Bit] = []
    firms = [found.span() for found in _IN_A_FIRM.finditer(text.text, start, end)]
    parted = [
        spot
        for spot in _SPLIT.finditer(text.text, start, end)
        if not joins_positions(text.text[start:end], spot.start() - start, spot.end() - start)
        and not any(a <= spot.start() < b for a, b in firms)
    ]
    cuts = [start, *(spot.end() for spot in parted)]
    stops = [*(spot.start() for spot in parted), end]
    for begin, stop in zip(cuts, stops, strict=True):
        said = text.text[begin:stop].strip(" ,;:–—-|•·/")
        said = said.rstrip(".") if not re.search(r"\b(?:Jr|Sr|Inc|Ltd|Co|[A-Z])\.$", said) else said
        if not any(map(str.isalpha, said)) and not re.fullmatch(r"\d{1,4}", said):
            continue
        at = text.text.index(said, begin)
        bracketed = text.text[:at].rstrip().endswith(("(", "["))
        made += _kinds(text, at, said, bracketed=bracketed)
    return made


_FIRM = (
    r"(?:Productions?|Films?|Pictures|Television|TV|Entertainment|Media|Ontario|BC|Canada|Inc|Ltd"
    r"|LLC|ULC|Corp|Co)"
)
_IN_A_FIRM = pattern_of(rf"\s\([A-ZÀ-Þ][\w.]{{1,11}}\)\s+(?={_FIRM}\b)")
"""A bracket that the name of a company goes on behind: "Harbour Films (Ont.) Ltd."."""

_CAPACITY_ON = pattern_of(
    rf"(?P<v>{_bare(OTHER_CAUCUS)}|{_bare(POSITION)})(?=\s+(?:on|for|at)\s)", re.IGNORECASE
)
_WORDS_ON = pattern_of(r"(?P<v>[A-ZÀ-Þ][\w/&.' -]{2,40}?)\s+(?:on|for|at)\s+(?=[A-ZÀ-Þ“\"])")
_SEASON_FOR = pattern_of(rf"(?:{_bare(SEASON_ALONE)})\s+(?:for|at|@)\s+.+", re.IGNORECASE)
_LEADS = pattern_of(
    r"(?:(?i:I\s+was(?:\s+(?:the|an?))?|for|at|on|with|from)|(?i:(?:I\s+)?(?:(?:have|was|been)\s+)*(?:work(?:ed|ing)|employed"
    r"|hired|engaged)\s+as(?:\s+(?:the|an?))?))\s+(?=[A-ZÀ-Þ\d])"
)
"""Words before what is told: "I worked as", "for"."""

_DIRECTED = pattern_of(r"(?i)(?:dir\.|directed by|director:?)\s+\S")
"""Who directed a show is nothing of whoever worked on it."""

_AS = pattern_of(r"(?:[Aa]s|AS)\s+(?:(?:an?|the)\s+)?")


def _kinds(text: Passage, at: int, said: str, *, bracketed: bool) -> list[Bit]:
    """Return what kind of words stand at a place: a category before a title counts as both."""
    held = text.cut(at, at + len(said)).with_text(said)
    if (parts := _begun_by_sign(text, at, said)) is not None:
        return parts
    if _SAYS_NOTHING.fullmatch(said) or _DIRECTED.match(said):
        return []
    if led := _LEADS.match(said) or _led_category(said):
        return _kinds(text, at + led.end(), said[led.end() :], bracketed=bracketed)
    signs = (("jurisdiction", UNDER), ("season", SEASON_ALONE), ("classification", OTHER_CAUCUS))
    signed = next((field for field, sign in signs if sign.fullmatch(said)), None)
    signed = "classification" if signed is None and is_position(said) else signed
    kind = catalogue.production_wording(said)
    if signed is None and kind is not None and len(kind[1].split()) == len(said.split()):
        signed = "production_type"
    if signed is None and not bracketed and (parts := _around_season(text, at, said)):
        return parts
    return [Bit(signed or (BESIDE if bracketed else TEXT), held)]


def _begun_by_sign(text: Passage, at: int, said: str) -> list[Bit] | None:
    """Return what words say that begin with a capacity, or with a season before its studio."""
    category = category_in(said) or category_in(said.removesuffix("s"))
    if category is not None:
        return _of_category(text, at, said, category.printed)
    if capacity := _CAPACITY_ON.match(said):
        return _of_category(text, at, said, capacity["v"])
    if (named := _WORDS_ON.match(said)) and is_position(named["v"]):
        return _of_category(text, at, said, named["v"])
    if season := _SEASON_FOR.match(said):
        return _show_for(text, at, at + season.end())
    return None


def _led_category(said: str) -> re.Match[str] | None:
    """Return the "As" before a category: a title such as "As Good As Gold" keeps its own."""
    led = _AS.match(said)
    return led if led and category_in(said[led.end() :]) is not None else None


def _around_season(text: Passage, at: int, said: str) -> list[Bit]:
    """Return the title before a season and the words behind it: "Nightjar S2 Sony"."""
    found = next((each for each in SEASON.finditer(said) if each.start()), None)
    rest = _FOR.sub("", f" {said[found.end() :].strip(' ,;)')}", count=1).strip() if found else ""
    if found is None or not rest[:1].isupper() or _OF_A_FIRM.fullmatch(rest):
        return []
    behind = at + said.index(rest, found.end())
    own = (at, at + found.end()), (behind, at + len(said))
    return [Bit(TEXT, text.cut(*span)) for span in own]


_OF_A_FIRM = pattern_of(rf"(?:{_FIRM}\b[.,]?\s*)+")
"""What stands behind a season only in the name of a company: "Kestrel Season Two Productions"."""


def _of_category(text: Passage, at: int, said: str, printed: str) -> list[Bit]:
    """Return a category, and the show behind it: "1st APC on Cold Tide for Orbit"."""
    rest = said[len(printed) :].lstrip(" s,.")
    on = re.match(r"(?i)(?:on|for|at)\b\s*", rest)
    if on is None:
        end = at + len(said if rest and not _SAYS_NOTHING.fullmatch(rest) else printed)
        return [Bit("classification", text.cut(at, end))]
    own = Bit("classification", text.cut(at, at + len(printed)))
    begin = at + said.index(rest) + on.end()
    if kind := _THE_KIND.match(text.text, begin, at + len(said)):
        begin = kind.end()
    if season := _SEASON_OF.match(text.text, begin, at + len(said)):
        spot = Bit("season", text.group(season, "v"))
        return [own, spot, *_show_for(text, season.end(), at + len(said))]
    return [own, *_show_for(text, begin, at + len(said))]


_THE_KIND = pattern_of(
    r"(?:the|a)\s+(?:(?:TV|television)\s+)?(?:feature(?:\s+film)?|film|(?:mini-?)?series|pilot|movie|MOW)\s+"
)
_SEASON_OF = pattern_of(r"(?P<v>[Ss]eason\s+\w+)\s+of\s+(?=[A-ZÀ-Þ\d])")


def _show_for(text: Passage, begin: int, end: int) -> list[Bit]:
    """Return a show and behind "for" its studio: "Cold Tide for Orbit", "Season 2 for Orbit"."""
    said = text.text[begin:end]
    if not said.strip():
        return []
    made_by = _MADE_BY.search(said)
    last = max((each.start() for each in _FOR.finditer(said)), default=0)
    if made_by is not None:
        last, behind = made_by.span()
    elif last:
        behind = last + len(_FOR.findall(said[last:])[0])
    else:
        return [Bit(TEXT, text.cut(begin, end))]
    field = "season" if SEASON_ALONE.fullmatch(said[:last].strip()) else TEXT
    stop = said.find(",", behind)
    studio = text.cut(begin + behind, begin + stop if made_by and stop > 0 else end)
    return [Bit(field, text.cut(begin, begin + last)), Bit(BESIDE, studio)]


_MADE_BY = pattern_of(r",\s+(?:[a-z]+\s+){0,3}(?:for|by)\s+(?=[A-ZÀ-Þ])")
_FOR = pattern_of(r"\s+(?:for|at|@)\s+(?=[A-ZÀ-Þ])")
