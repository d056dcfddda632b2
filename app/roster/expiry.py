"""When the next credential of a record expires."""

from datetime import date

from app.roster.rules_as_values import RuleBook
from app.roster.values import History


def next_expiry(history: History, book: RuleBook, on: date) -> date | None:
    """Return the earliest expiry still ahead of a credential; it is valid through that day.

    Of several of one kind the one that lasts longest counts. Credentials that the rule book does
    not ask for are followed too, because their owner wants to know.
    """
    asked = {rule.kind for rule in book.credentials(*_key(history))}
    kinds = asked | {held.kind for held in history.credentials}
    last = [
        max((c.expires_on or date.max for c in history.credentials if c.kind == kind), default=None)
        for kind in kinds
    ]
    return min((day for day in last if day is not None and day >= on), default=None)


def _key(history: History) -> tuple[str, str, str]:
    return history.roster, history.local, history.classification
