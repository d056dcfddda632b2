"""Days that stand before the name of their month: "4 March 2026", "3, 4 and 6-9 March"."""

from dataclasses import dataclass
from itertools import pairwise

from extractors.days.connecting import after_connecting_words
from extractors.days.dateranges import heads_its_own_line, with_range
from extractors.days.mentions import Mention, Written
from extractors.days.scan import SEPARATORS, Scan
from extractors.days.tokens import Kind
from extractors.days.years import is_year_in_two, with_year_behind, year_of
from extractors.frozen import frozen

_MOST_DAYS = 31
"""A month has no more, and a longer list before its month is none."""

_NUMBERED = frozenset({"season", "episode", "ep", "part", "chapter", "no", "page", "local", "unit"})
"""Words whose number is no day, though a month may follow on the line below."""

_BEFORE_A_DAY = {None, Kind.OPEN, Kind.COMMA, Kind.WEEKDAY, Kind.DASH}


@frozen
class _Item:
    """A day, or a stretch of days, of a chain that ends in its month."""

    start: int
    end: int
    first: int
    last: int | None = None
    weekday: int | None = None
    last_weekday: int | None = None
    by_word: bool = False


@dataclass(frozen=True, slots=True)
class _Chain:
    """Days that lead to their month at ``month_at``; ``of`` says that the word stands between."""

    items: tuple[_Item, ...]
    month_at: int
    of: bool


def days_before_their_month(scan: Scan, start: int, i: int, weekday: int | None) -> int | None:
    """Read "4 March 2026", "the 3rd, Monday the 4th and 6-9 of March" with the month behind."""
    if not scan.day_number(i) or (scan.tokens[i].glued and scan.kind(i - 1) not in _BEFORE_A_DAY):
        return None
    if i and scan.tokens[i - 1].text in _NUMBERED:
        return None
    chain = _chain_from(scan, i)
    if chain is None or heads_its_own_line(scan, chain.month_at) or _is_of_another(scan, chain):
        return None
    month = scan.tokens[chain.month_at].value
    behind = scan.skip(chain.month_at + 1, ".")
    anew = _begins_a_sentence(scan, behind) and scan.has(behind + 1, Kind.MONTH)
    days_follow = scan.day_number(behind) and not anew
    days_follow = days_follow and _in_line_with_its_days(scan, chain.month_at)
    plain = days_follow and not scan.has(chain.month_at + 2, Kind.MONTH)
    if plain and not _has_short_year(scan, chain.month_at):
        return None
    after = chain.month_at + 1
    for order, item in enumerate(chain.items):
        mention = _mention(scan, item, month)
        if order == 0:
            mention = _from(mention, start, weekday)
        if item is not chain.items[-1]:
            scan.add(mention, item.end)
            continue
        if item.last is None:
            mention, after = with_range(scan, mention, after)
        mention, after = with_year_behind(scan, mention, after, day_first=True)
        scan.add(mention, after)
    scan.month, scan.open = month, False
    return after


def _in_line_with_its_days(scan: Scan, at: int) -> bool:
    """Return whether what follows the month at ``at`` stands beside it, and not below it."""
    one, day, behind = scan.tokens[at], scan.tokens[at - 1], scan.tokens[at + 1]
    # A month that begins a line below the number is nearer to what stands on its own line.
    return scan.near(at, at + 1) or (one.line == behind.line and day.line != one.line)


def _has_short_year(scan: Scan, at: int) -> bool:
    """Return whether "26" behind the month at ``at`` is its year, and no day of it."""
    beside = scan.tokens[at - 1].line == scan.tokens[at].line
    whole = scan.has(at + 2, Kind.NUMBER) and year_of(scan.tokens[at + 2]) is not None
    return beside and not whole and is_year_in_two(scan, at + 1)


def leads_to_its_month(scan: Scan, i: int) -> bool:
    """Return whether the ordinal at ``i`` is followed, at the end of its list, by "of March"."""
    chain = _chain_from(scan, i)
    return chain is not None and chain.of and not _is_of_another(scan, chain)


def _is_of_another(scan: Scan, chain: _Chain) -> bool:
    """Return whether days in an open list belong to it, and not to the month behind them."""
    if not scan.open or scan.month is None or _begins_anew(scan, chain):
        return False
    return scan.month != scan.tokens[chain.month_at].value or not chain.of


def _begins_anew(scan: Scan, chain: _Chain) -> bool:
    """Return whether days in an open list of a month before belong to the month behind them.

    Of "March 2nd, 3rd and 4th and the 9th and 10th of April" the last two do: an "and" leads to
    them, and only one more stands between them.
    """
    first, last = chain.items[0], chain.items[-1]
    if _begins_a_sentence(scan, first.start) and not chain.of:
        return True
    if not chain.of or not scan.tokens[first.start].ordinal:
        return False
    parted = [_parts_lists(scan, one.end, two.start) for one, two in pairwise(chain.items)]
    before = scan.found[-1].end if scan.found else 0
    return not any(parted[:-1]) and (first is last or _parts_lists(scan, before, first.start))


