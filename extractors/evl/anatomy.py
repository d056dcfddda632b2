"""The parts of a letter: letterhead, opening, body, sign-off, and what follows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extractors.evl.folded import folded
from extractors.evl.gutters import in_columns
from extractors.evl.leaders import without_leaders
from extractors.evl.misread import repaired
from extractors.evl.scrawl import is_scrawl
from extractors.evl.wording import field_of_label
from extractors.layout import Line, Table, lines, tables
from extractors.names import looks_like_company, looks_like_person
from extractors.values import Page

FEWEST_RULES_OF_A_GRID = 8
"""A page with fewer ruling lines has underlines at most, no drawn table."""

NOTICE = re.compile(
    r"^\W*(?:sample|specimen|test document|fictitious|invented)\b|every person, company|"
    r"\b(?:is|are) invented\b|"
    r"^page\s+\d+(?:\s+of\s+\d+)?$|^\(?continued\)?$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"^[-–—\s]*\d+[-–—\s]*$|^\d+\s*/\s*\d+$")
_FAX = re.compile(
    r"\b(?:fax(?:ed)?|from|to)\s*:.*\b(?:p(?:age|g)?\.?\s*\d+|\d+/\d+)\b|^\W*fax\b.*\d{1,2}:\d{2}",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:to whom|dear\b|attn\b|attention\b|to\s*:|re\s*:|re\b\s*[-–—]|subject\s*:|regarding\s*:|"
    r"contract services|csatf|i\.?a\.?t\.?s\.?e|via\s+e?-?mail|date\s*:|dated\b|"
    r"please accept|this (?:letter|is to|will|serves|document|certifies|confirms)|"
    r"we (?:hereby|are|confirm|certify|verify)|i (?:hereby|am|certify|confirm|verify)|ladies and)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:letter of )?(?:employment|work|production|days? worked|"
    r"roster|csl|evl|experience|contract services)?\s*"
    r"(?:verification|confirmation|certification|statement|record|summary|letter)s?\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\W*(?:very truly yours|yours (?:very )?(?:truly|sincerely|faithfully)|sincerely(?: yours)?|"
    r"respectfully(?: submitted| yours)?|(?:with )?(?:my |our "
    r")?(?:best|kind|warm|kindest|warmest|good)(?: (?:personal "
    r")?regards| wishes)?|"
    r"regards|cordially|with (?:best|kind) regards|thank you(?: "
    r"(?:very much|for your .{0,40}))?|many thanks|thanks|"
    r"signed(?: by)?|certified(?: (?:correct|true|by|as correct|true "
    r"and correct))?|verified by|prepared by|issued by|authorized "
    r"by|"
    r"approved by|completed by|attested by|approved|verified|confirmed|attested|prepared|issued|"
    r"authori[sz]ed (?:representative|signature|signatory|signer)|"
    r"signature(?: of .{0,40})?|by|truly yours|"
    r"for (?:the )?(?:company|producer|employer)|on behalf of .{2,60}|in witness whereof.{0,40}|"
    r"(?:employer|producer|company) (?:representative|signature)|"
    r"signature block)\W*(?:[:_].*|,|\.|)$",
    re.IGNORECASE,
)
_WEAK_CLOSING = re.compile(
    r"^\W*(?:thank|thanks|many thanks|by\b|best$|for (?:the )?|on behalf)", re.IGNORECASE
)
_STAMP = re.compile(
    r"/s/|\b(?:digitally|electronically) signed\b|docusign|e-?signed by|signed electronically|"
    r"no signature (?:is )?required",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b\d{3}[-.\s)]+\d{3}[-.\s]\d{4}\b|\b[A-Z]{2}\.?,?\s+\d{5}\b|www\.|@|\.com\b|"
    r"\b\d+\s+[NSEW]?\.?\s*[A-Z]\w+.*\b(?:street|st|avenue|ave|boulevard|blvd|road|rd|drive|dr|way|"
    r"lane|ln|place|pl|court|ct|suite|floor|plaza)\b|\b[A-Z]\d[A-Z]\s*\d[A-Z]\d\b|"
    r"\b(?:tel|phone|fax)\b",
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
            _lines_of(page),
            tables(page),
            drawn=len(page.rules) >= FEWEST_RULES_OF_A_GRID,
            closes=lambda text: _CLOSING.match(text) is not None,
        )
        for page in pages
    ]
    everything = tuple(line for read, _ in parted for line in read)
    grids = tuple(table for _, left in parted for table in left)
    body = _body_start(everything, pages)
    closing = _closing_start(everything, body, grids)
    after = _sign_off_end(everything, closing)
    return Letter(tuple(pages), everything, grids, body, closing, after)


def _lines_of(page: Page) -> list[Line]:
    kept = [line for line in lines(page) if line.text and not _is_notice(line, page)]
    if page.source == "ocr":
        kept = [repaired(line) for line in kept]
    drawn = [table.box for table in tables(page) if table.drawn]
    return folded([without_leaders(line) for line in kept], drawn)


def _sign_off_end(everything: Sequence[Line], closing: int) -> int:
    """Return the line after the sign-off: at the page's end, or below a name on the next page."""
    end = next(
        (
            index
            for index in range(closing, len(everything))
            if everything[index].page != everything[closing].page
            or (index > closing + 1 and _APPENDIX.search(everything[index].text))
        ),
        len(everything),
    )
    if any(_names_someone(line) for line in everything[closing:end]):
        return end
    for index in range(end, min(end + 4, len(everything))):
        if _names_someone(everything[index]):
            return min(index + 3, len(everything))
    return end


