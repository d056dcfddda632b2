"""Shows that a resume tells in sentences, one or several to a paragraph."""

import re
from collections.abc import Iterator, Sequence

from extractors.layout import Line
from extractors.passages import Printed
from extractors.patterns import pattern_of
from extractors.resume.headings import TIMES
from extractors.resume.listed import Listed, heading_category
from extractors.resume.paragraphs import Block, Paragraph, block_of, is_apart, paragraphs
from extractors.resume.prose_times import Told, times_told
from extractors.resume.prose_words import names_title, words_of
from extractors.resume.sections import NOT_OF_SHOWS, OF_SHOWS


def in_sentences(lines: Sequence[Line]) -> Iterator[Listed]:
    """Yield the shows that the paragraphs of a document tell, under the category over them."""
    category: Printed | None = None
    outside: Line | None = None
    for own in _together(paragraphs(lines)):
        alone = own[0].lines[0] if len(own) == len(own[0].lines) == 1 else None
        if alone is not None and NOT_OF_SHOWS.fullmatch(alone.text):
            outside = alone
        elif alone is not None and (OF_SHOWS.fullmatch(alone.text) or _heads_like(alone, outside)):
            outside = None
        elif alone is not None and (named := heading_category(alone)) is not None:
            category, outside = named, None
        elif outside is None:
            yield from (Listed(parts, category) for parts in _shows(block_of(own)))


def _heads_like(line: Line, heading: Line | None) -> bool:
    """Return whether a line alone is set as another section's heading is: the next one's."""
    if heading is None:
        return False
    tall = [one.box[3] - one.box[1] for one in (line, heading)]
    alike = abs(tall[0] - tall[1]) < _SAME and abs(line.box[0] - heading.box[0]) < _SAME
    return alike and len(line.words) <= _MOST_OF_A_HEADING and not line.text.endswith((".", ","))


_SAME, _MOST_OF_A_HEADING = 1.0, 4
"""How many points headings differ at most in height and place, and how many words they have."""


def _together(found: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Return paragraphs that no space parts together, every heading alone."""
    made: list[list[Paragraph]] = []
    for each in found:
        heads = made and (_is_heading(each) or _is_heading(made[-1][-1]))
        if not made or heads or is_apart(made[-1][-1], each):
            made.append([])
        made[-1].append(each)
    return made


def _is_heading(own: Paragraph) -> bool:
    line = own.lines[0]
    names = NOT_OF_SHOWS.fullmatch(line.text) or OF_SHOWS.fullmatch(line.text)
    return len(own.lines) == 1 and bool(names or heading_category(line))


def _shows(block: Block) -> list[dict[str, Printed]]:
    """Return the shows of one text; a sentence of two capacities tells of one show twice."""
    told = times_told(block.text, block.year)
    if not told:
        return []
    taken = [block.text.span_of(value) for each in told for value in each.parts.values()]
    begins = _begins(block, told, taken)
    ends = [*(begin for begin, _ in begins[1:]), len(block.text.text)]
    made: list[dict[str, Printed]] = []
    for each, (begin, again), end in zip(told, begins, ends, strict=True):
        words = words_of(block, begin, end, taken)
        if made and _is_same_show(block, begin, end, taken):
            words = {name: said for name, said in words.items() if name not in _OF_SHOW}
            _share(made[-1], words)
        elif again and made and "production_title" not in words:
            _share(made[-1], words)
        made.append(words | each.parts)
    return made


def _begins(
    block: Block, told: Sequence[Told], taken: Sequence[tuple[int, int]]
) -> list[tuple[int, bool]]:
    """Return where the words on each show begin, and whether in the sentence of the one before.

    They begin with the sentence that first tells a time, or with one before it that names a title.
    """
    made: list[tuple[int, bool]] = []
    last = 0
    for each in told:
        before = [start for start in block.starts if start <= each.start]
        free = [start for start in before if start >= last]
        if not made or free:
            own = _titled(block, free, each.end, taken) if made else 0
            made.append((own, False))
        elif (begin := _clause(block, last, each.start, taken)) is not None:
            made.append((begin, False))
        else:
            made.append((last, True))
        last = each.end
    return made


def _clause(block: Block, last: int, start: int, taken: Sequence[tuple[int, int]]) -> int | None:
    """Return where the clause of a sentence begins that tells another show from ``start`` on.

    The one before it has then named its own title behind its time.
    """
    for found in reversed(list(_NEXT_CLAUSE.finditer(block.text.text, last, start))):
        if names_title(block, last, found.start(), taken):
            return found.end()
    return None


_NEXT_CLAUSE = re.compile(r"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?:then\s+)?")


def _titled(block: Block, starts: Sequence[int], end: int, taken: Sequence[tuple[int, int]]) -> int:
    """Return the last of ``starts`` from which on a title is named, else the last of all."""
    for start in reversed(starts):
        if names_title(block, start, end, taken):
            return start
    return starts[-1]


_OF_SHOW = ("production_title", "studio")
_THE_SAME = pattern_of(
    r"(?i)\b(?:its|the same|that)\s+(?:\w+\s+)?(?:season|series|show|film|production)\b"
)
"""Words for the show that was told last: "its first season", "the same series"."""


def _is_same_show(block: Block, start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    same = _THE_SAME.search(block.text.text, start, end) is not None
    return same and not names_title(block, start, end, taken)


def _share(first: dict[str, Printed], words: dict[str, Printed]) -> None:
    """Give each of two capacities on one show what only the other says of the show."""
    own = TIMES | {"classification"}
    for one, other in ((first, words), (words, first)):
        for name, value in other.items():
            if name not in own:
                one.setdefault(name, value)
