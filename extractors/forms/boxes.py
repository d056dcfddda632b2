"""Boxes to tick: which label's box is ticked, drawn, typed or in words."""

import re
from collections.abc import Iterator, Sequence

from extractors.layout import Line, lines
from extractors.passages import Printed, passage
from extractors.values import Box, Page, Word

_TICKED = r"(?:\[\s*[xX✓✔]\s*\]|\(\s*[xX✓✔]\s*\)|☒|☑|✓|✔|(?<![A-Za-z])[xX](?=\s))"
_EMPTY = r"(?:\[\s*_?\s*\]|\(\s*\)|☐|□)"
_BOX = re.compile(rf"(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY})")
_LARGEST_BOX = 20.0
"""How wide and high, in points, a box to tick is at most, drawn or a field of a form."""

_SMALLEST_TICK = 4.0
_TO_ITS_LABEL = 16.0
_WITHIN_LABEL = 8.0
_NOT_TICKED = frozenset({"", "off", "no", "0", "false"})


def ticked_labels(pages: Sequence[Page]) -> Iterator[tuple[Printed, bool]]:
    """Yield the text after every box on ``pages`` with whether the box is ticked."""
    for page in pages:
        for line in lines(page):
            text = passage((line,))
            boxes = list(_BOX.finditer(text.text))
            for at, box in enumerate(boxes):
                end = boxes[at + 1].start() if at + 1 < len(boxes) else len(text.text)
                label = text.text[box.end() : end].strip(" .,;:")
                if label:
                    start = text.text.index(label, box.end())
                    yield text.cut(start, start + len(label)), bool(box["ticked"])
        for mark in _marks(page):
            if (beside := _beside(page, mark)) is not None:
                yield beside, True


def _marks(page: Page) -> Iterator[Box]:
    """Yield the ticks on a page that are drawn, or chosen in a form's own fields."""
    for box in page.ink:
        wide, high = box[2] - box[0], box[3] - box[1]
        if all(_SMALLEST_TICK <= side <= _LARGEST_BOX for side in (wide, high)):
            yield box
    for value in page.form:
        wide, high = value.box[2] - value.box[0], value.box[3] - value.box[1]
        if max(wide, high) <= _LARGEST_BOX and value.value.strip("/").lower() not in _NOT_TICKED:
            yield value.box


def _beside(page: Page, mark: Box) -> Printed | None:
    """Return the words right of a drawn box, up to the next wide space."""
    level = (mark[1] + mark[3]) / 2
    for line in lines(page):
        after = [w for w in line.words if w.box[1] <= level <= w.box[3] and w.box[0] >= mark[2] - 1]
        near = _joined(mark, sorted(after, key=lambda word: word.box[0]))
        if near:
            return Printed(" ".join(word.text for word in near), (Line(page.number, near),))
    return None


def _joined(mark: Box, after: list[Word]) -> tuple[Word, ...]:
    kept: list[Word] = []
    end, room = mark[2], _TO_ITS_LABEL
    for word in after:
        if word.box[0] - end > room:
            break
        kept.append(word)
        end, room = word.box[2], _WITHIN_LABEL
    return tuple(kept)


def is_ticked(pages: Sequence[Page], wording: re.Pattern[str]) -> tuple[Printed, bool] | None:
    """Return the first box whose label is ``wording``, and whether it is ticked; None without."""
    return next(
        ((label, ticked) for label, ticked in ticked_labels(pages) if wording.match(label.text)),
        None,
    )
