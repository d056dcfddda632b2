"""Answers behind labels that no colon ends: "Week ending Saturday March 7, 2026".

Underlined blanks look so too: "Name  Tobias Wren  Position  Set Dresser  Show  Harbor Nine".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.forms.answers import DATE_AS_PRINTED, Answer
from extractors.label_values import trimmed
from extractors.layout import Line
from extractors.passages import Printed
from extractors.values import Word
from extractors.word_lists import word_set

_MOST_WORDS = 5
_LEADS_ON = re.compile(r"(?i)(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?|is|was|[-–—=#])")
"""What may stand between a label and its answer, and is part of neither."""

_MAKE_A_LONGER_LABEL = word_set(
    "manager coordinator company title name names date dates no no. number code by accountant "
    "office officer signature type id department executive assistant supervisor and or for in to "
    "from of on has have worked were a an the rate hours days total per address phone expires "
    "required"
)
_BEGINS = {
    Answer.DATE: DATE_AS_PRINTED,
    Answer.PERIOD_END: re.compile(
        r"\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d"
    ),
    Answer.LAST4: re.compile(r"[\dXx*•#]"),
    Answer.COUNT: re.compile(r"\d+\b"),
    Answer.AMOUNT: re.compile(r"\$?\s?\d[\d,.]*"),
    Answer.CODE: re.compile(r"(?=\S*\d)[\w-]+"),
}
"""How an answer begins that its kind is told by; people and words at large begin in any way."""

_WIDE_GAP = 0.6
"""How much wider than a space of a sentence, in heights of the line, a form's blanks end."""

_TOLD_ANYWHERE = frozenset({Answer.DATE, Answer.PERIOD_END, Answer.LAST4})
_APART = re.compile(r"[.,;:|/•·–—)]$")

KindAsked = Callable[[str], tuple[str, Answer] | None]
"""From the words of a label to the field that it names and the kind of its answer."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A label in a line: what it asks for, and the positions of its words and of its answer's."""

    field: str
    kind: Answer
    start: int
    end: int
    answer: int


def unmarked(lines: Sequence[Line], kind_asked: KindAsked) -> Iterator[tuple[str, Printed]]:
    """Yield the fields that labels without a colon name, each with what stands behind it.

    Words at large are an answer only in a line that is made of labels and answers throughout.
    """
    for line in lines:
        cuts = list(_cuts(line.words, kind_asked))
        values = _values(line, cuts)
        is_form = len(cuts) > 1 and None not in values and _is_spread(cuts, line.words)
        if not is_form:
            cuts = [cut for cut in cuts if _may_stand_alone(cut, line.words)]
            values = _values(line, cuts)
        for cut, value in zip(cuts, values, strict=True):
            if value is not None:
                yield cut.field, value


def _values(line: Line, cuts: Sequence[_Cut]) -> list[Printed | None]:
    """Return what stands behind each label, up to the next one."""
    ends = [*(cut.start for cut in cuts[1:]), len(line.words)][: len(cuts)]
    parts = zip(cuts, ends, strict=True)
    return [
        trimmed(Line(line.page, line.words[cut.answer : end])) if cut.answer < end else None
        for cut, end in parts
    ]


def _is_spread(cuts: Sequence[_Cut], words: Sequence[Word]) -> bool:
    """Return whether a line opens with a label and space parts each further one from an answer."""
    gaps = (words[cut.start].box[0] - words[cut.start - 1].box[2] for cut in cuts[1:])
    tall = words[0].box[3] - words[0].box[1]
    return cuts[0].start == 0 and all(gap >= _WIDE_GAP * tall for gap in gaps)


def _may_stand_alone(cut: _Cut, words: Sequence[Word]) -> bool:
    """Return whether one label tells enough: it opens its line, or no other has such answers."""
    if cut.start == 0:
        return cut.kind is not Answer.TEXT or words[cut.end - 1].text.lower() == "by"
    is_apart = bool(_APART.search(words[cut.start - 1].text))
    return cut.kind in _TOLD_ANYWHERE and (is_apart or cut.end - cut.start > 1)


def _cuts(words: Sequence[Word], kind_asked: KindAsked) -> Iterator[_Cut]:
    """Yield the labels in a line from left to right."""
    at = 0
    while at < len(words):
        found = _label_at(words, at, kind_asked)
        if found is not None:
            yield found
        at = found.end if found is not None else at + 1


def _label_at(words: Sequence[Word], start: int, kind_asked: KindAsked) -> _Cut | None:
    """Return the shortest label from ``start`` on that an answer of its kind can follow."""
    if not words[start].text[:1].isupper():
        return None
    for end in range(start + 1, min(start + _MOST_WORDS, len(words))):
        said = " ".join(word.text for word in words[start:end])
        asked = None if said.endswith((":", ",")) else kind_asked(said)
        answer = _answer_from(words, end)
        if asked is not None and answer < len(words) and _begins(asked[1], words[answer:]):
            return _Cut(*asked, start, end, answer)
    return None


def _answer_from(words: Sequence[Word], start: int) -> int:
    while start < len(words) and _LEADS_ON.fullmatch(words[start].text):
        start += 1
    return start


def _begins(kind: Answer, words: Sequence[Word]) -> bool:
    """Return whether an answer of this kind may begin with ``words``."""
    if words[0].text.lower() in _MAKE_A_LONGER_LABEL:
        return False
    begins = _BEGINS.get(kind)
    return begins is None or bool(begins.match(" ".join(word.text for word in words[:4])))
