"""Whole identity numbers on a page: cut to their last four digits before anybody reads the page.

A number is looked for in every line, over the break of a line, below its label and down a column
under it; in form fields, in barcodes and among words that nobody sees. Nothing that reads the page
later can pass on what it never saw; ``Page.covered`` says where the pictures are painted over.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.aamva import soundness
from extractors.identity_numbers import HYPHEN, LABEL, masked, spans
from extractors.layout import Line, lines
from extractors.layout.turning import Turn, turn_of
from extractors.patterns import pattern_of
from extractors.values import Barcode, Box, FormValue, Page, Word

_LEAST_DIGITS = 7
_OPEN_END = pattern_of(
    rf"(?i)(?<![\d-])\d{{3}}{HYPHEN}(?:\d{{2}}{HYPHEN}\d{{1,3}}|\d{{0,2}}(?:{HYPHEN})?)$|{LABEL}[\d\s-]{{1,10}}$"
)
_CONTINUES = pattern_of(r"[-\u2010-\u2015 ]{0,3}\d")
_LABELLED = pattern_of(LABEL, re.IGNORECASE)
_LABEL_ENDS = pattern_of(rf"{LABEL}[^\d]{{0,12}}$", re.IGNORECASE)
_NINE = pattern_of(r"\D?(?P<hide>\d{5})\d{4}\D?")
_SOCIAL_SECURITY_ELEMENT = pattern_of(r"(?m)^(?:DL|ID)?DBK\s*\d")
_FORM_LABEL = pattern_of(r"(?i)ssn|social|\bsin\b|nas\b|taxid|tax_id")
_LINES_BELOW = 2
_LEFT_OF_LABEL = 20.0
"""How far left of its label a number may begin below it, in points."""

_TALLER = 0.1
"""What is added to a box above and below, as a share of its height: digits end at its edges."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words read as one text, and where each begins in it."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]


Letters = dict[int, set[int]]
"""Which letters of a word (by ``id``) are hidden."""


def without_identity_numbers(page: Page) -> Page:
    """Return ``page`` with no more than the last four digits of whole identity numbers.

    ``covered`` are the boxes of what was taken away, in points of the page as displayed.
    """
    unseen = replace(page, words=page.hidden, hidden=()) if page.hidden else None
    letters = _hidden(page)
    unseen_letters = _hidden(unseen) if unseen is not None else {}
    fields = [value for value in page.form if _masked_field(value) != value]
    codes = [code for code in page.barcodes if _holds_number(code)]
    if not (letters or unseen_letters or fields or codes):
        return page
    boxes = [
        *_boxes(page, page.words, letters),
        *_boxes(page, page.hidden, unseen_letters),
        *(value.box for value in fields),
        *(code.box for code in codes),
    ]
    return replace(
        page,
        words=_without(page.words, letters),
        hidden=_without(page.hidden, unseen_letters),
        form=tuple(_masked_field(value) for value in page.form),
        covered=tuple(dict.fromkeys(boxes)),
    )


