"""The front of a driver license: every caption finds its value beside it, or else below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.card_captions import CAPTIONS, DATE, Caption
from extractors.card_days import day_of
from extractors.card_names import name_over_address
from extractors.card_uncaptioned import DATES, dates_in_order, number_by_shape
from extractors.confidence import Found, confidence
from extractors.layout import Line, lines
from extractors.license_numbers import mended
from extractors.passages import Passage, Printed, passage
from extractors.states_and_provinces import STATES
from extractors.values import Field, Fields, Page

_ANY_DATE = re.compile(DATE)
_GIVEN = re.compile(r"[A-Z][A-Z'\u2019.-]+(?: [A-Z][A-Z'\u2019.-]*)*(?=$| [a-z0-9])")
_LEAST_NUMBER = 4
_ROWS_BELOW = 3
_DROP = 2.6
"""How far below its caption a value may begin, in heights of the caption."""

_LEFT = 0.8
"""How far left of its caption a value may begin, in heights of the caption."""


@dataclass(frozen=True, slots=True)
class _At:
    """A caption on the page: its row and its part, and the letters of the row that it takes."""

    caption: Caption
    row: int
    start: int
    end: int


Value = tuple[str, Printed]
"""What a caption's value says, and where."""


def read_front(pages: Sequence[Page]) -> Fields:
    """Return what the fronts among ``pages`` say by their captions: of two, the first."""
    found: Fields = {}
    for page in pages:
        found = _front(page) | found
    return found


def _front(page: Page) -> Fields:
    rows = [passage((line,)) for line in lines(page)]
    captions = [each for row, text in enumerate(rows) for each in _captions(row, text)]
    values: dict[str, Value] = {}
    for find in (_beside, _below):
        for at, each in enumerate(captions):
            field = each.caption.field
            value = find(rows, captions, at) if field and field not in values else None
            if value is not None:
                values[field] = value
    fields = {
        name: Field(said, confidence(Found.LABEL, held.weakest), held.places)
        for name, (said, held) in values.items()
        if said != "NONE"
    }
    fields |= _jurisdiction(rows)
    fields = _named(fields) | dates_in_order(rows, fields)
    fields = fields if "name" in fields else fields | name_over_address(rows)
    return _mended(fields | number_by_shape(rows, fields))


def _captions(row: int, text: Passage) -> Iterator[_At]:
    """Yield the captions of one row from left to right, the longest where two begin together."""
    parts = _parts(text)
    found = [
        _At(caption, row, *match.span())
        for caption in CAPTIONS
        for match in caption.wording.finditer(text.text)
        if not caption.first_only or _is_meant(caption, text, match, parts)
    ]
    end = 0
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.start >= end:
            yield each
            end = each.end


def _is_meant(caption: Caption, text: Passage, match: re.Match[str], parts: dict[int, int]) -> bool:
    """Return whether a caption of one sign begins a part of the row, before a value of its own.

    Without a value on its part it may still be one where the value stands to the right or below.
    """
    end = parts.get(match.start())
    if end is None:
        return False
    is_alone = not text.text[match.end() : end].strip()
    return is_alone or not caption.field or _ends(caption, text, match.end(), end)


def _ends(caption: Caption, text: Passage, start: int, end: int) -> bool:
    found = caption.value.match(text.text, start, end)
    return found is not None and not text.text[found.end() : end].strip(" .,")


def _parts(text: Passage) -> dict[int, int]:
    """Return where parts of a row that wide spaces set apart begin, and where each ends."""
    starts = dict(zip(map(id, text.words), text.starts, strict=True))
    return {
        starts[id(part.words[0])]: starts[id(part.words[-1])] + len(part.words[-1].text)
        for line in text.lines
        for part in line.segments()
    }


def _beside(rows: Sequence[Passage], captions: Sequence[_At], at: int) -> Value | None:
    each = captions[at]
    text = rows[each.row]
    return _value(each.caption, text, each.end, _limit(captions, at, len(text.text)))


def _limit(captions: Sequence[_At], at: int, otherwise: int) -> int:
    """Return where the next caption of the same row begins."""
    after = captions[at + 1] if at + 1 < len(captions) else None
    return after.start if after is not None and after.row == captions[at].row else otherwise


