"""What only staff see: that a document may have been altered. Applicants are told by people."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.shown.found import Found

STAFF_ONLY = frozenset({"possible-alteration"})
"""Findings that two people judge before anybody else hears of them."""

_A_LOOK = "A person has to look at it."


def unsuspecting(found: Found | None) -> Found | None:
    """Return what was found without what only staff may see."""
    if found is None:
        return None
    secret = _messages(found.findings)
    return replace(
        found,
        findings=tuple(_tellable(found.findings)),
        reasons=tuple(reason for reason in found.reasons if reason not in secret),
    )


def unsuspecting_answer(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return the API's answer about a document without what only staff may see."""
    secret = _messages(answer["findings"])
    return {
        **answer,
        "findings": list(_tellable(answer["findings"])),
        "documents": [
            {**each, "findings": list(_tellable(each.get("findings", ())))}
            for each in answer["documents"]
        ],
        "policy": _policy(answer.get("policy"), secret),
    }


def unsuspecting_result(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return a stored result (of reading or checking) without what only staff may see."""
    told = dict(payload)
    findings = payload.get("findings", ())
    if "findings" in payload:
        told["findings"] = list(_tellable(findings))
    if "documents" in payload:
        told["documents"] = [
            {**each, "findings": list(_tellable(each.get("findings", ())))}
            for each in payload["documents"]
        ]
    if payload.get("policy"):
        told["policy"] = _policy(payload["policy"], _messages(findings))
    return told


def _policy(policy: Mapping[str, Any] | None, secret: set[str]) -> dict[str, Any] | None:
    if policy is None:
        return None
    reasons = [each for each in policy.get("reasons", ()) if each not in secret]
    told = policy["because"]
    if any(message in told for message in secret):
        told = " ".join(reasons) or _A_LOOK
    return {**policy, "reasons": reasons, "because": told}


def _messages(findings: Iterable[Mapping[str, Any]]) -> set[str]:
    return {str(each["message"]) for each in findings if each["code"] in STAFF_ONLY}


def _tellable(findings: Iterable[Mapping[str, Any]]) -> Iterable[Any]:
    return (each for each in findings if each["code"] not in STAFF_ONLY)
