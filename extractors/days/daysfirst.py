"""Days that stand before the name of their month: "4 March 2026", "3, 4 and 6-9 March"."""

from extractors.days.dateranges import with_range
from extractors.days.mentions import Mention, Written
from extractors.days.scan import SEPARATORS, Scan
from extractors.days.tokens import Kind
from extractors.days.years import is_year_in_two, with_year_behind


def days_before_their_month(scan: Scan, start: int, i: int, weekday: int | None) -> int | None:
    """Read "4 March 2026", "3, 4 and 6-9 March" with the month behind its days."""
    goes_on = scan.open and scan.month is not None
    if goes_on or not scan.day_number(i):
        return None
    if scan.tokens[i].glued and scan.kind(i - 1) not in {
        None,
        Kind.OPEN,
        Kind.COMMA,
        Kind.WEEKDAY,
        Kind.DASH,
    }:
        return None
    items, at = _days_before_month(scan, i)
    if not items or at is None:
        return None
    month = scan.tokens[at].value
    days_follow = scan.day_number(scan.skip(at + 1, ".")) and scan.near(at, at + 1)
    if days_follow and not scan.has(at + 2, Kind.MONTH) and not is_year_in_two(scan, at + 1):
        return None
    after = at + 1
    for order, (begin, end, first, last) in enumerate(items):
        final = order == len(items) - 1
        mention = Mention(
            Written(month, first),
            start if order == 0 else begin,
            end,
            scan.run,
            last=Written(month, last) if last is not None else None,
            weekday=weekday if order == 0 else None,
        )
        if final:
            if last is None:
                mention, after = with_range(scan, mention, after)
            mention, after = with_year_behind(scan, mention, after, day_first=True)
            scan.add(mention, after)
        else:
            scan.add(mention, end)
    scan.month, scan.open = month, False
    return after


def _days_before_month(
    scan: Scan, i: int
) -> tuple[list[tuple[int, int, int, int | None]], int | None]:
    items: list[tuple[int, int, int, int | None]] = []
    at = i
    while len(items) < 40 and scan.day_number(at):
        begin, first, last = at, scan.tokens[at].value, None
        at += 1
        if scan.kind(at) in {Kind.DASH, Kind.TO} and scan.day_number(at + 1):
            last = scan.tokens[at + 1].value
            at += 2
            if last <= first:
                return [], None
        items.append((begin, at, first, last))
        at = scan.skip(at, "day", "days", "of")
        if scan.kind(at) is Kind.MONTH:
            return (items, at) if _may_stand_before(scan, at) else ([], None)
        before = at
        while scan.kind(at) in SEPARATORS:
            at += 1
        at = scan.skip(at, "the")
        _, at = scan.weekday(at)
        if at == before:
            return [], None
    return [], None


def _may_stand_before(scan: Scan, at: int) -> bool:
    """Return whether the number before the month at ``at`` is a day of it and counts no rows.

    In a column of its own it counts them: "8 | May 15, 2026", or ends the row above the month.
    """
    day, month = scan.tokens[at - 1], scan.tokens[at]
    if day.line == month.line:
        return scan.near(at - 1, at)
    return not (day.begins_segment and day.segment)
