"""Employers whose name goes on below: "Old Mill Road", and "Productions Ltd." under it."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.line_kinds import is_address
from extractors.layout import Line
from extractors.names import has_legal_form, looks_like_company
from extractors.passages import Printed

_SAME_LEFT_POINTS = 2.0
_MOST_WORDS = 4


def whole_companies(hits: Sequence[Hit], lines: Sequence[Line]) -> list[Hit]:
    """Return the hits with each labelled employer that breaks off joined to what ends it."""
    return [_whole(hit, lines) if _is_cut(hit) else hit for hit in hits]


def _is_cut(hit: Hit) -> bool:
    named = hit.field == "employer" and hit.found is Found.LABEL
    return named and len(hit.printed.lines) == 1 and not has_legal_form(hit.text)


def _whole(hit: Hit, lines: Sequence[Line]) -> Hit:
    own = hit.printed.lines[0]
    for part in (part for line in lines for part in line.segments()):
        same_left = abs(part.box[0] - own.box[0]) <= _SAME_LEFT_POINTS
        goes_on = hit.text.endswith(",") and has_legal_form(part.words[0].text)
        under = part.page == own.page and (same_left or goes_on)
        near = 0 <= part.box[1] - own.box[1] <= 2.0 * (own.box[3] - own.box[1])
        form_only = len(part.words) == 1 and has_legal_form(part.text)
        ends = form_only if looks_like_company(hit.text) else _ends_a_company(part.text)
        if under and near and part.words[0] is not own.words[0] and ends:
            joined = Printed(f"{hit.text} {part.text.strip(' ,;')}", (own, part))
            return replace(hit, printed=joined)
    return hit


def _ends_a_company(text: str) -> bool:
    short = len(text.split()) <= _MOST_WORDS and ":" not in text
    return short and not is_address(text) and (has_legal_form(text) or looks_like_company(text))
