"""The date of the letter itself: labelled, alone at its head, or in a line that says it."""

import re
from collections.abc import Iterator, Sequence

from extractors.confidence import Agreement, Found, confidence
from extractors.days import parse_date
from extractors.evl.anatomy import Letter
from extractors.evl.full_dates import DATE, latest_made
from extractors.evl.gutters import is_day
from extractors.evl.hits import Hit
from extractors.evl.line_kinds import is_date_alone, says_when_made
from extractors.evl.wording import field_of_label
from extractors.layout import Cell
from extractors.passages import Printed, passage, printed
from extractors.values import Field, Fields

_LINES_OF_THE_HEAD = 25
_ALIGNED_POINTS = 3.0


def letter_date(letter: Letter, labelled: tuple[Hit, ...], *, day_first: bool) -> Fields:
    """Return the date of the letter: labelled, alone at its head, or beside the signature."""
    for hit in labelled:
        if _in_a_list(letter, hit.printed) or not _is_labelled_letter_date(letter, hit):
            continue
        found = _dated(hit.printed, day_first=day_first)
        if found is not None:
            return {"letter_date": _date_field(found, Found.LABEL)}
    dates = [*_alone_at_the_head(letter), *_said_to_be_made(letter)]
    for value in sorted(dates, key=lambda value: _is_of_printing(letter, value)):
        found = _dated(value, day_first=day_first)
        if found is not None:
            return {"letter_date": _date_field(found, Found.PATTERN)}
    return _date_at_signature(letter, day_first=day_first) or _latest(letter, day_first=day_first)


def _latest(letter: Letter, *, day_first: bool) -> Fields:
    """Return the latest date of the letter if its words say that something was made on it."""
    found = latest_made(letter.lines, letter.closing, day_first=day_first)
    if found is None or _in_a_list(letter, found[1]):
        return {}
    return {"letter_date": _date_field(found, Found.PLACE)}


def _alone_at_the_head(letter: Letter) -> Iterator[Printed]:
    """Yield the dates that stand alone, in a line or apart in one, at the head of the letter."""
    for at, line in enumerate(letter.lines[: letter.closing][:_LINES_OF_THE_HEAD]):
        if line.page != letter.lines[0].page or _in_a_list(letter, printed(line)):
            continue
        for segment in (*line.segments(), line):
            if is_date_alone(segment.text) and not _beside_dates(letter, at):
                yield Printed(segment.text, (segment,))


_PRINTED_AT = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?: [AP]M)?$")


def _is_of_printing(letter: Letter, value: Printed) -> bool:
    """Return whether a date is the moment at which a program printed a page, beside its title.

    It stands over everything else, and is the letter's own only where there is no other.
    """
    first, *more = letter.lines[0].segments()
    return bool(more) and value.text == first.text and _PRINTED_AT.match(first.text) is not None


def _said_to_be_made(letter: Letter) -> Iterator[Printed]:
    """Yield the dates of lines that say when the paper was made, at its head or its foot."""
    for line in letter.lines:
        for segment in (*line.segments(), line):
            if says_when_made(segment.text) and not _in_a_list(letter, printed(segment)):
                yield Printed(segment.text, (segment,))


def _is_labelled_letter_date(letter: Letter, hit: Hit) -> bool:
    """Return whether the whole label says so: "Separation date" ends in a label of ours too."""
    words = [word for line in hit.printed.lines for word in line.words]
    line = next((line for line in letter.lines if words and words[0] in line.words), None)
    before = line.words[: line.words.index(words[0])] if line is not None else ()
    label = re.split(r"[.,;|]\s|:\s|\S*\d\S*\s", " ".join(word.text for word in before))[-1]
    return not label or field_of_label(label, has_colon=True) == "letter_date"


