"""Single dates for labelled fields, and the days that one cell of a table names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.days.grammar import mentions_in
from extractors.days.reader import read_days
from extractors.days.sense import Anchors, ordered, real, with_years
from extractors.days.tokens import tokens_of
from extractors.days.values import DaysRead
from extractors.layout import Line, around
from extractors.values import Place, Word


@dataclass(frozen=True, slots=True)
class DateFound:
    """A single date with its place and the chance (0 to 1) that it is right."""

    day: date
    place: Place
    confidence: float


def parse_date(text: str, *, day_first: bool = False) -> date | None:
    """Return the one date that ``text`` writes with its year; ``None`` for none or for several."""
    words = [
        Word(part, (8.0 * i, 0.0, 8.0 * i + 6, 10.0), 1.0) for i, part in enumerate(text.split())
    ]
    found = dates_in(Line(1, tuple(words)), day_first=day_first) if words else ()
    return found[0].day if len(found) == 1 else None


def dates_in(line: Line, *, day_first: bool = False) -> tuple[DateFound, ...]:
    """Return the dates with a year printed in ``line``, the ends of ranges included."""
    tokens = tokens_of([line])
    mentions, doubts = ordered(mentions_in(tokens), Anchors(), day_first=day_first)
    found: list[DateFound] = []
    for sense in with_years(mentions, Anchors()):
        mention = sense.mention
        stretch = tokens[mention.start : mention.end]
        words = tuple(dict.fromkeys(token.word for token in stretch))
        sure = sense.sureness * min(token.certainty for token in stretch)
        if mention.first.numeric and doubts:
            sure *= 0.8
        for written in (mention.first, mention.last):
            day = real(written) if written is not None else None
            if day is not None:
                text = " ".join(word.text for word in words)
                place = Place(line.page, around(words), text, day.isoformat())
                found.append(DateFound(day, place, round(sure, 4)))
    return tuple(found)


def days_in_cell(
    words: Sequence[Word],
    *,
    page: int,
    heading: str = "Dates worked",
    letter_date: date | None = None,
    day_first: bool = False,
) -> DaysRead:
    """Return the days that one cell names, read as if ``heading`` stood over it."""
    lines = _cell_lines(words, page)
    above = Word(f"{heading}:", (0.0, 0.0, 1.0, 1.0), 1.0)
    return read_days(
        [Line(page, (above,)), *lines], (), letter_date=letter_date, day_first=day_first
    )


def _cell_lines(words: Sequence[Word], page: int) -> list[Line]:
    """Return the words of a cell, given in reading order, line by line."""
    rows: list[list[Word]] = []
    for word in words:
        if rows and word.box[0] >= rows[-1][-1].box[2] - 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(page, tuple(row)) for row in rows]
