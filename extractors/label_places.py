"""Where the value of a label stands when no words follow it: beside it, below it, in its cell."""

import re
from collections.abc import Sequence

from extractors.label_pieces import (
    NameOf,
    Piece,
    before_label,
    is_label,
    names_a_field,
    only_leaders,
)
from extractors.label_values import joined, trimmed
from extractors.layout import Cell, Line
from extractors.passages import Printed

_LINES_THAT_TELL = 8
_SHARE_OF_A_FULL_LINE = 0.93
_DIGITS = re.compile(r"\d")
_SAME_EDGE_POINTS = 2.0
_WRAPPED = 0.45
"""How far below a line, in its heights, the rest of a value that wraps stands at most."""

_SAME_TYPE = 0.12
_CAPTION_TYPE = 0.87


def elsewhere(
    rows: list[list[Piece]], row: list[Piece], position: int, name_of: NameOf
) -> tuple[Printed | None, bool]:
    """Return the value right of or below a label that stands alone, and whether it is below."""
    label = row[position]
    if label.cell is not None and label.line.text.rstrip(" :").endswith("/"):
        return _beside_its_translation(rows, label), False
    inside = _rest_of_cell(rows, label, name_of)
    if inside is not None:
        return inside, True
    after = next((piece for piece in row[position + 1 :] if not only_leaders(piece)), None)
    if after is not None and _cell_has_label(rows, label, after, name_of):
        return None, False
    value = after is not None and (_BOX.match(after.line.text) or not is_label(after, name_of))
    titled = after is not None and not value and _is_titled(label, after, name_of)
    if after is not None and (titled or value or _only_one_has_a_colon(row, label, after)):
        known = trimmed(after.line) if titled else _boxes(row[position + 1 :])
        return known or whole_value(rows, after, label, name_of), False
    if label.cell is not None and after is not None and after.cell is not label.cell:
        return _below_cell(rows, label, name_of)
    below = _below(rows, label, name_of)
    return (_with_its_wrap(rows, below, name_of) if below else None), below is not None


def _is_titled(label: Piece, after: Piece, name_of: NameOf) -> bool:
    """Return whether the colon beside a label is one of a title: "Show:   Heist: Part Two"."""
    rest = after.line.text.rstrip().endswith(":")
    return label.line.text.endswith(":") and not rest and not names_a_field(after, name_of)


def _with_its_wrap(rows: list[list[Piece]], value: Piece, name_of: NameOf) -> Printed | None:
    """Return the value under a caption with the line that it wraps into, right under it."""
    cut = before_label(value, name_of)
    if cut is not value:
        return trimmed(cut.line)
    own = value.line.box
    lines = [value.line]
    for row in rows[value.at + 1 : value.at + 3]:
        under = [p for p in row if abs(p.line.box[0] - own[0]) <= _SAME_EDGE_POINTS]
        last = lines[-1].box
        near = under and 0 <= under[0].line.box[1] - last[3] <= _WRAPPED * (last[3] - last[1])
        alike = under and _is_alike(under[0].line, value.line)
        if not near or not alike or is_label(under[0], name_of) or under[0].cell is not value.cell:
            break
        lines.append(under[0].line)
    return joined(lines)


def _is_alike(one: Line, other: Line) -> bool:
    tall, low = (line.box[3] - line.box[1] for line in (one, other))
    return abs(tall - low) <= _SAME_TYPE * low and one.page == other.page


def _only_one_has_a_colon(row: list[Piece], label: Piece, after: Piece) -> bool:
    """Return whether words of labels are the value of a label here: "RE:   Days worked"."""
    return label.line.text.endswith(":") and ":" not in after.line.text and len(row) == 2


_BOX = re.compile(r"^\s*(?:\[\s*[xX✓✔_]?\s*\]|\(\s*[xX✓✔_]?\s*\)|[☐☒☑✓✔□■])")


def _boxes(pieces: Sequence[Piece]) -> Printed | None:
    """Return the boxes to tick that stand side by side, as one value."""
    chosen: list[Line] = []
    for piece in pieces:
        if not _BOX.match(piece.line.text):
            break
        chosen.append(piece.line)
    return joined(chosen)


def _cell_has_label(rows: list[list[Piece]], label: Piece, after: Piece, name_of: NameOf) -> bool:
    """Return whether the cell beside a label's opens with a label, or a caption, of its own."""
    if label.cell is None or after.cell is None or after.cell is label.cell:
        return False
    if _is_captioned(after.cell):
        return True
    first = next(
        piece for row in rows[max(after.at - 4, 0) :] for piece in row if piece.cell is after.cell
    )
    return first is not after and is_label(first, name_of)


def _is_captioned(cell: Cell) -> bool:
    """Return whether a cell holds a small caption, of whatever words, over what is filled in."""
    first, last = cell.words[0].box, cell.words[-1].box
    small = first[3] - first[1] <= _CAPTION_TYPE * (last[3] - last[1])
    return small and last[1] >= first[3] - 0.3 * (first[3] - first[1])


