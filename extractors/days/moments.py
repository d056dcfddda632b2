"""Moments: a date with a time of day behind it, at which a mail was sent or a page stamped."""

import re

from extractors.days.mentions import Mention
from extractors.days.surroundings import Surroundings, text_of

_TIME = re.compile(r"(?:, |at )\d{1,2} : \d{2}(?: : \d{2})? (?:a\.? ?m|p\.? ?m)\b")
_TOKENS_OF_A_TIME = 9


def is_a_moment(letter: Surroundings, index: int) -> bool:
    """Return whether a date has its year and a time of day behind it, and no other date has.

    A mail or a stamp says so when it was made; times of calls stand beside every date.
    """
    mention = letter.mentions[index]
    if mention.first.year is None or mention.last is not None or not _has_a_time(letter, mention):
        return False
    others = (other for other in letter.mentions if other is not mention)
    return not any(_has_a_time(letter, other) for other in others)


def _has_a_time(letter: Surroundings, mention: Mention) -> bool:
    """Return whether "at 9:05 AM", or ", 9:05 AM", stands behind a date on its line."""
    behind = letter.tokens[mention.end : mention.end + _TOKENS_OF_A_TIME]
    line = letter.tokens[mention.end - 1].line
    text = text_of([token for token in behind if token.line == line])
    return _TIME.match(text) is not None
