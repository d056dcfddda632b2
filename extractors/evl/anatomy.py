"""The parts of a letter: letterhead, opening, body, sign-off, and what follows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extractors.evl.broken_labels import with_whole_labels
from extractors.evl.closing import closes_a_letter, closing_start
from extractors.evl.folded import folded
from extractors.evl.gridside import apart_from_tables
from extractors.evl.gutters import in_columns
from extractors.evl.label_column import with_label_columns
from extractors.evl.leaders import without_leaders
from extractors.evl.line_kinds import is_address, is_date_alone, is_title, says_when_made
from extractors.evl.misread import repaired
from extractors.evl.scrawl import is_scrawl
from extractors.evl.side_by_side import one_after_the_other
from extractors.evl.wording import field_of_label, states_a_fact
from extractors.layout import Line, Table, lines, tables
from extractors.names import looks_like_company, looks_like_person
from extractors.patterns import pattern_of
from extractors.values import Page, Place

FEWEST_RULES_OF_A_GRID = 8
"""A page with fewer ruling lines has underlines at most, no drawn table."""

NOTICE = pattern_of(
    r"^\W*(?:sample|specimen|test document|fictitious|invented)\b|every person, company|"
    r"\b(?:is|are) invented\b|"
    r"^page\s+\d+(?:\s+of\s+\d+)?$|^\(?continued\)?$",
    re.IGNORECASE,
)
_PAGE_NUMBER = pattern_of(r"^[-–—\s]*\d+[-–—\s]*$|^\d+\s*/\s*\d+$")
_FAX = pattern_of(
    r"\b(?:fax(?:ed)?|from|to)\s*:.*\b(?:p(?:age|g)?\.?\s*\d+|\d+/\d+)\b|^\W*fax\b.*\d{1,2}:\d{2}",
    re.IGNORECASE,
)
_OPENING = pattern_of(
    r"^(?:to whom|dear\b|attn\b|attention\b|to\s*:|re\s*:|re\b\s*[-–—]|subject\s*:|regarding\s*:|"
    r"contract services|csatf|i\.?a\.?t\.?s\.?e|via\s+e?-?mail|date\s*:|dated\b|"
    r"please accept|this (?:letter|is to|will|serves|document|certifies|confirms)|"
    r"\(?1[.)]\s|i,\s|my name is\b|the undersigned\b|"
    r"we (?:hereby|are|confirm|certify|verify)|i (?:hereby|am|certify|confirm|verify)|ladies and)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's lines with the places where its parts begin (indexes into ``lines``).

    ``lines[:body]`` is the letterhead, ``lines[closing:after]`` the sign-off, and
    ``lines[after:]`` what follows on later pages, such as a list of days.
    """

    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    body: int
    closing: int
    after: int

    @property
    def letterhead(self) -> tuple[Line, ...]:
        """The lines above the first line of the letter proper."""
        return self.lines[: self.body]

    @property
    def stated(self) -> tuple[Line, ...]:
        """The lines that state facts: the body and what follows the sign-off."""
        return self.lines[self.body : self.closing] + self.lines[self.after :]

    @property
    def sign_off(self) -> tuple[Line, ...]:
        """The closing words, the signature's surroundings, the printed name and title."""
        return self.lines[self.closing : self.after]


def anatomy(pages: Sequence[Page]) -> Letter:
    """Return the parts of the letter that ``pages`` hold."""
    parted = [
        in_columns(
            apart_from_tables(_lines_of(page), tables(page)),
            tables(page),
            drawn=len(page.rules) >= FEWEST_RULES_OF_A_GRID,
            closes=closes_a_letter,
        )
        for page in pages
    ]
    everything, grids = one_after_the_other(
        [line for read, _ in parted for line in read],
        [table for _, left in parted for table in left],
    )
    body = _body_start(everything, pages)
    ink = [Place(page.number, box, "") for page in pages for box in page.ink]
    closing = closing_start(everything, body, grids, ink)
    after = _sign_off_end(everything, closing)
    return Letter(tuple(pages), everything, grids, body, closing, after)


def _lines_of(page: Page) -> list[Line]:
    kept = [line for line in lines(page) if line.text and not _is_notice(line, page)]
    if page.source == "ocr":
        kept = [repaired(line) for line in kept]
    found = tables(page)
    drawn = [table.box for table in found if table.drawn]
    led = with_whole_labels([without_leaders(line) for line in kept])
    return folded(with_label_columns(led, [table.box for table in found]), drawn)


def _sign_off_end(everything: Sequence[Line], closing: int) -> int:
    """Return the line after the sign-off: at the page's end, or below a name on the next page."""
    end = next(
        (
            index
            for index in range(closing, len(everything))
            if everything[index].page != everything[closing].page
            or (_APPENDIX.search(everything[index].text) and _is_signed(everything[closing:index]))
        ),
        len(everything),
    )
    if any(_names_someone(line) for line in everything[closing:end]):
        return end
    for index in range(end, min(end + 4, len(everything))):
        if _names_someone(everything[index]):
            return min(index + 3, len(everything))
    return end


