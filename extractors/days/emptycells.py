"""Dashes that fill the empty cells of a table: they join no dates and take none away."""

from collections.abc import Sequence

from extractors.days.kinds import Kind, Token

_TOKENS_AROUND = 24
_OF_A_DATE = frozenset({Kind.MONTH, Kind.SLASH})
_ROWS_AROUND = 3.0
"""How many heights of a line a row above or below may be away."""


def is_empty_cell(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the dash at ``i`` stands by itself where the rows around it have a day."""
    dash = tokens[i]
    if any(
        _is_beside(dash, other) for other in (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])
    ):
        return False
    around = range(max(0, i - _TOKENS_AROUND), min(len(tokens), i + _TOKENS_AROUND))
    return any(_is_above_or_below(dash, tokens[k]) and _is_day(tokens, k) for k in around)


def is_for_a_number(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the dash at ``i`` begins a row of a column whose other rows are numbered.

    "– Mon 2 Sep" over "1. Tue 3 Sep": it is not counted, and joins no date beside the column.
    """
    around = range(max(0, i - _TOKENS_AROUND), min(len(tokens), i + _TOKENS_AROUND))
    return any(
        tokens[k].kind is Kind.NUMBER
        and tokens[k].begins_segment
        and tokens[k].word.text == f"{tokens[k].text}."
        and _is_above_or_below(tokens[i], tokens[k])
        for k in around
    )


def _is_beside(dash: Token, other: Token) -> bool:
    return (dash.line, dash.segment) == (other.line, other.segment)


def _is_above_or_below(dash: Token, other: Token) -> bool:
    left, top, right, bottom = other.word.box
    height, middle = bottom - top, (dash.word.box[0] + dash.word.box[2]) / 2
    return (
        other.page == dash.page
        and other.line != dash.line
        and left - height <= middle <= right + height
        and abs(top - dash.word.box[1]) <= _ROWS_AROUND * height
    )


def _is_day(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a number is the day of a month that is named beside it, and no hours."""
    number = tokens[i]
    if number.kind is not Kind.NUMBER:
        return False
    before, behind = tokens[max(0, i - 1) : i], tokens[i + 1 : i + 2]
    return any(_is_beside(number, one) and one.kind in _OF_A_DATE for one in (*before, *behind))
