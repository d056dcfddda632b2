"""Days that a letter prints and that nothing was read of, so that none is lost without a word."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.days.cells import legend_of
from extractors.days.codes import Verdict
from extractors.days.grammar import mentions_in
from extractors.days.listed import Listed
from extractors.days.listing import listed_in
from extractors.days.roles import Role
from extractors.days.surroundings import Surroundings
from extractors.days.tokens import Kind, tokens_of
from extractors.days.weekhead import week_heads
from extractors.layout import Line, around
from extractors.values import Box, Fields, Finding, Outcome, Place, Severity, Word

_MOST_PLACES = 40
_LONGEST_LIST_DAYS = 14
"""A longer stretch is a period, of which no day is named."""

_MONTHS, _DAYS_OF_A_MONTH = 12, 30

_DAYS_ROLES = {None, Role.WORK, Role.WEEK}
_FEWEST_NUMBERS_OF_A_WEEK = 3
_FEWEST_OF_A_LIST = 3
"""So many dates in a row are days, whatever words stand before them."""


@dataclass(frozen=True, slots=True)
class DaysPrinted:
    """Where something stands that looks like a day, a week or a calendar's row, word by word."""

    page: int
    words: tuple[Word, ...]

    @property
    def place(self) -> Place:
        """The words and the box around them."""
        return Place(self.page, around(self.words), " ".join(word.text for word in self.words))


def days_printed(lines: Sequence[Line]) -> tuple[DaysPrinted, ...]:
    """Return where dates, weeks and calendars stand on ``lines`` that may be days of work."""
    tokens = tokens_of(lines)
    letter = Surroundings(lines, tokens, mentions_in(tokens), legend_of(lines))
    dates = listed_in(letter)
    runs = Counter(one.mention.run for one in dates)
    listed = [
        DaysPrinted(one.page, one.words)
        for one in dates
        if _may_be_a_day(one)
        or (one.role is Role.OTHER and runs[one.mention.run] >= _FEWEST_OF_A_LIST)
    ]
    rows = [(head.line, _numbers_below(lines, head.line)) for head in week_heads(lines)]
    weeks = [
        DaysPrinted(lines[line].page, tuple(numbers))
        for line, numbers in rows
        if len(numbers) >= _FEWEST_NUMBERS_OF_A_WEEK
    ]
    return (*listed, *weeks)


def days_not_understood(
    printed: Sequence[DaysPrinted],
    fields: Fields,
    records: Sequence[Fields],
    shown: Sequence[Finding] = (),
) -> Finding | None:
    """Return the finding that days are ``printed`` of which no record has any.

    What the findings ``shown`` point at already is left out.

    A record that has days is taken to have all that its part of the letter prints; ``None``
    where every record has some, or nothing on the page looks like a day.
    """
    if records and all("work_dates" in record for record in records):
        return None
    places = days_left(printed, fields, records, shown)[:_MOST_PLACES]
    if not places:
        return None
    message = (
        f"Days seem to be printed that could not be understood, the first of them at "
        f"“{places[0].text[:60]}” on page {places[0].page}. They count as no day until a person "
        "has read them."
    )
    return Finding("doubtful-dates", Severity.INFO, Outcome.CANNOT_TELL, message, places)


def days_left(
    printed: Sequence[DaysPrinted],
    fields: Fields,
    records: Sequence[Fields],
    shown: Sequence[Finding] = (),
) -> tuple[Place, ...]:
    """Return the places of what is ``printed`` that no value and no finding holds."""
    held: dict[int, list[Box]] = {}
    for place in (p for group in (fields, *records) for f in group.values() for p in f.places):
        held.setdefault(place.page, []).append(place.box)
    for place in (place for finding in shown for place in finding.places):
        held.setdefault(place.page, []).append(place.box)
    return tuple(
        each.place
        for each in printed
        if not any(_holds(box, word) for box in held.get(each.page, ()) for word in each.words)
    )


def _may_be_a_day(one: Listed) -> bool:
    """Return whether nothing says that a date is no day worked: no label, no mark, no stretch."""
    if one.role not in _DAYS_ROLES or one.verdict is Verdict.NOT_WORKED:
        return False
    first, last = one.mention.first, one.mention.last
    if last is None:
        return True
    months = (last.month - first.month) % _MONTHS
    return months * _DAYS_OF_A_MONTH + last.day - first.day <= _LONGEST_LIST_DAYS


def _numbers_below(lines: Sequence[Line], head: int) -> list[Word]:
    """Return the days of the month on the line below a heading of weekdays, or on the next."""
    below = lines[head + 1 : head + 3]
    tokens = [token for line in below for token in tokens_of([line])]
    return [token.word for token in tokens if token.kind is Kind.NUMBER and token.value <= 31]


def _holds(box: Box, word: Word) -> bool:
    """Return whether the middle of a word lies in a box."""
    x0, y0, x1, y1 = word.box
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
