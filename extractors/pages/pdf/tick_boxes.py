"""Boxes to tick that a PDF page draws: told empty or marked, as those of scanned pages are.

A browser draws a box with round corners, or one to click on, as a shape like any other; so what
stands within it is looked at in the picture of the page, not in how it was drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.pages.order import reading_order
from extractors.pages.pdf.drawn import Drawn
from extractors.pages.pdf.frame import Proof
from extractors.values import Box, Word

_SMALLEST, _LARGEST = 5.0, 18.0
"""The sides of a box to tick, in points."""

_SQUARE = (0.8, 1.25)
_MOST = 60
"""More squares than this are a pattern or a grid, and no boxes of a form."""

_TO_ITS_WORD = 2.5
_BESIDE_ANOTHER = 0.8
"""Squares nearer to one another than this share of their width are cells, or dots that rate."""

_OF_ITS_WORD = (0.5, 1.8)
_WITHIN = 0.25
_LINE_POINTS = 1.2
_DRAWN = 60
"""By how much brightness (0 to 255) differs where something is drawn."""

_DARK = 110
_MARKS = frozenset("xX✓✔✗✘√☒☑•●■*")
_SURE = 0.97


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box in points of the page, and whether something is drawn or typed in it."""

    box: Box
    is_marked: bool


def tick_boxes(drawn: Drawn, words: Sequence[Word], proof: Proof) -> tuple[TickBox, ...]:
    """Return the boxes to tick of a page; none where no square is empty, or they are a pattern.

    Squares that are all filled are the bullets of a list, or logos.
    """
    squares = _apart(_outermost(_squares(drawn)))
    if not 1 < len(squares) <= _MOST:
        return ()
    found = [
        TickBox(square, _is_marked(square, words, proof))
        for square in squares
        if _is_framed(square, proof) and _may_be_ticked(square, words)
    ]
    return () if all(each.is_marked for each in found) else tuple(found)


def with_ticks(words: Sequence[Word], boxes: Sequence[TickBox]) -> tuple[Word, ...]:
    """Return ``words`` with a sign for each box, in the place of what was typed in it."""
    if not boxes:
        return tuple(words)
    kept = [word for word in words if not any(_is_in(word, each.box) for each in boxes)]
    return tuple(reading_order([*kept, *(_sign(each, kept) for each in boxes)]))


def without_boxes(drawn: Drawn, boxes: Sequence[TickBox]) -> Drawn:
    """Return what is drawn besides boxes to tick and the marks in them."""
    held = [each.box for each in boxes]
    shapes = (s for s in drawn.shapes if not any(_is_middle_in(s, box) for box in held))
    return replace(drawn, shapes=tuple(shapes))


def _sign(box: TickBox, words: Sequence[Word]) -> Word:
    """Return the sign for a box, as high as the word beside it, so that both are of one line."""
    beside = next(word for word in words if _is_beside(word, box.box))
    x0, _, x1, _ = box.box
    held = (x0, min(box.box[1], beside.box[1]), x1, max(box.box[3], beside.box[3]))
    return Word("☒" if box.is_marked else "☐", held, _SURE)


def _squares(drawn: Drawn) -> Iterator[Box]:
    for box in (*drawn.rectangles, *drawn.shapes):
        wide, high = box[2] - box[0], box[3] - box[1]
        sides = min(wide, high) >= _SMALLEST and max(wide, high) <= _LARGEST
        if sides and _SQUARE[0] <= wide / high <= _SQUARE[1]:
            yield box


def _outermost(squares: Iterator[Box]) -> list[Box]:
    """Return each square once: a frame, the ground within it and its mark are one."""
    kept: list[Box] = []
    for square in sorted(squares, key=lambda box: box[0] - box[2]):
        if not any(_is_middle_in(square, each) for each in kept):
            kept.append(square)
    return kept


def _apart(squares: Sequence[Box]) -> list[Box]:
    """Return the squares that stand alone; cells of a grid have others beside them."""
    return [s for s in squares if not any(_touch(s, each) for each in squares if each is not s)]


def _touch(one: Box, other: Box) -> bool:
    room = _BESIDE_ANOTHER * (one[2] - one[0])
    across = max(one[0], other[0]) - min(one[2], other[2])
    down = max(one[1], other[1]) - min(one[3], other[3])
    return (across < room and down < 0) or (across < 0 and down < _LINE_POINTS)


def _is_framed(square: Box, proof: Proof) -> bool:
    """Return whether all four sides are drawn at their middle, as those of a round box are."""
    x0, y0, x1, y1 = square
    x, y, half = (x0 + x1) / 2, (y0 + y1) / 2, _LINE_POINTS
    sides = (
        (x0 - half, y - half, x0 + half, y + half),
        (x1 - half, y - half, x1 + half, y + half),
        (x - half, y0 - half, x + half, y0 + half),
        (x - half, y1 - half, x + half, y1 + half),
    )
    return all(proof.spread(side) >= _DRAWN for side in sides)


def _may_be_ticked(square: Box, words: Sequence[Word]) -> bool:
    """Return whether a word stands beside a square, and nothing in it but what may tick it."""
    inside = [word for word in words if _is_in(word, square)]
    beside = any(_is_beside(word, square) for word in words)
    return beside and all(word.text in _MARKS for word in inside)


def _is_marked(square: Box, words: Sequence[Word], proof: Proof) -> bool:
    x0, y0, x1, y1 = square
    edge = _WITHIN * (x1 - x0)
    inside = (x0 + edge, y0 + edge, x1 - edge, y1 - edge)
    is_drawn = proof.spread(inside) >= _DRAWN or proof.paper(inside) < _DARK
    return is_drawn or any(_is_in(word, square) for word in words)


def _is_beside(word: Word, box: Box) -> bool:
    """Return whether a word of letters stands on the level of a box, close to it."""
    x0, y0, x1, y1 = word.box
    near = _TO_ITS_WORD * (box[2] - box[0])
    is_near = -1 <= x0 - box[2] <= near or -1 <= box[0] - x1 <= near
    is_level = y0 <= (box[1] + box[3]) / 2 <= y1
    share = (box[3] - box[1]) / max(y1 - y0, 1.0)
    fits = _OF_ITS_WORD[0] <= share <= _OF_ITS_WORD[1]
    return is_near and is_level and fits and sum(map(str.isalpha, word.text)) > 1


def _is_in(word: Word, box: Box) -> bool:
    return _is_middle_in(word.box, box)


def _is_middle_in(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]
