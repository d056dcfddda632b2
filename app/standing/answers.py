"""The rules' answer as JSON: what is stored, shown on pages and given by the API."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import orjson

from app.records.json_text import JsonText
from app.roster.values import (
    Advancement,
    ApplicationClock,
    Assessment,
    HistoryFinding,
    NotCounted,
    Requirement,
)


def assessment_of(answer: Assessment) -> dict[str, Any]:
    """Return the whole answer as JSON; equal answers give equal JSON.

    What moves with every day that is asked about, the earliest date of a requirement, is left out.
    """
    needs = [_requirement(each) for each in answer.requirements]
    return {**_standing(answer), "requirements": needs}


def text_of(answer: Assessment) -> JsonText:
    """Return ``assessment_of`` as JSON, to be compared and to be kept."""
    return JsonText(orjson.dumps(assessment_of(answer)).decode())


def settled(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of an answer a reader would call another answer if it were otherwise.

    While a suspension lasts the advancement date moves each day: that alone is no new answer.
    """
    way = answer.get("advancement")
    if not way or not way.get("moves_daily"):
        return dict(answer)
    lasting = {**way["lost"][-1], **dict.fromkeys(("last", "days", "date_after"))}
    still = {**way, "lost": [*way["lost"][:-1], lasting], "anticipated_on": None, "because": None}
    moving = dict.fromkeys(("next_change_on", "anticipated_advancement_on"))
    return {**answer, **moving, "advancement": still}


def _standing(answer: Assessment) -> dict[str, Any]:
    return {
        "standing": answer.standing,
        "reasons": sorted(answer.reasons),
        "next_expiry": _iso(answer.next_expiry),
        "next_change_on": _iso(answer.next_change_on),
        "group": answer.group,
        "anticipated_advancement_on": _iso(answer.anticipated_advancement_on),
        "advancement": None if answer.advancement is None else _advancement(answer.advancement),
        "clocks": [_clock(each) for each in answer.clocks],
        "findings": [_finding(each) for each in answer.findings],
    }


def _requirement(each: Requirement) -> dict[str, Any]:
    return {
        "id": each.id,
        "kind": str(each.kind),
        "title": each.title,
        "state": str(each.state),
        "because": each.because,
        "have": each.have,
        "need": each.need,
        "due_on": _iso(each.due_on),
        "consequence": each.consequence,
        "rule": each.rule,
        "version": each.version,
        "source": list(each.source),
        "confidence": each.confidence,
        "days": [day.isoformat() for day in each.days],
        # What proves a day is its credit: it need not be told twice for every day.
        "evidence": [] if each.days else list(each.evidence),
        "not_counted": [_not_counted(day) for day in each.not_counted],
        "changes_on": _iso(each.changes_on),
    }


def _not_counted(each: NotCounted) -> dict[str, Any]:
    return {
        "day": each.day.isoformat(),
        "because": each.because,
        "refer": each.refer,
        "evidence": each.evidence,
    }


def _advancement(way: Advancement) -> dict[str, Any]:
    return {
        "from_group": way.from_group,
        "to_group": way.to_group,
        "title": way.title,
        "since": way.since.isoformat(),
        "planned_on": way.planned_on.isoformat(),
        "anticipated_on": way.anticipated_on.isoformat(),
        "because": way.because,
        "rule": way.rule,
        "source": list(way.source),
        "confidence": way.confidence,
        "refer": way.refer,
        "moves_daily": way.moves_daily,
        "is_reached": way.is_reached,
        "lost": [
            {
                "first": lost.first.isoformat(),
                "last": lost.last.isoformat(),
                "days": lost.days,
                "because": lost.because,
                "date_before": lost.date_before.isoformat(),
                "date_after": lost.date_after.isoformat(),
            }
            for lost in way.lost
        ],
    }


def _clock(clock: ApplicationClock) -> dict[str, Any]:
    return {
        "id": clock.id,
        "title": clock.title,
        "due_on": clock.due_on.isoformat(),
        "because": clock.because,
        "source": list(clock.source),
        "confidence": clock.confidence,
    }


def _finding(finding: HistoryFinding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "message": finding.message,
        "evidence": list(finding.evidence),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
