"""Boxes to tick: which label's box is ticked, drawn, typed or in words."""

import re
from collections.abc import Iterator, Sequence

from extractors.layout import lines
from extractors.passages import Printed, passage
from extractors.values import Page

_TICKED = r"(?:\[\s*[xX✓✔]\s*\]|\(\s*[xX✓✔]\s*\)|☒|☑|✓|✔|(?<![A-Za-z])[xX](?=\s))"
_EMPTY = r"(?:\[\s*_?\s*\]|\(\s*\)|☐|□)"
_BOX = re.compile(rf"(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY})")


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


def is_ticked(pages: Sequence[Page], wording: re.Pattern[str]) -> tuple[Printed, bool] | None:
    """Return the first box whose label is ``wording``, and whether it is ticked; None without."""
    return next(
        ((label, ticked) for label, ticked in ticked_labels(pages) if wording.match(label.text)),
        None,
    )
