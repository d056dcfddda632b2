"""One show of a list, and the lines of a list that are no show: categories and sums."""

import re
from dataclasses import dataclass

from extractors.layout import Line
from extractors.passages import Printed
from extractors.resume.headings import TIMES
from extractors.upgrade_category import Category, category_in

_CATEGORY = re.compile(
    r"(?i)^(?:[a-h\d][.)]\s+)?(?:categor(?:y|ies)(?: sought)?\s*[:–—-]\s*"
    r"|(?:(?:days |shows |credits )?(?:worked|employed|hired) )?as (?:an? |the )?)?"
)
"""What may stand before a category that heads a list: "B. Worked as", "Category sought:"."""

_REMARK = re.compile(r"\([^()]*\)")
OTHER_CAUCUS = re.compile(
    r"(?i)(?:(?:key|assistant|asst\.?|1st|2nd|first|second|third) )?craft ?service"
    r"(?: (?:assistant|provider|person|helper))?s?"
    r"|(?:(?:assistant|asst\.?) )?honeywagon (?:operator|swamper|driver)s?"
)
"""Categories of the other two crafts of Local 411."""

SUM = re.compile(r"(?i)\W*(?:sub|grand\s|overall\s)?-?\s*totals?\b.*|\W*sum\b.*")
"""A line that sums up a list, and is no show of it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One show of a list: its printed parts, and the category of the list it stands in."""

    parts: dict[str, Printed]
    category: Printed | None


def names_capacity(text: str) -> bool:
    """Return whether words begin with a category of any craft of the local, or are one."""
    return category_in(text) is not None or OTHER_CAUCUS.fullmatch(text.strip()) is not None


def heading_category(line: Line) -> Printed | None:
    """Return the category that a line of its own names, as above a list of shows."""
    text = _CATEGORY.sub("", line.text.strip(" :–—-*•"))
    if OTHER_CAUCUS.fullmatch(text):
        return Printed(text, (line,))
    said = category_in(text.removesuffix("s")) or category_in(text)
    if said is None or not _is_whole(text, said):
        return None
    return Printed(text, (line,))


def _is_whole(text: str, said: Category) -> bool:
    rest = _REMARK.sub("", text[len(said.printed) :]).strip(" ():/–—-s").lower()
    return (
        not rest
        or rest in {"credits", "experience", "shows", "category", "productions"}
        or (category_in(rest) is not None)
    )


def told_again(parts: dict[str, Printed], above: dict[str, Printed]) -> dict[str, Printed]:
    """Return a row without a title as another capacity on the show above, when it has a time."""
    if "production_title" in parts or not TIMES & parts.keys():
        return parts
    kept = {name: said for name, said in above.items() if name not in TIMES | {"classification"}}
    return kept | parts
