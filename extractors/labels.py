"""Labels and their values: beside, below, in the same cell, after a colon or without one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from extractors.layout import Cell, Line, Table
from extractors.passages import Printed
from extractors.values import Word
from extractors.word_lists import word_set


class NameOf(Protocol):
    """From a label's text, and whether a colon follows it, to the name of its field."""

    def __call__(self, label: str, *, has_colon: bool) -> str | None:
        """Return the field that ``label`` names, None for no label."""


MOST_LABEL_WORDS = 7
_SEPARATORS = frozenset("|•·;–—-")
_LEADERS = re.compile(r"^[._\-–—:=\s…]+|[._\s…]+$")
_SHORTENED = word_set("no. num. prod. co. occ. soc. sec. dept. emp. s.s. cl. class. pos.")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, the field it names (None: no field of ours), its value and the line it stands on."""

    label: str
    field: str | None
    value: Printed | None
    at: int
    above: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line: ``words`` with the cell that holds them, if any."""

    at: int
    line: Line
    cell: Cell | None


def labelled(lines: Sequence[Line], tables: Sequence[Table], name_of: NameOf) -> list[Labelled]:
    """Return every label in ``lines`` with its value, in reading order."""
    cells = {id(word): c for t in tables for row in t.rows for c in row for word in c.words}
    rows = [_pieces(at, line, cells) for at, line in enumerate(lines)]
    found: list[Labelled] = []
    for row in rows:
        for position in range(len(row)):
            found += _in_piece(rows, row, position, name_of)
    return found


def _pieces(at: int, line: Line, cells: Mapping[int, Cell]) -> list[_Piece]:
    """Return the segments of a line, parted also where a table's cell ends."""
    made: list[_Piece] = []
    for segment in _phrases(line):
        words: list[Word] = []
        held: Cell | None = None
        for word in segment.words:
            cell = cells.get(id(word))
            if words and cell is not held:
                made.append(_Piece(at, Line(line.page, tuple(words)), held))
                words = []
            held = cell
            words.append(word)
        made.append(_Piece(at, Line(line.page, tuple(words)), held))
    return made


def _phrases(line: Line) -> list[Line]:
    """Return the segments of a line; one that ends in a comma goes on in a near next one."""
    joined: list[Line] = []
    for segment in line.segments():
        last = joined[-1].words[-1] if joined else None
        height = segment.box[3] - segment.box[1]
        near = last is not None and segment.box[0] - last.box[2] <= 2.5 * height
        if last is not None and near and last.text.endswith(","):
            joined[-1] = Line(line.page, joined[-1].words + segment.words)
        else:
            joined.append(segment)
    return joined


def _in_piece(
    rows: list[list[_Piece]], row: list[_Piece], position: int, name_of: NameOf
) -> list[Labelled]:
    piece = row[position]
    words = piece.line.words
    cuts = _cuts(words, name_of)
    found: list[Labelled] = []
    for number, (start, end) in enumerate(cuts):
        label = _plain(" ".join(word.text for word in words[start:end]))
        stop = cuts[number + 1][0] if number + 1 < len(cuts) else len(words)
        field = name_of(label, has_colon=_has_colon(words[end - 1]))
        value = _trimmed(Line(piece.line.page, words[end:stop])) if end < stop else None
        above = False
        if value is None and stop == len(words):
            value, above = _elsewhere(rows, row, position, name_of)
        elif value is not None and stop == len(words) and field is not None:
            runs_over = _run_over(rows, piece, value, name_of) if start else None
            value = runs_over or _continued(rows, piece, value, name_of)
        found.append(Labelled(label, field, value, piece.at, above))
    return found


def _cuts(words: Sequence[Word], name_of: NameOf) -> list[tuple[int, int]]:
    """Return the (start, end) word positions of the labels in a piece."""
    cuts: list[tuple[int, int]] = []
    floor = 0
    for index, word in enumerate(words):
        if not _has_colon(word):
            continue
        start = _label_start(words, floor, index + 1, name_of)
        if start is not None:
            cuts.append((start, index + 1))
            floor = index + 1
    if not cuts and 0 < len(words) <= MOST_LABEL_WORDS:
        whole = " ".join(word.text for word in words)
        if name_of(_plain(whole), has_colon=False) is not None:
            cuts.append((0, len(words)))
    return cuts


