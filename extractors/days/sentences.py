"""Where the sentence around a date begins and ends, a list behind its colon taken in."""

from collections.abc import Sequence

from extractors.days.tokens import Kind, Token

MOST_TOKENS = 160
"""Longer ways to the end of a sentence are not gone."""

_SHORTENED_TEXT = (
    "inc excl incl ltd corp co st no nos dr mr mrs ms jr sr ave blvd dept prods prod ep eps vs "
    "approx "
)
SHORTENED = frozenset(_SHORTENED_TEXT.split())
"""Words that a full stop shortens."""

_TITLES = frozenset({"mr", "mrs", "ms", "mx", "dr", "st"})
"""Of these a name follows: no sentence ends with them."""


def sentence_around(tokens: Sequence[Token], at: int, dated: set[int]) -> tuple[int, int]:
    """Return the places where the sentence around ``at`` begins and ends.

    A colon at the end of a line opens a list: its lines hold a date each, as ``dated`` ones do.
    """
    start, end = at, at
    while start > max(0, at - MOST_TOKENS) and not _ends_sentence(tokens, start - 1):
        start -= 1
    limit, listing = min(len(tokens), at + MOST_TOKENS), False
    while end < limit:
        below = end + 1 < limit and tokens[end + 1].line != tokens[end].line
        goes_on = listing and below and tokens[end + 1].line in dated
        if _ends_sentence(tokens, end) and not goes_on:
            break
        if listing and below and not goes_on and _begins_anew(tokens[end + 1]):
            return start, end + 1
        listing = listing or (below and tokens[end].kind is Kind.COLON)
        end += 1
    return start, end


def _begins_anew(token: Token) -> bool:
    return token.kind is Kind.WORD and token.word.text[:1].isupper()


def _ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].kind is not Kind.DOT or at + 1 == len(tokens):
        return tokens[at].kind is Kind.DOT
    before = tokens[at - 1] if at else None
    short = before is not None and (
        before.kind in {Kind.MONTH, Kind.WEEKDAY} or before.text in _TITLES
    )
    return tokens[at + 1].word.text[:1].isupper() and not short
