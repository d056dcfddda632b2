"""Words about days that stand beside days worked and that the reading made nothing of.

A weekday that no date and no week has used up, or words of a day without work that took none
away, may change what the dates beside them mean: then a person has to look.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from extractors.days.codes import Verdict
from extractors.days.kinds import Kind
from extractors.days.listed import Listed
from extractors.days.marks import MarkedDay
from extractors.days.roles import Role
from extractors.days.sense import real
from extractors.days.surroundings import Surroundings
from extractors.values import Place, Word

_NO_WORK = re.compile(
    r"\b(?:did not work|(?:was|were|is) not (?:needed|called|working|on set)|not worked|hiatus|"
    r"dark|(?:day|days|was|were) off|laid off|idle|excluding|except(?:ing|ed)?|exception|"
    r"but not|cancel(?:l?ed)?|sick|shut ?down|down day|no work|absent|other than|omitted|closed|"
    r"(?<!weekends )(?<!weekends are )(?<!sundays )(?:not (?:included|counted|claimed)|excluded)|"
    r"statutory|left out|did not (?:shoot|film))\b"
)
_OFF = frozenset({Role.NOT_WORKED, Role.EXCLUDED})


def unheeded(
    letter: Surroundings,
    listed: Sequence[Listed],
    days: Sequence[tuple[Listed, date | None]],
    marks: Iterable[MarkedDay],
) -> list[str]:
    """Return a doubt for each line of days worked with words that the reading left unused.

    ``days`` are the dates read as days or weeks, with the day that each begins with; ``marks``
    are days read from the words of weeks.
    """
    said = [mark.place for mark in marks]
    weekdays: dict[int, set[int]] = {}
    for one, day in days:
        named = any(_is_in(word, one.page, said) for word in letter.lines[one.line].words)
        if one.role is Role.WORK or (one.role is Role.WEEK and named):
            own = weekdays.setdefault(one.line, set())
            ends = (day, real(one.mention.last) if one.mention.last is not None else None)
            own |= {end.weekday() for end in ends if end is not None}
    found = [*_weekdays_left(letter, weekdays, said), *_no_work_left(letter, listed, weekdays)]
    return list(dict.fromkeys(found))


def _weekdays_left(
    letter: Surroundings, weekdays: dict[int, set[int]], said: Sequence[Place]
) -> Iterable[str]:
    inside = {n for mention in letter.mentions for n in range(mention.start, mention.end)}
    for at, token in enumerate(letter.tokens):
        if token.kind is not Kind.WEEKDAY or token.line not in weekdays or at in inside:
            continue
        fits = token.value in weekdays[token.line] or _is_in(token.word, token.page, said)
        if not fits and len(token.text) > 1:
            yield f"{token.word.text!r} beside days worked belongs to none of them"


def _no_work_left(
    letter: Surroundings, listed: Sequence[Listed], weekdays: dict[int, set[int]]
) -> Iterable[str]:
    taken = {one.line for one in listed if one.role in _OFF or one.verdict is Verdict.NOT_WORKED}
    for line in sorted(set(weekdays) - taken):
        words = _NO_WORK.search(letter.texts[line])
        if words is not None:
            yield f"{words.group()!r} beside days worked takes none of them away"


def _is_in(word: Word, page: int, places: Sequence[Place]) -> bool:
    """Return whether a word stands in one of the places."""
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return any(
        page == place.page
        and place.box[0] <= x <= place.box[2]
        and place.box[1] <= y <= place.box[3]
        for place in places
    )
