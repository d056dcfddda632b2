"""On which days licenses and certificates hold, whatever is asked of them."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.roster.days import day_after
from app.roster.facts import HeldCredential, History
from app.roster.frozen import value
from app.roster.shared_rules import CredentialKind


@value
class Validity:
    """The days on which one credential holds, both ends included; ``last`` None for always."""

    first: date
    last: date | None
    evidence: str | None

    def holds(self, day: date) -> bool:
        """Return True when the credential is valid on ``day``."""
        return self.first <= day and (self.last is None or day <= self.last)


def validities(
    held: Iterable[HeldCredential],
    kind: CredentialKind | None,
    others: Sequence[HeldCredential] = (),
) -> list[Validity]:
    """Return when credentials of one kind hold, in order; a contradictory one never does."""
    found = []
    for each in held:
        last = _last_day(each, kind, others)
        first = each.issued_on or date.min
        if last is None or first <= last:
            found.append(Validity(first, last, each.evidence))
    if len(found) > 1:
        found.sort(key=lambda v: (v.first, v.last or date.max))
    return found


def contradicts_itself(each: HeldCredential) -> bool:
    """Return True when a credential expires before it was issued."""
    stated = each.issued_on is not None and each.expires_on is not None
    return stated and each.expires_on < each.issued_on  # type: ignore[operator]


def covered_until(valid: Sequence[Validity], on: date) -> date | None:
    """Return the last day of unbroken validity that holds on ``on``; the last day of all for ever.

    None when none holds on that day.
    """
    until: date | None = None
    for each in valid:
        reach = on if until is None else day_after(until)
        if reach is None:
            return date.max
        if each.first <= reach:
            last = each.last or date.max
            if last >= reach and (until is None or last > until) and last >= on:
                until = last
    return until


def next_expiry(history: History, on: date) -> date | None:
    """Return the earliest expiry still ahead of a credential; it is valid through that day.

    Of several of one kind the one that lasts longest counts. Credentials that the rule book does
    not ask for are followed too, because their owner wants to know.
    """
    longest: dict[str, date] = {}
    for held in history.credentials:
        if held.expires_on is not None and not contradicts_itself(held):
            known = longest.get(held.kind)
            if known is None or held.expires_on > known:
                longest[held.kind] = held.expires_on
    ahead = [day for day in longest.values() if day >= on]
    return min(ahead) if ahead else None


def _last_day(
    each: HeldCredential, kind: CredentialKind | None, others: Sequence[HeldCredential]
) -> date | None:
    """Return the last day on which a credential holds: printed, or the longest that its kind may.

    Never beyond the earliest expiry of what it is capped by (P60).
    """
    if kind is None or (kind.longest is None and kind.capped_by is None):
        return each.expires_on
    ends = [each.expires_on]
    if kind.longest is not None and each.issued_on is not None:
        ends.append(kind.longest.after(each.issued_on))
    if kind.capped_by is not None:
        ends += [o.expires_on for o in others if o.kind == kind.capped_by]
    stated = [day for day in ends if day is not None]
    return min(stated) if stated else None