def _label_start(words: Sequence[Word], floor: int, end: int, name_of: NameOf) -> int | None:
    """Return where the label that ends before ``end`` starts: after a mark, else at its least."""
    for start in range(max(floor, end - MOST_LABEL_WORDS), end):
        inner = words[start : end - 1]
        if any(word.text[-1] in ".,;|" and word.text.lower() not in _SHORTENED for word in inner):
            continue
        if any(word.text in _SEPARATORS for word in inner):
            continue
        apart = start == 0 or words[start - 1].text[-1] in ".,;|•·-–—/)"
        if (
            apart
            and name_of(_plain(" ".join(w.text for w in words[start:end])), has_colon=True)
            is not None
        ):
            return start
    named = [
        start
        for start in range(max(floor, end - 4), end)
        if name_of(_plain(" ".join(w.text for w in words[start:end])), has_colon=False)
    ]
    if named:
        return max(named, key=lambda start: _gap_before(words, start))
    return 0 if floor == 0 and end <= MOST_LABEL_WORDS else None


def _gap_before(words: Sequence[Word], start: int) -> float:
    return words[start].box[0] - words[start - 1].box[2] if start else 0.0


def _has_colon(word: Word) -> bool:
    """Return whether a word ends a label: by a colon, or by the dots that lead to the value."""
    return word.text.endswith((":", ":-", "：", ":_")) or bool(_LEADER.search(word.text))


_LEADER = re.compile(r"(?:\.{3,}|…{1,}|_{3,})$")


def _plain(label: str) -> str:
    return re.sub(r"\s+", " ", label.strip(" :._…-–—*•|")).strip()


def _is_label(piece: _Piece, name_of: NameOf) -> bool:
    """Return whether a piece opens with a label; one further on leaves it a value before that."""
    cuts = _cuts(piece.line.words, name_of)
    return bool(cuts) and cuts[0][0] == 0


def _before_label(piece: _Piece, name_of: NameOf) -> _Piece:
    """Return the words of a piece that stand before a label further on in it."""
    cuts = _cuts(piece.line.words, name_of)
    if not cuts:
        return piece
    return _Piece(piece.at, Line(piece.line.page, piece.line.words[: cuts[0][0]]), piece.cell)


def _elsewhere(
    rows: list[list[_Piece]], row: list[_Piece], position: int, name_of: NameOf
) -> tuple[Printed | None, bool]:
    """Return the value right of or below a label that stands alone, and whether it is below."""
    label = row[position]
    inside = _rest_of_cell(rows, label, name_of)
    if inside is not None:
        return inside, True
    after = row[position + 1] if position + 1 < len(row) else None
    if after is not None and _cell_has_label(rows, label, after, name_of):
        return None, False
    if after is not None and _BOX.match(after.line.text):
        return _boxes(row[position + 1 :]), False
    if after is not None and not _is_label(after, name_of) and not _only_leaders(after):
        return _whole(rows, after, label, name_of), False
    if after is not None and _only_leaders(after) and position + 2 < len(row):
        return _whole(rows, row[position + 2], label, name_of), False
    if label.cell is not None and after is not None and after.cell is not label.cell:
        return _below_cell(rows, label, name_of)
    below = _below(rows, label, name_of)
    return (_trimmed(below.line) if below else None), below is not None


_BOX = re.compile(r"^\s*(?:\[\s*[xX✓✔_]?\s*\]|\(\s*[xX✓✔_]?\s*\)|[☐☒☑✓✔□■])")


def _boxes(pieces: Sequence[_Piece]) -> Printed | None:
    """Return the boxes to tick that stand side by side, as one value."""
    chosen: list[Line] = []
    for piece in pieces:
        if not _BOX.match(piece.line.text):
            break
        chosen.append(piece.line)
    return _joined(chosen)


def _cell_has_label(
    rows: list[list[_Piece]], label: _Piece, after: _Piece, name_of: NameOf
) -> bool:
    """Return whether the cell beside a label's cell opens with a label of its own."""
    if label.cell is None or after.cell is None or after.cell is label.cell:
        return False
    first = next(
        piece for row in rows[max(after.at - 4, 0) :] for piece in row if piece.cell is after.cell
    )
    return first is not after and _is_label(first, name_of)


def _below_cell(
    rows: list[list[_Piece]], label: _Piece, name_of: NameOf
) -> tuple[Printed | None, bool]:
    below = _below(rows, label, name_of)
    if below is None:
        return None, False
    return _whole(rows, below, label, name_of), True


def _rest_of_cell(rows: list[list[_Piece]], label: _Piece, name_of: NameOf) -> Printed | None:
    """Return the other lines of the label's own cell, as in a form with small labels."""
    if label.cell is None:
        return None
    parts = [
        piece
        for row in rows[label.at + 1 : label.at + 6]
        for piece in row
        if piece.cell is label.cell
    ]
    if not parts or _is_label(parts[0], name_of):
        return None
    return _joined([piece.line for piece in parts])


