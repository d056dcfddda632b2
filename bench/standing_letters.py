"""Letters of invented people: what they claimed, how it was checked and decided, what was told."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

LETTERS_OF_EACH = 3
_DAYS_OF_EACH = 20
_OWN_PAPER = 1
"""The document and the decision of what nobody's letter claims."""


def lettered(worked: range, people: int) -> range:
    """Return who of those that worked have letters, evenly spread, about so many ``people``."""
    return worked[:: max(1, len(worked) // people)]


def letter_of(who: range, n: int, number: int) -> int:
    """Return the id of the letter, and of its decision, for the day of this number of person n."""
    if n not in who:
        return _OWN_PAPER
    return _first_letter(who, n) + min(number // _DAYS_OF_EACH, LETTERS_OF_EACH - 1)


def documents(who: range, now: datetime) -> Iterator[dict[str, Any]]:
    """Yield the letters of everybody, read and verified."""
    for n, letter in _letters(who):
        yield {
            "id": letter,
            "public_id": f"d{letter:031d}",
            "reference": f"L-{letter}",
            "sha256": "0" * 64,
            "file_name": f"letter {letter}.pdf",
            "source": "web",
            "sender_id": 1,
            "professional_id": n,
            "state": "verified",
            "document_type": "evl",
            "received_at": now,
            "changed_at": now,
        }


def decisions(who: range, now: datetime) -> Iterator[dict[str, Any]]:
    """Yield the decision of a reviewer on each letter."""
    for _, letter in _letters(who):
        yield {
            "id": letter,
            "document_id": letter,
            "kind": "approved",
            "account_id": 1,
            "reason": "",
            "days": [],
            "decided_at": now,
        }


def checks(
    who: range, credited: Sequence[Sequence[tuple[date, str]]], now: datetime
) -> Iterator[dict[str, Any]]:
    """Yield the check of each letter; ``credited`` are day and production of each of ``who``."""
    for n, letter in _letters(who):
        days = credited[who.index(n)]
        mine = [each for at, each in enumerate(days) if letter_of(who, n, at) == letter]
        ledger = [_claimed(letter, at, *each) for at, each in enumerate(mine)]
        payload = {"ledger": ledger, "findings": [], "roster_record": f"g{n:031d}"}
        yield {"document_id": letter, "stage": "check", "payload": payload, "made_at": now}


def messages(who: range, now: datetime, on: date) -> Iterator[dict[str, Any]]:
    """Yield a message to each person for each letter."""
    for n, letter in _letters(who):
        yield {
            "public_id": f"n{letter:031d}",
            "professional_id": n,
            "roster_record_id": None,
            "kind": "decision",
            "event_key": f"letter:{letter}",
            "about_on": on,
            "subject": "Your letter was verified",
            "text": "All days of your letter count.",
            "written_at": now,
            "delivery": "not mailed",
        }


def entries(who: range, now: datetime) -> Iterator[dict[str, Any]]:
    """Yield two audit entries for each letter: received and approved."""
    for _, letter in _letters(who):
        for action in ("received", "approved"):
            yield {
                "at": now,
                "actor": "account:1",
                "action": action,
                "object": f"document:d{letter:031d}",
                "content": "{}",
            }


def _letters(who: range) -> Iterator[tuple[int, int]]:
    for n in who:
        first = _first_letter(who, n)
        for letter in range(first, first + LETTERS_OF_EACH):
            yield n, letter


def _first_letter(who: range, n: int) -> int:
    return _OWN_PAPER + 1 + who.index(n) * LETTERS_OF_EACH


def _claimed(letter: int, at: int, day: date, production: str) -> dict[str, Any]:
    """Return one claimed day as a check keeps it, paid by one line of a payroll file."""
    top = 120.0 + 14 * at
    place = {"page": 1, "box": [72.0, top, 200.0, top + 12], "text": f"{day:%m/%d/%Y}"}
    return {
        "date": day.isoformat(),
        "production": production,
        "classification": "Grip",
        "day_verdict": "confirmed",
        "status": "counted",
        "because": "Paid.",
        "claimed_by": [{**place, "item": day.isoformat()}],
        "paid_by": [{"file": "payroll.csv", "row": letter + at}],
        "remitted_by": [],
        "rule": "ier-80",
    }
