"""Where the part of a letter about one job begins, to the word, and whether its days are its own.

Sentences about several jobs run on in one line: "“A” on March 2; “B” on March 9". A part begins
with the clause that names its job. Where dates stand before the first name and none behind the
last, names may follow their dates: then nobody's days are known.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.confidence import Found
from extractors.days.grammar import mentions_in
from extractors.days.tokens import tokens_of
from extractors.evl.hits import Hit
from extractors.layout import Line
from extractors.values import Word

Place = tuple[int, int]
"""A line of the letter, and a word of it."""

_RUNNING = frozenset({Found.PROSE, Found.GUESS, Found.PATTERN})
_STRONG = (";", "•", "·", "|")
_NO_END = re.compile(
    r"\b(?:inc|corp|co|ltd|llc|mr|mrs|ms|dr|jr|sr|st|no|vs|[a-z]|jan|feb|mar|apr|jun|jul|aug|sept?|"
    r"oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun)\.$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]")
"""The number of a point of a list, which is no date."""

_DOUBTED = 0.4
"""Words of this certainty prove no day, and a person is shown where they stand."""

_SUBJECTS = frozenset({"he", "she", "they", "mr.", "ms.", "mrs.", "mx.", "mr", "ms", "mrs", "mx"})
_LINES_OF_A_SENTENCE = 2
_LEFT_OUT = "…"
_LINES_ABOVE = 3


def place_of(hit: Hit, lines: Sequence[Line]) -> Place:
    """Return where a value stands: to the word in running text, else its line."""
    if hit.found not in _RUNNING or not 0 <= hit.at < len(lines):
        return hit.at, 0
    held = {id(word) for line in hit.printed.lines for word in line.words}
    for at, word in enumerate(lines[hit.at].words):
        if id(word) in held:
            return hit.at, at
    return hit.at, 0


def clause_start(place: Place, lines: Sequence[Line]) -> Place:
    """Return where the clause begins that leads to a place: its line, if no date stands before."""
    at, word = place
    words = lines[at].words[:word] if 0 <= at < len(lines) else ()
    numbered = words[:1] and _NUMBERED.fullmatch(words[0].text)
    if not any(sign.isdigit() for each in words[bool(numbered) :] for sign in each.text):
        return at, 0
    ends = [n for n in range(len(words)) if _ends_clause(lines[at].words, n)]
    return (at, ends[-1] + 1) if ends else _sentence_start(place, lines) or place


def _sentence_start(place: Place, lines: Sequence[Line]) -> Place | None:
    """Return where the sentence begins that says behind its dates what was done on them.

    "On March 3 and 4 she filled in as Grip": a subject stands between the dates and the job.
    """
    at, word = place
    first = max(0, at - _LINES_OF_A_SENTENCE)
    above = [(line, n) for line in range(first, at) for n in range(len(lines[line].words))]
    places = [*above, *((at, n) for n in range(word))]
    words = [lines[line].words[n] for line, n in places]
    dated = max(n for n, each in enumerate(words) if any(map(str.isdigit, each.text)))
    if not any(each.text.lower() in _SUBJECTS for each in words[dated + 1 :]):
        return None
    ends = [n for n in range(len(words) - 1) if _ends_clause(words, n)]
    return places[ends[-1] + 1] if ends else None


def _ends_clause(words: Sequence[Word], at: int) -> bool:
    text = words[at].text.rstrip("\"”'’)")
    if text.endswith(_STRONG):
        return True
    follows = words[at + 1].text.lstrip("\"“'‘(") if at + 1 < len(words) else ""
    return text.endswith(".") and not _NO_END.search(text) and follows[:1].isupper()


def between(start: Place, end: Place, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines from one place up to another, the first and the last cut to their words."""
    made: list[Line] = []
    for at in range(start[0], min(end[0] + 1, len(lines))):
        first = start[1] if at == start[0] else 0
        last = end[1] if at == end[0] else None
        words = lines[at].words[first:last]
        if words:
            made.append(Line(lines[at].page, words))
    return tuple(made)


def without_titles(hits: Sequence[Hit], lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a job less the words of its shows' titles, which say nothing of days.

    "“Fresh Start” – March 2" begins no period, and "Ten Days in October" counts none.
    """
    named = [hit for hit in hits if any(map(str.isalpha, hit.text))]
    titles = [hit for hit in named if not is_dated(hit.printed.lines)]
    held = {id(word) for hit in titles for line in hit.printed.lines for word in line.words}
    return tuple(_without(line, held) for line in lines)


def _without(line: Line, held: set[int]) -> Line:
    """Return a line with a sign in the place of each word held, so that no gap parts the rest."""
    if all(id(word) in held for word in line.words):
        return line
    words = (replace(word, text=_LEFT_OUT) if id(word) in held else word for word in line.words)
    return Line(line.page, tuple(words))


def with_own_days(
    parts: Sequence[tuple[Line, ...]], above: Sequence[Line]
) -> list[tuple[Line, ...]]:
    """Return the parts of several jobs; all of them doubted where names may follow their dates."""
    if is_dated(above[-_LINES_ABOVE:]) and parts and not is_dated(parts[-1]):
        return [tuple(map(_doubted, part)) for part in parts]
    return list(parts)


def is_dated(lines: Sequence[Line]) -> bool:
    """Return whether a date stands on ``lines``."""
    return bool(mentions_in(tokens_of(lines)))


def _doubted(line: Line) -> Line:
    return Line(line.page, tuple(map(doubted, line.words)))


def doubted(word: Word) -> Word:
    """Return the word so unsure that it proves no day, and a person is shown where it stands."""
    return replace(word, confidence=min(word.confidence, _DOUBTED))


def under_a_heading(parts: Sequence[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """Return the parts, each below "Dates worked", where each soon tells its dates.

    Names of shows, each with its dates behind it, list what was worked on which.
    """
    if not parts or not all(is_dated(part[:2]) for part in parts):
        return list(parts)
    return [(_heading(part[0]), *part) for part in parts]


def _heading(line: Line) -> Line:
    x0, y0, x1, _ = line.words[0].box
    return Line(line.page, (Word("Dates worked:", (x0, y0 - 12.0, x1, y0 - 2.0), 1.0),))
