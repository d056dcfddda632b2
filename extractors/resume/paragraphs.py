"""What a resume tells in sentences: lines that run on made whole, those that stand together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout import Line
from extractors.passages import Passage, passage
from extractors.resume.sections import NOT_OF_SHOWS, OF_SHOWS

_YEAR = re.compile(r"(?:19|20)\d\d")
_BULLET = re.compile(r"[^\w“\"«(#$&]+|[oO]")
_RIGHT_EDGE = 0.97
"""Lines that reach so far to the right, as a share of the farthest, leave no room for a word."""

SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Mt|Jr|Sr|Co|No|vs))(?<!\b(?:Mrs|Inc|Ltd))\.[)”\"]?"
    r"\s+(?=[“\"A-ZÀ-Þ\d])"
    r"|(?<=\b(?:Inc|Ltd))\.\s+(?=(?:I|We|He|She|It|My|Our|In|On|Before|After|Then|From)\s)"
)
"""The full stop of a sentence, and the space behind it."""

_RIGHT_BELOW = 1.5
"""How far, in heights of its letters, a line stands below another that belongs with it at most."""

_PITCH = 1.9
"""How far, in heights of its letters, the next line of a paragraph stands below at most."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that run on, the index of the first among all lines, and the year that heads them."""

    first: int
    lines: tuple[Line, ...]
    year: str


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that no space parts as one text, and where in it a sentence or a line begins."""

    text: Passage
    starts: tuple[int, ...]
    breaks: frozenset[int]
    year: str


def block_of(own: Sequence[Paragraph]) -> Block:
    """Return paragraphs that stand right below one another as one text."""
    text = passage([line for each in own for line in each.lines])
    words = [sum(len(line.words) for line in each.lines) for each in own]
    breaks = frozenset(text.starts[sum(words[:at])] for at in range(1, len(own)))
    sentences = (found.end() for found in SENTENCE.finditer(text.text))
    return Block(text, tuple(sorted({0, *sentences, *breaks})), breaks, own[0].year)


def is_apart(above: Paragraph, below: Paragraph) -> bool:
    """Return whether a space, another page or another year stands between two paragraphs."""
    one, other = above.lines[-1], below.lines[0]
    away = other.box[3] - one.box[3]
    near = one.page == other.page and 0 < away <= _RIGHT_BELOW * _tall(other)
    return not near or above.year != below.year


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Return the paragraphs of a document; a line of several parts belongs to none of them."""
    made: list[Paragraph] = []
    year = ""
    open_end = False
    for at, line in enumerate(lines):
        beside, own = _beside_year(line)
        year = beside or year
        if own is None or len(own.segments()) > 1:
            open_end = False
            continue
        bare = _without_bullet(own)
        begins = bool(beside) or bare is not own or _is_heading(bare)
        heads = bool(made) and _is_heading(made[-1].lines[-1])
        if open_end and not begins and not heads and _runs_on(made[-1].lines[-1], bare, lines):
            made[-1] = Paragraph(made[-1].first, (*made[-1].lines, bare), made[-1].year)
        else:
            made.append(Paragraph(at, (bare,), year))
        open_end = True
    return made


def _is_heading(line: Line) -> bool:
    return any(sign.fullmatch(line.text) for sign in (NOT_OF_SHOWS, OF_SHOWS))


def _beside_year(line: Line) -> tuple[str, Line | None]:
    """Return the year in a bar at the left of a line, and the line without it."""
    head, *rest = line.segments()
    if _YEAR.fullmatch(head.text) is None:
        return "", line
    words = tuple(word for part in rest for word in part.words)
    return head.text, Line(line.page, words) if words else None


def _without_bullet(line: Line) -> Line:
    if len(line.words) > 1 and _BULLET.fullmatch(line.words[0].text):
        return Line(line.page, line.words[1:])
    return line


def _runs_on(above: Line, below: Line, lines: Sequence[Line]) -> bool:
    """Return whether a line goes on right below: the one above had no room for its next word."""
    tall = _tall(below)
    away = below.box[3] - above.box[3]
    if above.page != below.page or not 0 < away <= _PITCH * tall:
        return False
    left = below.box[0]
    if abs(above.box[0] - left) > tall:
        return False
    alike = (each for each in lines if each.page == below.page and len(each.segments()) == 1)
    right = max((each.box[2] for each in alike), default=above.box[2])
    first = below.words[0].box
    return above.box[2] + first[2] - first[0] >= _RIGHT_EDGE * right


def _tall(line: Line) -> float:
    return line.words[0].box[3] - line.words[0].box[1]
