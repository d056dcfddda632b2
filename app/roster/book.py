"""The rule book as asked: by roster, local and classification, as of a date, as known on a day."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from app.roster.asked import InForce, courses_asked, preliminary_asked
from app.roster.classifications import classifications_of
from app.roster.rules_as_values import (
    Clock,
    CredentialRule,
    Entry,
    Grouping,
    RemovalRule,
    RuleFile,
    TrainingRule,
    WorkRule,
    in_force,
)
from app.roster.shared_rules import SharedRules

Key = tuple[str, str, str]
_NO_SHARED = SharedRules()


@dataclass(frozen=True, eq=False)
class RuleBook:
    """All rule files; two books are the same only when they are one object.

    Answers are kept by classification and span of time, so that asking again costs nothing.
    """

    files: tuple[RuleFile, ...]
    shared: SharedRules = _NO_SHARED
    _kept: dict[object, InForce] = field(default_factory=dict, init=False, repr=False)
    _clocks: dict[tuple[str, str], list[Clock]] = field(
        default_factory=dict, init=False, repr=False
    )
    _changes: dict[Key, tuple[date, ...]] = field(default_factory=dict, init=False, repr=False)

    def file_for(self, roster: str, local: str) -> RuleFile | None:
        """Return the local's own file, else the roster's default, else None."""
        by_local = {f.local: f for f in self.files if f.roster == roster}
        return by_local.get(local, by_local.get("*"))

    def knows(self, roster: str, local: str, classification: str) -> bool:
        """Return True when the roster lists the classification, by its own name.

        A local none of whose classifications anybody has read takes any name.
        """
        if self.file_for(roster, local) is None:
            return False
        named = classifications_of(roster, local)
        return not named or any(entry.name == classification for entry in named)

    def work_rules(
        self, roster: str, local: str, classification: str, on: date
    ) -> tuple[WorkRule, ...]:
        """Return the ways to qualify in force on ``on``; those naming the classification first.

        Ways that hold only in a circumstance, or count another roster's days, are not among them.
        """
        found = self.file_for(roster, local)
        rules = _work(found, classification, on) if found is not None else []
        return tuple(r for r in rules if r.only_when is None and r.days_under is None)

    def work_rule(self, rule_id: str) -> WorkRule | None:
        """Return a rule by its id, its latest version."""
        every = (rule for f in self.files for rule in f.work_experience if rule.id == rule_id)
        return max(every, key=lambda rule: rule.in_force_from or date.min, default=None)

    def asked(self, key: Key, on: date) -> InForce:
        """Return everything that a classification is asked for on ``on``."""
        changes = self._changes.get(key)
        if changes is None:
            changes = self._changes[key] = self._first_days(key)
        index = bisect_right(changes, on)
        kept = self._kept.get((key, index))
        if kept is None:
            following = changes[index] if index < len(changes) else None
            kept = self._kept[(key, index)] = self._in_force(key, on, following)
        return kept

    def clock(self, roster: str, clock_id: str, on: date) -> Clock | None:
        """Return a clock of a roster in the version in force on ``on``."""
        versions = self._clocks.get((roster, clock_id))
        if versions is None:
            own = self.file_for(roster, "*")
            named = [c for c in own.clocks if c.id == clock_id] if own is not None else []
            versions = self._clocks[roster, clock_id] = sorted(named, key=_first_day)
        return next((c for c in reversed(versions) if _first_day(c) <= on), None)

    def known_on(self, day: date) -> "RuleBook":
        """Return the book as it stood on ``day``: without what came into it later."""
        files = tuple(
            replace(
                f,
                work_experience=_known(f.work_experience, day),
                credentials=_known(f.credentials, day),
                training=_known(f.training, day),
                clocks=_known(f.clocks, day),
                grouping=_known(f.grouping, day),
                removal=_known(f.removal, day),
            )
            for f in self.files
        )
        return RuleBook(files, self.shared.known_on(day))

    def _first_days(self, key: Key) -> tuple[date, ...]:
        """Return the days from which a classification is asked for something else."""
        days, before = [], self._in_force(key, date.min, None)
        for day in self._entry_days(key):
            then = self._in_force(key, day, None)
            if then != before:
                days.append(day)
            before = then
        return tuple(days)

    def _entry_days(self, key: Key) -> list[date]:
        found = [f for f in (self.file_for(key[0], "*"), self.file_for(*key[:2])) if f is not None]
        entries: list[Entry | WorkRule] = []
        for file in found:
            entries += [*file.work_experience, *file.credentials, *file.training]
            entries += [*file.grouping, *file.removal]
        own = {e.in_force_from for e in entries if e.in_force_from is not None}
        return sorted(own | self.shared.first_days())

    def _in_force(self, key: Key, on: date, changes_on: date | None) -> InForce:
        roster, local, classification = key
        every, own = self.file_for(roster, "*"), self.file_for(roster, local)
        files = tuple(dict.fromkeys(f for f in (every, own) if f is not None))
        training = _training(files, classification, on)
        shared = self.shared.in_force(on)
        named = classifications_of(roster, local)
        listed = next((e for e in named if e.name == classification), None)
        removal = tuple(
            rule for f in files for rule in in_force(f.removal, [r.id for r in f.removal], on)
        )
        return InForce(
            ways=_ways(files, own, classification, on),
            credentials=_credentials(files, classification, on),
            preliminary=preliminary_asked(training, shared),
            courses=courses_asked(training, shared),
            grouping=_grouping(own, classification, on),
            removal=removal,
            idle=next((rule for rule in removal if rule.idle is not None), None),
            changes_on=changes_on,
            shared=shared.deciding(),
            classification=listed,
            is_listed=listed is not None or (not named and own is not every),
        )


_Known = TypeVar("_Known", Clock, CredentialRule, Grouping, RemovalRule, TrainingRule, WorkRule)


def _known(entries: Sequence[_Known], day: date) -> tuple[_Known, ...]:
    return tuple(e for e in entries if e.known_from is None or e.known_from <= day)


def _work(file: RuleFile, classification: str, on: date) -> list[WorkRule]:
    rules = file.work_experience
    live = in_force(rules, [(r.id, r.classifications) for r in rules], on)
    own = [rule for rule in live if classification in rule.classifications]
    return own or [rule for rule in live if not rule.classifications]


def _ways(
    files: Sequence[RuleFile], own: RuleFile | None, classification: str, on: date
) -> tuple[tuple[WorkRule, ...], ...]:
    rules = _work(own, classification, on) if own is not None else []
    rules += [
        r for f in files if f is not own for r in _work(f, classification, on) if r.days_under
    ]
    paths: dict[str, list[WorkRule]] = {}
    for rule in rules:
        if rule.only_when is None:
            paths.setdefault(rule.path, []).append(rule)
    return tuple(tuple(readings) for readings in paths.values())


def _credentials(
    files: Sequence[RuleFile], classification: str, on: date
) -> tuple[CredentialRule, ...]:
    found: dict[str, CredentialRule] = {}
    for file in files:
        fitting = [r for r in file.credentials if _names(r.classifications, classification)]
        for rule in in_force(fitting, [r.kind for r in fitting], on):
            found[rule.kind] = rule
    return tuple(found.values())


def _training(files: Sequence[RuleFile], classification: str, on: date) -> tuple[TrainingRule, ...]:
    return tuple(
        rule
        for file in files
        for rule in in_force(file.training, [r.id for r in file.training], on)
        if _names(rule.classifications, classification)
    )


def _grouping(file: RuleFile | None, classification: str, on: date) -> tuple[Grouping, ...]:
    steps = [g for g in file.grouping if classification in g.classifications] if file else []
    return tuple(in_force(steps, [(g.from_group, g.to_group) for g in steps], on))


def _first_day(clock: Clock) -> date:
    return clock.in_force_from or date.min


def _names(classifications: tuple[str, ...], classification: str) -> bool:
    return not classifications or classification in classifications
