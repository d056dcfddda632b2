"""Which words of a sentence are the title of a show, its studio, its capacity and its crew."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors import catalogue
from extractors.evl.titles import SEASON
from extractors.names import looks_like_company, looks_like_person
from extractors.passages import Passage, Printed
from extractors.patterns import pattern_of
from extractors.resume.agreements import UNDER
from extractors.resume.headings import field_of_heading
from extractors.resume.listed import OTHER_CAUCUS, names_capacity
from extractors.resume.paragraphs import Block
from extractors.resume.plain_words import QUOTED_WORDS
from extractors.resume.positions import POSITION_IN_PROSE
from extractors.resume.prose_crew import crew_in
from extractors.resume.times import DATE
from extractors.upgrade_category import category_in
from extractors.word_lists import word_set

_CAPITAL = r"(?:(?:Mr|Mrs|Ms|Dr|St)\.|[A-ZÀ-Þ][\w'’&!?/-]*|\d+(?!\w)|&)"
_SMALL = r"(?:of|the|and|to|in|at|a|an|over|under|de|la|les|du|des|no)"
_PHRASE = pattern_of(rf"(?<![\w’'-]){_CAPITAL}(?:\s+(?:{_SMALL}\s+){{0,2}}{_CAPITAL})*")
_LEADS_IN = word_set(
    "i in on at as from for before after then since until during with when also it he she we "
    "between worked was by"
)
"""Words that open a sentence, in capitals, before a title."""

_NO_TITLE = _LEADS_IN | word_set(
    "my our this that another both last first next later earlier most finally producer season "
    "series"
)
"""Words in capitals that are no title alone."""

_KIND = (
    r"(?:(?:feature|television|tv|mini-?|web|limited|streaming|cable)[ -]?)*"
    r"(?:film|series|movie|pilot|feature|mini-?series|show|MOW|special|documentary|production)"
)
_LED = pattern_of(
    rf"(?i)\b(?:on|of|joined|did|called|titled|{_KIND}|show|worked)\s+(?:the\s+|a\s+)?(?:{_KIND}\s+)?$"
)
_MADE_BY = pattern_of(r"(?i)\b(?:for|by|at|with|from)\s+(?:the\s+)?$")
_OPENS = pattern_of(r"^[\s•*–—-]*$")
_ENDS_TITLE = pattern_of(r"\s*(?:[,(:;–—|/•·]|[-–—]\s|\.\s|season\b|series\b)")
_QUOTED, _LEADING, _OPENING, _ANY = 3.0, 2.0, 1.5, 0.5
_COMPANY, _PERSON = 1.2, 0.6
_SURELY = 0.9
_SEASON_OF = pattern_of(r"(?i)\bseason\s+(?P<v>\w+)\s+of\s+(?:the\s+)?$")
_NUMBER_OF = pattern_of(r"\d+\s+of\s+(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class _Phrase:
    start: int
    end: int
    worth: float


def words_of(
    block: Block, start: int, end: int, taken: Sequence[tuple[int, int]]
) -> dict[str, Printed]:
    """Return what a part of a text says of a show; ``taken`` are the places that tell its time."""
    text = block.text
    made: dict[str, Printed] = {}
    held = list(taken)
    for field, spot, name in crew_in(text.text, start, end):
        made.setdefault(field, text.cut(*name))
        held.append(spot)
    if (capacity := _capacity(text.text, start, end, held)) is not None:
        made["classification"] = text.cut(*capacity)
        held.append(capacity)
    return made | _named(text, _phrases(block, start, end, held), start, end)


def names_title(block: Block, start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Return whether a part of a text surely names a title: in quotes, led to, or opening it."""
    held = [*taken, *(spot for _, spot, _ in crew_in(block.text.text, start, end))]
    return any(each.worth >= _SURELY for each in _phrases(block, start, end, held))


def _named(text: Passage, phrases: Sequence[_Phrase], start: int, end: int) -> dict[str, Printed]:
    """Return the title of a show with its season, and its studio."""
    title = max(phrases, key=lambda each: (each.worth, -each.start), default=None)
    if title is None:
        return {}
    title = _with_comma(text.text, title, phrases)
    made = {"production_title": text.cut(title.start, title.end)}
    if led := _SEASON_OF.search(text.text, start, title.start):
        made["season"] = text.group(led, "v")
    elif behind := SEASON.match(text.text, title.end + _is_quoted(text.text, title), end):
        made["season"] = text.group(behind)
    others = [each for each in phrases if each.start >= title.end or each.end <= title.start]
    studio = _studio(text, title, others)
    return made | ({"studio": studio} if studio is not None else {})


def _with_comma(text: str, title: _Phrase, phrases: Sequence[_Phrase]) -> _Phrase:
    """Return a title with the words behind its comma: "Love, Later", before season or studio."""
    behind = next((each for each in phrases if text[title.end : each.start] == ", "), None)
    if behind is None or looks_like_company(text[behind.start : behind.end]):
        return title
    studio = next((each for each in phrases if text[behind.end : each.start] == ", "), None)
    before_studio = studio is not None and looks_like_company(text[studio.start : studio.end])
    if before_studio or SEASON.match(text, behind.end):
        return _Phrase(title.start, behind.end, title.worth)
    return title


def _is_quoted(text: str, title: _Phrase) -> bool:
    return text[title.end : title.end + 1] in {"”", '"', "»"}


