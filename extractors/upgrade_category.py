"""Categories of Local 411 as people write them, old titles included."""

from dataclasses import dataclass

from extractors import catalogue

_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Category:
    """A category as printed, and the catalogue's name for it."""

    printed: str
    name: str


def category_in(words: str) -> Category | None:
    """Return the category that ``words`` begin with, by its longest title; None for none."""
    parts = words.split()
    for count in range(min(len(parts), _MOST_WORDS), 0, -1):
        printed = " ".join(parts[:count]).strip(" ,;:()*")
        known = catalogue.category_411(printed)
        if known is not None:
            return Category(printed, _name_of(known))
    return None


def _name_of(known: str) -> str:
    return next(each.name for each in catalogue.load().categories_411 if each.id == known)