def _whole(
    rows: list[list[_Piece]], value: _Piece, label: _Piece, name_of: NameOf
) -> Printed | None:
    """Return the value with all lines of its cell, or with the lines that continue it."""
    if value.cell is not None and value.cell is not label.cell:
        parts = [
            piece.line
            for row in rows[max(value.at - 3, 0) : value.at + 6]
            for piece in row
            if piece.cell is value.cell
        ]
        return _joined(parts)
    cut = _before_label(value, name_of)
    trimmed = _trimmed(cut.line)
    if trimmed is not None and cut is not value:
        return trimmed
    return _continued(rows, value, trimmed, name_of) if trimmed else None


def _continued(rows: list[list[_Piece]], piece: _Piece, value: Printed, name_of: NameOf) -> Printed:
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
    alone = len(below) == 1 and not _is_label(below[0], name_of)
    if starts_under and near and alone and not _DIGITS.search(below[0].line.text):
        return _joined([*value.lines, below[0].line]) or value
    return value


def _run_over(
    rows: list[list[_Piece]], piece: _Piece, value: Printed, name_of: NameOf
) -> Printed | None:
    """Return the value of a label within a sentence with its end on the next line."""
    if piece.at + 1 >= len(rows) or len(rows[piece.at]) > 1 or value.text != _text(value):
        return None
    below = rows[piece.at + 1]
    own, under = piece.line.box, below[0].line.box
    near = 0 < under[1] - own[1] <= 2.0 * (own[3] - own[1]) and abs(under[0] - own[0]) <= 3.0
    if len(below) > 1 or not near or _is_label(below[0], name_of):
        return None
    words = _before_label(below[0], name_of).line.words
    ends = [at for at, word in enumerate(words) if word.text.endswith((".", ";"))]
    rest = words[: ends[0] + 1] if ends else words
    number = any(_DIGITS.search(word.text) for word in rest)
    if not rest or (number and not (value.text.endswith(",") and ends and len(rest) <= 3)):
        return None
    return _joined([*value.lines, Line(piece.line.page, rest)])


def _text(value: Printed) -> str:
    """Return the words of a value as printed: other than its text when a sentence ends in it."""
    return " ".join(word.text for line in value.lines for word in line.words)


def _below(rows: list[list[_Piece]], label: _Piece, name_of: NameOf) -> _Piece | None:
    box = label.line.box
    height = box[3] - box[1]
    for row in rows[label.at + 1 : label.at + 4]:
        for piece in row:
            own = piece.line.box
            if piece.line.page != label.line.page or own[1] - box[3] > 2.2 * max(height, 8.0):
                return None
            if own[0] - 4 <= box[0] + 2.5 * height and own[2] > box[0] and own[1] > box[1]:
                aligned = abs(own[0] - box[0]) <= 2.5 * height or own[0] <= box[0] <= own[2]
                if aligned and not _only_leaders(piece):
                    return None if _is_label(piece, name_of) else piece
    return None


def _only_leaders(piece: _Piece) -> bool:
    return not any(character.isalnum() for character in piece.line.text)


def _trimmed(line: Line) -> Printed | None:
    """Return the line as a value without leader dots and separators at its ends."""
    words = list(line.words)
    while words and not any(c.isalnum() or c in "\"“'‘*([☐☒☑✓✔" for c in words[0].text):
        words.pop(0)
    while words and words[-1].text in _SEPARATORS | {".", "_", ","}:
        words.pop()
    if not words or not any(c.isalnum() or c in "☒☑✓✔" for w in words for c in w.text):
        return None
    text = without_stop(" ".join(word.text for word in words))
    return Printed(
        _LEADERS.sub("", text) if text.strip(".") else text, (Line(line.page, tuple(words)),)
    )


def without_stop(text: str) -> str:
    """Return ``text`` without the full stop of a sentence; an abbreviation keeps its own."""
    if not text.endswith(".") or _ABBREVIATED.search(text):
        return text
    return text.rstrip(".")


_ABBREVIATED = re.compile(r"(?:\b(?:Inc|Ltd|Jr|Sr|Co|Corp|St|Bros|No)|\b[A-Z](?:\.[A-Z])*)\.$")


def _joined(lines: Sequence[Line]) -> Printed | None:
    kept = [part for line in lines if (part := _trimmed(line)) is not None]
    if not kept:
        return None
    text = " ".join(part.text for part in kept)
    return Printed(text, tuple(line for part in kept for line in part.lines))
