"""The headings of a list in columns: what each column holds, and where it starts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout import Line
from extractors.resume.headings import crew_of_heading, field_of_heading
from extractors.values import Word

_FEWEST_HEADINGS = 3
OTHER = "other"
"""The field of a column that holds nothing of ours."""

_MOST_WORDS = 5
_MOST_UNKNOWN = 4
"""One heading in so many may be of no wording of ours, when their spaces do not part them."""

MOST_HEAD_LINES = 3
"""Over how many lines the headings of a list may be set."""

_FARTHEST_ROW = 3.2
"""How many heights of a letter the next line of a list may be away."""


_SHOW = re.compile(
    r"(?i)\b(?:produc-|productions?\b(?!\s+(?:co-?ord|manag|mgr|sec|assis|office))"
    r"|(?:shows?|projects?|series|films?|pictures?|titles?|credits?|name)\b)"
)
_TIME = re.compile(
    r"(?i)\b(?:days?|da-|dates?|w(?:ee)?ks?|start|from|beg[ai]n|first|worked|employed|period|when"
    r"|length|duration)"
)
"""Words of which no headings of a list are without some: most lines have none, which saves time."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of a list: what each column holds, and where it starts, left to right."""

    fields: tuple[str, ...]
    lefts: tuple[float, ...]
    rights: tuple[float, ...]


def heads_of(line: Line, *below: Line) -> Heads | None:
    """Return the headings of a list that names shows and their time, on one line or on several.

    A heading that asks for nothing of ours heads a column all the same.
    """
    if not _may_head((line, *below)):
        return None
    groups = _groups(line)
    parts = groups if groups is not None else [list(part.words) for part in line.segments()]
    for each in below:
        parts = _stacked(parts, each)
    return _heads([(_field(part), part) for part in parts])


def _may_head(lines: Sequence[Line]) -> bool:
    """Return whether lines hold words without which they are no headings of a list."""
    text = " ".join(line.text for line in lines)
    return _SHOW.search(text) is not None and _TIME.search(text) is not None


def _field(words: Sequence[Word]) -> str | None:
    """Return what a heading asks for; one for several offices tells none of them."""
    text = " ".join(word.text for word in words)
    return None if crew_of_heading(text) else field_of_heading(text)


def _stacked(parts: Sequence[list[Word]], below: Line) -> list[list[Word]]:
    """Return headings that are set on two lines, each with the words right under it."""
    made = [list(part) for part in parts]
    for under in _beneath(below):
        own = [
            part
            for part in made
            if min(part[-1].box[2], under[-1].box[2]) - max(part[0].box[0], under[0].box[0]) > 0
        ]
        if len(own) == 1:
            own[0].extend(under)
        else:
            made.append(list(under))
    return sorted(made, key=lambda part: min(word.box[0] for word in part))


def _beneath(line: Line) -> Iterator[Sequence[Word]]:
    """Yield the words of a lower line of headings: side by side where every one is of ours."""
    for part in line.segments():
        groups = _groups(part)
        whole = groups is not None and all(_field(words) is not None for words in groups)
        yield from groups if groups is not None and whole else [part.words]


def _groups(line: Line) -> list[list[Word]] | None:
    """Return the words of each heading, the longest known wording first."""
    words = [word for word in line.words if _is_word(word) or word.text in _JOINS]
    groups: list[list[Word]] = []
    at = unknown = 0
    while at < len(words):
        count = _known_words(words[at:])
        if count or _is_word(words[at]):
            unknown += count == 0
            groups.append(words[at : at + max(count, 1)])
        at += max(count, 1)
    return groups if unknown * _MOST_UNKNOWN <= len(groups) else None


def _is_word(word: Word) -> bool:
    return word.text == "#" or any(map(str.isalnum, word.text))


_JOINS = frozenset("/&")
"""What joins two words to one heading: "Show / Studio"."""


def _known_words(words: Sequence[Word]) -> int:
    """Return how many words make a heading of ours, the longest wording first; 0 for none."""
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        own = words[:count]
        if field_of_heading(" ".join(w.text for w in own)) is not None and _is_close(own):
            return count
    return 0


def _is_close(words: Sequence[Word]) -> bool:
    height = max(word.box[3] - word.box[1] for word in words)
    return all(b.box[0] - a.box[2] <= 1.25 * height for a, b in pairwise(words))


def _heads(named: Sequence[tuple[str | None, Sequence[Word]]]) -> Heads | None:
    known = [field for field, _ in named if field is not None]
    timed = {"days", "weeks", "start_date", "dates"} & set(known)
    few = len(known) < max(_FEWEST_HEADINGS, len(named) / 2)
    if few or "production_title" not in known or not timed:
        return None
    lefts = tuple(min(word.box[0] for word in group) for _, group in named)
    rights = tuple(max(word.box[2] for word in group) for _, group in named)
    return Heads(_each_once([field for field, _ in named]), lefts, rights)


def _each_once(fields: Sequence[str | None]) -> tuple[str, ...]:
    """Return the fields of columns: a second title is the credit, others count once."""
    made: list[str] = []
    for field in fields:
        again = field in made
        name = "classification" if again and field == "production_title" else field
        made.append(OTHER if name is None or name in made else name)
    return tuple(made)


def has_heads(lines: Sequence[Line]) -> bool:
    """Return whether some line, or a few of them, head a list of shows."""
    return most_heads(lines) > 0


def most_heads(lines: Sequence[Line]) -> int:
    """Return how many columns of ours the headings of a list have, the widest; 0 without any."""
    over = (heads_over(lines[at : at + MOST_HEAD_LINES]) for at in range(len(lines)))
    return max((sum(field != OTHER for field in own[0].fields) for own in over if own), default=0)


def heads_with(line: Line, *below: Line) -> Heads | None:
    """Return the headings that stand on lines close together, none of them all alone."""
    if not _may_head((line, *below)):
        return None
    if any(is_far(*two) or heads_of(two[1]) is not None for two in pairwise((line, *below))):
        return None
    return heads_of(line, *below)


def heads_over(lines: Sequence[Line]) -> tuple[Heads, int] | None:
    """Return the headings that begin ``lines``, over one line to three, and over how many."""
    found = [
        (heads, count)
        for count in range(1, min(MOST_HEAD_LINES, len(lines)) + 1)
        if (heads := heads_with(*lines[:count])) is not None
    ]
    best = max(found, key=lambda each: (_known(each[0]), each[1]), default=None)
    lower = heads_over(lines[1:]) if best and best[1] > 1 else None
    return None if best and lower and _known(lower[0]) > _known(best[0]) else best


def _known(heads: Heads) -> int:
    return sum(field != OTHER for field in heads.fields) - heads.fields.count(OTHER)


def is_far(above: Line | None, line: Line) -> bool:
    """Return whether a line stands so far below another that it is no row of its list."""
    if above is None or above.page != line.page:
        return False  # A list goes on over a page.
    height = line.box[3] - line.box[1]
    return line.box[1] - above.box[3] > _FARTHEST_ROW * height
