"""Labels and their values: beside, below, in the same cell, after a colon or without one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.label_captions import captions_in, over_their_captions
from extractors.label_pieces import (
    MOST_LABEL_WORDS,
    NameOf,
    Piece,
    cuts_of,
    has_colon,
    is_label,
    pieces_of,
    plain_label,
)
from extractors.label_places import continued, elsewhere, run_over, whole_value
from extractors.label_values import trimmed
from extractors.layout import Cell, Line, Table
from extractors.passages import Printed
from extractors.values import Word


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, the field it names (None: no field of ours), its value and the line it stands on."""

    label: str
    field: str | None
    value: Printed | None
    at: int
    above: bool = False


def labelled(lines: Sequence[Line], tables: Sequence[Table], name_of: NameOf) -> list[Labelled]:
    """Return every label in ``lines`` with its value, in reading order."""
    cells = {key: cell for table in tables for key, cell in _cells_of(table)}
    rows = [pieces_of(at, line, cells) for at, line in enumerate(lines)]
    drawn = {key: cell for t in tables if t.drawn for key, cell in _cells_of(t)}
    free = [pieces_of(at, line, drawn) for at, line in enumerate(lines)]
    found: list[Labelled] = []
    under = captions_in(free, name_of)
    for at, row in enumerate(rows):
        if at in under:
            found += _over_captions(free[at - 1], free[at], name_of)
        elif at + 1 not in under and not _heads_columns(rows[at : at + 3]):
            for position in range(len(row)):
                found += _in_piece(rows, row, position, name_of)
    return found


_FEWEST_HEADINGS = 5
_FEWEST_FIGURES = 3


def _heads_columns(rows: Sequence[Sequence[Piece]]) -> bool:
    """Return whether the first of three rows heads columns of figures: "Date | Day | In | Out".

    Each of its words heads those below it, and none is the value of the one before.
    """
    heads, *below = rows
    plain = not any(map(_counts, heads)) and not any(has_colon(p.line.words[-1]) for p in heads)
    figures = [sum(map(_counts, row)) for row in below]
    filled = len(below) > 1 and min(figures) >= _FEWEST_FIGURES
    return plain and len(heads) >= _FEWEST_HEADINGS and filled


def _counts(piece: Piece) -> bool:
    return any(map(str.isdigit, piece.line.text))


def _cells_of(table: Table) -> Iterator[tuple[int, Cell]]:
    return ((id(word), cell) for row in table.rows for cell in row for word in cell.words)


def _over_captions(
    values: Sequence[Piece], captions: Sequence[Piece], name_of: NameOf
) -> list[Labelled]:
    """Return the values of a form whose small captions stand under its blanks."""
    found: list[Labelled] = []
    for value, caption in over_their_captions(values, captions):
        label = plain_label(caption.line.text.strip(" ()"))
        named = name_of(label, has_colon=True)
        found.append(Labelled(label, named, trimmed(value.line), value.at))
    return found


def _in_piece(
    rows: list[list[Piece]], row: list[Piece], position: int, name_of: NameOf
) -> list[Labelled]:
    piece = row[position]
    words = piece.line.words
    cuts = cuts_of(words, name_of)
    caption = [] if cuts else _caption_of_its_cell(piece, name_of)
    cuts = cuts or caption
    if piece.cell is not None and (
        not cuts or _is_broken(piece.cell.text, words) or _wraps(piece, row, position, name_of)
    ):
        return _in_cell(rows, row, position, name_of)
    found: list[Labelled] = []
    for number, (start, end) in enumerate(cuts):
        label = plain_label(" ".join(word.text for word in words[start:end]))
        label = _begun_above(rows, piece, start, name_of) or label
        stop = cuts[number + 1][0] if number + 1 < len(cuts) else len(words)
        asked = words[end - 1].text.endswith("?")
        label = label.rstrip("? ") if asked else label
        field = name_of(label, has_colon=asked or has_colon(words[end - 1]) or bool(caption))
        if stop == len(words):
            stop = _without_broken_label(rows, piece, end, name_of)
        value = trimmed(Line(piece.line.page, words[end:stop])) if end < stop else None
        above = False
        if value is None and stop == len(words):
            value, above = elsewhere(rows, row, position, name_of)
        elif value is not None and stop == len(words) and field is not None:
            runs_over = run_over(rows, piece, value, name_of) if start else None
            value = runs_over or continued(rows, piece, value, name_of)
        found.append(Labelled(label, field, value, piece.at, above))
    return found


_SMALL_TYPE = 0.87
_SEPARATING = ";|/•·—–"