def _capacity(
    text: str, start: int, end: int, held: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return where the first category or position outside of ``held`` stands."""
    found = [each.span() for each in OTHER_CAUCUS.finditer(text, start, end)]
    found += [
        (word.start(), word.start() + len(known.printed))
        for word in _OPENS_CAPACITY.finditer(text, start, end)
        if (known := category_in(text[word.start() : end])) is not None
    ]
    others = [each.span() for each in POSITION_IN_PROSE.finditer(text, start, end)]
    for spans in (found, others):
        free = (span for span in spans if not any(a < span[1] and span[0] < b for a, b in held))
        if first := min(free, key=lambda span: (span[0], -span[1]), default=None):
            return first
    return None


_OPENS_CAPACITY = pattern_of(r"(?<!\S)[A-Z1-2]\S*")


def _phrases(block: Block, start: int, end: int, held: Sequence[tuple[int, int]]) -> list[_Phrase]:
    """Return the words in capitals and in quotes, with how likely each is a title."""
    text = block.text.text
    quoted = [_with_client(text, found) for found in QUOTED_WORDS.finditer(text, start, end)]
    made = [_Phrase(a, b, _QUOTED) for a, b in quoted]
    apart = [*held, *quoted]
    edges = sorted({start, end, *(each for each in block.breaks if start < each < end)})
    for begin, stop in pairwise(edges):
        for found in _PHRASE.finditer(text, begin, stop):
            a, b = _bare(text, *found.span())
            taken = any(x < b and a < y for x, y in apart)
            if a < b and not taken and not _is_other(text[a:b], text[:a]):
                made.append(_Phrase(a, b, _worth(text, (begin, stop), a, b)))
    return made


def _with_client(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Return where a title in quotes stands, a spot's or a song's with whose it is before it."""
    before = _SPOT_OF.search(text, 0, found.start())
    return (before.start("v"), found.end()) if before is not None else found.span("v")


_SPOT_OF = pattern_of(
    rf"(?i:\b(?:commercial|spot|promo|PSA|music video|video)s?)(?:\s+(?:for|by))?(?:,|:)?\s+"
    rf"(?P<v>{_CAPITAL}(?:\s+(?:{_SMALL}\s+)?{_CAPITAL}){{0,4}})\s+$"
)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a phrase without words at its head that only open it, or count its season."""
    if counted := _SEASON_BEFORE.search(text[:start]) and _NUMBER_OF.match(text, start, end):
        return counted.end(), end
    while start < end and _LED.search(text[:start]) is None:
        word = re.match(r"\S+\s*", text[start:end])
        if word is None or not _only_opens(word[0].strip(" ,"), text[:start]):
            break
        start += word.end()
    firm = _AT.search(text, start, end)
    if firm is not None and (looks_like_company(firm["v"]) or firm["v"].isupper()):
        end = firm.start()
    while behind := re.search(r"\s(?:I|We|He|She)$", text[start:end]):
        end = start + behind.start()
    return start, end


def _only_opens(word: str, before: str) -> bool:
    """Return whether a word opens a sentence, or is a year that "in" leads to: no title's."""
    year = _YEAR.fullmatch(word) is not None and _IN.search(before) is not None
    opens = word == "I" or _NEW_SENTENCE.search(before) is not None
    return year or (opens and word.lower() in _LEADS_IN)


_NEW_SENTENCE = pattern_of(r"(?:^|[.;:!?)”–—-]\s*)$")
_AT = pattern_of(r"\s+at\s+(?P<v>.+)$")
"""A place within a title, or the company that made it."""

_YEAR, _IN = pattern_of(r"(?:19|20)\d\d"), pattern_of(r"(?i)\b(?:in|since|during|of|by)\s+$")
_SEASON_BEFORE = pattern_of(r"(?i)\bseason\s+$")


def _is_other(said: str, before: str) -> bool:
    """Return whether words are a kind of production, a date, a capacity, an agreement, a season."""
    kind = catalogue.production_wording(said)
    whole = kind is not None and len(kind[1].split()) == len(said.split())
    signs = DATE.search(said) or UNDER.fullmatch(said) or SEASON.match(f" {said}")
    named = names_capacity(said) or field_of_heading(said) is not None
    opens = said.lower() in _NO_TITLE and _NEW_SENTENCE.search(before) is not None
    return bool(whole or signs or named or opens) or not any(map(str.isalpha, said))


def _worth(text: str, line: tuple[int, int], a: int, b: int) -> float:
    """Return how likely words from ``a`` to ``b`` are a title, by what stands around them."""
    before, said = text[line[0] : a], text[a:b]
    ends = _ENDS_TITLE.match(text, b) is not None or not text[b : line[1]].strip()
    opens = _OPENS.match(before) is not None and ends
    worth = _LEADING if _LED.search(before) else _OPENING if opens else _ANY
    worth -= _COMPANY * looks_like_company(said) + _PERSON * looks_like_person(said)
    return worth - _COMPANY * (_MADE_BY.search(before) is not None)


def _studio(text: Passage, title: _Phrase, others: Sequence[_Phrase]) -> Printed | None:
    """Return the company among ``others``, the first behind the title; else who it was made for."""
    said = text.text
    behind = [each for each in others if each.start >= title.end] or list(others)
    firms = [each for each in behind if looks_like_company(said[each.start : each.end])]
    beside = [each for each in behind if _is_beside(said, title, each)]
    made_for = [each for each in behind if _MADE_BY.search(said[: each.start])]
    chosen = next(iter(firms or beside or made_for), None)
    return text.cut(chosen.start, chosen.end) if chosen else None


def _is_beside(text: str, title: _Phrase, other: _Phrase) -> bool:
    """Return whether nothing but marks and a season stands between a title and other words."""
    between = SEASON.sub("", f" {text[title.end : other.start]}")
    named = looks_like_person(text[other.start : other.end])
    return other.start >= title.end and not named and not any(map(str.isalnum, between))