def _beside_its_translation(rows: list[list[Piece]], label: Piece) -> Printed | None:
    """Return the value beside a label that its cell says again, in another language, below."""
    for row in rows[label.at : label.at + 3]:
        beside = [piece.line for piece in row if piece.cell not in {None, label.cell}]
        if beside and any(piece.cell is label.cell for piece in row):
            return joined(beside[:1])
    return None


def _below_cell(
    rows: list[list[Piece]], label: Piece, name_of: NameOf
) -> tuple[Printed | None, bool]:
    below = _below(rows, label, name_of)
    if below is None or (below.cell is not None and _is_captioned(below.cell)):
        return None, False
    return whole_value(rows, below, label, name_of), True


def _rest_of_cell(rows: list[list[Piece]], label: Piece, name_of: NameOf) -> Printed | None:
    """Return the other lines of the label's own cell, as in a form with small labels."""
    if label.cell is None:
        return None
    parts = [
        piece
        for row in rows[label.at + 1 : label.at + 6]
        for piece in row
        if piece.cell is label.cell
    ]
    if not parts or is_label(parts[0], name_of):
        return None
    return joined([piece.line for piece in parts])


def whole_value(
    rows: list[list[Piece]], value: Piece, label: Piece, name_of: NameOf
) -> Printed | None:
    """Return the value with all lines of its cell, or with the lines that continue it."""
    if value.cell is not None and value.cell is not label.cell:
        parts = [
            piece.line
            for row in rows[max(value.at - 3, 0) : value.at + 6]
            for piece in row
            if piece.cell is value.cell
        ]
        return joined(parts)
    cut = before_label(value, name_of)
    own = trimmed(cut.line)
    if own is not None and cut is not value:
        return own
    return continued(rows, value, own, name_of) if own else None


def continued(rows: list[list[Piece]], piece: Piece, value: Printed, name_of: NameOf) -> Printed:
    """Return ``value`` with the next line when that one starts right under it, alone."""
    if piece.at + 1 >= len(rows) or not value.lines or _DIGITS.search(value.text):
        return value
    below = rows[piece.at + 1]
    box, own = below[0].line.box, value.lines[0].box
    height = own[3] - own[1]
    starts_under = abs(box[0] - own[0]) <= 3.0 and own[0] > piece.line.box[0] + 20.0 - (
        20.0 if piece.line.words == value.lines[0].words and own[0] > 150.0 else 0.0
    )
    near = 0 <= box[1] - own[3] <= 0.9 * height and box[1] > own[1]
    alone = len(below) == 1 and not is_label(below[0], name_of)
    if starts_under and near and alone and not _DIGITS.search(below[0].line.text):
        return joined([*value.lines, below[0].line]) or value
    return value


def run_over(
    rows: list[list[Piece]], piece: Piece, value: Printed, name_of: NameOf
) -> Printed | None:
    """Return the value of a label within a sentence with its end on the next line."""
    if piece.at + 1 >= len(rows) or len(rows[piece.at]) > 1 or value.text != _text(value):
        return None
    below = rows[piece.at + 1]
    own, under = piece.line.box, below[0].line.box
    near = 0 < under[1] - own[1] <= 2.0 * (own[3] - own[1]) and abs(under[0] - own[0]) <= 3.0
    if len(below) > 1 or not near or not _is_full(rows, piece) or is_label(below[0], name_of):
        return None
    words = before_label(below[0], name_of).line.words
    ends = [at for at, word in enumerate(words) if word.text.endswith((".", ";"))]
    rest = words[: ends[0] + 1] if ends else words
    number = any(_DIGITS.search(word.text) for word in rest)
    if not rest or (number and not (value.text.endswith(",") and ends and len(rest) <= 3)):
        return None
    return joined([*value.lines, Line(piece.line.page, rest)])


def _is_full(rows: list[list[Piece]], piece: Piece) -> bool:
    """Return whether a line reaches as far to the right as its neighbors: only then it wraps."""
    near = rows[max(piece.at - _LINES_THAT_TELL, 0) : piece.at + _LINES_THAT_TELL]
    right = max(each.line.box[2] for row in near for each in row)
    first = rows[piece.at + 1][0].line.words[0].box
    return piece.line.box[2] + first[2] - first[0] >= _SHARE_OF_A_FULL_LINE * right


def _text(value: Printed) -> str:
    """Return the words of a value as printed: other than its text when a sentence ends in it."""
    return " ".join(word.text for line in value.lines for word in line.words)


def _below(rows: list[list[Piece]], label: Piece, name_of: NameOf) -> Piece | None:
    box = label.line.box
    height = box[3] - box[1]
    for row in rows[label.at + 1 : label.at + 4]:
        for piece in row:
            own = piece.line.box
            if piece.line.page != label.line.page or own[1] - box[3] > 2.2 * max(height, 8.0):
                return None
            if own[0] - 4 <= box[0] + 2.5 * height and own[2] > box[0] and own[1] > box[1]:
                aligned = abs(own[0] - box[0]) <= 2.5 * height or own[0] <= box[0] <= own[2]
                if aligned and not only_leaders(piece):
                    return None if is_label(piece, name_of) else piece
    return None