def _caption_of_its_cell(piece: Piece, name_of: NameOf) -> list[tuple[int, int]]:
    """Return the label that a cell opens with in smaller type than what is filled in below it."""
    own, cell = piece.line.words, piece.cell
    if cell is None or own[0] is not cell.words[0] or len(cell.words) == len(own):
        return []
    rest = [word.box[3] - word.box[1] for word in cell.words[len(own) :]]
    smaller = max(word.box[3] - word.box[1] for word in own) <= _SMALL_TYPE * min(rest)
    named = smaller and name_of(plain_label(piece.line.text), has_colon=True) is not None
    return [(0, len(own))] if named else []


def _without_broken_label(
    rows: list[list[Piece]], piece: Piece, start: int, name_of: NameOf
) -> int:
    """Return where a value ends whose line closes with the first words of the next label.

    "Show: Undertow; Production" with "Type: Pilot" below is a show and a type of production.
    """
    words = piece.line.words
    below = rows[piece.at + 1][0].line.words if piece.at + 1 < len(rows) else ()
    broken = _broken_label(words[start:], below, name_of)
    return len(words) if broken is None else start + broken[0]


def _begun_above(rows: list[list[Piece]], piece: Piece, start: int, name_of: NameOf) -> str | None:
    """Return the whole label of a piece that opens a line with the last words of it."""
    opens = start == 0 and piece.at > 0 and rows[piece.at][0] is piece
    above = rows[piece.at - 1] if opens else []
    if not above or above[-1].cell is not piece.cell:
        return None
    broken = _broken_label(above[-1].line.words, piece.line.words, name_of)
    return None if broken is None else broken[1]


def _broken_label(
    words: Sequence[Word], below: Sequence[Word], name_of: NameOf
) -> tuple[int, str] | None:
    """Return where behind the last mark of ``words`` a label begins that ``below`` ends, whole."""
    last = [at for at in range(len(words)) if words[at].text[-1] in _SEPARATING]
    cuts = cuts_of(below, name_of) if last else []
    if not cuts or cuts[0][0] or last[-1] + 1 >= len(words):
        return None
    begun = words[last[-1] + 1 :]
    if len(begun) > MOST_LABEL_WORDS or any(map(_ends_or_counts, begun)):
        return None
    label = plain_label(" ".join(word.text for word in (*begun, *below[: cuts[0][1]])))
    whole = name_of(label, has_colon=True)
    return (last[-1] + 1, label) if whole is not None and whole != "other" else None


def _ends_or_counts(word: Word) -> bool:
    """Return whether a word ends a label, or holds a digit as none of a label's words does."""
    return has_colon(word) or any(map(str.isdigit, word.text))


def _is_broken(cell: str, words: Sequence[Word]) -> bool:
    """Return whether a bracket opened in a cell's line closes in a later one."""
    said = " ".join(word.text for word in words)
    return said.count("(") != said.count(")") and cell.count("(") == cell.count(")")


def _wraps(piece: Piece, row: Sequence[Piece], position: int, name_of: NameOf) -> bool:
    """Return whether a cell wraps a longer label: "Signatory / producer", the value beside it.

    A cell that goes on with figures holds its value itself: "SSN (last four)" over "5746".
    """
    cell = piece.cell
    if cell is None or len(cell.words) == len(piece.line.words) or position + 1 == len(row):
        return False
    opens = piece.line.words[0] is cell.words[0] and not has_colon(piece.line.words[-1])
    if any(map(_ends_or_counts, cell.words[len(piece.line.words) :])):
        return False
    whole = name_of(plain_label(cell.text), has_colon=False)
    return opens and whole is not None and not is_label(row[position + 1], name_of)


def _in_cell(
    rows: list[list[Piece]], row: list[Piece], position: int, name_of: NameOf
) -> list[Labelled]:
    """Return the label that fills a cell over several lines, with the value beside it."""
    piece = row[position]
    cell = piece.cell
    beside = position + 1 < len(row)
    if cell is None or not beside or len(cell.words) == len(piece.line.words):
        return []
    label = plain_label(cell.text)
    field = name_of(label, has_colon=cell.text.rstrip().endswith(":"))
    own = [p for r in rows[max(piece.at - 3, 0) : piece.at + 4] for p in r if p.cell is cell]
    whole = any(is_label(part, name_of) and "(" not in part.line.text for part in own)
    if field is not None and _wraps(piece, row, position, name_of):
        value = whole_value(rows, row[position + 1], piece, name_of)
        return [Labelled(label, field, value, piece.at)]
    if field is None or whole:
        return []
    value, above = elsewhere(rows, row, position, name_of)
    return [Labelled(label, field, value, piece.at, above)]
