"""Boxes to tick on a scanned page, empty or marked, told by their ink.

The recognizer has no letter for a box: it drops it, or reads "CD", "[IX]" or "O" in its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from extractors.pages.normalise.looks import Mask
from extractors.pages.ocr.engines import OcrWord
from extractors.pages.ocr.marks import Sheet

_LINE_PIXELS = 7
_SMALLEST, _LARGEST = 10, 26
"""The sides of a box at half the working size: about 6 to 19 points of type at its usual size."""

_SQUARE = (0.8, 1.25)
_COVERED = 0.75
"""How much of each side must be drawn: letters with four straight sides there are none."""

_CORNERS = 0.7
_SIDES_AT_EDGE = 2
"""A tick leaves its box on one or two sides; a round letter is wider than its straight parts."""

_EDGE_PIXELS = 2
_THICK = 3
_MARKED = 0.12
_MOST, _MOST_OF_DAYS = 60, 400
"""More squares are a pattern, such as a square barcode, unless each has the number of its day."""

_FEWEST_OF_DAYS = 7
_WITH_NUMBERS = 0.6
_NEAR_NUMBER = 1.5
_SAME_LEVEL = 0.5

_BESIDE = 2.5
_LONGEST_MISREADING = 4
_SURE = 0.95

Square = tuple[int, int, int, int]
Part = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box in pixels of the page, and whether something is drawn in it."""

    box: Square
    is_marked: bool


def tick_boxes(sheet: Sheet) -> tuple[TickBox, ...]:
    """Return the boxes to tick among the ink of a page, none where squares are a pattern."""
    found = tuple(islice(_boxes(sheet), _MOST_OF_DAYS + 1))
    return found if len(found) <= _MOST_OF_DAYS else ()


def with_boxes(words: Sequence[OcrWord], boxes: Sequence[TickBox]) -> tuple[OcrWord, ...]:
    """Return ``words`` with a sign for every box that has words beside it, misreadings gone."""
    rows = [row for row in _rows(boxes) if _is_of_days(row, words)]
    kept = [word for word in words if not any(_runs_over(word, row) for row in rows)]
    of_days = {each.box for row in rows for each in row}
    rest = [each for each in boxes if each.box not in of_days]
    kept = [word for word in kept if not any(_is_misread(word, box) for box in of_days)]
    kept += [_sign(each) for row in rows for each in row]
    for each in rest if len(rest) <= _MOST else ():
        beside = [word for word in kept if _is_beside(word, each.box)]
        if not beside or any(_is_letter_of(word, each.box) for word in kept):
            continue
        misread = [word for word in kept if _is_misread(word, each.box)]
        if any(_is_initial(word.text) for word in misread):
            continue
        kept = [word for word in kept if word not in misread]
        kept.append(_sign(each, beside[0].line))
    return tuple(kept)


def _sign(box: TickBox, line: int | None = None) -> OcrWord:
    own_line = -1 - box.box[1] if line is None else line
    return OcrWord("☒" if box.is_marked else "☐", box.box, _SURE, own_line)


def _rows(boxes: Sequence[TickBox]) -> list[list[TickBox]]:
    """Return the boxes that stand on one level, row by row."""
    rows: list[list[TickBox]] = []
    for each in sorted(boxes, key=lambda box: box.box[1]):
        last = rows[-1][-1].box if rows else None
        if last is not None and each.box[1] - last[1] <= _SAME_LEVEL * (last[3] - last[1]):
            rows[-1].append(each)
        else:
            rows.append([each])
    return rows


def _is_of_days(row: Sequence[TickBox], words: Sequence[OcrWord]) -> bool:
    """Return whether boxes of a row stand each with a number over, below or beside it."""
    numbers = [word.box for word in words if any(map(str.isdecimal, word.text))]
    near = sum(any(_is_near(each.box, number) for number in numbers) for each in row)
    return len(row) >= _FEWEST_OF_DAYS and near >= _WITH_NUMBERS * len(row)


def _is_near(box: Square, number: Square) -> bool:
    room = _NEAR_NUMBER * (box[2] - box[0])
    across = max(box[0] - number[2], number[0] - box[2])
    down = max(box[1] - number[3], number[1] - box[3])
    return (
        max(across, down) <= room and min(across, down) <= 0 and number[2] - number[0] <= 2 * room
    )


def _runs_over(word: OcrWord, row: Sequence[TickBox]) -> bool:
    """Return whether a word was read from the lines of several boxes of a row."""
    x0, y0, x1, y1 = word.box
    under = [each.box for each in row if x0 <= (each.box[0] + each.box[2]) / 2 <= x1]
    return len(under) > 1 and all(
        min(y1, box[3]) - max(y0, box[1]) > _SAME_LEVEL * (y1 - y0) for box in under
    )


