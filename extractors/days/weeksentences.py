"""Days told behind a week's date: "In the week ending March 7 work was done on Monday the 2nd"."""

from collections.abc import Sequence
from datetime import date, timedelta

from extractors.days.cells import CellSays
from extractors.days.codes import Verdict
from extractors.days.listed import Listed
from extractors.days.marks import GridRead, MarkedDay
from extractors.days.roles import Role, role_of
from extractors.days.surroundings import text_of
from extractors.days.tokens import Kind, Token
from extractors.layout import around
from extractors.values import Place

_MOST_TOKENS = 80
_PARTS = {Kind.COMMA, Kind.AND, Kind.DOT}
_LEADS = frozenset({"the", "on", "also", "again", "then", "both"})
_DAYS = 7
_MOST_TOKENS_OF_A_REMARK = 20


def told_in_week(
    one: Listed, week: date, tokens: Sequence[Token], end: int, *, begins: bool
) -> GridRead:
    """Return the days that the sentence behind a week's date names, up to the token at ``end``.

    Words that say there was work must lead to them, each must lie in the week, and nothing
    that might take a day back may follow: else there is no day at all, and a doubt.
    """
    said = _sentence(tokens, one.mention.end, end)
    first = next((at for at, token in enumerate(said) if _is_day(token)), len(said))
    role = role_of(text_of(said[:first]))
    if role is None or role[0] is not Role.WORK:
        return GridRead()
    items, rest = _items(said[first:])
    days = [_day(item, week, begins=begins) for item in items]
    if any(map(_is_day, rest)) or None in days:
        named = f"the week of {week.isoformat()}"
        return GridRead(doubts=[f"the days told of {named} cannot all be read"])
    return GridRead(
        [_marked(one, day, item) for day, item in zip(days, items, strict=True) if day is not None]
    )


def _sentence(tokens: Sequence[Token], start: int, end: int) -> list[Token]:
    """Return the tokens from ``start`` to the end of their sentence."""
    said: list[Token] = []
    for at in range(start, min(end, start + _MOST_TOKENS, len(tokens))):
        token = tokens[at]
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        ends = token.kind is Kind.DOT and bool(said) and said[-1].kind is not Kind.WEEKDAY
        if ends and (behind is None or behind.word.text[:1].isupper()):
            break
        if said and token.line - said[-1].line > 1:
            break
        said.append(token)
    return said


def _is_day(token: Token) -> bool:
    return token.kind is Kind.WEEKDAY or (token.kind is Kind.NUMBER and token.ordinal)


def _items(said: Sequence[Token]) -> tuple[list[list[Token]], Sequence[Token]]:
    """Return the days at the beginning, each as its weekday, its ordinal or both, and the rest."""
    items: list[list[Token]] = []
    for at, token in enumerate(said):
        if _is_day(token):
            named = bool(items) and items[-1][-1].kind is Kind.WEEKDAY and len(items[-1]) == 1
            parted = at and said[at - 1].kind is Kind.AND
            if token.ordinal and named and not parted:
                items[-1].append(token)
            else:
                items.append([token])
        elif token.kind not in _PARTS and token.text not in _LEADS:
            return items, said[at:]
    return items, ()


def _day(item: Sequence[Token], week: date, *, begins: bool) -> date | None:
    """Return the one day of the week that an item names, ``None`` when it names no day of it."""
    start = week if begins else week - timedelta(days=_DAYS - 1)
    days = [start + timedelta(days=step) for step in range(_DAYS)]
    fits = [day for day in days if all(_names(token, day) for token in item)]
    return fits[0] if len(fits) == 1 else None


def _names(token: Token, day: date) -> bool:
    if token.kind is Kind.WEEKDAY:
        return token.value == day.weekday()
    return token.value == day.day


def _marked(one: Listed, day: date, item: Sequence[Token]) -> MarkedDay:
    words = list(dict.fromkeys(token.word for token in item if token.line == item[-1].line))
    place = Place(item[-1].page, around(words), " ".join(w.text for w in words), day.isoformat())
    sure = min(one.certainty, *(token.certainty for token in item))
    return MarkedDay(day, CellSays(Verdict.WORKED), place, 0.97 * sure)


def remark_at(tokens: Sequence[Token], position: int) -> list[Token]:
    """Return the words in the brackets that open here; none where they hold a mere count."""
    inside: list[Token] = []
    for token in tokens[position + 1 : position + _MOST_TOKENS_OF_A_REMARK]:
        if token.kind is Kind.CLOSE:
            words = [t for t in inside if t.kind is Kind.WORD and t.text not in {"day", "days"}]
            return inside if words else []
        inside.append(token)
    return []
