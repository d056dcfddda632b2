"""A printed title in comparable parts: its words, its season, and its other names."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NUMBERS = {
    word: str(number)
    for words in (_ONES, _ORDINALS, _ROMAN)
    for number, word in enumerate(words, 1)
}
_SEASON = re.compile(
    r"\b(?:season|series|ssn|seas|sn)[\s#.:]*(?:no[\s.]*)?0*(?P<number>\d{1,2})\b"
    r"|\bs\.?\s?0*(?P<short>\d{1,2})(?:\s?ep?\s?\d+)?\b"
    r"|\b0*(?P<nth>\d{1,2})(?:st|nd|rd|th) (?:season|series)\b"
    rf"|\bseason (?P<word>{'|'.join([*_ONES, *reversed(_ROMAN)])})\b"
    rf"|\b(?P<ordinal>{'|'.join(_ORDINALS)}) season\b"
)
_EPISODES = re.compile(
    r"\(?(?:\bepisodes?\b|\beps?\b|\bchapter\b|(?<=\d)\s?ep?(?=\d))[\s#.:]*(?:no[\s.]*)?\d+.*$"
    r"|(?<=\S)[\s–—:,(-]*#\d{2,4}\b.*$"
)
_OTHER_NAME = re.compile(
    r"[\s,;:/–—-]*[(\[]?\s*\b(?:a\s*/?\s*k\s*/?\s*a|w\s*/\s*t|f\s*/?\s*k\s*/?\s*a|also known as|"
    r"formerly(?: known as| titled)?|working title|also titled|previously|shot as|production title|"
    r"released as|now titled|code ?name)\b[\s.:–—-]*"
)
_WORKING_TITLE = re.compile(
    r"\s*[(\[]\s*(?:working title|w\s*/?\s*t|tentative|temp(?:orary)? title)\s*[)\]]\s*"
)
_KIND = re.compile(
    r"\s*[(\[]\s*(?:feature(?: film)?|tv series|series|pilot|mow|mini-?series|commercial|"
    r"limited series|season)\s*[)\]]\s*$"
)
_ARTICLES = frozenset({"the", "a", "an", "le", "la", "les", "el", "los"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title in comparable form: words without article and punctuation, and its season."""

    words: tuple[str, ...]
    season: str | None

    @property
    def text(self) -> str:
        """Return the words with single spaces."""
        return " ".join(self.words)


@lru_cache(maxsize=65536)
def titles_written(text: str, season: str | None = None) -> tuple[Title, ...]:
    """Return every title that a text gives one production, the first one first.

    ``Harbor Lights (aka Neptune)`` gives both; ``season`` is used where none is printed.
    """
    plain = _WORKING_TITLE.sub(" ", _plain(text))
    pieces = [piece for piece in _OTHER_NAME.split(plain) if re.search(r"[a-z0-9]", piece)]
    titles = [_title(piece) for piece in pieces or [plain]]
    told = next((title.season for title in titles if title.season), None) or season_number(season)
    return tuple(dict.fromkeys(Title(title.words, title.season or told) for title in titles))


def parse_title(text: str, season: str | None = None) -> Title:
    """Return the comparable form of a printed title; ``season`` is used when none is in it."""
    return titles_written(text, season)[0]


def season_number(season: str | None) -> str | None:
    """Return a season written any way (``2``, ``Season Two``, ``S02``) as a bare number."""
    if season is None:
        return None
    digits = re.search(r"\d+", season)
    if digits:
        return str(int(digits.group()))
    words = re.findall(r"[a-z]+", season.lower())
    return next((_NUMBERS[word] for word in words if word in _NUMBERS), None)


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return plain.replace("’", "'").replace("“", '"').replace("”", '"')


def _title(plain: str) -> Title:
    season, rest = _cut_season(_KIND.sub(" ", plain))
    shown = _EPISODES.sub(" ", rest) if re.search(r"[a-z0-9]", _EPISODES.sub(" ", rest)) else rest
    words = re.findall(r"[a-z0-9]+", shown.replace("&", " and ").replace("'", ""))
    if len(words) > 1 and words[-1] in _ARTICLES and re.search(r",\s*\w+\s*$", shown.strip(" .")):
        words = words[:-1]
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return Title(tuple(words), season)


def _cut_season(text: str) -> tuple[str | None, str]:
    found = _SEASON.search(text)
    if found is None or not re.search(r"[a-z0-9]", text[: found.start()] + text[found.end() :]):
        return None, text
    said = found.groupdict()
    digits = said["number"] or said["short"] or said["nth"]
    word = said["word"] or said["ordinal"]
    season = str(int(digits)) if digits else _NUMBERS[word or ""]
    return season, f"{text[: found.start()]} {text[found.end() :]}"
