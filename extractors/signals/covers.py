"""Words that something opaque was drawn over: they are taken from the reading and reported."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.pages.order import overlap_share, reading_order
from extractors.pages.pdf.words import TextLayer
from extractors.signals.stacked import Piece, PieceKind
from extractors.values import Box, Word

_HIDDEN_SHARE = 0.85
_LEAST_SIDE_POINTS = 3.0


def without_covered(layer: TextLayer, pieces: Sequence[Piece]) -> TextLayer:
    """Return ``layer`` with the words under a later box or picture among the hidden ones."""
    covers = [piece for piece in pieces if _could_hide(piece)]
    if not covers:
        return layer
    texts = [piece for piece in pieces if piece.kind is PieceKind.TEXT]
    covered = [word for word in layer.seen if _is_covered(word, texts, covers)]
    if not covered:
        return layer
    gone = {id(word) for word in covered}
    seen = tuple(word for word in layer.seen if id(word) not in gone)
    return replace(layer, seen=seen, hidden=reading_order([*layer.hidden, *covered]))


def _could_hide(piece: Piece) -> bool:
    width, height = piece.box[2] - piece.box[0], piece.box[3] - piece.box[1]
    return piece.kind is PieceKind.COVER and min(width, height) >= _LEAST_SIDE_POINTS


def _is_covered(word: Word, texts: Sequence[Piece], covers: Sequence[Piece]) -> bool:
    over = [c for c in covers if overlap_share(_core(word.box), c.box) >= _HIDDEN_SHARE]
    if not over:
        return False
    own = [t.order for t in texts if word.text in t.text and _holds_middle(t.box, word.box)]
    top = max(own, default=None)
    return top is not None and any(cover.order > top for cover in over)


def _core(box: Box) -> Box:
    """Return the middle of a loose box: what lies over it hides the letters."""
    quarter = (box[3] - box[1]) / 4
    return box[0], box[1] + quarter, box[2], box[3] - quarter


def _holds_middle(box: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 3 <= y <= box[3] + 3
