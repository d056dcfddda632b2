"""Letters over the columns and numbers before the rows of a spreadsheet printed without lines.

Where lines are drawn, the table tells its frame (``spreadsheets``). A fax loses pale lines; then
the numbers of rows stand before dates and would be read with them.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from extractors.evl.spreadsheets import are_columns
from extractors.layout import Line, lines
from extractors.values import Page, Word

_FEWEST_ROWS = 5
_MOST_LINES_ABOVE = 4
_LONGEST = 3
_MOST_RULES = 8


def without_sheet_frame(page: Page) -> Page:
    """Return the page without the frame of a spreadsheet, as it is when it has none."""
    if len(page.rules) > _MOST_RULES:
        return page
    printed = lines(page)
    heads = next((line for line in printed[:_MOST_LINES_ABOVE] if _is_head(line)), None)
    numbers = _numbers(printed) if heads is not None else []
    if heads is None or len(numbers) < _FEWEST_ROWS:
        return page
    left, right = min(w.box[0] for w in numbers), max(w.box[2] for w in numbers)
    frame = {id(word) for word in heads.words}
    for line in printed:
        frame |= {id(w) for w in takewhile(lambda w: _is_within(w, left, right), line.words)}
    return replace(page, words=tuple(word for word in page.words if id(word) not in frame))


def _is_head(line: Line) -> bool:
    return are_columns([word.text for word in line.words])


def _numbers(printed: Sequence[Line]) -> list[Word]:
    """Return the first words of lines that count them: each one more than that before."""
    first = [line.words[0] for line in printed if line.words and line.words[0].text.isdigit()]
    counted = [(a, b) for a, b in pairwise(first) if int(b.text) == int(a.text) + 1]
    return list({id(word): word for pair in counted for word in pair}.values())


def _is_within(word: Word, left: float, right: float) -> bool:
    middle = (word.box[0] + word.box[2]) / 2
    return len(word.text) <= _LONGEST and left <= middle <= right
