"""Dashes that stand alone in the cells of a table and that the recognizer passed over.

A mark so small is dropped with the specks of a page. A short level stroke with nothing around it,
in a row of words, and not the only one of its length, is printed.
"""

from collections.abc import Iterator, Sequence
from statistics import median

from extractors.pages.ocr.accent_shapes import Stats
from extractors.pages.ocr.dashes import dash_of
from extractors.pages.ocr.engines import OcrWord

_WIDTHS, _HEIGHTS = (0.2, 1.6), (0.04, 0.3)
_FLAT, _FILL = 1.6, 0.6
_CLEAR = 0.5
_LIMIT = 200
_MIDDLE = (0.25, 0.75)
_LEAST_ROW, _LEAST_ALIKE = 2, 2
_ALIKE = 0.3
_SURE = 0.7


def unread_dashes(shapes: Stats, words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """Return a word for each dash among ``shapes`` of ink (left, top, width, height, area)."""
    lettered = [word for word in words if len(word.text) > 1]
    if not lettered:
        return ()
    height = median(word.box[3] - word.box[1] for word in lettered)
    flat = shapes[_is_flat(shapes, height)][:_LIMIT]
    alone = [shape for shape in flat if _is_alone(shape, shapes, words, height)]
    found = [word for shape in alone for word in _dash(shape, lettered)]
    return tuple(word for word in found if _is_common(word, found))


def _is_flat(shapes: Stats, height: float) -> Stats:
    _, _, wide, high, area = shapes.T
    fits = (wide >= _WIDTHS[0] * height) & (wide <= _WIDTHS[1] * height)
    fits &= (high >= _HEIGHTS[0] * height) & (high <= _HEIGHTS[1] * height)
    is_flat: Stats = fits & (wide >= _FLAT * high) & (area >= _FILL * wide * high)
    return is_flat


def _is_alone(shape: Stats, shapes: Stats, words: Sequence[OcrWord], height: float) -> bool:
    """Return whether neither a word nor any other ink is near: pieces of letters are not alone."""
    room = _CLEAR * height
    left, top, right, bottom = _edges(shape)
    others = shapes[(shapes[:, 0] < right + room) & (shapes[:, 0] + shapes[:, 2] > left - room)]
    near = (others[:, 1] < bottom + room) & (others[:, 1] + others[:, 3] > top - room)
    # The page's own ground is among the shapes, and the dash itself.
    large = others[near][:, 4] > 2 * height * height
    if int(near.sum()) - int(large.sum()) > 1:
        return False
    return not any(
        w.box[0] < right + 1 and w.box[2] > left - 1 and w.box[1] < bottom and w.box[3] > top
        for w in words
    )


def _dash(shape: Stats, words: Sequence[OcrWord]) -> Iterator[OcrWord]:
    left, top, right, bottom = _edges(shape)
    middle = (top + bottom) / 2
    row = [word for word in words if _MIDDLE[0] <= _depth(word, middle) <= _MIDDLE[1]]
    if len(row) >= _LEAST_ROW:
        text = dash_of(right - left, median(w.box[3] - w.box[1] for w in row), None)
        yield OcrWord(text, (left, top, right, bottom), _SURE, -1 - top, ((left, right),))


def _depth(word: OcrWord, y: float) -> float:
    return (y - word.box[1]) / max(1, word.box[3] - word.box[1])


def _is_common(word: OcrWord, found: Sequence[OcrWord]) -> bool:
    wide = word.box[2] - word.box[0]
    alike = sum(abs(other.box[2] - other.box[0] - wide) <= _ALIKE * wide for other in found)
    return alike >= _LEAST_ALIKE


def _edges(shape: Stats) -> tuple[int, int, int, int]:
    left, top, wide, high = (int(value) for value in shape[:4])
    return left, top, left + wide, top + high
