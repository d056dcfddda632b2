"""A claimed day and a finding as JSON, the same for the service and for ``dayproof check``."""

from collections.abc import Callable
from typing import Any

from extractors.values import Finding, Place
from validators.values import Amendment, ClaimedDay, FringeRecord, PayrollRecord, RuleInForce

Named = Callable[[PayrollRecord | FringeRecord], dict[str, Any]]
"""Names a record by its file and row."""


def ledger_json(
    line: ClaimedDay, claimed_by: list[dict[str, Any]], named: Named, rule: str | None
) -> dict[str, Any]:
    """Return one claimed day as JSON (ARCHITECTURE: ``ledger``)."""
    return {
        "date": line.day.isoformat(),
        "production": line.production,
        "classification": line.classification,
        "day_verdict": line.verdict,
        "status": line.status,
        "because": line.because,
        "claimed_by": claimed_by,
        "paid_by": [named(record) for record in line.paid_by],
        "remitted_by": [named(record) for record in line.remitted_by],
        "rule": rule,
    }


def rule_text(rule: RuleInForce | None) -> str | None:
    """Return the rule that judged a day, with its version."""
    return None if rule is None else f"{rule.id} ({rule.version})"


def place_json(place: Place) -> dict[str, Any]:
    """Return a place as JSON: page, box, the text printed there, and the item it proves."""
    item = {} if place.item is None else {"item": place.item}
    return {"page": place.page, "box": list(place.box), "text": place.text, **item}


def amendment_json(answer: Amendment) -> dict[str, Any]:
    """Return what an issuer answered about a day as JSON."""
    return {
        "question": answer.question,
        "kind": answer.kind,
        "answered_by": answer.answered_by,
        "answered_on": answer.answered_on.isoformat(),
        "channel": answer.channel,
        "note": answer.note,
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON, its places as evidence."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "outcome": finding.outcome,
        "message": finding.message,
        "dates": list(finding.dates),
        "compared": finding.compared,
        "evidence": [place_json(place) for place in finding.places],
    }
