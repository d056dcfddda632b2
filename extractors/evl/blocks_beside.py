"""Blocks of two columns: what a job was on the left, its days on the right."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extractors import catalogue
from extractors.catalogue.lookup import production_wording
from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.jobs import Job
from extractors.layout import Line
from extractors.names import has_legal_form, looks_like_company
from extractors.passages import Printed, printed
from extractors.values import Word

_FEWEST = 2
_NEAR_POINTS = 3.0
_NEXT_BLOCK = 1.5
"""How many times the usual distance between lines parts two blocks."""

_MOST_WORDS_OF_A_TITLE = 8
_GAP_IN_HEIGHTS = 0.8
"""How wide the space between the columns is at least: a space of a sentence is less."""

_OF_A_SHOW = frozenset({"production", "production_type", "season", "employer", "classification"})


def beside_their_days(hits: Sequence[Hit], lines: Sequence[Line]) -> list[Job]:
    """Return a job for each block with a column of facts beside one of days; none for one block."""
    gutter = _gutter(lines)
    if gutter is None:
        return []
    blocks = [_halves(block, gutter) for block in _blocks(lines)]
    jobs = [(left, right) for left, right in blocks if left and right]
    told = [list(_told(left)) for left, _ in jobs]
    if len(jobs) < _FEWEST or not all(any(h.field == "production" for h in own) for own in told):
        return []
    shared = [hit for hit in hits if hit.field not in _OF_A_SHOW]
    return [
        Job(_by_field([*own, *shared]), tuple(right))
        for own, (_, right) in zip(told, jobs, strict=True)
    ]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where the right column begins: where most parts of lines behind a wide gap do."""
    parts = [part.box[0] for line in lines for part in line.segments()[1:2]]
    starts = Counter(round(left) for left in parts)
    if not starts:
        return None
    left, count = starts.most_common(1)[0]
    return left - _NEAR_POINTS if count >= _FEWEST else None


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines cut where the space between two is wider than usual."""
    steps = [(one.page == other.page, other.box[1] - one.box[1]) for one, other in pairwise(lines)]
    usual = median([step for same, step in steps if same and step > 0] or [0.0])
    blocks: list[list[Line]] = [[line] for line in lines[:1]]
    for (same, step), line in zip(steps, lines[1:], strict=True):
        if not same or step > _NEXT_BLOCK * usual:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _halves(block: Sequence[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    """Return the lines of a block left and right of the gutter; none where words cross it."""
    left: list[Line] = []
    right: list[Line] = []
    for line in block:
        own = tuple(word for word in line.words if word.box[0] < gutter)
        rest = line.words[len(own) :]
        if own and rest and rest[0].box[0] - own[-1].box[2] < _GAP_IN_HEIGHTS * _height(rest[0]):
            return [], []
        if own and own[-1].box[2] > gutter + _NEAR_POINTS:
            return [], []
        left += [Line(line.page, own)] if own else []
        right += [Line(line.page, rest)] if rest else []
    return left, right


def _height(word: Word) -> float:
    return word.box[3] - word.box[1]


def _told(left: Sequence[Line]) -> Iterator[Hit]:
    """Yield the title of a block, and what its other lines say."""
    title = left[0]
    if len(title.words) <= _MOST_WORDS_OF_A_TITLE and title.text[:1].isupper():
        yield Hit("production", printed(title), Found.TABLE, 0)
    for line in left[1:]:
        field = _field_of(printed(line))
        if field is not None:
            yield Hit(field, printed(line), Found.TABLE, 0)


def _field_of(value: Printed) -> str | None:
    match = catalogue.classification(value.text)
    if has_legal_form(value.text):
        return "employer"
    if match is not None and match.how != "likeness":
        return "classification"
    if production_wording(value.text) is not None:
        return "production_type"
    return "employer" if looks_like_company(value.text) else None


def _by_field(hits: Sequence[Hit]) -> dict[str, tuple[Hit, ...]]:
    found: dict[str, tuple[Hit, ...]] = {}
    for hit in hits:
        found[hit.field] = (*found.get(hit.field, ()), hit)
    return found
