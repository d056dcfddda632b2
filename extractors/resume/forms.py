"""Shows in the boxes of a form: small headings over each value, several lines of them to a show."""

from collections.abc import Iterator, Sequence

from extractors.layout import Line
from extractors.passages import printed
from extractors.resume.headings import TIMES, field_of_heading
from extractors.resume.listed import Listed

_SAME_LEFT = 4.0
_FEWEST_HEADINGS, _FEWEST_SHOWS = 2, 2
_NEAR_HEIGHTS = 2.5
"""How far below its heading a value stands at most, in heights of the heading's letters."""


def in_boxes(lines: Sequence[Line]) -> list[tuple[int, Listed]]:
    """Return the shows of a form whose headings stand again over every show's values.

    A show begins where its title is asked for, its time on another line: headings that ask for both
    on one line are those of columns. Boxes that were left empty make no show.
    """
    made: list[tuple[int, Listed]] = []
    for at, values in _answers(lines):
        asked = {name for name, _ in values}
        if "production_title" in asked:
            if TIMES & asked:
                return []
            made.append((at, Listed({}, None)))
        for name, value in values if made else ():
            if value is not None:
                made[-1][1].parts.setdefault(name, printed(value))
    told = [each for each in made if _is_show(each[1])]
    return told if len(told) >= _FEWEST_SHOWS else []


def _answers(lines: Sequence[Line]) -> Iterator[tuple[int, list[tuple[str, Line | None]]]]:
    """Yield each line of headings by its index, with the value under every heading or None."""
    for at, line in enumerate(lines):
        heads = _headings(line)
        if heads:
            below = lines[at + 1] if at + 1 < len(lines) else None
            beneath = below.segments() if below is not None and _is_under(line, below) else ()
            yield at, [(name, _under(left, beneath)) for name, left in heads]


def _headings(line: Line) -> list[tuple[str, float]]:
    """Return the fields that the parts of a line ask for and where each begins, else nothing.

    One part may ask for what is not ours, such as the unit.
    """
    parts = line.segments()
    named = [(field_of_heading(part.text), part.box[0]) for part in parts]
    known = [(name, left) for name, left in named if name is not None]
    return known if len(known) >= max(len(parts) - 1, _FEWEST_HEADINGS) else []


def _is_under(heads: Line, below: Line) -> bool:
    away = below.box[3] - heads.box[3]
    near = below.page == heads.page and 0 < away <= _NEAR_HEIGHTS * (heads.box[3] - heads.box[1])
    return near and not _headings(below)


def _under(left: float, parts: Sequence[Line]) -> Line | None:
    return next((part for part in parts if abs(part.box[0] - left) <= _SAME_LEFT), None)


def _is_show(show: Listed) -> bool:
    return "production_title" in show.parts and bool(TIMES & show.parts.keys())
