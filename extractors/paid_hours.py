"""The hours of a pay stub: the total of its row or below its column of hours, or their sum."""

import re
from collections.abc import Iterator, Sequence

from extractors.confidence import Found, confidence
from extractors.layout import Line, lines
from extractors.passages import Printed
from extractors.values import Field, Fields, Page, Word

_HEADING = re.compile(r"(?i)(?:(?:total|paid|this period)\s+)?(?:hours|hrs\.?|units)")
_HOURS = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_ROW = re.compile(r"(?i)(?:total\s+|paid\s+)?(?:hours|hrs\.?)(?:\s+(?:worked|paid))?")
_FEWEST_IN_A_ROW, _ROUNDED = 3, 0.01
_TOTAL = re.compile(r"(?i)\W*(?:(?:grand\s+)?totals?|gross)\b")
_ASIDE_POINTS = 14.0
"""How far beside its heading's own edges a number of the column stands at most."""


def paid_hours(pages: Sequence[Page]) -> Fields:
    """Return the hours paid, none where no row and no column of a table is of hours."""
    for page in pages:
        held = lines(page)
        for line in held:
            if (total := _total_of_row(line)) is not None:
                return {"hours": total}
        for at, line in enumerate(held):
            heading = _heading(line)
            column = list(_column(held[at + 1 :], heading)) if heading is not None else []
            if column:
                return {"hours": _field(column)}
    return {}


def _total_of_row(line: Line) -> Field | None:
    """Return the last number of a row of hours, when it is the sum of those before it."""
    figures = [word for word in line.words if _HOURS.fullmatch(word.text)]
    label = " ".join(word.text for word in line.words[: len(line.words) - len(figures)])
    if len(figures) < _FEWEST_IN_A_ROW or _ROW.fullmatch(label.strip(" :")) is None:
        return None
    *days, total = (float(word.text) for word in figures)
    if abs(sum(days) - total) >= _ROUNDED:
        return None
    printed = Printed(figures[-1].text, (Line(line.page, (figures[-1],)),))
    return Field(total, confidence(Found.TABLE, printed.weakest), printed.places)


def _heading(line: Line) -> Word | None:
    """Return the heading of hours in a row of headings, which holds no figures."""
    if len(line.words) < 3 or any(c.isdigit() for c in line.text):
        return None
    return next((word for word in line.words if _HEADING.fullmatch(word.text.strip(":"))), None)


def _column(below: Sequence[Line], heading: Word) -> Iterator[tuple[Line, Word]]:
    """Yield each line with the number that stands under ``heading``, up to the next headings."""
    for line in below:
        if _heading(line) is not None:
            return
        for word in line.words:
            if _HOURS.fullmatch(word.text) and _stands_under(word, heading):
                yield line, word


def _stands_under(word: Word, heading: Word) -> bool:
    left, right = heading.box[0] - _ASIDE_POINTS, heading.box[2] + _ASIDE_POINTS
    return left <= word.box[0] and word.box[2] <= right


def _field(column: Sequence[tuple[Line, Word]]) -> Field:
    """Return the row that says it is the total, or that is the sum of those above; else the sum."""
    sums = 0.0
    for line, word in column:
        value = float(word.text)
        if _TOTAL.match(line.text) or (sums and abs(value - sums) < _ROUNDED):
            printed = Printed(word.text, (Line(line.page, (word,)),))
            return Field(value, confidence(Found.TABLE, printed.weakest), printed.places)
        sums += value
    held = tuple(Line(line.page, (word,)) for line, word in column)
    printed = Printed("", held)
    return Field(round(sums, 2), confidence(Found.TABLE, printed.weakest), printed.places)
