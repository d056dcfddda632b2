"""The rule book as values: every number with its source, and which rules hold on a date."""

from dataclasses import dataclass
from datetime import date

from app.roster.days import Length

_STRENGTH = ("unknown", "inferred", "public", "seed")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a rule with where it was read; None is *not known*, never zero."""

    value: int | None
    source: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class Window:
    """How long back days count, and from what: any window, application, or completion."""

    length: Length
    anchor: str
    source: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class WorkRule:
    """One way to qualify by days worked. Rules of one ``path`` are readings that must agree.

    ``in_force_from`` None means that the source names no first day.
    """

    id: str
    path: str
    classifications: tuple[str, ...]
    days: Number
    window: Window | None
    years: Number | None
    within_years: int | None
    basis: str
    area: str | None
    excluded_production_types: tuple[str, ...]
    file_within: Length | None
    in_force_from: date | None
    last_checked: date
    note: str | None

    @property
    def version(self) -> str:
        """Return what tells this version from an earlier or later one of the same id.

        A source that names no first day in force is told apart by the day it was last read.
        """
        if self.in_force_from is not None:
            return f"in force {self.in_force_from}"
        return f"read {self.last_checked}"

    @property
    def confidence(self) -> str:
        """Return the weakest confidence of the rule's numbers, or ``unknown``."""
        if self.days.value is None:
            return "unknown"
        return min((part.confidence for part in self._numbers), key=_STRENGTH.index)

    @property
    def source(self) -> tuple[str, ...]:
        """Return every source of the rule's numbers, once each."""
        return tuple(dict.fromkeys(key for part in self._numbers for key in part.source))

    @property
    def _numbers(self) -> list[Number | Window]:
        return [part for part in (self.days, self.window, self.years) if part is not None]


@dataclass(frozen=True, slots=True)
class CredentialRule:
    """A license or certificate that a classification must keep valid."""

    kind: str
    title: str
    classifications: tuple[str, ...]
    consequence: str
    source: tuple[str, ...]
    confidence: str
    in_force_from: date | None
    last_checked: date


@dataclass(frozen=True, slots=True)
class TrainingRule:
    """Training that a classification needs; completions are not recorded yet.

    ``preliminary`` training comes before placement on the roster, all other training after it.
    """

    courses: tuple[str, ...]
    classifications: tuple[str, ...]
    preliminary: bool
    source: tuple[str, ...]
    confidence: str
    in_force_from: date | None
    last_checked: date
    note: str | None


@dataclass(frozen=True, slots=True)
class Clock:
    """A length of time that the agreement sets, for instance for filing an application."""

    id: str
    length: Length
    source: tuple[str, ...]
    confidence: str
    in_force_from: date | None
    last_checked: date
    note: str | None


@dataclass(frozen=True, slots=True)
class Grouping:
    """How long a record stays in one group before it may move to the next."""

    from_group: str
    to_group: str
    classifications: tuple[str, ...]
    length: Length
    source: tuple[str, ...]
    confidence: str
    in_force_from: date | None
    last_checked: date


@dataclass(frozen=True, slots=True)
class RuleFile:
    """Everything that one file of the rule book says about one local on one roster."""

    roster: str
    local: str
    name: str
    work_experience: tuple[WorkRule, ...]
    credentials: tuple[CredentialRule, ...]
    training: tuple[TrainingRule, ...]
    clocks: tuple[Clock, ...]
    grouping: tuple[Grouping, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rule files, asked by roster, local and classification as of a date."""

    files: tuple[RuleFile, ...]

    def file_for(self, roster: str, local: str) -> RuleFile | None:
        """Return the local's own file, else the roster's default, else None."""
        by_local = {f.local: f for f in self.files if f.roster == roster}
        return by_local.get(local, by_local.get("*"))

    def work_rules(
        self, roster: str, local: str, classification: str, on: date
    ) -> tuple[WorkRule, ...]:
        """Return the ways to qualify in force on ``on``; those naming the classification first."""
        found = self.file_for(roster, local)
        rules = found.work_experience if found is not None else ()
        live = [r for r in _latest(rules, on) if not r.classifications]
        own = [r for r in _latest(rules, on) if classification in r.classifications]
        return tuple(own or live)

    def work_rule(self, rule_id: str) -> WorkRule | None:
        """Return a rule by its id, its latest version."""
        every = (rule for f in self.files for rule in f.work_experience if rule.id == rule_id)
        return max(every, key=lambda rule: rule.in_force_from or date.min, default=None)

    def credentials(
        self, roster: str, local: str, classification: str
    ) -> tuple[CredentialRule, ...]:
        """Return the credentials that a classification must keep valid."""
        found = self.file_for(roster, local)
        rules = found.credentials if found is not None else ()
        return tuple(r for r in rules if classification in r.classifications)

    def training(self, roster: str, local: str, classification: str) -> tuple[TrainingRule, ...]:
        """Return the training that a classification needs, the roster's own first."""
        files = (self.file_for(roster, "*"), self.file_for(roster, local))
        rules = dict.fromkeys(rule for f in files if f is not None for rule in f.training)
        return tuple(
            r for r in rules if not r.classifications or classification in r.classifications
        )


def _latest(rules: tuple[WorkRule, ...], on: date) -> list[WorkRule]:
    """Return each rule in the version in force on ``on``."""
    live: dict[str, WorkRule] = {}
    for rule in sorted(rules, key=lambda r: r.in_force_from or date.min):
        if rule.in_force_from is None or rule.in_force_from <= on:
            live[rule.id] = rule
    return [rule for rule in rules if live.get(rule.id) is rule]