def _below(rows: Sequence[Passage], captions: Sequence[_At], at: int) -> Value | None:
    each = captions[at]
    text = rows[each.row]
    x0, _, _, y1, tall = _box(text.cut(each.start, each.end))
    limit = _limit(captions, at, -1)
    right = _box(text.cut(limit, limit + 1))[0] if limit >= 0 else float("inf")
    below = range(each.row + 1, min(each.row + 1 + _ROWS_BELOW, len(rows)))
    for row in below:
        words = tuple(
            word
            for line in rows[row].lines
            for word in line.words
            if x0 - _LEFT * tall <= word.box[0] < right - 1 and word.box[1] - y1 <= _DROP * tall
        )
        if not words:
            continue
        column = passage((Line(rows[row].lines[0].page, words),))
        stop = min((own.start for own in _captions(row, column)), default=len(column.text))
        value = _value(each.caption, column, 0, stop)
        if value is not None and column.text[:stop].rstrip().endswith(","):
            return _with_given(value, rows[row + 1 : row + 2], x0, tall)
        return value
    return None


def _with_given(family: Value, below: Sequence[Passage], left: float, tall: float) -> Value:
    """Return a family name that ends in a comma with the given names of the row below it."""
    for text in below:
        words = tuple(
            word
            for line in text.lines
            for word in line.words
            if abs(word.box[0] - left) <= tall or word.box[0] > left
        )
        given = _GIVEN.match(" ".join(word.text for word in words))
        if given:
            page = text.lines[0].page
            count = len(given[0].split())
            lines_ = (*family[1].lines, Line(page, words[:count]))
            return f"{family[0]}, {given[0]}", Printed(given[0], lines_)
    return family


def _box(held: Printed) -> tuple[float, float, float, float, float]:
    boxes = [line.box for line in held.lines]
    x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, y1 = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return x0, y0, x1, y1, y1 - y0


def _value(caption: Caption, text: Passage, start: int, end: int) -> Value | None:
    """Return what begins at ``start`` and has the shape that ``caption`` asks for."""
    match = caption.value.match(text.text, start, end)
    if match is None:
        return None
    held = text.cut(*match.span("v" if "v" in match.groupdict() else 0))
    said = held.text.strip(" ,")
    if caption.field in DATES:
        day = day_of(said)
        return (day.isoformat(), held) if day is not None else None
    if caption.field == "number":
        is_number = sum(c.isdigit() for c in said) >= _LEAST_NUMBER and not _ANY_DATE.match(said)
        is_number = is_number or (said.isdigit() and len(said) == 8)
        return (said, held) if is_number else None
    return ("NONE" if said.upper() in {"NONE", "AUCUN", "AUCUNE"} else said, held)


def _named(fields: Fields) -> Fields:
    """Return the fields with family and given names as one name, given names first."""
    made = {k: v for k, v in fields.items() if k not in {"family", "given", "whole"}}
    family, given, whole = (fields.get(name) for name in ("family", "given", "whole"))
    if family is not None and given is not None:
        sure = min(given.confidence, family.confidence)
        text = f"{given.value} {family.value}"
        made["name"] = Field(text, sure, (*given.places, *family.places))
    elif whole is not None:
        last, comma, first = str(whole.value).partition(",")
        text = f"{first.strip()} {last.strip()}" if comma and first.strip() else last.strip()
        made["name"] = Field(text, whole.confidence, whole.places)
    return made


def _jurisdiction(rows: Sequence[Passage]) -> Fields:
    for text in rows:
        lowered = text.text.lower()
        for name, code in STATES.items():
            at = re.search(rf"\b{name}\b", lowered)
            if at is not None:
                held = text.cut(*at.span())
                return {
                    "jurisdiction": Field(code, confidence(Found.PLACE, held.weakest), held.places)
                }
    return {}


def _mended(fields: Fields) -> Fields:
    """Return the fields with the number as its jurisdiction writes numbers."""
    number, state = fields.get("number"), fields.get("jurisdiction")
    if number is None or state is None:
        return fields
    text, fits = mended(str(number.value), str(state.value))
    sure = number.confidence if fits else number.confidence * 0.8
    return {**fields, "number": Field(text, round(sure, 4), number.places)}
