"""Who writes the letter: the company printed at its head, apart from the body."""

import re
from itertools import pairwise
from statistics import median

from extractors.evl.anatomy import Letter
from extractors.evl.line_kinds import is_address, is_date_alone, is_title, says_when_made
from extractors.evl.marks import LOCAL
from extractors.evl.offices import is_of_departments
from extractors.evl.titles import title_of
from extractors.layout import Line
from extractors.names import has_legal_form, looks_like_company, looks_like_person
from extractors.passages import Printed
from extractors.patterns import pattern_of

_ADDRESSEE = pattern_of(
    r"contract services|csatf|administration trust|"
    r"^(?:gmail|outlook|yahoo!? mail|icloud mail)\b|^(?:to|attn|attention|dear|re|date)\b",
    re.IGNORECASE,
)
"""What no sender is called: those written to, and the programs that mail is printed from."""

_SLOGAN_WORDS = 8
_TAIL = pattern_of(
    r"\s*(?:(?:[|•·]|\s[–—/-]\s)\s*|\b(?i:printed|generated|exported|dated|run)\s+(?=\W*\d)|"
    r"(?=\b\d{1,2}/\d{1,2}/\d{2})|"
    r"\s+(?=\d{2,5}\s+(?i:[nsew]\.?\s+)?[A-Z][\w. ]*\b"
    r"(?i:street|st|avenue|ave|boulevard|blvd|road|rd|drive|dr|way|lane|place|circle)\b))"
    r"(?<=.{3}).*$"
)
"""What stands behind a company's name on its line: an address, the day a report was made."""

_SAME_TYPE = 0.12
_STEP_OF_LINES = 1.7
_ALIGNED_POINTS = 3.0
_MUCH_TALLER = 1.35
_IN_WORDS = pattern_of(r"(?:an?|for)\s")
"""What a company is, in words under its name: "a Paragon Studios department"."""

_OPEN_ENDS = ("&", ",", "-", " and", " of", " the")
_FROM = pattern_of(r"^from\s*:\s*", re.IGNORECASE)


def issuer_in_letterhead(letter: Letter) -> Printed | None:
    """Return the company at the head of the letter, or None when nobody is printed there."""
    pieces = [
        segment
        for line in letter.letterhead
        for segment in line.segments()
        if not _ADDRESSEE.search(segment.text)
    ]
    named = [piece for piece in pieces if _names_writer(piece, pieces)] or _over_what_it_is(pieces)
    company = _company(named, pieces) if named else None
    if company is not None and not is_of_departments(company.text):
        return company
    tall = _taller_than(letter, pieces)
    first = _above_an_address(pieces) or _prominent(tall, pieces)
    return _over_lines(first, tall) if first is not None else None


def _over_what_it_is(pieces: list[Line]) -> list[Line]:
    """Return the name over a line that says what bears it: "a Paragon Studios department"."""
    pairs = pairwise(pieces)
    return [name for name, below in pairs if _IN_WORDS.match(below.text) and _plain_name(name)]


def _taller_than(letter: Letter, pieces: list[Line]) -> list[Line]:
    """Return what is set so much taller than the letter itself that it can only be its head."""
    if not letter.lines:
        return []
    usual = median(_height(line) for line in letter.lines)
    return [piece for piece in pieces if _height(piece) > _MUCH_TALLER * usual]


def _prominent(tall: list[Line], pieces: list[Line]) -> Line | None:
    """Return a name among the tall pieces, a person's only where some word says company."""
    first = next((piece for piece in tall if _plain_name(piece, lower=True)), None)
    says_company = any(looks_like_company(piece.text) for piece in pieces)
    if first is None or (looks_like_person(first.text.title()) and not says_company):
        return None
    return first


def _over_lines(first: Line, tall: list[Line]) -> Printed:
    """Return a name with its second line, where both are set in the same tall type."""
    below = _beside(first, tall, 1) if first in tall else None
    parts = (first, below) if below is not None else (first,)
    return Printed(" ".join(part.text for part in parts), parts)


def _names_writer(piece: Line, pieces: list[Line]) -> bool:
    """Return whether a piece of the head names a company, or opens it with the name of a local.

    Further down a local is one that is written to.
    """
    text = _TAIL.sub("", piece.text)
    local = piece is pieces[0] and LOCAL.search(text) is not None
    return (local or looks_like_company(text)) and _may_name(text)


def _may_name(text: str) -> bool:
    return (
        not _IN_WORDS.match(text)
        and len(text.split()) <= _SLOGAN_WORDS
        and not is_title(text)
        and not is_date_alone(text)
        and not (is_address(text) and any(c.isdigit() for c in text.split(maxsplit=1)[0]))
        and "@" not in text
        and not _is_from_a_person(text)
        and not re.match(r"^(?:www\.|tel|phone|fax|suite|a division of)", text, re.IGNORECASE)
    )


def _is_from_a_person(text: str) -> bool:
    """Return whether a message's "From:" names a person, whose address may say "payroll"."""
    sender = _FROM.sub("", text)
    return sender != text and looks_like_person(re.split(r"\s*[(<\[]", sender)[0])


