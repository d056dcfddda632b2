"""Who ends a letter that has no closing words: the name for which most of the page speaks.

Any person's name near the end may be the signer's. A position behind or below it, "by:" before
it, the sender's own name at the head, a company below: each is evidence, and days listed behind
it speak against it.
"""

import re
from collections.abc import Sequence

from extractors import catalogue
from extractors.days.grammar import mentions_in
from extractors.days.tokens import tokens_of
from extractors.evl.line_kinds import is_address, is_date_alone
from extractors.evl.offices import OFFICE
from extractors.layout import Line
from extractors.names import looks_like_company, looks_like_person, same_person

_MOST_LINES_UP = 14
_LINES_OF_THE_HEAD = 12
_ENOUGH = 3
_NEAR_THE_END = 5
_MOST_WORDS_OF_AN_OFFICE = 7
_MOST_WORDS_OF_A_GREETING = 5
_SPACE_ABOVE = 12.0
_LEAD = re.compile(r"(?i)^.{0,60}?\b(?P<by>by|name|signed)\s*:\s*")
_FROM = re.compile(r"(?i)^\W*from\s*:\s*(?P<name>[^<\[(,|]+)")
_AFTER_A_NAME = re.compile(r"\s*[,|•·]\s*|\s+[–—-]\s+|\s+(?=(?i:title|its|position)\s*:)")


def bare_signer(everything: Sequence[Line], body: int) -> int | None:
    """Return the line of the name that ends the letter, or of the greeting right above it."""
    senders = _senders(everything)
    first = max(body, len(everything) - _MOST_LINES_UP)
    scores = {at: _score(everything, at, senders) for at in range(first, len(everything))}
    best = max(scores, key=lambda at: scores[at], default=None)
    if best is None or scores[best] < _ENOUGH:
        return None
    return best - 1 if best > body and _greets(everything[best - 1]) else best


def _senders(everything: Sequence[Line]) -> list[str]:
    found = (_FROM.match(line.text) for line in everything[:_LINES_OF_THE_HEAD])
    return [match["name"].strip() for match in found if match is not None]


def _score(everything: Sequence[Line], at: int, senders: Sequence[str]) -> int:
    """Return how much speaks for the name that a line begins with, 0 where it has none."""
    said = everything[at].segments()[0].text
    lead = _LEAD.match(said)
    name, *behind = _AFTER_A_NAME.split(said[lead.end() :] if lead else said)
    if not looks_like_person(name.strip(" _.")):
        return 0
    below = [line.segments()[0].text for line in everything[at + 1 : at + 4]]
    office = next((text for text in (*behind[:1], *below[:1]) if _is_office(text)), None)
    score = 2 * (office is not None) + (lead is not None)
    score += 2 * any(same_person(name, sender) for sender in senders)
    score += any(looks_like_company(text) or is_address(text) for text in below)
    score += at >= len(everything) - _NEAR_THE_END
    score += _stands_apart(everything, at)
    craft = catalogue.classification(office) if office is not None else None
    score -= craft is not None and craft.how != "likeness" and not senders and lead is None
    return score - 2 * any(_lists_days(line) for line in everything[at:])


def _is_office(text: str) -> bool:
    bare = re.sub(r"(?i)^(?:title|its|position)\s*:\s*", "", text)
    short = len(bare.split()) <= _MOST_WORDS_OF_AN_OFFICE
    return short and ":" not in bare and OFFICE.search(bare) is not None


def _stands_apart(everything: Sequence[Line], at: int) -> bool:
    """Return whether a line begins a page, follows a space, or stands under a greeting."""
    if at == 0:
        return False
    above, own = everything[at - 1], everything[at]
    return above.page != own.page or own.box[1] - above.box[3] > _SPACE_ABOVE or _greets(above)


def _greets(line: Line) -> bool:
    words = line.text.split()
    return line.text.endswith(",") and len(words) <= _MOST_WORDS_OF_A_GREETING


def _lists_days(line: Line) -> bool:
    dated = bool(mentions_in(tokens_of([line])))
    return dated and not any(is_date_alone(part.text) for part in line.segments())
