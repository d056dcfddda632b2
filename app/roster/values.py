"""What the roster's rules take in and give back; plain values, no clock and no database."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """A record's standing, in the words that the professional's portal uses."""

    COMPLIANT = "Compliant"
    PENDING = "Pending (In Progress)"
    SUSPENDED = "Suspended"
    REMOVED = "Removed"


class RequirementState(StrEnum):
    """How one requirement stands; ``refer`` means that the rules cannot say and a person must."""

    MET = "met"
    NOT_MET = "not met"
    LAPSED = "lapsed"
    REFER = "refer"
    NOT_RECORDED = "not recorded yet"
    LATER = "due after placement"


@dataclass(frozen=True, slots=True)
class WorkedDay:
    """One credited day; ``union`` is False when it was credited under a rule for any work."""

    day: date
    union: bool = True


@dataclass(frozen=True, slots=True)
class HeldCredential:
    """A license or certificate that was accepted, valid through its expiry day."""

    kind: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class Removal:
    """A removal from the roster that a person recorded, with its reason in words."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class History:
    """Everything known of one professional in one classification.

    ``placed_on`` is the day from which the record is on the roster; None while it is applied for.
    """

    roster: str
    local: str
    classification: str
    applied_on: date
    days: tuple[WorkedDay, ...] = ()
    credentials: tuple[HeldCredential, ...] = ()
    removal: Removal | None = None
    completed_on: date | None = None
    placed_on: date | None = None

    def is_placed(self, on: date) -> bool:
        """Return True when the record is on the roster on ``on``, the day of placement included."""
        return self.placed_on is not None and self.placed_on <= on


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement as it stands: what is had, what is needed, and why.

    ``have`` and ``need`` are None where the rule names no number. ``rule`` and ``version`` say
    which entry of the rule book decided; ``days`` are the days relied on, in order.
    """

    id: str
    title: str
    state: RequirementState
    because: str
    have: int | None = None
    need: int | None = None
    rule: str | None = None
    version: str | None = None
    source: tuple[str, ...] = ()
    confidence: str | None = None
    days: tuple[date, ...] = ()
    changes_on: date | None = None


@dataclass(frozen=True, slots=True)
class RosterRecord:
    """The answer about one record on one date: standing with every reason, and what comes next.

    ``next_change_on`` is the first later date on which the answer can change by itself.
    """

    standing: Standing
    reasons: frozenset[str]
    requirements: tuple[Requirement, ...]
    next_expiry: date | None
    next_change_on: date | None
    group: str | None = None
    anticipated_advancement_on: date | None = None
