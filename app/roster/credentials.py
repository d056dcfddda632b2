"""How the licenses and certificates of a record stand: valid, lapsed, or not recorded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.roster.days import day_after
from app.roster.facts import HeldCredential, History
from app.roster.rules_as_values import CredentialRule
from app.roster.shared_rules import CredentialKind, SharedRules
from app.roster.values import Requirement, RequirementKind, RequirementState

_CONSEQUENCES = {
    "suspended": "If it lapses you are suspended, and suspended days do not count.",
    "refer": "If it lapses a roster specialist decides what follows.",
}


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which one credential holds, both ends included; ``last`` None for always."""

    first: date
    last: date | None
    evidence: str | None

    def holds(self, day: date) -> bool:
        """Return True when the credential is valid on ``day``."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Held:
    """When the credentials of one kind hold, or what is wrong with all of them."""

    valid: list[Validity]
    wrong: str | None = None


@dataclass(slots=True)
class Followed:
    """What is held of one kind, and how it was found to stand last: it does until it changes."""

    held: Held | None
    since: date = date.max
    stood: Requirement | None = None

    def stands_on(self, on: date) -> Requirement | None:
        """Return how the credential stands on a day, None when it must be worked out."""
        stood = self.stood
        if stood is None or on < self.since:
            return None
        return stood if stood.changes_on is None or on < stood.changes_on else None

    def keep(self, since: date, found: Requirement | None) -> None:
        """Keep how the credential stands, unless that moves with every day asked about."""
        if found is not None and found.earliest_on is None:
            self.since, self.stood = since, found


Known = dict[tuple[int, int], Followed]
"""What is held for each rule and kind of credential, kept while a history is asked about often.

Both are named by their identity: the rule book holds them, and comparing them would cost more.
"""


def credential(
    history: History, rule: CredentialRule, on: date, shared: SharedRules, known: Known
) -> Requirement | None:
    """Return how one credential stands, None where only a recorded one would be followed."""
    kind = shared.credential_kind(rule.kind)
    key = id(rule), id(kind)
    followed = known.get(key)
    if followed is None:
        followed = known[key] = Followed(_held_of(history, rule, kind))
    found = followed.stands_on(on)
    if found is None:
        found = _stands(history, rule, followed.held, on)
        followed.keep(on, found)
    return found


def _stands(
    history: History, rule: CredentialRule, held: Held | None, on: date
) -> Requirement | None:
    if held is None:
        return _missing(history, rule, on)
    if held.wrong is not None:
        because = f"{rule.title}: {held.wrong}; a roster specialist decides."
        return _requirement(rule, RequirementState.REFER, because, earliest_on=on)
    return _held(rule, held.valid, on)


def _held_of(history: History, rule: CredentialRule, kind: CredentialKind | None) -> Held | None:
    asked = rule.kind
    held = [each for each in history.credentials if each.kind == asked]
    if not held:
        return None
    fitting = [each for each in held if rule.takes(each.license_class)]
    if not fitting:
        return Held([], f"class {held[-1].license_class} is none of {', '.join(rule.classes)}")
    valid = validities(fitting, kind, history.credentials)
    return Held(valid, None if valid else "it expires before it was issued")


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


def _missing(history: History, rule: CredentialRule, on: date) -> Requirement | None:
    if rule.asked == "recorded":
        return None
    if rule.asked == "placement" and history.is_placed(on):
        because = f"{rule.title}: shown at placement on {history.placed_on}."
        return _requirement(rule, RequirementState.MET, because)
    because = f"{rule.title}: not recorded yet."
    return _requirement(rule, RequirementState.NOT_RECORDED, because, earliest_on=on)


def _held(rule: CredentialRule, valid: Sequence[Validity], on: date) -> Requirement:
    until = covered_until(valid, on)
    if until is None:
        return _not_valid(rule, valid, on)
    proof, change = _proof(valid, on), _first_change(valid, on, until)
    if until == date.max:
        because = f"{rule.title}: shown."
        return _requirement(rule, RequirementState.MET, because, None, change, proof)
    because = f"{rule.title} valid through {until.isoformat()}."
    return _requirement(rule, RequirementState.MET, because, until, change, proof)


def _not_valid(rule: CredentialRule, valid: Sequence[Validity], on: date) -> Requirement:
    ended = [v.last for v in valid if v.last is not None and v.last < on]
    ahead = min((v.first for v in valid if v.first > on), default=None)
    if not ended:
        because = f"{rule.title}: not valid before {ahead}."
        return _requirement(rule, RequirementState.NOT_RECORDED, because, changes_on=ahead)
    last = max(ended)
    because = f"{rule.title} expired on {last.isoformat()}."
    decides = rule.decides and rule.consequence == "suspended"
    state = RequirementState.LAPSED if decides else RequirementState.REFER
    if not decides:
        because += " A roster specialist decides what follows."
    return _requirement(rule, state, because, last, ahead, earliest_on=on)


def _first_change(valid: Sequence[Validity], on: date, until: date) -> date | None:
    """Return when another credential proves it, or none any more."""
    if len(valid) == 1:
        return day_after(until)
    now = _proof(valid, on)
    ends = [day_after(v.last) for v in valid if v.last is not None]
    candidates = {day for day in [*(v.first for v in valid), *ends] if day is not None}
    for day in sorted(day for day in candidates if day > on):
        if covered_until(valid, day) != until or _proof(valid, day) != now:
            return day
    return None


def _proof(valid: Sequence[Validity], on: date) -> tuple[str, ...]:
    return tuple(v.evidence for v in valid if v.evidence is not None and v.holds(on))


def _requirement(
    rule: CredentialRule,
    state: RequirementState,
    because: str,
    due_on: date | None = None,
    changes_on: date | None = None,
    evidence: tuple[str, ...] = (),
    earliest_on: date | None = None,
) -> Requirement:
    return Requirement(
        rule.kind.replace("_", "-"),
        rule.title,
        state,
        because,
        rule=None,
        version=rule.version,
        source=rule.source,
        confidence=rule.confidence,
        changes_on=changes_on,
        kind=RequirementKind.CREDENTIAL,
        due_on=due_on,
        consequence=_CONSEQUENCES[rule.consequence],
        evidence=evidence,
        earliest_on=earliest_on,
    )


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
