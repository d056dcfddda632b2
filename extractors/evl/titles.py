"""Production titles and their seasons: "Harbor Lights, Season 2" is a title and a season."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.patterns import pattern_of

_NUMBER_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10",
}  # fmt: skip
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(_NUMBER_WORDS)}|[IVX]{{1,4}})"
SEASON = pattern_of(
    rf"[\s,;:–—(\[/-]*(?:\b(?:season|seas\.?|ssn\.?|series|cycle|szn)\s*(?:no\.?|"
    rf"number|#)?\s*[:#]?\s*(?P<after>{_COUNT})\b|"
    rf"(?<=[\s,(\[:–—-])S\.?\s?0?(?P<short>\d{{1,2}})(?:\s?E\d+)?\b|"
    rf"\b(?P<before>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+season\b)\s*[)\]]?",
    re.IGNORECASE,
)
_QUOTES = "\"“”„‟'‘’«»*_"
_EPISODES = pattern_of(
    r"[\s,;–—(\[-]*\b(?:ep(?:isode|s)?\.?|episodes)\s*#?\s*\d+.*$|\s*[(\[]\s*[)\]]\s*$",
    re.IGNORECASE,
)
_NUMBER_LOST = pattern_of(r",\s*season\W*$", re.IGNORECASE)
_TYPE_TAIL = pattern_of(r"\s*[(\[]\s*|\s+[–—-]\s+")


@dataclass(frozen=True, slots=True)
class Title:
    """A production as printed (quotes off), its title without the season, and the season."""

    printed: str
    title: str
    season: str | None


@lru_cache(maxsize=1024)
def title_of(text: str) -> Title:
    """Return the parts of a printed production."""
    printed = unquoted(text)
    found = None
    for found in SEASON.finditer(printed):
        if found.start() > 0:
            break
    else:
        found = None
    if found is None:
        return Title(printed, _NUMBER_LOST.sub("", printed), None)
    rest = printed[: found.start()] + printed[found.end() :]
    title = unquoted(_EPISODES.sub("", rest).strip(" ,;:-–—("))
    return Title(printed, title or printed, season_number(found))


_SEASON_BEFORE = pattern_of(r"(?i)\bseason\s+$")


def season_numbered(whole: str, start: int) -> tuple[int, int] | None:
    """Return where a season stands whose number begins at ``start``: "on Season Two"."""
    word = _SEASON_BEFORE.search(whole, 0, start)
    found = SEASON.match(whole, word.start()) if word is not None else None
    return found.span() if found is not None else None


def season_number(found: re.Match[str]) -> str:
    """Return the season that a ``SEASON`` match names: digits where a number was meant."""
    said = next(group for group in found.groups() if group)
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", said.lower())
    return _NUMBER_WORDS.get(plain) or _ORDINALS.get(plain) or _arabic(plain)


def unquoted(text: str) -> str:
    """Return ``text`` without the quotation marks around it and loose marks at its ends."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:|·•")
    opened, closed = text[:1], text[-1:]
    if opened in _QUOTES and closed in _QUOTES and len(text) > 2:
        return text[1:-1].strip(" ,;")
    if opened in _QUOTES and not any(mark in text[1:] for mark in _QUOTES):
        text = text[1:]
    if opened in '"“' and any(mark in text[1:] for mark in '"”'):
        text = re.sub(r"[\"“”]", "", text)
    return text.strip(" ,;")


def split_type(text: str) -> tuple[str, str | None]:
    """Return a production without the remark at its end, and the remark: "X (feature)"."""
    for found in _TYPE_TAIL.finditer(text):
        remark = text[found.end() :].strip(" )]")
        if not SEASON.match(text[found.start() :]) and remark:
            return text[: found.start()].strip(" ,"), remark
    return text, None


def _arabic(said: str) -> str:
    if said.isdigit():
        return str(int(said))
    values = {"i": 1, "v": 5, "x": 10}
    numbers = [values.get(letter, 0) for letter in said.lower()]
    total = sum(
        -n if index + 1 < len(numbers) and numbers[index + 1] > n else n
        for index, n in enumerate(numbers)
    )
    return str(total) if total else said
