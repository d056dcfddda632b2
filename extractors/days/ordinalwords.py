"""Days of a month written in words: "the second, third and twenty-first of March 2026".

Weekdays may stand between them: "Friday the tenth and Saturday the eleventh of April".
"""

from collections.abc import Sequence
from dataclasses import replace

from extractors.days.kinds import Kind, Token

_ONES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
)
_DAYS = {word: number for number, word in enumerate(_ONES, start=1)}
_DAYS |= {"twentieth": 20, "thirtieth": 30}
_TENS = {"twenty": 20, "thirty": 30}
_BETWEEN = {Kind.COMMA, Kind.AND, Kind.TO, Kind.WEEKDAY, Kind.OPEN, Kind.CLOSE}
_WORDS_BETWEEN = frozenset({"the", "on", "from"})
_LONGEST_WAY_TO_A_MONTH = 80
_LEADS_TO_THE = frozenset({"on", "from", "again"})
_MAY_FOLLOW = frozenset({"for", "as", "at", "in", "with", "during", "when", "because", "while"})
_ENDS_A_LIST = {Kind.COMMA, Kind.DOT, Kind.AND, Kind.COLON, Kind.OPEN, Kind.CLOSE}


def ordinals_in_words(tokens: list[Token]) -> list[Token]:
    """Return the tokens with ordinals in words as numbers where they lead to a month or follow one.

    "The second unit" and "the first day of principal photography" stay words.
    """
    if not any(token.text in _DAYS or token.text in _TENS for token in tokens):
        return tokens
    made: list[Token] = []
    at = 0
    months = (place for place, token in enumerate(tokens) if token.kind is Kind.MONTH)
    month_at = next(months, len(tokens))
    while at < len(tokens):
        end, days = _chain(tokens, at)
        if days and (
            _leads_to_month(tokens, end)
            or _follows_month(tokens, at)
            or (month_at < at and _are_days_by_their_lead(tokens, at, end))
        ):
            made += _numbered(tokens, at, end, days)
        else:
            end = max(end, at + 1)
            made += tokens[at:end]
        at = end
    return made


def _numbered(
    tokens: Sequence[Token], start: int, end: int, days: dict[int, tuple[int, int]]
) -> list[Token]:
    made: list[Token] = []
    at = start
    while at < end:
        day, length = days.get(at, (0, 1))
        made.append(_as_number(tokens[at], day) if day else tokens[at])
        at += length
    return made


def _chain(tokens: Sequence[Token], start: int) -> tuple[int, dict[int, tuple[int, int]]]:
    """Return where a list of ordinals ends, and each with its place, its day and its length."""
    days: dict[int, tuple[int, int]] = {}
    at = start
    limit = min(len(tokens), start + _LONGEST_WAY_TO_A_MONTH)
    while at < limit:
        read = _ordinal(tokens, at)
        if read is not None:
            days[at] = read
            at += read[1]
        elif days and (tokens[at].kind in _BETWEEN or tokens[at].text in _WORDS_BETWEEN):
            at += 1
        else:
            break
    return at, days


def _ordinal(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the day that the words at ``at`` spell, and how many tokens they are."""
    text = tokens[at].text
    if text in _DAYS:
        return _DAYS[text], 1
    behind = at + 1
    if text not in _TENS or behind >= len(tokens):
        return None
    if tokens[behind].kind is Kind.DASH:
        behind += 1
    ones = _DAYS.get(tokens[behind].text, 0) if behind < len(tokens) else 0
    day = _TENS[text] + ones
    return (day, behind + 1 - at) if 1 <= ones <= 9 and day <= 31 else None


def _leads_to_month(tokens: Sequence[Token], at: int) -> bool:
    behind = at + 1 if at < len(tokens) and tokens[at].text in {"of", "in"} else at
    return behind < len(tokens) and tokens[behind].kind is Kind.MONTH


def _follows_month(tokens: Sequence[Token], at: int) -> bool:
    before = at - 1
    while before > 0 and tokens[before].text in {"the", ":", ","}:
        before -= 1
    return before >= 0 and tokens[before].kind is Kind.MONTH


def _are_days_by_their_lead(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether weekdays, or "on the", lead to days of a month that was said before.

    "In March she worked Monday the second and again on the sixth", not "Friday the second unit".
    """
    lead = start - 1 if start and tokens[start - 1].text == "the" else start
    before = tokens[lead - 1] if lead > 0 else None
    on_the = lead < start and before is not None and before.text in _LEADS_TO_THE
    named = before is not None and before.kind is Kind.WEEKDAY
    behind = tokens[end] if end < len(tokens) else None
    whole = tokens[end - 1].kind in _ENDS_A_LIST or behind is None
    whole = whole or (behind is not None and behind.kind in _ENDS_A_LIST)
    follows = behind is not None and behind.text in _MAY_FOLLOW
    return (named and (whole or follows)) or (on_the and whole)


def _as_number(token: Token, day: int) -> Token:
    return replace(token, kind=Kind.NUMBER, text=str(day), value=day, ordinal=True)
