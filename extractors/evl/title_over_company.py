"""A title with the company that makes it on the lines below, in one cell of a table."""

from collections.abc import Sequence

from extractors.evl.offices import names_company
from extractors.layout import Line
from extractors.names import has_legal_form, looks_like_company
from extractors.passages import Printed


def title_and_company(value: Printed, room: float | None = None) -> tuple[Printed, Printed | None]:
    """Return the title and the company of a value of several lines; the value alone when one.

    The company begins where a line was broken although the next word had room, so that a long
    title, or a long company, that only wraps is not parted. ``room`` is the width of the cell in
    points, that of the widest line when not known.
    """
    lines = value.lines
    for at in range(1, len(lines)):
        title, company = _joined(lines[:at]), _joined(lines[at:])
        if _is_company(company.text) and _is_broken(lines, at, room):
            return (title, company) if not has_legal_form(title.text) else (value, None)
    return _at_least(lines) or (value, None)


def _at_least(lines: Sequence[Line]) -> tuple[Printed, Printed] | None:
    """Return the parts where no break tells: the company is as short as a name with its form is."""
    for at in range(len(lines) - 1, 0, -1):
        title, company = _joined(lines[:at]), _joined(lines[at:])
        if has_legal_form(company.text) and names_company(company.text):
            return None if has_legal_form(title.text) else (title, company)
    return None


def _joined(lines: Sequence[Line]) -> Printed:
    return Printed(" ".join(line.text for line in lines), tuple(lines))


def _is_company(text: str) -> bool:
    return looks_like_company(text) and (has_legal_form(text) or len(text.split()) > 1)


def _is_broken(lines: Sequence[Line], at: int, room: float | None) -> bool:
    """Return whether line ``at`` begins anew: its first word had room behind the line above."""
    left = min(line.box[0] for line in lines)
    wide = room if room is not None else max(line.box[2] for line in lines) - left
    above, first = lines[at - 1].box, lines[at].words[0]
    word = first.box[2] - first.box[0]
    return above[2] - left + word / max(len(first.text), 1) + word <= wide
