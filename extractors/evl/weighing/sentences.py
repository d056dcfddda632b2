"""Texts within sentences: quoted ones, runs of capitals, positions in small letters."""

import re
from collections.abc import Iterator

from extractors.evl.anatomy import Letter
from extractors.evl.gather import paragraphs
from extractors.evl.weighing.mentions import Mention, region_of
from extractors.passages import passage
from extractors.patterns import pattern_of

_QUOTED = pattern_of(r"[“\"«‘](?P<v>[^“”\"«»]{2,80}?)[”\"»’](?!\w)")
_WORD = r"(?:[A-ZÀ-Þ0-9][\w'’&!?.:#/-]*|&)"
_LINK = r"(?:of|the|at|in|on|to|and|a|an|for|from|with|or|by|as)"
_PARTICLE = r"(?:de|la|del|los|las|di|da|dos|du|le|el|van|von|der|den|bin|y|e)"
_RUN = pattern_of(rf"{_WORD}(?:,?\s(?:(?:{_LINK}|{_PARTICLE})\s){{0,2}}{_WORD})*")
_CUT = pattern_of(rf",?\s(?:{_LINK}\s){{1,2}}|,\s|(?<=\w\w[.:])\s|(?<=^Dear)\s|(?<=\bM[rsx]\.)\s")
_SMALL = pattern_of(
    r"\b(?:as|position\s+of|capacity\s+of|(?:was|were)\s+(?:an?|our|the))\s+(?:an?\s+|the\s+|our\s+)?"
    r"(?P<v>[a-z][\w/&'’-]*(?:\s[a-z][\w/&'’-]*){0,3})"
)
_MOST_STARTS, _MOST_CHUNKS, _MOST_WORDS = 12, 5, 9

_BEFORE = {
    "on": "on", "for": "for", "by": "by", "of": "of", "as": "as", "at": "at", "with": "with",
    "through": "through", "via": "through", "from": "from", "that": "that", "titled": "titled",
    "entitled": "titled", "called": "titled", "named": "titled", "i": "i", "am": "i", "to": "to",
    "dear": "dear", "mr": "mr", "ms": "mr", "mrs": "mr", "mx": "mr", "and": "and", "is": "is",
    "was": "is", "were": "is", "in": "in", "under": "in", "series": "kind", "film": "kind",
    "feature": "kind", "show": "kind", "production": "kind", "picture": "kind", "pilot": "kind",
    "movie": "kind", "project": "kind", "commercial": "kind", "company": "company",
    "employer": "company", "producer": "company", "employee": "person", "member": "person",
    "worker": "person", "artist": "person", "our": "our", "the": "the", "a": "a", "an": "a",
    "position": "craft", "capacity": "craft", "classification": "craft", "payroll": "payroll",
    "paid": "payroll", "we": "we", "this": "the", "confirm": "confirm", "verify": "confirm",
    "certify": "confirm", "re": "re", "between": "between", "employing": "confirm",
}  # fmt: skip
_BEHIND = {
    "was": "was", "were": "was", "is": "was", "has": "has", "have": "has", "had": "has",
    "worked": "worked", "performed": "worked", "rendered": "worked", "served": "worked",
    "as": "as", "on": "on", "for": "for", "a": "a", "an": "a", "the": "a", "our": "a",
    "who": "who", "f/s/o": "fso", "from": "from", "by": "by", "in": "in", "and": "and",
    "of": "of", "which": "which", "confirms": "confirms", "verifies": "confirms",
    "certifies": "confirms", "hereby": "confirms", "employed": "employed", "hired": "employed",
    "engaged": "employed", "paid": "employed", "ssn": "number", "(ssn": "number",
    "last": "number", "local": "local", "(local": "local", "iatse": "local",
    "(iatse": "local", "season": "season", "inc": "form", "llc": "form", "ltd": "form",
    "department": "office", "office": "office", "to": "to", "with": "with",
}  # fmt: skip
_ARTICLES = frozenset({"a", "an", "the", "our"})
_OPENING, _MARKS = '“"‘« ', '”"’» '


def within(letter: Letter) -> Iterator[Mention]:
    """Yield the texts within the sentences of a letter, also those broken over lines."""
    for start, part in paragraphs(letter.lines):
        text = passage(part)
        for first, last, how in _spans(text.text):
            at = start + text.line_at(first)
            signs = (region_of(letter, at), how, *_before(text.text[:first]))
            behind = _behind(text.text[last : last + 40].lower())
            yield Mention(text.cut(first, last), at, frozenset((*signs, *behind)))


def _spans(whole: str) -> Iterator[tuple[int, int, str]]:
    """Yield where texts start and end, and how each was told."""
    for match in _QUOTED.finditer(whole):
        yield *match.span("v"), "quoted"
    for match in _SMALL.finditer(whole):
        start = match.start("v")
        for found in re.finditer(r"\S+", match["v"]):
            yield start, start + found.end(), "small letters"
    for match in _RUN.finditer(whole):
        for first, last in _chunks(whole, *match.span()):
            if len(whole[first:last].split()) <= _MOST_WORDS:
                whole_run = (first, last) == match.span()
                yield first, last, "run of capitals" if whole_run else "part of a run"


def _chunks(whole: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield a run of capitals, and its parts between commas and small words."""
    cuts = [found.span() for found in _CUT.finditer(whole, first, last)]
    starts = [first, *(end for _, end in cuts)]
    ends = [*(at for at, _ in cuts), last]
    for number, begin in enumerate(starts[:_MOST_STARTS]):
        for end in ends[number : number + _MOST_CHUNKS]:
            yield begin, end


def _before(ahead: str) -> Iterator[str]:
    """Yield the signs of the one or two words before a text."""
    words = ahead[-60:].lower().rstrip(_OPENING).split()
    if not words:
        yield "opens paragraph"
        return
    last = words[-1].strip('("“,')
    if last.endswith((".", ";")) and last.strip(".") not in _BEFORE:
        yield "opens sentence"
    last = last.strip(".:;")
    yield f"before {_BEFORE.get(last, 'other')}"
    if len(words) > 1:
        second = _BEFORE.get(words[-2].strip(".,:;"), "other")
        yield f"before {second} a" if last in _ARTICLES else f"two before {second}"


def _behind(rest: str) -> Iterator[str]:
    """Yield the signs of the mark and the word behind a text."""
    bare = rest.lstrip(_MARKS)
    if not bare:
        yield "ends paragraph"
        return
    if bare[0] in ",.;:()–—-":
        yield f"behind mark {bare[0]}"
    word = next(iter(bare.lstrip(" ,.;:–—-").split()), "").strip(".,:;)")
    if word[:1].isdigit():
        yield "behind digits"
    elif word[:2] in {"xx", "**", "(x", "(*"}:
        yield "behind number"
    else:
        yield f"behind {_BEHIND.get(word, 'other')}"
