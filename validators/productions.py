"""Whether two titles mean the same production, season-aware."""

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from validators.matching import Match, cannot_tell, different, same

_SEASON = re.compile(
    r"\b(?:season|series|ssn|s)[\s#.:]*0*(\d{1,2})\b|\b0*(\d{1,2})(?:st|nd|rd|th) season\b"
)
_WORD_SEASON = re.compile(
    r"\b(?:season (one|two|three|four|five|six|seven|eight|nine|ten)"
    r"|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) season)\b"
)
_NUMBER_WORDS = {
    word: str(number)
    for words in (
        "one two three four five six seven eight nine ten",
        "first second third fourth fifth sixth seventh eighth ninth tenth",
    )
    for number, word in enumerate(words.split(), 1)
}
_EPISODES = re.compile(r"\b(?:episodes?|eps?)[\s#.]*\d+(?:\s*(?:-|–|to|and|&)\s*\d+)*\b")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in comparable form: words without article and punctuation, and its season."""

    words: tuple[str, ...]
    season: str | None


def parse_title(text: str, season: str | None = None) -> Title:
    """Return the comparable form of a printed title; ``season`` is used when none is in it."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    found, plain = _cut_season(plain)
    plain = _EPISODES.sub(" ", plain).replace("&", " and ").replace("'", "").replace("’", "")
    words = re.findall(r"[a-z0-9]+", plain)
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return Title(tuple(words), found or _number(season))


def same_production(
    one: str, other: str, *, season: str | None = None, other_season: str | None = None
) -> Match:
    """Return whether two printed titles are one production; one season of a series is a show."""
    a, b = parse_title(one, season), parse_title(other, other_season)
    if not a.words or not b.words:
        return cannot_tell("one side names no production")
    if a.season and b.season and a.season != b.season:
        return different(f"season {a.season} and season {b.season} are two shows")
    one_text, other_text = " ".join(a.words), " ".join(b.words)
    if a.words == b.words or one_text.replace(" ", "") == other_text.replace(" ", ""):
        return same("the titles agree")
    if _nearly(one_text, other_text):
        return same(f"“{one}” and “{other}” differ by a letter", exact=False)
    if set(a.words) <= set(b.words) or set(b.words) <= set(a.words):
        return cannot_tell(f"“{one}” may be short for “{other}”")
    return different(f"“{one}” and “{other}” are different titles")


def _cut_season(text: str) -> tuple[str | None, str]:
    word = _WORD_SEASON.search(text)
    if word:
        return _NUMBER_WORDS[word.group(1) or word.group(2)], _WORD_SEASON.sub(" ", text)
    number = _SEASON.search(text)
    if number:
        return number.group(1) or number.group(2), _SEASON.sub(" ", text)
    return None, text


def _number(season: str | None) -> str | None:
    if season is None:
        return None
    digits = re.search(r"\d+", season)
    word = season.strip().lower().removeprefix("season").strip()
    return str(int(digits.group())) if digits else _NUMBER_WORDS.get(word)


def _nearly(one: str, other: str) -> bool:
    same_digits = re.findall(r"\d+", one) == re.findall(r"\d+", other)
    shorter = min(len(one), len(other))
    misread = 1 if shorter < 16 else 2
    return same_digits and shorter >= 8 and DamerauLevenshtein.distance(one, other) <= misread