def _boxes(sheet: Sheet) -> Iterator[TickBox]:
    lines = _straight(sheet.ink)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    fits = (np.minimum(wide, high) >= _SMALLEST) & (np.maximum(wide, high) <= _LARGEST)
    for number in np.flatnonzero(fits):
        x, y, width, height = (int(side) for side in stats[number, :4])
        frame = _frame(labels[y : y + height, x : x + width] == number)
        if frame is not None:
            left, top, right, bottom = x + frame[0], y + frame[1], x + frame[2], y + frame[3]
            edge = _EDGE_PIXELS
            inside = sheet.ink[top + edge : bottom - edge, left + edge : right - edge]
            square = tuple(round(side * sheet.scale) for side in (left, top, right, bottom))
            yield TickBox(cast("Square", square), float((inside > 0).mean()) >= _MARKED)


def _straight(ink: Mask) -> Mask:
    """Return the short straight lines, level and upright; a cross or a tick leaves none."""
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, _LINE_PIXELS), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((_LINE_PIXELS, 1), np.uint8))
    return np.asarray(cv2.bitwise_or(level, upright), dtype=np.uint8)


def _frame(part: Part) -> Square | None:
    """Return the square of four straight sides in a mark; a tick may leave it, letters have none.

    A letter with four sides, such as D, is round at its corners.
    """
    height, width = part.shape
    columns = np.flatnonzero(part.sum(axis=0) >= _COVERED * height)
    rows = np.flatnonzero(part.sum(axis=1) >= _COVERED * width)
    if not columns.size or not rows.size:
        return None
    left, right = int(columns[0]), int(columns[-1]) + 1
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    wide, high = right - left, bottom - top
    is_square = min(wide, high) >= _SMALLEST and _SQUARE[0] <= wide / high <= _SQUARE[1]
    at_edge = sum((left == 0, top == 0, right == width, bottom == height))
    is_square = is_square and at_edge >= _SIDES_AT_EDGE
    square = part[top:bottom, left:right]
    is_box = is_square and _corners(square) >= _CORNERS and _is_thin(square)
    return (left, top, right, bottom) if is_box else None


def _is_thin(square: Part) -> bool:
    """Return whether the sides are lines, not the strokes of a large bold letter."""
    rows, columns = square.mean(axis=1), square.mean(axis=0)
    behind = (rows[_THICK], rows[-1 - _THICK], columns[_THICK], columns[-1 - _THICK])
    return max(float(share) for share in behind) < _COVERED


def _corners(square: Part) -> float:
    """Return how much of the corner that is drawn least is drawn."""
    first, last = slice(None, _EDGE_PIXELS), slice(-_EDGE_PIXELS, None)
    ends = (first, last)
    return min(float(square[rows, columns].mean()) for rows in ends for columns in ends)


def _is_beside(word: OcrWord, box: Square) -> bool:
    """Return whether a word of letters stands on the level of a box, close to it."""
    x0, y0, x1, y1 = word.box
    middle = (box[1] + box[3]) / 2
    near = _BESIDE * (box[2] - box[0])
    is_near = 0 <= x0 - box[2] + 4 <= near or 0 <= box[0] - x1 + 4 <= near
    return y0 <= middle <= y1 and is_near and sum(map(str.isalpha, word.text)) > 1


def _is_letter_of(word: OcrWord, box: Square) -> bool:
    """Return whether a box lies within a longer word: it is a letter of a bold heading."""
    x0, y0, x1, y1 = word.box
    is_inside = x0 - 4 <= box[0] and box[2] <= x1 + 4 and y0 - 4 <= box[1] and box[3] <= y1 + 4
    return is_inside and x1 - x0 > 2 * (box[2] - box[0])


def _is_initial(text: str) -> bool:
    """Return whether ``text`` is the initial of a name: blurred, a Q is as square as a box."""
    return len(text) == 2 and text[0].isupper() and text[1] == "."


def _is_misread(word: OcrWord, box: Square) -> bool:
    """Return whether a short word was read from the lines of a box."""
    x0, y0, x1, y1 = word.box
    across = min(x1, box[2]) - max(x0, box[0])
    down = min(y1, box[3]) - max(y0, box[1])
    is_short = len(word.text) <= _LONGEST_MISREADING and x1 - x0 <= 2 * (box[2] - box[0])
    return is_short and across > 0.5 * (x1 - x0) and down > 0.3 * (y1 - y0)
