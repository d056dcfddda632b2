"""How a signal is told: a finding with its words and its place."""

from collections.abc import Iterable

from extractors.passages import masked
from extractors.values import Finding, Outcome, Place, Severity

_MOST_CHARACTERS = 120


def signal(
    code: str, message: str, places: Iterable[Place] = (), *, severity: Severity = Severity.INFO
) -> Finding:
    """Return a signal that a person should see."""
    return Finding(code, severity, Outcome.DIFFERS, message, tuple(places))


def quoted(words: Iterable[str]) -> str:
    """Return words in quotation marks, whole numbers of people masked, cut when they are many."""
    text = masked(" ".join(words))
    shown = text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}…"
    return f"“{shown}”"
