"""Reading order: lines from top to bottom, words from left to right in a line."""

from collections.abc import Iterable

from extractors.values import Box, Word


def reading_order(words: Iterable[Word]) -> tuple[Word, ...]:
    """Return ``words`` line by line; words belong to a line when their middles share its band."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=_middle):
        if lines and _shares_line(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(word for line in lines for word in sorted(line, key=lambda w: w.box[0]))


def overlap_share(inner: Box, outer: Box) -> float:
    """Return how much of ``inner`` (0 to 1) lies within ``outer``."""
    width = min(inner[2], outer[2]) - max(inner[0], outer[0])
    height = min(inner[3], outer[3]) - max(inner[1], outer[1])
    area = (inner[2] - inner[0]) * (inner[3] - inner[1])
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0


def union(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all ``boxes`` (at least one)."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def merged(boxes: Iterable[Box], gap: float) -> tuple[Box, ...]:
    """Return ``boxes`` with those that touch or lie within ``gap`` points joined into one."""
    groups: list[Box] = []
    for box in sorted(boxes):
        joined = box
        apart = []
        for other in groups:
            if _near(joined, other, gap):
                joined = union((joined, other))
            else:
                apart.append(other)
        groups = [*apart, joined]
    return tuple(sorted(groups, key=lambda b: (b[1], b[0])))


def _near(one: Box, other: Box, gap: float) -> bool:
    apart_x = max(one[0], other[0]) - min(one[2], other[2])
    apart_y = max(one[1], other[1]) - min(one[3], other[3])
    return apart_x <= gap and apart_y <= gap


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2


def _shares_line(line: list[Word], word: Word) -> bool:
    middle = _middle(word)
    # The band follows the last words, so that a slightly slanted line stays one line.
    last = line[-3:]
    center = sum(_middle(w) for w in last) / len(last)
    height = min(w.box[3] - w.box[1] for w in (word, *last))
    return abs(middle - center) < 0.5 * height
