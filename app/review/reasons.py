"""Why a document goes back to its sender: the usual reasons, in words that the sender reads."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One usual reason: its code, its name for reviewers, what the sender is told, what shows it.

    ``findings`` are the codes of the findings that suggest it.
    """

    code: str
    name: str
    words: str
    findings: frozenset[str] = frozenset()


def _reason(code: str, name: str, words: str, findings: str = "") -> Reason:
    return Reason(code, name, words, frozenset(findings.split()))


FIX_REASONS = (
    _reason(
        "missing-signature",
        "Signature is missing",
        "The letter is not signed. Ask the company to sign it, then send the signed letter.",
        "missing-signature",
    ),
    _reason(
        "missing-dates",
        "Work dates are missing",
        "The letter does not list each date that you worked. Ask the company for a letter that "
        "does, with the year.",
        "missing-dates impossible-date doubtful-dates dates-after-letter insufficient-days",
    ),
    _reason(
        "cut-off",
        "Part of the page is cut off",
        "Part of the page is cut off. Take the picture again with all four edges in view.",
    ),
    _reason(
        "unreadable",
        "Too dark or blurred to read",
        "The marked part cannot be read. Take the picture again in good light, held still.",
        "unreadable-region unusable-field",
    ),
    _reason(
        "missing-page",
        "A page is missing",
        "A page of this document is missing. Send all of its pages together.",
    ),
    _reason(
        "name-differs",
        "The name is another",
        "The name on this document differs from the one on your account. If it is yours, send "
        "proof of the name; if not, send the right document.",
        "identity-mismatch name-variant",
    ),
    _reason(
        "missing-classification",
        "Classification is missing or another",
        "The letter does not name the classification that you worked in. Ask the company for a "
        "letter that does.",
        "missing-classification classification-mismatch missing-production-type",
    ),
    _reason(
        "missing-proof",
        "Proof of payment is missing",
        "Send pay stubs or a payroll print-out for the days of this letter.",
        "proof-of-payment-missing out-of-jurisdiction-proof-missing days-not-in-payroll "
        "fringe-days-short",
    ),
    _reason("other", "Something else", ""),
)
"""The reasons of the dialog, in the order of their keys 1 to 9."""

FIX_WITHIN_DAYS = 14
"""How many days the sender has, unless the reviewer says another day."""


def likely(finding_codes: Collection[str]) -> Reason:
    """Return the reason that the findings of a document suggest, else the last: something else."""
    fits = (reason for reason in FIX_REASONS if reason.findings & set(finding_codes))
    return next(fits, FIX_REASONS[-1])


def reason_of(code: str) -> Reason:
    """Return the reason of this code; the last one, something else, for an unknown code."""
    return next((reason for reason in FIX_REASONS if reason.code == code), FIX_REASONS[-1])
