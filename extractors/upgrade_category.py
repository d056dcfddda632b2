"""Categories of Local 411 as people write them, old titles included."""

import re
from dataclasses import dataclass

from extractors import catalogue
from extractors.passages import Passage, Printed

_MOST_WORDS = 7
_MISREAD_FIRST = re.compile(r"(?i)^[il|]st\b")
_ASKED = re.compile(
    r"(?i)\b(?:upgrad\w*|list(?:ed|ing)|re-?classif\w*|advance\w*|move[ds]?\s+up|promot\w*|"
    r"request\w*|recommend\w*|support\w*|appl(?:y|ies|ying|ied))\b"
)
_AIM = re.compile(
    r"(?i)\b(?:to|into|as|in|for)\s+(?:the\s+)?(?:category\s+of\s+|position\s+of\s+|an?\s+)?"
)
_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!Jr)(?<!Sr)\.\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Category:
    """A category as printed, and the catalogue's name for it."""

    printed: str
    name: str


def category_in(words: str) -> Category | None:
    """Return the category that ``words`` begin with, by its longest title; None for none."""
    parts = words.split()
    for count in range(min(len(parts), _MOST_WORDS), 0, -1):
        printed = " ".join(parts[:count]).strip(" ,;:()*").removesuffix(".")
        known = catalogue.category_411(_MISREAD_FIRST.sub("1st", printed))
        if known is not None:
            return Category(printed, _name_of(known))
    return None


def _name_of(known: str) -> str:
    return next(each.name for each in catalogue.load().categories_411 if each.id == known)


def wanted_category(text: Passage) -> tuple[Printed, Category] | None:
    """Return the category that a sentence of asking or recommending aims at, where it stands."""
    start = 0
    for end in [*(found.end() for found in _SENTENCE.finditer(text.text)), len(text.text)]:
        ask = _ASKED.search(text.text, start, end)
        for aim in _AIM.finditer(text.text, ask.end(), end) if ask else ():
            said = category_in(text.text[aim.end() : end])
            if said is not None:
                return text.cut(aim.end(), aim.end() + len(said.printed)), said
        start = end
    return None
