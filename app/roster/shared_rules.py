"""Entries of the rule book that hold for every local: courses, credential kinds, what counts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.roster.days import Length
from app.roster.rules_as_values import Entry


@dataclass(frozen=True, kw_only=True)
class Course(Entry):
    """A course: how it is held, its hours, and after how long it must be taken again.

    ``format`` is ``online``, ``in_person`` or None for not known; so is ``refresh`` None.
    """

    code: str
    title: str
    format: str | None
    hours: float | None
    refresh: Length | None


@dataclass(frozen=True, kw_only=True)
class Stipend(Entry):
    """Dollars for each hour of training that was not on company time."""

    dollars_per_hour: int


@dataclass(frozen=True, kw_only=True)
class CredentialKind(Entry):
    """A kind of license or certificate: its names, how long it holds at most, when to remind.

    ``remind_before`` and ``remind_after`` are days; ``capped_by`` is the kind whose expiry it
    never outlasts; ``renewal`` says what to do.
    """

    id: str
    title: str
    short: str
    longest: Length | None
    capped_by: str | None
    remind_before: tuple[int, ...]
    remind_after: tuple[int, ...]
    renewal: str


@dataclass(frozen=True, kw_only=True)
class DeadlineReminders(Entry):
    """How many days before and after a training deadline, or an application's, to remind."""

    id: str
    remind_before: tuple[int, ...]
    remind_after: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class CountingRule(Entry):
    """One answer to what counts as a day: ``treatment`` is what the engine does, in one word."""

    id: str
    text: str
    treatment: str
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class BudgetTier(Entry):
    """From which budget in dollars a new-media program of some length is in a tier."""

    tier: str
    from_minutes: int
    from_dollars: int


@dataclass(frozen=True)
class SharedRules:
    """Everything in the rule book that is not one local's."""

    courses: tuple[Course, ...] = ()
    stipends: tuple[Stipend, ...] = ()
    credential_kinds: tuple[CredentialKind, ...] = ()
    deadline_reminders: tuple[DeadlineReminders, ...] = ()
    counting: tuple[CountingRule, ...] = ()
    tiers: tuple[BudgetTier, ...] = ()

    def course(self, code: str) -> Course | None:
        """Return the course of a code, its latest version, None when nobody has listed it."""
        return self._courses_by_code.get(code)

    def credential_kind(self, kind: str) -> CredentialKind | None:
        """Return what is known of a kind of credential, its latest version."""
        return self._kinds_by_id.get(kind)

    def counts(self, rule_id: str) -> bool:
        """Return True when a counting rule of this id is in force and says that days count."""
        return any(rule.id == rule_id and rule.treatment == "count" for rule in self.counting)

    def minutes(self, rule_id: str) -> int | None:
        """Return the minutes that a counting rule names, in its latest version."""
        found = [rule for rule in self.counting if rule.id == rule_id]
        latest = max(found, key=_first_day, default=None)
        return latest.minutes if latest is not None else None

    def in_force(self, on: date) -> "SharedRules":
        """Return the entries in force on ``on``, each in its version of then."""
        return self._kept(lambda entry: _first_day(entry) <= on)

    def known_on(self, day: date) -> "SharedRules":
        """Return the entries that had come into the book by ``day``."""
        return self._kept(lambda entry: entry.known_from is None or entry.known_from <= day)

    def deciding(self) -> "SharedRules":
        """Return the entries that decide what counts and what holds, and no others."""
        return SharedRules(
            credential_kinds=self.credential_kinds, counting=self.counting, tiers=self.tiers
        )

    def first_days(self) -> set[date]:
        """Return the days on which an entry comes into force."""
        sections = (self.courses, self.credential_kinds, self.counting, self.tiers)
        entries: list[Entry] = [entry for section in sections for entry in section]
        return {entry.in_force_from for entry in entries if entry.in_force_from is not None}

    def _kept(self, keeps: Callable[[Entry], bool]) -> "SharedRules":
        return SharedRules(
            courses=tuple(filter(keeps, self.courses)),
            stipends=tuple(filter(keeps, self.stipends)),
            credential_kinds=tuple(filter(keeps, self.credential_kinds)),
            deadline_reminders=tuple(filter(keeps, self.deadline_reminders)),
            counting=tuple(filter(keeps, self.counting)),
            tiers=tuple(filter(keeps, self.tiers)),
        )

    @cached_property
    def _courses_by_code(self) -> dict[str, Course]:
        return {each.code: each for each in sorted(self.courses, key=_first_day)}

    @cached_property
    def _kinds_by_id(self) -> dict[str, CredentialKind]:
        return {each.id: each for each in sorted(self.credential_kinds, key=_first_day)}


def _first_day(entry: Entry) -> date:
    return entry.in_force_from or date.min
