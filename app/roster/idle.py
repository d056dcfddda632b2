"""Time without a day worked in the craft, after which a record may be removed; a person decides."""

from datetime import date
from itertools import pairwise

from app.roster.days import day_after
from app.roster.facts import History
from app.roster.rules_as_values import RemovalRule
from app.roster.values import HistoryFinding


def idle_finding(
    history: History, rule: RemovalRule | None, on: date
) -> tuple[HistoryFinding | None, date | None]:
    """Return the finding that no work is on record for too long, and when that changes.

    None while no day is on record at all: then nobody can tell.
    """
    if rule is None or rule.idle is None or not history.days or not history.is_placed(on):
        return None, None
    days = sorted({worked.day for worked in history.days})
    changes: list[date] = []
    found = None
    for last, following in [*pairwise(days), (days[-1], None)]:
        first = day_after(rule.idle.after(last))
        if first is None or (following is not None and first >= following):
            continue
        changes += [day for day in (first, following) if day is not None]
        if first <= on and (following is None or on < following):
            found = HistoryFinding(
                rule.id,
                f"No day is on record since {last}; {rule.text} A roster specialist decides.",
            )
    ahead = [day for day in changes if day > on]
    return found, min(ahead) if ahead else None
