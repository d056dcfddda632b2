"""The rule book's entries as values: every number with its source and the days it is known by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

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


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What every entry of the rule book says of itself.

    ``in_force_from`` None means that the source names no first day. ``known_from`` is the day on
    which the entry came into the book, None for those it began with: so a past day can be judged
    by the book as it then was.
    """

    source: tuple[str, ...]
    confidence: str
    in_force_from: date | None
    last_checked: date
    known_from: date | None = None
    note: str | None = None

    @property
    def decides(self) -> bool:
        """Return True when the entry may decide by itself; an inferred one leads to *refer*."""
        return self.confidence in {"seed", "public"}

    @cached_property
    def version(self) -> str:
        """Return what tells this version from an earlier or later one of the same id."""
        return version_text(self.in_force_from, self.last_checked)


@dataclass(frozen=True)
class WorkRule:
    """One way to qualify by days worked. Rules of one ``path`` are readings that must agree.

    ``places`` are the codes of ``Job.place`` that count, none for anywhere. ``only_when`` names a
    circumstance that no fact here shows: such a way is offered by a person only. ``days_under``
    is the roster whose days count, and ``beyond`` how many of them are used up already.
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
    known_from: date | None = None
    perfect_within: Length | None = None
    places: tuple[str, ...] = ()
    screened_production_types: tuple[str, ...] = ()
    only_when: str | None = None
    days_under: str | None = None
    beyond: int = 0

    @cached_property
    def version(self) -> str:
        """Return what tells this version from an earlier or later one of the same id.

        A source that names no first day in force is told apart by the day it was last read.
        """
        return version_text(self.in_force_from, self.last_checked)

    @cached_property
    def confidence(self) -> str:
        """Return the weakest confidence of the rule's numbers, or ``unknown``."""
        if self.days.value is None:
            return "unknown"
        return min((part.confidence for part in self._numbers), key=_STRENGTH.index)

    @cached_property
    def source(self) -> tuple[str, ...]:
        """Return every source of the rule's numbers, once each."""
        return tuple(dict.fromkeys(key for part in self._numbers for key in part.source))

    @property
    def _numbers(self) -> list[Number | Window]:
        return [part for part in (self.days, self.window, self.years) if part is not None]


@dataclass(frozen=True, kw_only=True)
class CredentialRule(Entry):
    """A license or certificate that a classification must keep valid.

    ``asked`` is ``always``; ``placement`` when it is shown once, so that a record on the roster had
    it; or ``recorded`` where the requirement is uncertain. Of the last two only a recorded one is
    followed on the roster. ``consequence`` is ``suspended`` or ``refer``. ``classes`` are the
    license classes that will do, none for any; one that is not stated is not held against anybody.
    """

    kind: str
    title: str
    classifications: tuple[str, ...]
    consequence: str
    asked: str = "always"
    classes: tuple[str, ...] = ()

    @cached_property
    def requirement_id(self) -> str:
        """Return the id of the requirement that the rule makes: ``driver-license``."""
        return self.kind.replace("_", "-")

    def takes(self, license_class: str | None) -> bool:
        """Return True when a license of a class as printed ("Class A", "B M1") will do."""
        if not self.classes or license_class is None:
            return True
        words = license_class.upper().replace("CLASS", " ").split()
        return not words or words[0] in self.classes


@dataclass(frozen=True, kw_only=True)
class TrainingRule(Entry):
    """The courses that a classification needs: for placement when preliminary, else after it.

    Each of ``courses`` is a code, or several of which one will do. ``asked`` is ``always``, or
    ``recorded`` where the requirement is uncertain, so that only a recorded course is followed.
    """

    id: str
    courses: tuple[tuple[str, ...], ...]
    classifications: tuple[str, ...]
    preliminary: bool
    asked: str = "always"


@dataclass(frozen=True, kw_only=True)
class Clock(Entry):
    """A length of time that the agreement sets, for instance for filing an application."""

    id: str
    length: Length


@dataclass(frozen=True, kw_only=True)
class Grouping(Entry):
    """How long a record stays in one group before it may move to the next."""

    from_group: str
    to_group: str
    classifications: tuple[str, ...]
    length: Length

    @cached_property
    def title(self) -> str:
        """Return the requirement as the portal words it: "2 Years Active, Upgrade"."""
        whole_years = self.length.unit == "month" and self.length.number % 12 == 0
        number = self.length.number // 12 if whole_years else self.length.number
        unit = "Year" if whole_years else self.length.unit.title()
        return f"{number} {unit}{'s' if number != 1 else ''} Active, Upgrade"


@dataclass(frozen=True, kw_only=True)
class RemovalRule(Entry):
    """What may take a record off the roster; a person decides. ``idle`` is time without work."""

    id: str
    text: str
    temporary: bool
    idle: Length | None = None


@dataclass(frozen=True, kw_only=True)
class UpgradeNeed(Entry):
    """One thing that an upgrade within Local 411 needs, with its numbers by category."""

    id: str
    upgrade: str
    kind: str
    text: str
    numbers: tuple[tuple[str, int], ...]


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
    removal: tuple[RemovalRule, ...] = ()
    upgrades: tuple[UpgradeNeed, ...] = ()


def version_text(in_force_from: date | None, last_checked: date) -> str:
    """Return the words that name one version of an entry."""
    return f"read {last_checked}" if in_force_from is None else f"in force {in_force_from}"


_Dated = TypeVar("_Dated", WorkRule, CredentialRule, TrainingRule, Clock, Grouping, RemovalRule)


def in_force(entries: Sequence[_Dated], names: Sequence[object], on: date) -> list[_Dated]:
    """Return each named entry in its version in force on ``on``, in the order of the file.

    Of two versions with the same first day, the one that came into the book later holds.
    """
    live: dict[object, _Dated] = {}
    order = [entry.in_force_from or date.min for entry in entries]
    known = [entry.known_from or date.min for entry in entries]
    for index in sorted(range(len(entries)), key=lambda i: (order[i], known[i])):
        if order[index] <= on:
            live[names[index]] = entries[index]
    return [entry for entry, name in zip(entries, names, strict=True) if live.get(name) is entry]