_APPENDIX = re.compile(
    r"^\W*(?:appendix|attachment|schedule|exhibit|addendum|annex)\b|"
    r"^\W*(?:list of )?(?:dates?|days)\s+(?:of\s+work|worked)\b|^\W*work\s+(?:dates|days)\b",
    re.IGNORECASE,
)


def _names_someone(line: Line) -> bool:
    if is_scrawl(line, line.box[3] - line.box[1]):
        return False
    return looks_like_person(line.segments()[0].text.split(",")[0].strip(" _"))


def is_address(text: str) -> bool:
    """Return whether ``text`` is a street, town, phone, mail or web address."""
    return bool(_ADDRESS.search(text))


def is_title(text: str) -> bool:
    """Return whether ``text`` is a heading such as "EMPLOYMENT VERIFICATION"."""
    return bool(_TITLE.match(text.strip()))


def is_stamp(text: str) -> bool:
    """Return whether ``text`` belongs to a typed or electronic signature."""
    return bool(_STAMP.search(text))


def _is_notice(line: Line, page: Page) -> bool:
    """Return whether a line is no part of the letter: a notice, a fax header, a page's number."""
    margin = line.box[1] < 60 or line.box[3] > page.height - 60
    return (
        bool(NOTICE.search(line.text))
        or (margin and bool(_PAGE_NUMBER.search(line.text)))
        or (line.box[1] < 60 and bool(_FAX.search(line.text)))
    )


_DATE_ALONE = re.compile(
    r"^(?:[A-Z][\w. ]+,\s*|(?:run|report|issue|letter)\s+date:?\s+|"
    r"(?:printed|generated|created|issued|prepared)(?:\s+on)?:?\s+)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s*)?(?:"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|"
    r"\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?[A-Za-z]{3,9}\.?,?[\s-]+\d{2,4}|"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})$",
    re.IGNORECASE,
)


def is_date_alone(text: str) -> bool:
    """Return whether ``text`` is a date and nothing else."""
    return bool(_DATE_ALONE.match(text.strip(" .,:")))


def _body_start(everything: Sequence[Line], pages: Sequence[Page]) -> int:
    """Return the first line that is no letterhead: a date, an address line, a label, prose."""
    tallest = pages[0].height if pages else 792.0
    usual = median([_height(line) for line in everything]) if everything else 0.0
    for index, line in enumerate(everything):
        if line.page != everything[0].page or line.box[1] > 0.33 * tallest:
            return index
        prominent = index < _LINES_OF_A_NAME and _height(line) > _PROMINENT * usual
        pieces = [segment.text for segment in line.segments()]
        if any(_opens(text, prominent=prominent) for text in pieces):
            return index
    return len(everything)


_LINES_OF_A_NAME = 4
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
    if is_address(text) or looks_like_company(text):
        return False
    return len(text.split()) >= 9 or bool(re.match(r"^[A-Z][\w /]{2,30}:\s*\S", text))


def _closing_start(everything: Sequence[Line], body: int, grids: Sequence[Table]) -> int:
    """Return the line of the closing words, or where the typed signature or name begins."""
    strong = [
        index
        for index in range(body, len(everything))
        if _closes(everything, index) and not _WEAK_CLOSING.match(everything[index].text)
    ]
    weak = [index for index in range(body, len(everything)) if _closes(everything, index)]
    chosen = _first_of_last_run(everything, strong or weak[-1:])
    if chosen is not None:
        return chosen - 1 if _stands_on_captions(everything, chosen, body) else chosen
    stamped = [i for i in range(body, len(everything)) if is_stamp(everything[i].text)]
    if stamped:
        return stamped[0]
    return _bare_sign_off(everything, body, grids)


def _closes(everything: Sequence[Line], index: int) -> bool:
    segments = everything[index].segments()
    return any(
        _CLOSING.match(segment.text) and not is_date_alone(segment.text.partition(":")[2])
        for segment in segments[:2]
    )


def _stands_on_captions(everything: Sequence[Line], chosen: int, body: int) -> bool:
    """Return whether the line above holds what was signed over the captions of a blank."""
    if chosen <= body or len(everything[chosen].segments()) < 2:
        return False
    above, captions = everything[chosen - 1], everything[chosen]
    signed = above.segments()
    near = above.page == captions.page and captions.box[1] - above.box[3] < 30.0
    dated = any(is_date_alone(segment.text) for segment in signed)
    return (
        near
        and dated
        and all(
            is_date_alone(segment.text) or looks_like_person(segment.text) or is_stamp(segment.text)
            for segment in signed
        )
    )


def _first_of_last_run(everything: Sequence[Line], found: list[int]) -> int | None:
    """Return the first closing line of the page that holds the last one, at most 14 above it."""
    if not found:
        return None
    last = found[-1]
    near = [
        index
        for index in found
        if everything[index].page == everything[last].page and last - index <= 14
    ]
    return near[0]


_UNDERLINE = re.compile(r"_{6,}")


def _bare_sign_off(everything: Sequence[Line], body: int, grids: Sequence[Table]) -> int:
    """Return where a name with a title below ends a letter that has no closing words."""
    ruled = [i for i in range(body, len(everything)) if _UNDERLINE.search(everything[i].text)]
    if ruled and len(everything) - ruled[-1] <= 8:
        return ruled[-1]
    for index in range(max(body, len(everything) - 7), len(everything)):
        line = everything[index]
        in_table = any(
            table.page == line.page and table.box[1] <= line.box[1] <= table.box[3]
            for table in grids
        )
        name = line.segments()[0].text.split(",")[0]
        if not in_table and looks_like_person(name) and len(line.text.split()) <= 8:
            above = everything[index - 1] if index > body else None
            if above is not None and above.page == line.page and line.box[1] - above.box[3] > 12:
                return index
    return len(everything)
