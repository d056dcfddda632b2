"""The headings of columns, kept with each part that a letter's jobs cut out of the rows below."""

from collections.abc import Sequence

from extractors.days.roles import Role, role_of
from extractors.evl.job_lines import is_dated
from extractors.layout import Line

_FEWEST_COLUMNS = 3
_LINES_BETWEEN = 3
_ALIGNED_POINTS = 14.0
_OF_DATES = frozenset({Role.WORK, Role.WEEK})

Part = tuple[Line, ...]


def under_their_headings(parts: Sequence[Part], lines: Sequence[Line]) -> list[Part]:
    """Return the parts, those of rows whose headings stand above the part below these headings.

    A row that names a show begins a part of its own, which the headings above it still head:
    without them the end of a week, or the day of a check, may seem a day worked.
    """
    headings = [line for at, line in enumerate(lines) if _heads_rows(lines, at)]
    one = len({line.text for line in headings}) == 1  # Every page may print them again.
    return [_headed(part, headings) for part in parts] if one else list(parts)


def _heads_rows(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line holds the headings of columns with dates in the rows below it."""
    texts = [part.text.lower() for part in lines[at].segments()]
    if len(texts) < _FEWEST_COLUMNS or any(map(str.isdigit, lines[at].text)):
        return False
    roles = [role_of(text) for text in texts]
    of_dates = any(role is not None and role[0] in _OF_DATES for role in roles)
    return of_dates and any(map(_is_row, lines[at + 1 : at + 1 + _LINES_BETWEEN]))


def _is_row(line: Line) -> bool:
    return len(line.segments()) >= _FEWEST_COLUMNS and is_dated([line])


def _headed(part: Part, headings: Sequence[Line]) -> Part:
    """Return a part with the headings right over the first of its rows, if they are not in it."""
    head = headings[0]
    own = {id(word) for line in headings for word in line.words}
    at = next((n for n, line in enumerate(part) if is_dated([line])), None)
    if (
        at is None
        or not _is_row(part[at])
        or any(id(w) in own for line in part for w in line.words)
    ):
        return part
    aligned = abs(part[at].box[0] - head.box[0]) <= _ALIGNED_POINTS
    return (*part[:at], Line(part[at].page, head.words), *part[at:]) if aligned else part