def _hidden(page: Page) -> Letters:
    """Return which letters of which words belong to a whole number, the last four left out."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    if sum(c.isdigit() for word in page.words for c in word.text) < _LEAST_DIGITS:
        return {}
    for run in _runs(page):
        for start, end, _ in spans(run.text):
            _take(found, run, start, end)
    for word in _down_columns(page):
        match = _NINE.fullmatch(word.text)
        if match:
            found[id(word)].update(range(*match.span("hide")))
    for value in page.form:
        if _masked_field(value) != value:
            _take_field(found, [word for word in page.words if _is_in(word.box, value.box)])
    return dict(found)


def _take_field(found: defaultdict[int, set[int]], words: Sequence[Word]) -> None:
    """Hide what ``words`` in a form field say, but for the last four letters and digits."""
    signs = [(word, at) for word in words for at, c in enumerate(word.text) if c.isalnum()]
    for word, at in signs[:-4]:
        found[id(word)].add(at)


def _take(found: defaultdict[int, set[int]], run: _Run, start: int, end: int) -> None:
    for word, at in zip(run.words, run.starts, strict=True):
        first, last = max(start, at) - at, min(end, at + len(word.text)) - at
        if first < last:
            found[id(word)].update(range(first, last))


def _runs(page: Page) -> Iterator[_Run]:
    """Yield every line, every number that goes on in a line below, and what stands below labels."""
    rows = lines(page)
    for row in rows:
        yield _run(row.words)
    for at, row in enumerate(rows):
        for part in row.segments():
            text = part.text
            below = rows[at + 1 : at + 1 + _LINES_BELOW]
            if _LABEL_ENDS.search(text):
                yield from (_run((*part.words, *_from(line, part))) for line in below)
            if _OPEN_END.search(text):
                yield from _broken(part, below)


def _broken(part: Line, below: Sequence[Line]) -> Iterator[_Run]:
    """Yield a part of a line with each part below that may go on with its last number."""
    for line in below:
        for other in line.segments():
            if _CONTINUES.match(other.text):
                yield _run((*part.words, *other.words))
                yield _run((*part.words, *other.words), joined_at=len(part.words))


def _from(line: Line, label: Line) -> tuple[Word, ...]:
    """Return the words of ``line`` that stand below ``label`` or to the right of it."""
    left = min(word.box[0] for word in label.words) - _LEFT_OF_LABEL
    return tuple(word for word in line.words if word.box[0] >= left)


def _run(words: Sequence[Word], joined_at: int | None = None) -> _Run:
    """Return ``words`` with a space between them, but for none before word ``joined_at``."""
    starts: list[int] = []
    text = ""
    for index, word in enumerate(words):
        text += "" if not index or index == joined_at else " "
        starts.append(len(text))
        text += word.text
    return _Run(text, tuple(words), tuple(starts))


def _down_columns(page: Page) -> Iterator[Word]:
    """Yield the words that stand somewhere below a label, also under other numbers."""
    upright = turn_of(page).upright
    labels = [upright(box) for row in lines(page) for box in _labels(row)]
    if not labels:
        return
    for word in page.words:
        x0, y0, x1, _ = upright(word.box)
        middle = (x0 + x1) / 2
        if any(
            y0 >= top and (left <= middle <= right or x0 <= (left + right) / 2 <= x1)
            for left, top, right, _ in labels
        ):
            yield word


def _labels(row: Line) -> Iterator[Box]:
    run = _run(row.words)
    for found in _LABELLED.finditer(run.text):
        for word, at in zip(run.words, run.starts, strict=True):
            if found.start() < at + len(word.text) and at < found.end():
                yield word.box


def _without(words: Sequence[Word], letters: Letters) -> tuple[Word, ...]:
    return tuple(
        _crossed(word, letters[id(word)]) if id(word) in letters else word for word in words
    )


def _crossed(word: Word, hidden: set[int]) -> Word:
    text = "".join("X" if at in hidden and c.isalnum() else c for at, c in enumerate(word.text))
    return replace(word, text=text)


def _boxes(page: Page, words: Sequence[Word], letters: Letters) -> Iterator[Box]:
    turn = turn_of(page) if letters else None
    for word in words:
        if turn is not None and id(word) in letters:
            yield _around_field(_box(word, letters[id(word)], turn), page.form)


def _box(word: Word, hidden: set[int], turn: Turn) -> Box:
    """Return the part of a word's box that holds its hidden letters, on the page as displayed."""
    x0, y0, x1, y1 = turn.upright(word.box)
    count = len(word.text)
    if count > 2 and y1 - y0 > x1 - x0:
        return word.box  # It stands on its side on an upright page: which end is first is unknown.
    width, room = (x1 - x0) / max(count, 1), _TALLER * (y1 - y0)
    # Letters before the number may be wider than digits: it then ends further to the right.
    end = max(hidden) + (1.5 if min(hidden) else 1.0)
    return turn.displayed((x0 + min(hidden) * width, y0 - room, x0 + end * width, y1 + room))


def _around_field(box: Box, form: Sequence[FormValue]) -> Box:
    """Return the whole form field that holds ``box``: where in it the letters stand is unknown."""
    return next((value.box for value in form if _is_in(box, value.box)), box)


def _is_in(box: Box, field: Box) -> bool:
    """Return whether the middle of ``box`` lies in ``field``."""
    x0, y0, x1, y1 = field
    return x0 <= (box[0] + box[2]) / 2 <= x1 and y0 <= (box[1] + box[3]) / 2 <= y1


def _masked_field(value: FormValue) -> FormValue:
    text = masked(value.value)
    digits = re.sub(r"\D", "", text)
    if _FORM_LABEL.search(value.name) and len(digits) >= _LEAST_DIGITS:
        text = f"XXX-XX-{digits[-4:]}"
    return value if text == value.value else replace(value, value=text)


def _holds_number(code: Barcode) -> bool:
    """Return whether a barcode holds a whole number; a license has an element of its own for it."""
    if soundness(code.text):
        return _SOCIAL_SECURITY_ELEMENT.search(code.text) is not None
    return masked(code.text) != code.text