def _beside_dates(letter: Letter, at: int) -> bool:
    """Return whether the line above or below holds a date and nothing else either."""
    above = letter.lines[at - 1].segments() if at else ()
    if any(part.text.rstrip().endswith((",", ";")) for part in above):
        return True
    beside = (letter.lines[at + 1 : at + 2], letter.lines[max(at - 1, 0) : at])
    return any(_holds_days_alone(line.text) for near in beside for line in near)


def _holds_days_alone(text: str) -> bool:
    said = text.strip(" .,")
    parts = [word for word in _DATE_APART.split(said) if word]
    return bool(parts) and (is_day(said) or all(map(is_day, parts)))


_DATE_APART = re.compile(r"[,;]\s+|\s+(?=\d{1,2}[/.-]\d)")


def _in_a_list(letter: Letter, value: Printed) -> bool:
    """Return whether a date stands in a row of dates, or right over or under another one."""
    held = {id(word) for line in value.lines for word in line.words}
    for table in letter.tables:
        for number, row in enumerate(table.rows):
            own = [cell for cell in row if any(id(word) in held for word in cell.words)]
            if own and (_dates_in(row) > 1 or _meets_dates(table.rows, number, own)):
                return True
    return _heads_a_column(letter, held)


def _heads_a_column(letter: Letter, held: set[int]) -> bool:
    """Return whether the line below, or above, begins with a date too, at the same place."""
    at = next((n for n, line in enumerate(letter.lines) if id(line.words[0]) in held), None)
    if at is None:
        return False
    own = letter.lines[at]
    return DATE.match(own.text) is not None and any(
        line.page == own.page
        and abs(line.words[0].box[0] - own.words[0].box[0]) <= _ALIGNED_POINTS
        and DATE.match(line.text)
        for line in (*letter.lines[at + 1 : at + 2], *letter.lines[max(at - 1, 0) : at])
    )


def _dates_in(cells: Sequence[Cell]) -> int:
    return sum(bool(DATE.search(cell.text)) for cell in cells)


def _meets_dates(rows: Sequence[Sequence[Cell]], number: int, own: Sequence[Cell]) -> bool:
    """Return whether the nearest filled cell over or under one of ``own`` holds a date."""
    columns = {cell.column for cell in own}
    return any(
        DATE.search(cell.text)
        for way in (rows[number + 1 :], rows[:number][::-1])
        for cell in _nearest(way, columns)
    )


def _nearest(rows: Sequence[Sequence[Cell]], columns: set[int]) -> list[Cell]:
    """Return the first filled cell of each column."""
    first: dict[int, Cell] = {}
    for row in rows:
        for cell in row:
            if cell.column in columns and cell.text and cell.column not in first:
                first[cell.column] = cell
    return list(first.values())


def _date_at_signature(letter: Letter, *, day_first: bool) -> Fields:
    for line in letter.sign_off:
        labelled = re.match(r"(?i).*\bdated?\b[^:]{0,20}:?", line.text)
        alone = any(is_date_alone(segment.text) for segment in line.segments())
        if labelled or alone or _ends_a_signature(line.text):
            found = _dated(Printed(line.text, (line,)), day_first=day_first)
            if found is not None:
                return {"letter_date": _date_field(found, Found.PLACE)}
    return {}


_SIGNED_ON = re.compile(rf"^\D{{3,70}}[\s,]+{DATE.pattern}\W*$", re.IGNORECASE)


def _ends_a_signature(text: str) -> bool:
    """Return whether a line of the sign-off says somebody, or that it was signed, and one date."""
    return _SIGNED_ON.match(text) is not None


def _dated(value: Printed, *, day_first: bool) -> tuple[str, Printed] | None:
    text = passage(value.lines)
    match = DATE.search(text.text)
    if match is None:
        return None
    day = parse_date(match.group(0), day_first=day_first)
    return (day.isoformat(), text.group(match)) if day is not None else None


def _date_field(found: tuple[str, Printed], how: Found) -> Field:
    sure = confidence(
        how, found[1].weakest, Agreement.CONFIRMED if how is Found.LABEL else Agreement.ALONE
    )
    return Field(found[0], sure, found[1].places)
