"""Writes down who did what to which thing and why: ids and codes, never a personal value."""

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.records.tables import AuditEntry
from app.tracing import current_trace

Fact = str | int | float | bool | date | None | list[str] | list[int]
Facts = Mapping[str, Any]
"""What an entry says about a thing, by name; values are of the kinds of ``Fact``."""

_HASHED = "salted:"
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._/#+-]{0,99}", re.ASCII)
_PERSONAL = re.compile(r"\d{3}-\d{2}-\d{4}|\d{9,}")
_ID = re.compile(r"(?:[a-z-]+:)?(?:[0-9a-f]{32}|[0-9a-f]{64}|salted:[0-9a-f]{16}:[0-9a-f]{32})")
_SALT_BYTES = 8
_DIGEST_LETTERS = 32


def record(  # noqa: PLR0913 - an entry has this many parts
    session: Session,
    at: datetime,
    actor: str,
    action: str,
    object: str,  # noqa: A002 - the column's name
    detail: Facts | None = None,
    *,
    why: str | None = None,
    said: str | None = None,
    before: Facts | None = None,
    after: Facts | None = None,
    trace: str | None = None,
) -> None:
    """Add one entry to the transaction of ``session``; it is chained once that is committed.

    ``actor`` is ``account:<id>``, ``policy:<name>`` or ``service``; ``object`` is ``<kind>:<id>``.
    ``why`` is a code, ``said`` a person's own words. Words, and whatever else is no id, code,
    number or day, are kept as salted hashes: they prove what was said without repeating it.
    ``trace`` is the id of the upload or request that led here, by default that of the current one.
    """
    proof = salted_hash(said.strip()) if said and said.strip() else None
    parts = {"why": why, "said": proof, "before": before, "after": after, "detail": detail}
    entry = AuditEntry(
        at=at,
        actor=actor,
        action=action,
        object=object,
        content=canonical(parts),
        trace=trace or current_trace(),
    )
    session.add(entry)


def canonical(parts: Mapping[str, Any]) -> str:
    """Return the one JSON text of what an entry says, without what is empty."""
    said = {name: _safe(value) for name, value in parts.items() if value not in (None, "", {})}
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def salted_hash(text: str, salt: str | None = None) -> str:
    """Return the proof of a text: a salt and 128 bits of the SHA-256 of both."""
    salt = salt or secrets.token_hex(_SALT_BYTES)
    digest = hashlib.sha256(f"{salt}{text}".encode()).hexdigest()[:_DIGEST_LETTERS]
    return f"{_HASHED}{salt}:{digest}"


def is_proof_of(proof: str, text: str) -> bool:
    """Return True when ``proof`` is the salted hash of ``text``."""
    salt = proof.removeprefix(_HASHED).partition(":")[0]
    return proof.startswith(_HASHED) and salted_hash(text, salt) == proof


def _safe(value: Any) -> Any:
    """Return a value as an entry may keep it: what does not look like a code becomes a proof."""
    if isinstance(value, Mapping):
        return {str(name): _safe(each) for name, each in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return [_safe(each) for each in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)
    is_code = _CODE.fullmatch(text) is not None and _PERSONAL.search(text) is None
    return text if not text or is_code or _ID.fullmatch(text) else salted_hash(text)