_APPENDIX = pattern_of(
    r"^\W*(?:appendix|attachment|schedule|exhibit|addendum|annex)\b|"
    r"^\W*(?:list of )?(?:dates?|days)\s+(?:of\s+work|worked)\b|^\W*work\s+(?:dates|days)\b",
    re.IGNORECASE,
)


def _is_signed(lines: Sequence[Line]) -> bool:
    """Return whether the closing words, or the signer's name, and more stand on ``lines``."""
    return len(lines) > 1 or any(_names_someone(line) for line in lines)


def _names_someone(line: Line) -> bool:
    if is_scrawl(line, line.box[3] - line.box[1]):
        return False
    said = _NAME_LABEL.sub("", line.segments()[0].text)
    return looks_like_person(said.split(",")[0].strip(" _"))


_NAME_LABEL = pattern_of(r"(?i)^\W*(?:(?:print(?:ed)?\s+)?name|by)\s*:\s*")


def _is_notice(line: Line, page: Page) -> bool:
    """Return whether a line is no part of the letter: a notice, a fax header, a page's number."""
    margin = line.box[1] < 60 or line.box[3] > page.height - 60
    return (
        bool(NOTICE.search(line.text))
        or (margin and bool(_PAGE_NUMBER.search(line.text)))
        or (line.box[1] < 60 and bool(_FAX.search(line.text)))
    )


def _body_start(everything: Sequence[Line], pages: Sequence[Page]) -> int:
    """Return the first line that is no letterhead: a date, an address line, a label, prose."""
    tallest = pages[0].height if pages else 792.0
    usual = median([_height(line) for line in everything]) if everything else 0.0
    for index, line in enumerate(everything):
        if line.page != everything[0].page or line.box[1] > 0.33 * tallest:
            return index
        if _stands_over_the_name(everything, index, usual) or _heads_a_sheet(everything, index):
            continue
        prominent = index < _LINES_OF_A_NAME and _height(line) > _PROMINENT * usual
        pieces = [segment.text for segment in line.segments()]
        if any(_opens(text, prominent=prominent) for text in pieces):
            if _is_beside_the_name(pieces, index):
                continue
            return index
        if _stands_over_captions(everything, index):
            return index
    return len(everything)


_CAPTION_TYPE = 0.87


def _stands_over_captions(everything: Sequence[Line], index: int) -> bool:
    """Return whether small labels stand under a line: it holds the first values of a form."""
    below = everything[index + 1].segments() if index + 1 < len(everything) else ()
    if not below or _height(everything[index + 1]) > _CAPTION_TYPE * _height(everything[index]):
        return False
    labels = [field_of_label(part.text.strip(" ()"), has_colon=False) for part in below]
    return len(below) == len(everything[index].segments()) and None not in labels


def _stands_over_the_name(everything: Sequence[Line], index: int, usual: float) -> bool:
    """Return whether the sender's name follows in tall type: a date in a corner is over it."""
    return any(
        line.page == everything[0].page
        and looks_like_company(line.segments()[0].text)
        and _height(line) > _MUCH_TALLER * max(usual, _height(everything[index]))
        for line in everything[index + 1 : index + 3]
    )


def _is_beside_the_name(pieces: Sequence[str], index: int) -> bool:
    """Return whether the day a report was made stands in the corner beside the sender's name.

    The number of its page may stand there too.
    """
    name, *rest = pieces
    corner = [text for text in rest if not NOTICE.search(text)]
    dated = bool(corner) and all(is_date_alone(text) or says_when_made(text) for text in corner)
    return dated and index < _LINES_OF_A_NAME and looks_like_company(name) and ":" not in name


def _heads_a_sheet(everything: Sequence[Line], index: int) -> bool:
    """Return whether a date stands in the corner over the sender's name and the labels below it.

    The name of an addressee is followed by an address or a greeting instead.
    """
    rows = [line.segments() for line in everything[index : index + 3]]
    if index or len(rows) < 3 or len(rows[1]) > 1 or not looks_like_company(rows[1][0].text):
        return False
    corner, label = rows[0][0].text, rows[2][0].text
    dated = is_date_alone(corner) or says_when_made(corner)
    return dated and field_of_label(label.rstrip(":"), has_colon=True) is not None


_WORDS_OF_A_SENTENCE = 5
"""So many small words make a sentence, be a company or an address named in it."""

_LINES_OF_A_NAME = 4
_MUCH_TALLER = 1.35
_PROMINENT = 1.2
"""How much taller than the usual line the name of a company at the head is set."""


def _height(line: Line) -> float:
    return max(word.box[3] - word.box[1] for word in line.words)


def _opens(text: str, *, prominent: bool) -> bool:
    """Return whether ``text`` opens the letter proper; labels are never set ``prominent``."""
    if _OPENING.match(text) or is_date_alone(text):
        return True
    labels = field_of_label(text, has_colon=False) is not None and not is_title(text)
    if labels and not prominent:
        return True
    if sum(word.islower() for word in text.split()) >= _WORDS_OF_A_SENTENCE:
        return True
    if states_a_fact(text):
        return True
    if is_address(text) or looks_like_company(text):
        return False
    words = [word for word in text.split() if len(word) > 1]  # Names are set in spaced letters.
    return len(words) >= 9 or bool(re.match(r"^[A-Z][\w /]{2,30}:\s*\S", text))
