"""Captions under the blanks of a form: "(Employee name)" below the name that was filled in."""

from collections.abc import Iterator, Sequence

from extractors.label_pieces import NameOf, Piece, plain_label
from extractors.values import Box

_SMALLER = 0.87
"""How small captions are set beside what is filled in."""

_ALIGNED_POINTS = 14.0
_MOST_WORDS = 6
_JITTER_POINTS = 2.0


def captions_in(rows: Sequence[Sequence[Piece]], name_of: NameOf) -> frozenset[int]:
    """Return the rows that hold nothing but captions of what stands in the row above them."""
    return frozenset(
        at
        for at in range(1, len(rows))
        if rows[at]
        and all(_is_caption(piece, rows[at - 1], name_of) for piece in rows[at])
        and len(list(over_their_captions(rows[at - 1], rows[at]))) == len(rows[at])
        and not _are_captions(rows[at - 1], name_of)
        and _is_nearer_above(rows, at)
    )


def _is_nearer_above(rows: Sequence[Sequence[Piece]], at: int) -> bool:
    """Return whether a row of captions stands no further from the row above than from the next.

    Captions of what is below them stand close to it, and apart from the values of the row before.
    """
    below = rows[at + 1] if at + 1 < len(rows) else ()
    if not below or below[0].line.page != rows[at][0].line.page:
        return True
    top, bottom = _span(rows[at])
    over, under = top - _span(rows[at - 1])[1], _span(below)[0] - bottom
    return under < 0 or over <= under + _JITTER_POINTS


def _span(row: Sequence[Piece]) -> tuple[float, float]:
    boxes = [piece.line.box for piece in row]
    return min(box[1] for box in boxes), max(box[3] for box in boxes)


def over_their_captions(
    values: Sequence[Piece], captions: Sequence[Piece]
) -> Iterator[tuple[Piece, Piece]]:
    """Yield each value with the caption right under it."""
    for caption in captions:
        own = caption.line.box
        near = [v for v in values if v.cell is caption.cell and _stands_over(v.line.box, own)]
        if near and near[0].line.page == caption.line.page:
            yield min(near, key=lambda value: abs(value.line.box[0] - own[0])), caption


def _stands_over(value: Box, caption: Box) -> bool:
    close = -4.0 <= caption[1] - value[3] <= 1.5 * (value[3] - value[1])
    middle = abs(caption[0] + caption[2] - value[0] - value[2]) / 2 <= _ALIGNED_POINTS
    return close and (abs(caption[0] - value[0]) <= _ALIGNED_POINTS or middle)


def _is_caption(piece: Piece, above: Sequence[Piece], name_of: NameOf) -> bool:
    """Return whether a piece is a label in brackets, or set smaller than what is above it."""
    text = piece.line.text.strip()
    if len(text.split()) > _MOST_WORDS or text.endswith(":"):
        return False
    bracketed = text.startswith("(") and text.endswith(")")
    # In the cell of a form a small caption stands over what is filled in.
    smaller = (
        piece.cell is None and bool(above) and _height(piece) <= _SMALLER * max(map(_height, above))
    )
    named = name_of(plain_label(text.strip(" ()")), has_colon=bracketed) is not None
    return named and (bracketed or smaller)


def _are_captions(row: Sequence[Piece], name_of: NameOf) -> bool:
    return all(name_of(plain_label(p.line.text), has_colon=False) is not None for p in row)


def _height(piece: Piece) -> float:
    return max(word.box[3] - word.box[1] for word in piece.line.words)
