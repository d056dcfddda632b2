"""The head of every page about one roster record: its name, standing, steps and tabs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.records import tables

Requirements = Sequence[Mapping[str, Any]]

TABS = (
    ("roster.record", "Work Experience"),
    ("roster.training", "Training"),
    ("roster.other", "Other Requirements"),
    ("roster.documents", "Documents"),
    ("roster.history", "History"),
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
class Head:
    """What stands above the tabs of one roster record."""

    record: tables.RosterRecord
    name: str
    reasons: Sequence[str]
    tabs: tuple[Tab, ...]
    steps: tuple[Step, ...]


def head_of(record: tables.RosterRecord, current: str, documents: int) -> Head:
    """Return the head of a record's page; ``documents`` is how many there are."""
    needs = requirements_of(record)
    notes = {
        "roster.training": _share(_of_kind(needs, "training")),
        "roster.other": _share(_of_kind(needs, "credential")),
        "roster.documents": str(documents) if documents else "",
    }
    tabs = tuple(
        Tab(
            name,
            url_for(endpoint, public_id=record.public_id),
            notes.get(endpoint, ""),
            endpoint == current,
        )
        for endpoint, name in TABS
    )
    steps = () if record.placed_on else _steps(needs, record)
    return Head(record, record_name(record), _reasons(record), tabs, steps)


def record_name(record: tables.RosterRecord) -> str:
    """Return a record's classification with its group, ``Driver Group 3``."""
    group = record.assessment.get("group")
    return f"{record.classification} Group {group}" if group else record.classification


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
    return f"{done_count(needs)} of {len(needs)}" if needs else ""


def _steps(needs: Requirements, record: tables.RosterRecord) -> tuple[Step, ...]:
    """Return the steps of an application (SD0): apply, work, preliminary training, placement."""
    work = next((need for need in needs if need["id"] == "work-experience"), None)
    courses = [need for need in needs if need["id"].startswith("preliminary-training")]
    worked = work is not None and work["state"] in _DONE
    trained = bool(courses) and done_count(courses) == len(courses)
    told = f"{work['have'] or 0} of {work['need']} days" if work and work.get("need") else ""
    return (
        Step("Apply", f"Applied {record.applied_on:%b} {record.applied_on.day}", "done"),
        Step("Work experience", told, "done" if worked else "now"),
        Step("Preliminary training", "", "done" if trained else ("now" if worked else "")),
        Step("Placed on the roster", "", "now" if worked and trained else ""),
    )
