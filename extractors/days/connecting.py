"""Words that lead from one date of a sentence to the next: "and again on", "she returned on"."""

import re

from extractors.days.scan import Scan
from extractors.days.tokens import Kind

_MOST_TOKENS = 9
_VERB = (
    r"(?:(?:he|she|they|the employee|and|then) )*(?:later |again )?"
    r"(?:(?:was |were )?back |came back |coming back |return(?:ed|ing) |resum(?:ed|ing) |"
    r"continu(?:ed|ing) |work(?:ed|ing) |did so )(?:(?:to|for|with) (?:work|set|us) |work )?"
)
_CONNECTS = re.compile(
    rf"(?:(?:and|plus|then|also|again|later|next|once more|once again|as well as|as well|"
    rf"together with|followed by|finally|lastly|both|on|for|the) |{_VERB})+"
)
_NEW_SENTENCE = re.compile(rf"{_VERB}(?:again )?on (?:the )?")
"""Only who worked on goes on with the month of the sentence before."""

_FROM = re.compile(r"(?:\b(?:each|every|all|any) (?:single )?days? )?\bfrom (?:the )?$")
"""What leads to a stretch of a list: "and each day from the 13th through the 16th"."""

_WORDLIKE = {Kind.WORD, Kind.AND}


def after_connecting_words(scan: Scan, i: int) -> int | None:
    """Return the place behind words at ``i`` that lead to another date of the same list."""
    start = i + 1 if scan.kind(i) is Kind.DOT else i
    end = start
    while end - start < _MOST_TOKENS and scan.kind(end) in _WORDLIKE:
        end += 1
    if end == start or not leads_to_a_day(scan, end):
        return None
    said = "".join(f"{token.text} " for token in scan.tokens[start:end])
    if _is_a_stretch(scan, end):
        said = _FROM.sub("", said)
    rule = _CONNECTS if start == i else _NEW_SENTENCE
    return end if rule.fullmatch(said) or (not said and start == i) else None


def _is_a_stretch(scan: Scan, i: int) -> bool:
    """Return whether the day at ``i`` is the first of a stretch within its month."""
    _, at = scan.weekday(i, over_break=True)
    if not scan.day_number(at) or scan.kind(at + 1) is not Kind.TO:
        return False
    return scan.day_number(scan.weekday(scan.skip(at + 2, "the"), over_break=True)[1])


def leads_to_a_day(scan: Scan, i: int) -> bool:
    """Return whether a day stands at ``i``: an ordinal or a month with its day."""
    _, at = scan.weekday(i, over_break=True)
    if scan.kind(at) is Kind.MONTH:
        return scan.day_number(scan.skip(at + 1, ".", "the"))
    return scan.day_number(at) and scan.tokens[at].ordinal
