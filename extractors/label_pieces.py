"""The parts of a line that stand apart, and the labels in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from extractors.layout import Cell, Line
from extractors.values import Word
from extractors.word_lists import word_set


class NameOf(Protocol):
    """From a label's text, and whether a colon follows it, to the name of its field."""

    def __call__(self, label: str, *, has_colon: bool) -> str | None:
        """Return the field that ``label`` names, None for no label."""


MOST_LABEL_WORDS = 8
SEPARATORS = frozenset("|•·;–—-")
_SHORTENED = word_set("no. num. prod. co. occ. soc. sec. dept. emp. s.s. cl. class. pos.")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: ``words`` with the cell that holds them, if any."""

    at: int
    line: Line
    cell: Cell | None


def pieces_of(at: int, line: Line, cells: Mapping[int, Cell]) -> list[Piece]:
    """Return the segments of a line, parted also where a table's cell ends."""
    if line.cells:
        return [Piece(at, segment, None) for segment in line.segments()]
    made: list[Piece] = []
    for segment in phrases(line):
        words: list[Word] = []
        held: Cell | None = None
        for word in segment.words:
            cell = cells.get(id(word))
            if words and cell is not held:
                made.append(Piece(at, Line(line.page, tuple(words)), held))
                words = []
            held = cell
            words.append(word)
        made.append(Piece(at, Line(line.page, tuple(words)), held))
    return made


def phrases(line: Line) -> list[Line]:
    """Return the segments of a line, those that only a wide space parts put together again."""
    joined: list[Line] = []
    for segment in line.segments():
        if joined and _reads_on(joined[-1], segment):
            joined[-1] = Line(line.page, joined[-1].words + segment.words)
        else:
            joined.append(segment)
    return joined


_UNFINISHED = re.compile(r",$|^(?:[A-Z]|St|Ste|Dr|Mr|Ms|Mrs|No)\.$")


def _reads_on(before: Line, after: Line) -> bool:
    """Return whether a near segment carries on: after a comma or an initial, or in brackets."""
    last, first = before.words[-1], after.words[0]
    height = after.box[3] - after.box[1]
    near = first.box[0] - last.box[2] <= 2.5 * height
    return near and bool(_UNFINISHED.search(last.text) or first.text.startswith("("))


def cuts_of(words: Sequence[Word], name_of: NameOf) -> list[tuple[int, int]]:
    """Return the (start, end) word positions of the labels in a piece."""
    cuts: list[tuple[int, int]] = []
    floor = 0
    for index, word in enumerate(words):
        asked = _asks(words, index + 1, name_of) if word.text.endswith("?") else None
        if asked is not None and asked >= floor:
            cuts.append((asked, index + 1))
            floor = index + 1
        if not has_colon(word):
            continue
        start = _label_start(words, floor, index + 1, name_of)
        if start is not None:
            cuts.append((start, index + 1))
            floor = index + 1
    if not cuts and 0 < len(words) <= MOST_LABEL_WORDS and not _ends_a_sentence(words):
        whole = " ".join(word.text for word in words)
        if name_of(plain_label(whole), has_colon=False) is not None:
            cuts.append((0, len(words)))
    return cuts


def _ends_a_sentence(words: Sequence[Word]) -> bool:
    """Return whether the words of a line end a sentence, as no label does."""
    word = words[-1]
    if word.text.endswith(".") and words[0].text[0].islower():
        return True
    plain = word.text.endswith(".") and not word.text.endswith("..")
    return plain and word.text.lower() not in _SHORTENED and len(word.text) > _LONGEST_SHORTENED


_LONGEST_SHORTENED = 7


