"""The head of every page about one roster record: its name, standing, steps and tabs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.languages import marked
from app.records import tables
from app.web.told import day, short_day
from app.web.told import text as _
from extractors.catalogue.lookup import local

Requirements = Sequence[Mapping[str, Any]]

TABS = (
    ("roster.record", marked("Work Experience")),
    ("roster.training", marked("Training")),
    ("roster.other", marked("Other Requirements")),
    ("roster.documents", marked("Documents")),
    ("roster.history", marked("History")),
)
_DONE = frozenset({"met"})


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of the page, with its own address and how much of it is done."""

    name: str
    href: str
    note: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an application: done, the one under way, or still ahead."""

    name: str
    told: str
    state: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One date of a record with its name."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the tabs of one roster record."""

    record: tables.RosterRecord
    name: str
    reasons: Sequence[str]
    tabs: tuple[Tab, ...]
    steps: tuple[Step, ...]
    facts: tuple[Fact, ...]


def head_of(record: tables.RosterRecord, current: str, documents: int, number: str | None) -> Head:
    """Return the head of a record's page; ``documents`` is how many there are.

    ``number`` is that of the application that the record came from, None where nobody knows it.
    """
    needs = requirements_of(record)
    notes = {
        "roster.training": _share(_of_kind(needs, "training")),
        "roster.other": _share(_of_kind(needs, "credential")),
        "roster.documents": str(documents) if documents else "",
    }
    tabs = tuple(
        Tab(
            _(name),
            url_for(endpoint, public_id=record.public_id),
            notes.get(endpoint, ""),
            endpoint == current,
        )
        for endpoint, name in TABS
    )
    steps = () if record.placed_on else _steps(needs, record)
    return Head(record, record_name(record), _reasons(record), tabs, steps, _facts(record, number))


def union_of(record: tables.RosterRecord) -> str:
    """Return the union that a record's local belongs to, its roster where none is known."""
    known = local(f"Local {record.local}")
    return known.union if known is not None else record.roster


def record_name(record: tables.RosterRecord) -> str:
    """Return a record's classification with its group, ``Driver Group 3``."""
    return named(record.classification, record.assessment.get("group"))


def named(classification: str, group: str | None) -> str:
    """Return a classification with its group, if it has groups."""
    if not group:
        return classification
    return _("%(name)s Group %(group)s", name=classification, group=group)


def requirements_of(record: tables.RosterRecord, kind: str | None = None) -> list[dict[str, Any]]:
    """Return the requirements of the record's last answer, of one kind or all."""
    needs: list[dict[str, Any]] = record.assessment.get("requirements", [])
    return needs if kind is None else [need for need in needs if need.get("kind") == kind]


def done_count(needs: Requirements) -> int:
    """Return how many of the requirements are met."""
    return sum(need["state"] in _DONE for need in needs)


def _reasons(record: tables.RosterRecord) -> list[str]:
    reasons: list[str] = record.assessment.get("reasons", [])
    return reasons


def _of_kind(needs: Requirements, kind: str) -> Requirements:
    return [need for need in needs if need.get("kind") == kind]


def _share(needs: Requirements) -> str:
    if not needs:
        return ""
    return _("%(done)s of %(all)s", done=done_count(needs), all=len(needs))


def _steps(needs: Requirements, record: tables.RosterRecord) -> tuple[Step, ...]:
    """Return the steps of an application (SD0): apply, work, preliminary training, placement."""
    work = next((need for need in needs if need["id"] == "work-experience"), None)
    courses = [need for need in needs if need["id"].startswith("preliminary-training")]
    worked = work is not None and work["state"] in _DONE
    trained = bool(courses) and done_count(courses) == len(courses)
    return (
        Step(_("Apply"), _("Applied %(day)s", day=short_day(record.applied_on)), "done"),
        Step(_("Work experience"), _days_told(work), "done" if worked else "now"),
        Step(
            _("Preliminary training"),
            _courses_told(courses),
            "done" if trained else ("now" if worked else ""),
        ),
        Step(
            _("Placed on the roster"), _("When 1–3 are done"), "now" if worked and trained else ""
        ),
    )


def _days_told(work: Mapping[str, Any] | None) -> str:
    if work is None or not work.get("need"):
        return ""
    return _("%(have)s of %(need)s days", have=work["have"] or 0, need=work["need"])


def _courses_told(courses: Requirements) -> str:
    if not courses:
        return ""
    return _("%(done)s of %(all)s courses", done=done_count(courses), all=len(courses))


def _facts(record: tables.RosterRecord, number: str | None) -> tuple[Fact, ...]:
    """Return what stands above the tabs: number, applied, placed, next expiry, ends of clocks."""
    facts = [Fact(_("Application"), number)] if number else []
    facts.append(Fact(_("Applied"), day(record.applied_on)))
    if record.placed_on:
        facts.append(Fact(_("On the roster since"), day(record.placed_on)))
    if record.next_expiry:
        facts.append(Fact(_("Next expiry"), day(record.next_expiry)))
    clocks = record.assessment.get("clocks") or []
    return (*facts, *(Fact(_(clock["title"]), day(clock["due_on"])) for clock in clocks))
