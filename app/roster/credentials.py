"""How the licenses and certificates of a record stand: valid, lapsed, or not recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.roster.days import day_after
from app.roster.facts import History
from app.roster.frozen import value
from app.roster.rules_as_values import CredentialRule
from app.roster.shared_rules import CredentialKind, SharedRules
from app.roster.validity import Validity, covered_until, validities
from app.roster.values import Requirement, RequirementKind, RequirementState

_CONSEQUENCES = {
    "suspended": "If it lapses you are suspended, and suspended days do not count.",
    "refer": "If it lapses a roster specialist decides what follows.",
}


@value
class Held:
    """When the credentials of one kind hold, or what is wrong with all of them."""

    valid: list[Validity]
    wrong: str | None = None


@dataclass(slots=True)
class Followed:
    """What is held of one kind, and how it was found to stand last: it does until it changes.

    ``shared`` are the rules by which it is held.
    """

    held: Held | None
    shared: SharedRules
    since: date = date.max
    stood: Requirement | None = None

    def stands_on(self, on: date) -> Requirement | None:
        """Return how the credential stands on a day, None when it must be worked out."""
        stood = self.stood
        if stood is None or on < self.since:
            return None
        return stood if stood.changes_on is None or on < stood.changes_on else None

    def keep(self, since: date, found: Requirement) -> None:
        """Keep how the credential stands, unless that moves with every day asked about."""
        if found.earliest_on is None:
            self.since, self.stood = since, found


Known = dict[int, Followed]
"""What is held for each rule about a credential, kept while a history is asked about often.

A rule is named by its identity: the rule book holds it, and comparing rules would cost more.
"""


def credential(
    history: History, rule: CredentialRule, on: date, shared: SharedRules, known: Known
) -> Requirement | None:
    """Return how one credential stands, None where only a recorded one would be followed."""
    followed = known.get(id(rule))
    if followed is None or followed.shared is not shared:
        held = _held_of(history, rule, shared.credential_kind(rule.kind))
        followed = known[id(rule)] = Followed(held, shared)
    if followed.held is None and rule.asked == "recorded":
        return None
    found = followed.stands_on(on)
    if found is None:
        found = _stands(history, rule, followed.held, on)
        followed.keep(on, found)
    return found


def _stands(history: History, rule: CredentialRule, held: Held | None, on: date) -> Requirement:
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
    fitting = [each for each in held if rule.takes(each.license_class)] if rule.classes else held
    if not fitting:
        return Held([], f"class {held[-1].license_class} is none of {', '.join(rule.classes)}")
    valid = validities(fitting, kind, history.credentials)
    return Held(valid, None if valid else "it expires before it was issued")


def _missing(history: History, rule: CredentialRule, on: date) -> Requirement:
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
    return tuple([v.evidence for v in valid if v.evidence is not None and v.holds(on)])


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
        rule.requirement_id,
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
