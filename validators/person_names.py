"""The parts of a written personal name: order, initials, suffixes, former names, loan-outs."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "junior", "senior", "2nd", "3rd"})

_ONE_SUFFIX = {"junior": "jr", "senior": "sr", "2nd": "ii", "3rd": "iii"}
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof"})
_PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "los", "las", "van",
    "von", "der", "den", "ten", "ter", "st", "saint", "san", "santa", "mac", "mc", "bin", "ben",
    "al", "el", "abu", "y", "e", "o",
})  # fmt: skip
_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
})  # fmt: skip
_FOR_SERVICES = re.compile(
    r"(?:\bf\s*[/.]?\s*s\s*[/.]?\s*o\b\.?|\bfor (?:the )?services of\b)\s*:?\s*", re.IGNORECASE
)
_FORMER = re.compile(
    r"\b(?:n[ée]e|formerly(?: known as)?|f\s*/?\s*k\s*/?\s*a|a\s*/?\s*k\s*/?\s*a|"
    r"also known as|maiden name|previously|professionally(?: known as)?|credited as|legally)\b"
    r"[.:]?\s*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”(]\s*([^\"“”()]+?)\s*[\"“”)]")
_COMPANY = re.compile(
    r"\b(?:inc|incorporated|llc|l\.l\.c|corp|corporation|ltd|limited|productions?|company|co|lp)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in comparable parts: lower case, no accents, no punctuation."""

    first: str
    middle: tuple[str, ...]
    last: tuple[str, ...]
    suffix: str | None

    @property
    def plain(self) -> tuple[str, ...]:
        """Return first and last names, without middle names and suffix."""
        return (self.first, *self.last)

    @property
    def words(self) -> tuple[str, ...]:
        """Return every part but the suffix in alphabetical order."""
        return tuple(sorted(self.plain + self.middle))


@lru_cache(maxsize=65536)
def names_written(text: str) -> tuple[str, ...]:
    """Return every name that a text gives one person: the name, former and called names.

    ``Maria Vale (née Hollis)`` gives *Maria Vale* and *Maria Hollis*, ``Robert "Bob" Vale`` also
    *Bob Vale*, ``Vale Works, Inc. f/s/o Maria Vale`` only *Maria Vale*.
    """
    person = _FOR_SERVICES.split(text)[-1].strip() or text
    quoted = [name for name in _QUOTED.findall(person) if not _COMPANY.search(name)]
    outside, *others = _FORMER.split(_QUOTED.sub(" ", person))
    main = " ".join(outside.split()).strip(" ,;")
    if not main:
        return (text,)
    called = [_called(main, _FORMER.sub("", each)) for each in (*quoted, *others) if each.strip()]
    return tuple(dict.fromkeys([main, *called]))


def loan_out_written(text: str) -> str | None:
    """Return the company of ``Company f/s/o Person``, or None when no company is named so."""
    company, *person = _FOR_SERVICES.split(text, maxsplit=1)
    return company.strip(" ,;-") or None if person else None


def is_company(text: str) -> bool:
    """Return True for a text that bears a company's legal form, such as a loan-out as payee."""
    return _COMPANY.search(text) is not None


@lru_cache(maxsize=65536)
def parse_name(text: str) -> PersonName:
    """Return the parts of a name written ``First M. Last, Jr.`` or ``LAST, FIRST``."""
    pieces = [_words(piece) for piece in _plain_letters(text).split(",")]
    suffix = next((w for piece in pieces for w in piece[1:] or piece if w in SUFFIXES), None)
    pieces = [_without_suffix(piece, alone=i > 0) for i, piece in enumerate(pieces)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) == 2:
        pieces = _particles_moved(*pieces)
    words = pieces[1] + pieces[0] if len(pieces) == 2 else [w for p in pieces for w in p]
    words = [w for w in words if w not in _HONORIFICS] or words
    if len(pieces) == 1:
        words = _initial_inside(words)
    if len(words) < 2:
        return PersonName(words[0] if words else "", (), (), _one(suffix))
    length = len(pieces[0]) if len(pieces) == 2 else _last_length(words)
    length = min(length, len(words) - 1)
    last = _joined(_apart(words[-length:]))
    first, *middle = _apart(words[:-length])
    return PersonName(first, tuple(middle), last, _one(suffix))


def _called(main: str, other: str) -> str:
    """Return a full name: a lone word is a former last name, or the first name one goes by."""
    name = other.strip(" ,;.")
    if len(name.split()) > 1 or "," in main:
        return name
    words = main.split()
    return f"{words[0]} {name}"


def _plain_letters(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in letters if not unicodedata.combining(c)).lower()
    return letters.translate(_LETTERS)


def _words(text: str) -> list[str]:
    whole = re.sub(r"['’ʼ`´]", "", text).replace("‑", "-")
    # "O." is an initial, "O" may be what is left of "O'Hara".
    return re.findall(r"\b[eoy]\.|[a-z]+(?:-[a-z]+)*|\b[23](?:nd|rd)\b", whole)


def _apart(words: list[str]) -> list[str]:
    """Return hyphenated names as the words they are joined from."""
    return [part for word in words for part in word.strip(".").split("-")]


def _without_suffix(piece: list[str], *, alone: bool) -> list[str]:
    kept = [w for i, w in enumerate(piece) if w not in SUFFIXES or (i == 0 and not alone)]
    return kept if alone or kept else piece


def _one(suffix: str | None) -> str | None:
    return None if suffix is None else _ONE_SUFFIX.get(suffix, suffix)


def _particles_moved(last: list[str], given: list[str]) -> list[list[str]]:
    """Return ``CRUZ, MARIA DE LA`` with its particles before the last name."""
    kept = len(given)
    while kept > 1 and given[kept - 1] in _PARTICLES and len(given[kept - 1]) > 1:
        kept -= 1
    return [given[kept:] + last, given[:kept]]


def _last_length(words: list[str]) -> int:
    """Return how many words at the end are the last name: particles belong to it."""
    length = 1
    while length < len(words) - 1 and words[-length - 1] in _PARTICLES:
        length += 1
    return length


def _initial_inside(words: list[str]) -> list[str]:
    """Return ``Ortiz Daniel A`` as ``Daniel A Ortiz``: nobody's last name is a letter."""
    if len(words) < 3 or len(words[-1].strip(".")) > 1:
        return words
    length = next((i for i, word in enumerate(words) if word not in _PARTICLES), 0) + 1
    given, initial = words[length:-1], words[-1].strip(".")
    return [*given, f"{initial}.", *words[:length]] if given else words


def _joined(last: list[str]) -> tuple[str, ...]:
    """Return a last name with its particles in one word: ``De La Cruz`` is ``delacruz``."""
    parts: list[str] = []
    held = ""
    for word in last:
        if word in _PARTICLES and word is not last[-1]:
            held += "saint" if word == "st" else word
        else:
            parts.append(held + word)
            held = ""
    return tuple(parts) if not held else (*parts, held)