def _company(named: list[Line], pieces: list[Line]) -> Printed:
    """Return the most prominent company line, the tallest or the first of equals, whole."""
    tallest = max(_height(piece) for piece in named)
    best = next(piece for piece in named if _height(piece) >= 0.9 * tallest)
    bigger = [p for p in pieces if _height(p) > 1.25 * tallest and _plain_name(p, lower=True)]
    if bigger and bigger[0].page == best.page:
        best = bigger[0]
    best = next((piece for piece in named if _says_in_full(piece, best)), best)
    parts = _whole_name(best, pieces)
    under = next((p for p in named if _is_under(p, parts[-1])), None)
    parts = parts if under is None or looks_like_company(best.text) else (*parts, under)
    text = _BEHIND_A_FORM.sub(r"\g<name>", " ".join(part.text for part in parts))
    return Printed(_TAIL.sub("", _FROM.sub("", text)).strip(" ,"), parts)


def _says_in_full(piece: Line, name: Line) -> bool:
    """Return whether a line says a name of the head again with more of it: its legal form."""
    text, said = _TAIL.sub("", piece.text), name.text.lower().strip(" ,")
    more = text.lower().startswith((f"{said} ", f"{said}, "))
    return more and (has_legal_form(text) or not looks_like_company(name.text))


_BEHIND_A_FORM = pattern_of(r"(?P<name>\b(?:Inc|Ltd|LLC)\b\.?)\s+(?=[a-z]).*$")
"""What a company does, behind its name: "Kettle & Comb, Inc. commercials"."""

_MOST_WORDS_BELOW = 3


def _is_under(piece: Line, name: Line) -> bool:
    """Return whether the rest of a name stands in smaller type below: "ALLIED REEL | PAYROLL"."""
    step = piece.box[1] - name.box[1]
    words = piece.text.split()
    capital = all(word[0].isupper() or word == "&" for word in words)
    near = 0 < step <= _STEP_OF_LINES * _height(name) and _is_aligned(piece, name)
    return near and capital and len(words) <= _MOST_WORDS_BELOW


def _whole_name(best: Line, pieces: list[Line]) -> tuple[Line, ...]:
    """Return a company's name with the lines over and under it that it is broken over."""
    parts = [best]
    while (above := _beside(parts[0], pieces, -1)) and _reads_on(above, parts[0]):
        parts.insert(0, above)
    while (below := _beside(parts[-1], pieces, 1)) and _reads_on(parts[-1], below):
        parts.append(below)
    return tuple(parts)


def _beside(piece: Line, pieces: list[Line], way: int) -> Line | None:
    """Return the piece right above (-1) or below (1) in the same type and column."""
    tall = _height(piece)
    for other in pieces:
        step = way * (other.box[1] - piece.box[1])
        same = abs(_height(other) - tall) <= _SAME_TYPE * tall
        near = 0.5 * tall < step <= _STEP_OF_LINES * tall and _is_aligned(piece, other)
        if near and same and (_plain_name(other) or other.text[:1] == "&"):
            return other
    return None


def _is_aligned(one: Line, other: Line) -> bool:
    """Return whether two lines share their left edge, their right edge or their middle."""
    left, right = one.box[0] - other.box[0], one.box[2] - other.box[2]
    return min(abs(left), abs(right), abs(left + right) / 2) <= _ALIGNED_POINTS


def _reads_on(above: Line, below: Line) -> bool:
    """Return whether a company's name goes on from one line to the next."""
    if _IN_WORDS.match(below.text):
        return False
    if is_address(above.text) or _TAIL.search(above.text) or _is_whole(above.text):
        return False
    if above.text.endswith(_OPEN_ENDS) or below.text.startswith("&"):
        return True
    if has_legal_form(below.text):
        return True
    if looks_like_company(above.text):
        return looks_like_company(below.text) and len(below.words) == 1
    return looks_like_company(below.text)


def _is_whole(text: str) -> bool:
    """Return whether a name ends with its legal form, or with the number of a local."""
    local = list(LOCAL.finditer(text))
    return has_legal_form(text) or (bool(local) and local[-1].end() == len(text))


def _above_an_address(pieces: list[Line]) -> Line | None:
    """Return a name that stands over an address though no word of it says "company"."""
    if len(pieces) < 2 or not any(is_address(piece.text) for piece in pieces[1:]):
        return None
    first = next((piece for piece in pieces if _plain_name(piece)), None)
    if first is None or looks_like_person(first.text.title()):
        return None
    return first


def _plain_name(piece: Line, *, lower: bool = False) -> bool:
    """Return whether a line may be a name; one set in tall type may be in lower case.

    What has a season is a show's.
    """
    text = piece.text
    return (
        not is_address(text)
        and (has_legal_form(text) or title_of(text).season is None)
        and not is_title(text)
        and not is_date_alone(text)
        and not says_when_made(text)
        and 1 <= len(text.split()) <= 7
        and (text[0].isupper() or (lower and text[0].isalpha()))
        and not text.endswith(":")
    )


def _height(piece: Line) -> float:
    return max(word.box[3] - word.box[1] for word in piece.words)
