"""What somebody who applies will need, from the rule book in force: each a task, sure or not.

What the book only infers, or does not know, is never told as a fact: a person decides it.
"""

from dataclasses import dataclass
from datetime import date

from app.roster.asked import CourseAsked, InForce
from app.roster.book import RuleBook
from app.roster.days import Length
from app.roster.rules_as_values import WorkRule
from app.roster.upgrades import UpgradeAsked, upgrade_asked
from extractors.catalogue import category_411

_KNOWN = frozenset({"seed", "public"})
_FILING = "file-application"
_PERFECTING = "perfect-application"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to qualify by days worked; ``is_sure`` when its rule may decide by itself."""

    rules: tuple[WorkRule, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """A course or a document that is needed; ``is_sure`` when its rule may decide by itself."""

    title: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Needed:
    """Everything that a classification needs, in the order in which it is done.

    ``file_within`` is how long after the last day the application may be filed, ``perfect_within``
    how long all items may take; None where the book names no such clock. ``upgrade`` stands
    instead of all else for a request to Local 411.
    """

    ways: tuple[Way, ...]
    preliminary: tuple[Thing, ...]
    credentials: tuple[Thing, ...]
    courses: tuple[Thing, ...]
    groups: tuple[str, ...]
    file_within: Length | None
    perfect_within: Length | None
    is_listed: bool
    upgrade: UpgradeAsked | None = None

    @property
    def is_sure(self) -> bool:
        """True when no part of it waits for a person's word."""
        things = (*self.preliminary, *self.credentials, *self.courses)
        ways = any(way.is_sure for way in self.ways) or self.upgrade is not None
        return self.is_listed and ways and all(thing.is_sure for thing in things)


def needed_for(book: RuleBook, roster: str, local: str, classification: str, on: date) -> Needed:
    """Return what a classification needs of those who apply on ``on``."""
    asked = book.asked((roster, local, classification), on)
    file_within, perfect_within = _clocks(book, roster, asked, on)
    return Needed(
        ways=tuple(_way(readings) for readings in asked.ways),
        preliminary=tuple(_course(c) for p in asked.preliminary for c in p.courses),
        credentials=tuple(
            Thing(rule.title, rule.decides)
            for rule in asked.credentials
            if rule.asked != "recorded"
        ),
        courses=tuple(_course(course) for course in asked.courses),
        groups=asked.classification.groups if asked.classification else (),
        file_within=file_within,
        perfect_within=perfect_within,
        is_listed=_is_listed(asked),
        upgrade=_upgrade(book, roster, classification),
    )


def _way(readings: tuple[WorkRule, ...]) -> Way:
    return Way(readings, all(rule.confidence in _KNOWN for rule in readings))


def _course(asked: CourseAsked) -> Thing:
    return Thing(asked.title, asked.rule.decides)


def _is_listed(asked: InForce) -> bool:
    named = asked.classification
    return asked.is_listed and (named is None or named.confidence in _KNOWN)


def _clocks(
    book: RuleBook, roster: str, asked: InForce, on: date
) -> tuple[Length | None, Length | None]:
    rules = [rule for readings in asked.ways for rule in readings]
    filing = next((rule.file_within for rule in rules if rule.file_within), None)
    perfecting = next((rule.perfect_within for rule in rules if rule.perfect_within), None)
    clocks = [book.clock(roster, name, on) for name in (_FILING, _PERFECTING)]
    kept = [clock.length if clock is not None and clock.decides else None for clock in clocks]
    return filing or kept[0], perfecting or kept[1]


def _upgrade(book: RuleBook, roster: str, classification: str) -> UpgradeAsked | None:
    if roster != "IATSE411":
        return None
    return upgrade_asked(book, category_411(classification))
