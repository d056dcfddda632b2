"""Dates that a line break parts behind their own hyphen or stroke: "Tue 10-" above "Mar-26"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.spelling import MONTHS
from extractors.layout import Line

_NAME = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_WHOLE = re.compile(
    rf"\(?(?:\d{{1,2}}(?P<named>[-/]){_NAME}\.?(?P=named)(?:\d\d|\d{{4}})"
    rf"|{_NAME}-\d{{1,2}}-(?:\d\d|\d{{4}})"
    r"|\d{1,2}(?P<sign>[-/])\d{1,2}(?P=sign)(?:\d\d|\d{4})"
    r"|\d{4}(?P<year>[-/])\d{1,2}(?P=year)\d{1,2})[),;.:]{0,2}",
    re.IGNORECASE,
)
_SIGNS = ("-", "/")
_LONGEST_PIECE = 16


def with_whole_dates(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, a date broken over the end of one whole at the start of the line below.

    Only what is a date with its year when joined is joined: "March 10-" above "14, 2026" is a
    range and stays one.
    """
    made: list[Line] = []
    for line in lines:
        above = made[-1] if made else None
        piece = _piece_of_a_date(above, line) if above is not None else None
        if above is None or piece is None:
            made.append(line)
            continue
        made.pop()
        if len(above.words) > 1:
            made.append(replace(above, words=above.words[:-1]))
        first = line.words[0]
        made.append(replace(line, words=(replace(first, text=piece + first.text), *line.words[1:])))
    return made


def _piece_of_a_date(above: Line, line: Line) -> str | None:
    """Return the end of the line above when it and the start of this line make one date."""
    piece, rest = above.words[-1].text, line.words[0].text
    if above.cells or line.cells:
        return None
    if above.page != line.page or not piece.endswith(_SIGNS):
        return None
    if max(len(piece), len(rest)) > _LONGEST_PIECE or not _WHOLE.fullmatch(piece + rest):
        return None
    before = above.words[-2].text.strip(".,").lower() if len(above.words) > 1 else ""
    return None if before in MONTHS else piece
