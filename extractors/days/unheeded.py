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
from extractors.days.mentions import Mention
from extractors.days.misread import PRINTED
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
_NAMED_DAY = re.compile(r"\bthe (\d{1,2})(?:st|nd|rd|th)\b")
_LINES_OF_A_LIST = 3
_MOST_DAYS = 31
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
    weeks = {(one.line, one.page) for one, _ in days if one.role is Role.WEEK}
    named = {
        (line, page)
        for line, page in weeks
        if any(_is_in(word, page, said) for word in letter.lines[line].words)
    }
    weekdays: dict[int, set[int]] = {}
    for one, day in days:
        if one.role is Role.WORK or (one.role is Role.WEEK and (one.line, one.page) in named):
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
        if not fits and len(token.text) > 1 and not _leads_to_a_day_off(letter, at):
            yield f"{token.word.text!r} beside days worked belongs to none of them"


def _no_work_left(
    letter: Surroundings, listed: Sequence[Listed], weekdays: dict[int, set[int]]
) -> Iterable[str]:
    taken = {one.line for one in listed if one.role in _OFF or one.verdict is Verdict.NOT_WORKED}
    for line in sorted(set(weekdays) - taken):
        words = _NO_WORK.search(letter.texts[line])
        if words is not None and not _names_a_day_off(letter, line):
            yield f"{words.group()!r} beside days worked takes none of them away"


def _names_a_day_off(letter: Surroundings, line: int) -> bool:
    """Return whether a line names a day of its month that no date near it is: "sick on the 22nd".

    A stretch over the end of a month may hold any day, and a number that recognition read may be
    another one: then nothing is known.
    """
    if any(word.confidence < PRINTED for word in letter.lines[line].words):
        return False
    named = {int(day) for day in _NAMED_DAY.findall(letter.texts[line])}
    near = range(line - _LINES_OF_A_LIST, line + _LINES_OF_A_LIST + 1)
    listed = [one for one in letter.mentions if letter.tokens[one.start].line in near]
    month = next(
        (one.first.month for one in reversed(listed) if letter.tokens[one.start].line <= line), None
    )
    days = {
        day
        for one in listed
        if month in {one.first.month, (one.last or one.first).month}
        for day in _days_of_month(one)
    }
    return bool(named) and month is not None and not days & named


def _days_of_month(one: Mention) -> range:
    last = one.last or one.first
    whole = last.month != one.first.month
    return range(1, _MOST_DAYS + 1) if whole else range(one.first.day, last.day + 1)


def _leads_to_a_day_off(letter: Surroundings, at: int) -> bool:
    """Return whether a weekday stands before such a day of a line: "out on Wednesday the 22nd"."""
    ordinal = at + 2 < len(letter.tokens) and letter.tokens[at + 2].ordinal
    follows = ordinal and letter.tokens[at + 1].text == "the"
    return follows and _names_a_day_off(letter, letter.tokens[at].line)


def _is_in(word: Word, page: int, places: Sequence[Place]) -> bool:
    """Return whether a word stands in one of the places."""
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return any(
        page == place.page
        and place.box[0] <= x <= place.box[2]
        and place.box[1] <= y <= place.box[3]
        for place in places
    )
