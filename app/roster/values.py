"""What the roster's rules give back; plain values, no clock and no database.

The facts that go in stand in ``facts`` and what is ahead in ``ahead_values``; they are named here
too, for who uses both.
"""

from dataclasses import field
from datetime import date
from enum import StrEnum

from app.roster.ahead_values import (
    Completion,
    Forecast,
    Leaving,
    Reminder,
    Renewal,
    UnmatchedWork,
)
from app.roster.facts import (
    Enrolment,
    Extension,
    GroupHeld,
    HeldCredential,
    History,
    Job,
    Removal,
    Suspension,
    TrainingCompletion,
    WorkedDay,
)
from app.roster.frozen import value

__all__ = [
    "Advancement",
    "ApplicationClock",
    "Assessment",
    "Change",
    "Completion",
    "Enrolment",
    "Extension",
    "Forecast",
    "GroupHeld",
    "HeldCredential",
    "History",
    "HistoryFinding",
    "Job",
    "Leaving",
    "LostDays",
    "NotCounted",
    "Reminder",
    "Removal",
    "Renewal",
    "Requirement",
    "RequirementKind",
    "RequirementState",
    "Standing",
    "StandingSpan",
    "Suspension",
    "TrainingCompletion",
    "UnmatchedWork",
    "WorkedDay",
]


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
    DUE = "due"
    LAPSED = "lapsed"
    REFER = "refer"
    NOT_RECORDED = "not recorded yet"
    LATER = "due after placement"


class RequirementKind(StrEnum):
    """What sort of requirement it is; the portal shows credentials and time as *other*."""

    WORK = "work"
    TRAINING = "training"
    CREDENTIAL = "credential"
    TIME = "time"


@value
class NotCounted:
    """A worked day that a rule does not count, and why; ``refer`` when a person must say."""

    day: date
    because: str
    refer: bool = False
    evidence: str | None = None


@value
class Requirement:
    """One requirement as it stands: what is had, what is needed, and why.

    ``have`` and ``need`` are None where the rule names no number. ``rule`` and ``version`` say
    which entry of the rule book decided; ``days`` are the days relied on, in order, ``evidence``
    what proves them (or the credential, or the course). ``due_on`` is the last day to do it,
    ``changes_on`` the first later date on which the requirement stands otherwise by itself.
    ``earliest_on`` is the first day on which it can be met when everything goes well; it moves
    with the date asked about, so it takes no part in comparing two answers.
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
    kind: RequirementKind = RequirementKind.TIME
    due_on: date | None = None
    consequence: str | None = None
    evidence: tuple[str, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    earliest_on: date | None = field(default=None, compare=False)


@value
class LostDays:
    """Days, both ends included, that do not count towards the next group, and what they moved."""

    first: date
    last: date
    because: str
    date_before: date
    date_after: date

    @property
    def days(self) -> int:
        """Return how many days were lost."""
        return (self.last - self.first).days + 1


@value
class Advancement:
    """The way from one group to the next: "2 Years Active, Upgrade" and its anticipated date.

    ``planned_on`` is the date had no day been lost, ``anticipated_on`` the date that follows from
    ``lost``. ``refer`` is True where the rule is inferred, so that a person must confirm the move;
    ``moves_daily`` while days are being lost, so that the last of ``lost`` grows each day;
    ``is_reached`` from the date on where the record waits for that person.
    """

    from_group: str
    to_group: str
    title: str
    since: date
    planned_on: date
    anticipated_on: date
    lost: tuple[LostDays, ...]
    because: str
    rule: str
    source: tuple[str, ...]
    confidence: str
    refer: bool = False
    moves_daily: bool = False
    is_reached: bool = False


@value
class ApplicationClock:
    """A date that the agreement sets for an application, and which days it follows from."""

    id: str
    title: str
    due_on: date
    because: str
    source: tuple[str, ...]
    confidence: str


@value
class HistoryFinding:
    """Something in the facts that contradicts itself, for staff: code, and what to do."""

    code: str
    message: str
    evidence: tuple[str, ...] = ()


@value
class Assessment:
    """The answer about one record on one date: standing with every reason, and what comes next.

    ``reasons`` is a set: curing one of two leaves the other. ``next_change_on`` is the first
    later date on which the answer changes by itself; until the day before, it stays equal.
    """

    standing: Standing
    reasons: frozenset[str]
    requirements: tuple[Requirement, ...]
    next_expiry: date | None
    next_change_on: date | None
    group: str | None = None
    anticipated_advancement_on: date | None = None
    advancement: Advancement | None = None
    clocks: tuple[ApplicationClock, ...] = ()
    findings: tuple[HistoryFinding, ...] = ()


@value
class StandingSpan:
    """A span of days, both ends included, on which the standing and its reasons are the same."""

    first: date
    last: date
    standing: Standing
    reasons: frozenset[str]
    group: str | None = None


@value
class Change:
    """A record that would stand otherwise under another rule book, with both answers."""

    record: str
    before: Assessment
    after: Assessment
    differences: tuple[str, ...]
