"""Labels in a column of their own, their values beside: a colon is put behind each.

The labels may stand flush right, so close to the values that no wide space parts them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.evl.wording import field_of_label
from extractors.label_pieces import plain_label
from extractors.layout import Line
from extractors.values import Box, Word

_FEWEST = 3
"""So many lines in a row make a column."""

_MOST_LABEL_WORDS = 6
_ALIGNED_POINTS = 2.0
_WIDER = 1.6
_LETTERS_WIDE = 1.2
"""How much wider than a space between words, and than a letter, the space before the values is."""

_FARTHEST = 4.0
"""How far apart, in heights of a letter, two lines of a column stand at most."""


def with_label_columns(lines: Sequence[Line], tables: Sequence[Box]) -> list[Line]:
    """Return ``lines`` with a colon behind each label of a column of labels.

    The cells of ``tables`` part labels and values by themselves, unless a label fills its cell.
    """
    made = list(lines)
    for start, end, x in _columns(lines):
        for at in range(start, end):
            in_table = any(box[1] <= lines[at].box[1] <= box[3] for box in tables)
            if not in_table or not _is_parted(lines[at], x):
                made[at] = _with_colon(lines[at], x)
        for at, number in _second_labels(made, range(start, end), x):
            made[at] = _with_colon_behind(made[at], number)
    return made


def _second_labels(lines: Sequence[Line], column: range, x: float) -> list[tuple[int, int]]:
    """Return where a second column of labels ends on each line: at which word, as lines agree."""
    found = [
        (at, first, number)
        for at in column
        for first in range((_value_at(lines[at], x) or 0) + 1, len(lines[at].words))
        for number in range(first + 1, min(first + _MOST_LABEL_WORDS, len(lines[at].words)))
        if _is_label(lines[at].words[first:number])
    ]
    best: list[tuple[int, int]] = []
    for at, first, number in found:
        own = _edges(lines[at], first, number)
        agree = {
            other[0]: (other[0], other[2])
            for other in found
            if all(
                abs(a - b) <= _ALIGNED_POINTS
                for a, b in zip(own, _edges(lines[other[0]], *other[1:]), strict=True)
            )
        }
        best = max(best, list(agree.values()), key=len)
    return best if len(best) >= _FEWEST else []


def _is_parted(line: Line, x: float) -> bool:
    """Return whether a wide space parts the value at ``x`` from its label already."""
    return any(abs(part.words[0].box[0] - x) <= _ALIGNED_POINTS for part in line.segments())


def _edges(line: Line, first: int, number: int) -> tuple[float, float]:
    """Return where a label begins and where its value does."""
    return line.words[first].box[0], line.words[number].box[0]


def _columns(lines: Sequence[Line]) -> Iterator[tuple[int, int, float]]:
    """Yield the first and the end of each run of lines whose values begin at one place."""
    start = 0
    while start < len(lines):
        found = max((_run(lines, start, x) for x in _starts(lines[start])), default=(start, 0.0))
        end, x = found
        if end - start >= _FEWEST:
            yield start, end, x
            start = end
        else:
            start += 1


def _starts(line: Line) -> list[float]:
    """Return where the value of a line may begin: behind the words of a label, set apart."""
    if line.cells or line.words[0].text.endswith(":"):
        return []
    return [
        after.box[0]
        for number, after in enumerate(line.words[1:], start=1)
        if number <= _MOST_LABEL_WORDS
        and _is_label(line.words[:number])
        and _is_apart(line.words, number)
    ]


def _is_label(words: Sequence[Word]) -> bool:
    """Return whether words are a label; those about days belong to what lists the days."""
    text = plain_label(" ".join(word.text for word in words))
    return field_of_label(text, has_colon=False) not in {None, "days"}


def _is_apart(words: Sequence[Word], number: int) -> bool:
    """Return whether the space before a word is no space between words: wider than its letters."""
    gaps = [after.box[0] - before.box[2] for before, after in pairwise(words)]
    own, others = gaps[number - 1], [*gaps[: number - 1], *gaps[number:]]
    letter = max((word.box[2] - word.box[0]) / len(word.text) for word in words)
    return own >= max(_LETTERS_WIDE * letter, _WIDER * min(others, default=0.0))


def _run(lines: Sequence[Line], start: int, x: float) -> tuple[int, float]:
    """Return the end of the run of labels whose values begin at ``x``."""
    end = start
    while end < len(lines) and _belongs(lines, start, end, x):
        end += 1
    while end > start and _value_at(lines[end - 1], x) in {None, 0}:
        end -= 1
    return (end, x) if _labels(lines[start:end], x) >= _FEWEST else (start, x)


def _belongs(lines: Sequence[Line], start: int, at: int, x: float) -> bool:
    """Return whether a line has a value at ``x``, behind a label or wrapped from above."""
    line, above = lines[at], lines[max(at - 1, start)]
    number = _value_at(line, x)
    near = line.box[1] - above.box[3] <= _FARTHEST * (line.box[3] - line.box[1])
    if number is None or line.page != lines[start].page or not near:
        return False
    return number == 0 or (number <= _MOST_LABEL_WORDS and _is_label(line.words[:number]))


def _value_at(line: Line, x: float) -> int | None:
    return next(
        (n for n, word in enumerate(line.words) if abs(word.box[0] - x) <= _ALIGNED_POINTS), None
    )


def _labels(lines: Sequence[Line], x: float) -> int:
    return sum(bool(_value_at(line, x)) for line in lines)


def _with_colon(line: Line, x: float) -> Line:
    number = _value_at(line, x)
    return _with_colon_behind(line, number) if number else line


def _with_colon_behind(line: Line, number: int) -> Line:
    if line.words[number - 1].text.endswith(":"):
        return line
    words = list(line.words)
    words[number - 1] = replace(words[number - 1], text=f"{words[number - 1].text}:")
    return replace(line, words=tuple(words))