def _label_start(words: Sequence[Word], floor: int, end: int, name_of: NameOf) -> int | None:
    """Return where the label that ends before ``end`` starts: after a mark, else at its least."""
    if _is_in_brackets(words[floor:end]):
        return None
    named = [
        start
        for start in range(max(floor, end - 4), end)
        if name_of(plain_label(" ".join(w.text for w in words[start:end])), has_colon=False)
    ]
    for start in range(max(floor, end - MOST_LABEL_WORDS), end):
        inner = words[start : end - 1]
        if any(word.text[-1] in ".,;|" and word.text.lower() not in _SHORTENED for word in inner):
            continue
        if any(word.text in SEPARATORS for word in inner) or _ends_a_value(inner, name_of):
            continue
        apart = start == 0 or words[start - 1].text[-1] in ".,;|•·-–—/)"
        if (
            apart
            and name_of(plain_label(" ".join(w.text for w in words[start:end])), has_colon=True)
            is not None
        ):
            return _behind_a_name(words, start, named)
    if named:
        return max(named, key=lambda start: _gap_before(words, start))
    return 0 if floor == 0 and end <= MOST_LABEL_WORDS else None


def _behind_a_name(words: Sequence[Word], start: int, named: Sequence[int]) -> int:
    """Return where a label begins that a comma seems to part: "OKONKWO, GRACE A SSN:" has "SSN:".

    ``named`` are the starts from which every word is a label's.
    """
    listed = start > 0 and words[start - 1].text.endswith(",")
    if not listed or not named or start in named:
        return start
    return max(named, key=lambda at: _gap_before(words, at))


def _ends_a_value(inner: Sequence[Word], name_of: NameOf) -> bool:
    """Return whether a slash parts a value from the label: "Reyes / SSN", not "Union / Local"."""
    at = next((at for at, word in enumerate(inner) if word.text == "/"), None)
    if at is None:
        return False
    before = plain_label(" ".join(word.text for word in inner[:at]))
    return name_of(before, has_colon=True) is None


def _is_in_brackets(words: Sequence[Word]) -> bool:
    """Return whether a remark or title opens in ``words`` and goes on: "Title (working title:"."""
    said = " ".join(word.text for word in words)
    quoted = said.count("“") > said.count("”") and not said.startswith("“")
    return quoted or (not said.startswith("(") and said.count("(") > said.count(")"))


def _gap_before(words: Sequence[Word], start: int) -> float:
    return words[start].box[0] - words[start - 1].box[2] if start else 0.0


def has_colon(word: Word) -> bool:
    """Return whether a word ends a label: by a colon, or by the dots that lead to the value."""
    return word.text.endswith((":", ":-", "：", ":_")) or bool(_LEADER.search(word.text))


def _asks(words: Sequence[Word], end: int, name_of: NameOf) -> int | None:
    """Return where a question begins that ends before ``end`` and asks for a field of ours."""
    for start in range(max(end - MOST_LABEL_WORDS, 0), end):
        said = plain_label(" ".join(word.text for word in words[start:end])).rstrip("? ")
        if said[:1].isupper() and name_of(said, has_colon=True) not in {None, "other"}:
            return start
    return None


_LEADER = re.compile(r"(?:\.{3,}|…{1,}|_{3,})$")


def plain_label(label: str) -> str:
    """Return a label without the marks around it."""
    return re.sub(r"\s+", " ", label.strip(" :._…-–—*•|")).strip()


def is_label(piece: Piece, name_of: NameOf) -> bool:
    """Return whether a piece opens with a label; one further on leaves it a value before that."""
    cuts = cuts_of(piece.line.words, name_of)
    return bool(cuts) and cuts[0][0] == 0


def names_a_field(piece: Piece, name_of: NameOf) -> bool:
    """Return whether a piece opens with a label that names a field: "Heist: Part Two" does not."""
    words = piece.line.words
    first = next(iter(cuts_of(words, name_of)), None)
    if first is None or first[0]:
        return False
    label = plain_label(" ".join(word.text for word in words[: first[1]]))
    return name_of(label, has_colon=has_colon(words[first[1] - 1])) is not None


def before_label(piece: Piece, name_of: NameOf) -> Piece:
    """Return the words of a piece that stand before a label further on in it."""
    cuts = cuts_of(piece.line.words, name_of)
    if not cuts:
        return piece
    return Piece(piece.at, Line(piece.line.page, piece.line.words[: cuts[0][0]]), piece.cell)


def only_leaders(piece: Piece) -> bool:
    """Return whether a piece holds no letter and no digit."""
    return not any(character.isalnum() for character in piece.line.text)
