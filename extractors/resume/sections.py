"""The headings of a resume's sections: those that list shows, and those that do not."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from extractors.layout import Line
from extractors.patterns import pattern_of
from extractors.resume.headings import field_of_heading

_FILM = r"(?:film|movies|tv|television|screen|the industry|industry|the business)"
_OTHER = (
    r"(?:other|non-?film|non-?industry|outside|earlier|previous|prior|day)\s+"
    rf"(?!(?:\w+ )?(?:{_FILM}|production|set|show|screen|crew)\b)"
)
_TRADE = (
    r"(?:restaurants?|hospitality|theat(?:re|er)|retail|warehouse|catering|live events?|events?"
    r"|construction|trucking|customer service|civilian)"
)
_CRAFT = (
    r"(?:crews?|sets?|props|costumes?|wardrobe|grip(?:ping)?|lighting|electrics?|camera|sound|locations?|paint"
    r"|craft(?: service)?|honeywagons?|transport(?:ation)?|construction|hair|make-?up"
    r"|set dec(?:oration)?|(?:the )?(?:art|office|production)(?: department)?)"
)
NOT_OF_SHOWS = pattern_of(
    r"(?i)\W*(?:education|school(?:ing)?|skills?|training"
    r"|(?:additional |other |technical |special )?(?:skills?"
    r"|training|certificat\w+|qualifications?)|certificat\w+|licen[cs]es|languages?|references?"
    r"|interests|hobbies|awards|memberships?|affiliations?|volunteer\w*|contact|software|courses"
    r"|seminars?|objective|tickets|other work|earlier(?: work)?|before film|in (?:short|brief)"
    r"|formation|[ée]tudes|langues(?: parl[ée]es)?|papers"
    r"|additional information|profile|summary|about(?: me)?|seminars? (?:attended|completed)"
    r"|(?:skills|training|education|licen[cs]es|certificat\w+|tickets) (?:and|&) \w+|also|misc\w*"
    rf"|{_OTHER}(?:\w+ ){{0,2}}(?:work|jobs?|employment|experience|occupations?|driving|positions?)"
    rf"|(?:work |jobs? |employment |life )?(?:before|outside)(?: of)? (?:the )?(?:{_FILM}|{_CRAFT})"
    rf"|{_TRADE}(?:,? (?:and|&) (?:other )?\w+)?(?: work| jobs?| employment| experience)?)\W*"
)
OF_SHOWS = pattern_of(
    r"(?i)\W*(?:(?:selected |film |tv |television |production |screen |relevant |professional "
    r"|work |industry |set )*(?:credits|experience|productions|employment|filmography|history"
    r"|shows)"
    r"(?: history)?(?: (?:and|&) \w+)*"
    rf"|{_FILM}(?: (?:and|&|/) {_FILM})?(?: industry)? (?:work|jobs|career)"
    r"|(?:feature|short|tv|television|student)? ?(?:films?|series|movies)|shorts|features"
    r"|television|tv|commercials?(?: (?:and|&) music videos?)?|music videos?)\W*"
)
"""A heading of schooling, skills and the like, and one of shows."""

YEAR_ALONE = pattern_of(
    r"\W*(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)\d\d|present))?\W*", re.IGNORECASE
)
"""A year, or a few of them, over the shows of that time."""


def heads_shows(text: str) -> bool:
    """Return whether a line is a heading of shows; capitals set wide may have fallen apart."""
    return any(OF_SHOWS.fullmatch(each) is not None for each in _joinings(text))


def heads_no_shows(line: Line) -> bool:
    """Return whether a line heads schooling, skills and the like, or several such side by side."""
    parts = [part.text for part in line.segments()]
    return _heads_none(line.text) or all(map(_heads_none, parts)) or heads_other_list(parts)


def heads_other_list(cells: Sequence[str]) -> bool:
    """Return whether cells head a list of no shows: "Other work", "Employer", "From", "To"."""
    first, *others = [cell for cell in cells if cell.strip()] or [""]
    asked = all(field_of_heading(cell) or _CAPTION.fullmatch(cell.strip()) for cell in others)
    return bool(others) and asked and NOT_OF_SHOWS.fullmatch(first) is not None


_CAPTION = pattern_of(
    r"(?i)employer|issue[dr](?: by)?|expir\w+|valid (?:to|until)|school|place|where|when|city"
    r"|location|year|provider|number|no\.?|details?"
)


def _heads_none(text: str) -> bool:
    return any(NOT_OF_SHOWS.fullmatch(each) is not None for each in _joinings(text))


def _joinings(text: str) -> Iterator[str]:
    """Yield a heading as it stands, and its pieces joined in every way where it is in capitals."""
    yield text
    pieces = text.split()
    if text.isupper() and 1 < len(pieces) <= _MOST_PIECES:
        for marks in product(("", " "), repeat=len(pieces) - 1):
            yield "".join(
                f"{mark}{piece}" for mark, piece in zip(("", *marks), pieces, strict=True)
            )


_MOST_PIECES = 6


def tells_of_no_show(text: str) -> bool:
    """Return whether a line begins with the heading of another section and goes on: "School: …"."""
    heading, colon, rest = text.partition(":")
    return bool(colon and rest.strip()) and _heads_none(heading)