def _begins_a_sentence(scan: Scan, at: int) -> bool:
    """Return whether a day begins a line below a full stop, which ended the list before it."""
    stopped = 0 < at < len(scan.tokens) and scan.kind(at - 1) is Kind.DOT
    return stopped and scan.tokens[at - 1].line < scan.tokens[at].line


def _parts_lists(scan: Scan, start: int, end: int) -> bool:
    """Return whether a word, and no comma alone, stands between two days: "3rd, and on the 9th"."""
    return any(scan.kind(at) in {Kind.AND, Kind.WORD} for at in range(start, end))


def _mention(scan: Scan, item: _Item, month: int) -> Mention:
    return Mention(
        Written(month, item.first),
        item.start,
        item.end,
        scan.run,
        last=Written(month, item.last) if item.last is not None else None,
        weekday=item.weekday,
        last_weekday=item.last_weekday,
        joined_by_word=item.by_word,
    )


def _from(mention: Mention, start: int, weekday: int | None) -> Mention:
    """Return the first of a chain with the weekday that stands before it."""
    return Mention(
        mention.first,
        start,
        mention.end,
        mention.run,
        last=mention.last,
        weekday=weekday,
        last_weekday=mention.last_weekday,
        joined_by_word=mention.joined_by_word,
    )


def _chain_from(scan: Scan, i: int) -> _Chain | None:
    """Return the days from ``i`` on that lead to a month, ``None`` when none follows them."""
    if i < scan.monthless_until:
        return None
    items: list[_Item] = []
    at, weekday = i, None
    while len(items) < _MOST_DAYS and scan.day_number(at):
        item = _item(scan, at, weekday)
        if item is None or (items and item.first <= (items[-1].last or items[-1].first)):
            break  # A smaller number begins the days of the month behind it.
        items.append(item)
        behind = _to_of(scan, scan.skip(item.end, "day", "days"))
        month_at = scan.skip(behind, "of", "the", "month")
        if scan.kind(month_at) is Kind.MONTH:
            fits = _may_stand_before(scan, month_at)
            return _Chain(tuple(items), month_at, month_at > behind) if fits else None
        step = _step(scan, item.end)
        if step is None:
            break
        weekday, at = scan.weekday(step, over_break=True)
    # What is behind the first of these days leads to no month either: it is not looked at again.
    scan.monthless_until = max(scan.monthless_until, items[-1].end if items else i)
    return None


def _to_of(scan: Scan, i: int) -> int:
    """Return the place behind the comma in "Tuesday, the 3rd, of March", else ``i``."""
    comma = scan.kind(i) is Kind.COMMA and i + 1 < len(scan.tokens)
    return i + 1 if comma and scan.tokens[i + 1].text == "of" else i


def _step(scan: Scan, i: int) -> int | None:
    """Return the place behind what parts two days of a chain, ``None`` when nothing does."""
    at = i
    while scan.kind(at) in SEPARATORS:
        at += 1
    joined = after_connecting_words(scan, at) if scan.kind(at) is Kind.WORD else None
    if joined is None and at > i:
        return scan.skip(at, "the")
    return joined


def _item(scan: Scan, at: int, weekday: int | None) -> _Item | None:
    first, end = scan.tokens[at].value, at + 1
    if weekday is None and scan.has(end, Kind.OPEN, Kind.WEEKDAY, Kind.CLOSE):
        weekday, end = scan.tokens[end + 1].value, end + 3
    if scan.kind(end) not in {Kind.DASH, Kind.TO}:
        return _Item(at, end, first, weekday=weekday)
    by_word = scan.kind(end) is Kind.TO
    behind = scan.skip(end + 1, "the", "and", "including") if by_word else end + 1
    last_weekday, behind = scan.weekday(behind, over_break=by_word)
    if not scan.day_number(behind):
        return _Item(at, end, first, weekday=weekday)
    last = scan.tokens[behind].value
    if last <= first:
        return None
    return _Item(at, behind + 1, first, last, weekday, last_weekday, by_word)


def _may_stand_before(scan: Scan, at: int) -> bool:
    """Return whether the number before the month at ``at`` is a day of it and counts no rows.

    In a column of its own it counts them: "8 | May 15, 2026", or ends the row above the month.
    """
    day, month = scan.tokens[at - 1], scan.tokens[at]
    if day.line == month.line:
        return scan.near(at - 1, at)
    return not (day.begins_segment and day.segment)
