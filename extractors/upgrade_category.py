"""Categories of Local 411 as people write them, old titles included."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors import catalogue
from extractors.forms.boxes import ticked_labels
from extractors.passages import Passage, Printed
from extractors.values import Page

_MOST_WORDS = 7
_MISREAD_FIRST = re.compile(r"(?i)^[il|]st\b")
_ASKED = re.compile(
    r"(?i)\b(?:upgrad\w*|list(?:ed|ing)|re-?classif\w*|advance\w*|move[ds]?\s+up|promot\w*|"
    r"request\w*|recommend\w*|support\w*|endors\w*|appl(?:y|ies|ying|ied|ications?)|ask\w*)\b"
)
_AIM = re.compile(
    r"(?i)\b(?:to|into|as|in|for|become|becoming)\s+(?:the\s+)?(?:category\s+of\s+|position\s+of\s+|an?\s+)?"
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


def ticked_category(pages: Sequence[Page]) -> tuple[Printed, Category] | None:
    """Return the one category whose box is ticked on a form; None when none or several are."""
    ticked = [
        (label, said)
        for label, is_so in ticked_labels(pages)
        if is_so and (said := category_in(label.text)) is not None
    ]
    return ticked[0] if len({said.name for _, said in ticked}) == 1 else None


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
