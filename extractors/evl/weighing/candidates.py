"""The texts of a letter that may be values, each once, with all signs of what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.evl.anatomy import Letter
from extractors.evl.lettered import letters_of_lists, without_letter
from extractors.evl.titles import title_of
from extractors.evl.weighing.mentions import Mention
from extractors.evl.weighing.places import apart
from extractors.evl.weighing.sentences import within
from extractors.evl.weighing.shapes import shape_of
from extractors.names import FORMS, has_legal_form

_SPACES = re.compile(r"\s+")
_ENDS = " .,;:()[]“”\"‘’'«»*_-–—|•·"
NUMBERED = re.compile(r"^\W*\(?\d{1,2}[.)]\s+(?=\S)")
"""The number of a point of a list, which is no part of what it says."""

_MOST_TOLD_APART = 3
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text, the places where it stands, and the signs of what it is wherever it stands."""

    text: str
    mentions: tuple[Mention, ...]
    signs: frozenset[str]


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """Return what a text is compared by: capitals, marks and numbers at its ends, seasons aside."""
    bare = _without_season(NUMBERED.sub("", text.replace("’", "'"))) or text
    return _SPACES.sub(" ", bare).strip(_ENDS).casefold()


def _without_season(text: str) -> str:
    """Return a text without the season behind it; a company may have one in its name."""
    return text if has_legal_form(text) else title_of(text).title


def candidates_of(letter: Letter) -> dict[str, Candidate]:
    """Return every text of a letter that may be a value, by its key."""
    found: dict[str, list[Mention]] = {}
    letters = letters_of_lists(letter.stated)
    for each in (*apart(letter), *within(letter)):
        printed = without_letter(each.printed, letters)
        key = key_of(printed.text)
        if len(key) >= _SHORTEST:
            mention = each if printed is each.printed else replace(each, printed=printed)
            found.setdefault(key, []).append(mention)
    short = {_FORM.sub("", key).strip(_ENDS) for key in found if _FORM.search(key)}
    return {key: _candidate(mentions, cut=key in short) for key, mentions in found.items()}


_FORM = re.compile(rf",?\s+(?:{FORMS}|co)\.?$", re.IGNORECASE)


def _candidate(mentions: Sequence[Mention], *, cut: bool) -> Candidate:
    """Return a text with its signs; ``cut`` says that it also stands with a legal form behind."""
    text = _best_form([_trimmed(mention.printed.text) for mention in mentions])
    more = ("without its legal form",) if cut else ()
    signs = frozenset((*shape_of(text), *_together(mentions), *more))
    return Candidate(text, tuple(mentions), signs)


def _best_form(forms: Sequence[str]) -> str:
    """Return the first form that is not in capitals, rather one with the dot of its last word."""
    order = range(len(forms))
    best = max(order, key=lambda at: (not forms[at].isupper(), forms[at].endswith("."), -at))
    return forms[best]


_DOTTED = re.compile(r"(?i)\b(?:inc|ltd|corp|co|jr|sr|l\.l\.c|bros)\.$")


def _trimmed(text: str) -> str:
    bare = _without_season(NUMBERED.sub("", text)).strip(
        _ENDS.replace(".", "").replace("'", "").replace("’", "")
    )
    return bare if _DOTTED.search(bare) else bare.rstrip(" .")


def _together(mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the signs of all places together, how many there are, and in how many parts."""
    for mention in mentions:
        yield from mention.signs
    lines = {mention.at for mention in mentions}
    yield f"said {min(len(lines), _MOST_TOLD_APART)} times"
    parts = {sign for mention in mentions for sign in mention.signs if sign in _PARTS}
    if len(parts) > 1:
        yield "said in several parts"


_PARTS = frozenset({"in head", "in body", "in sign-off", "in appendix"})
