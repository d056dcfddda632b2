"""The rules' answer as JSON: what is stored, shown on pages and given by the API."""

from collections.abc import Mapping
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


def text_of(answer: Assessment) -> JsonText:
    """Return the whole answer as JSON, to be compared and to be kept; equal answers give one text.

    What moves with every day that is asked about, the earliest date of a requirement, is left out.
    """
    return JsonText(_json_of(answer).decode())


def assessment_of(answer: Assessment) -> dict[str, Any]:
    """Return what ``text_of`` says, as the values of JSON: a date is a text there."""
    values: dict[str, Any] = orjson.loads(_json_of(answer))
    return values


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


def _json_of(answer: Assessment) -> bytes:
    needs = [_requirement(each) for each in answer.requirements]
    return orjson.dumps({**_standing(answer), "requirements": needs})


def _standing(answer: Assessment) -> dict[str, Any]:
    return {
        "standing": answer.standing,
        "reasons": sorted(answer.reasons),
        "next_expiry": answer.next_expiry,
        "next_change_on": answer.next_change_on,
        "group": answer.group,
        "anticipated_advancement_on": answer.anticipated_advancement_on,
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
        "due_on": each.due_on,
        "consequence": each.consequence,
        "rule": each.rule,
        "version": each.version,
        "source": each.source,
        "confidence": each.confidence,
        "days": each.days,
        # What proves a day is its credit: it need not be told twice for every day.
        "evidence": () if each.days else each.evidence,
        "not_counted": [_not_counted(day) for day in each.not_counted],
        "changes_on": each.changes_on,
    }


def _not_counted(each: NotCounted) -> dict[str, Any]:
    return {
        "day": each.day,
        "because": each.because,
        "refer": each.refer,
        "evidence": each.evidence,
    }


def _advancement(way: Advancement) -> dict[str, Any]:
    return {
        "from_group": way.from_group,
        "to_group": way.to_group,
        "title": way.title,
        "since": way.since,
        "planned_on": way.planned_on,
        "anticipated_on": way.anticipated_on,
        "because": way.because,
        "rule": way.rule,
        "source": way.source,
        "confidence": way.confidence,
        "refer": way.refer,
        "moves_daily": way.moves_daily,
        "is_reached": way.is_reached,
        "lost": [
            {
                "first": lost.first,
                "last": lost.last,
                "days": lost.days,
                "because": lost.because,
                "date_before": lost.date_before,
                "date_after": lost.date_after,
            }
            for lost in way.lost
        ],
    }


def _clock(clock: ApplicationClock) -> dict[str, Any]:
    return {
        "id": clock.id,
        "title": clock.title,
        "due_on": clock.due_on,
        "because": clock.because,
        "source": clock.source,
        "confidence": clock.confidence,
    }


def _finding(finding: HistoryFinding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "message": finding.message,
        "evidence": finding.evidence,
    }
