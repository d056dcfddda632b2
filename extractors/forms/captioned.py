"""Captions over their answers where no box is drawn, and captions told by smaller type alone.

Stubs and official forms set small captions side by side with an answer right below each. What
stands beside such a caption is the next caption, never the answer.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extractors.label_values import trimmed
from extractors.layout import Line
from extractors.passages import Printed
from extractors.values import Word

_SAME_LEFT = 3.0
_SMALL_TYPE = 0.87
"""How high a caption's letters are at most, as a share of those of its answer."""

_NEAR = 0.9
"""How far below its caption, in heights of the caption, an answer begins at most."""

_FEWEST, _MOST_WORDS = 2, 6
"""How many captions stand side by side at least, and how many words one in small type has."""

_ANSWERED = re.compile(r"\d{4}|\d[.,]\d")
"""What stands in no caption of ours: a year, an amount."""

FieldOf = Callable[[str], str | None]


def captioned(lines: Sequence[Line], field_of: FieldOf) -> Iterator[tuple[str, Printed]]:
    """Yield the fields that captions without a colon name, each with the answer of its own."""
    for at, line in enumerate(lines):
        parts = line.segments()
        for part in parts:
            yield from _in_small_type(part, field_of)
        below = lines[at + 1] if at + 1 < len(lines) else None
        above = lines[at - 1] if at else None
        if below is None or not _is_over(above, line, below):
            continue
        if _are_captions(parts, below, field_of):
            yield from _answers(parts, below, field_of)


def _answers(
    captions: Sequence[Line], below: Line, field_of: FieldOf
) -> Iterator[tuple[str, Printed]]:
    for part in captions:
        field, answer = field_of(part.text), _beneath(part, below)
        if field is not None and answer is not None and field_of(answer.text) is None:
            yield field, answer


def _are_captions(parts: Sequence[Line], below: Line, field_of: FieldOf) -> bool:
    """Return whether a line holds captions side by side, so that no answer stands beside one."""
    own = [part.text for part in parts if field_of(part.text) is not None]
    if len(parts) < _FEWEST or ":" in " ".join(part.text for part in parts):
        return False
    if any(_ANSWERED.search(text) for text in own):
        return False
    small = _is_smaller([word for part in parts for word in part.words], below.words)
    asked = [field_of(part.text) is not None for part in parts]
    return small or any(one and other for one, other in pairwise(asked))


def _is_over(above: Line | None, line: Line, below: Line) -> bool:
    """Return whether a line stands right over the next one, nearer than under the last.

    Captions may stand below the blanks that they are of, too.
    """
    tall = line.box[3] - line.box[1]
    near = below.page == line.page and 0 < below.box[3] - line.box[3] <= (1 + 2 * _NEAR) * tall
    if above is None or above.page != line.page:
        return near
    return near and below.box[1] - line.box[3] <= line.box[1] - above.box[3]


def _beneath(caption: Line, below: Line) -> Printed | None:
    """Return what stands right under a caption, from the same left edge on."""
    left = caption.box[0]
    under = (part for part in below.segments() if abs(part.box[0] - left) <= _SAME_LEFT)
    return next((trimmed(part) for part in under), None)


def _in_small_type(part: Line, field_of: FieldOf) -> Iterator[tuple[str, Printed]]:
    """Yield the answer in larger letters behind a caption in small ones: "Pay date 20-Aug-2026"."""
    words = part.words
    for count in range(1, min(_MOST_WORDS, len(words) - 1) + 1):
        if not _is_smaller(words[:count], words[count:]):
            continue
        field = field_of(" ".join(word.text for word in words[:count]))
        answer = trimmed(Line(part.page, words[count:]))
        if field is not None and answer is not None:
            yield field, answer


def _is_smaller(caption: Sequence[Word], answer: Sequence[Word]) -> bool:
    tall, low = (
        pick(word.box[3] - word.box[1] for word in words)
        for pick, words in ((max, caption), (min, answer))
    )
    return tall <= _SMALL_TYPE * low
