"""Signs of letters set later than the rest: text over text, a figure in another font."""

import re
from collections.abc import Iterator, Sequence

from extractors.pages.order import overlap_share
from extractors.signals.stacked import Piece, PieceKind
from extractors.signals.telling import quoted, signal
from extractors.values import Finding, Place, Severity

_OVER = 0.5
_NEIGHBOR_POINTS = 12.0
_FIGURE = re.compile(r"\d")
_SYMBOLS = re.compile(r"symbol|wingdings|dingbats|webdings|emoji|math|awesome|icon")
_MOST_TEXTS = 4000


def lettering(pieces: Sequence[Piece], number: int) -> tuple[Finding, ...]:
    """Return what the letters of page ``number`` show: text over text, figures of another font."""
    texts = [p for p in pieces if p.kind is PieceKind.TEXT and p.text.strip()][:_MOST_TEXTS]
    lines = _lines(texts)
    return (*_text_over_text(lines, number), *_other_fonts(lines, number))


def _text_over_text(lines: Sequence[Sequence[Piece]], number: int) -> Iterator[Finding]:
    pairs = [pair for line in lines for pair in _overlapping(line)]
    if not pairs:
        return
    places = [Place(number, piece.box, piece.text.strip()) for pair in pairs for piece in pair]
    said = "; ".join(
        f"{quoted([upper.text.strip()])} over {quoted([lower.text.strip()])}"
        for lower, upper in pairs[:3]
    )
    message = (
        f"On page {number} text is printed over other text: {said}. Compare the page with the "
        "issuer's own copy."
    )
    yield signal("possible-alteration", message, places[:8], severity=Severity.WARNING)


def _overlapping(line: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Yield the pieces of a line that lie over another with other letters, lower one first."""
    for at, piece in enumerate(line):
        for other in line[at + 1 :]:
            if other.box[0] >= piece.box[2]:
                break
            if _letters(piece) != _letters(other) and _lies_over(piece, other):
                yield (piece, other) if piece.order < other.order else (other, piece)


def _lies_over(one: Piece, other: Piece) -> bool:
    return max(overlap_share(one.box, other.box), overlap_share(other.box, one.box)) >= _OVER


def _other_fonts(lines: Sequence[Sequence[Piece]], number: int) -> Iterator[Finding]:
    odd = [piece for line in lines for piece in _odd_ones(line)]
    if not odd:
        return
    message = (
        f"On page {number} {quoted(piece.text.strip() for piece in odd[:5])} stands in another "
        "font than the words on both sides of it. Compare it with the issuer's own copy."
    )
    yield signal("mixed-fonts", message, [Place(number, p.box, p.text.strip()) for p in odd[:8]])


def _odd_ones(line: Sequence[Piece]) -> Iterator[Piece]:
    """Yield figures whose font is neither that of the piece before nor that of the one behind.

    A label in one font and its value in another is how letters are made; a figure alone is not.
    """
    for before, piece, behind in zip(line, line[1:], line[2:], strict=False):
        families = {before.family, behind.family}
        if (
            _FIGURE.search(piece.text)
            and len(families) == 1
            and piece.family not in families
            and not any(_SYMBOLS.search(family) for family in (*families, piece.family))
            and _near(before, piece)
            and _near(piece, behind)
        ):
            yield piece


def _near(left: Piece, right: Piece) -> bool:
    return right.box[0] - left.box[2] <= _NEIGHBOR_POINTS


def _letters(piece: Piece) -> str:
    return "".join(piece.text.split())


def _lines(texts: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces line by line, from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(texts, key=lambda p: (p.box[1] + p.box[3]) / 2):
        middle = (piece.box[1] + piece.box[3]) / 2
        if lines and lines[-1][0].box[1] <= middle <= lines[-1][0].box[3]:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda p: p.box[0]) for line in lines]
