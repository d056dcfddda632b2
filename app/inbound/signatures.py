"""DKIM signatures (RFC 6376) that prove who wrote every byte that we act on, and no weaker ones.

A signature that verifies can still leave room: for parts appended under ``l=``, for a Content-Type
that was not signed, for a second Subject above the signed one. Each of these is refused by itself.
"""

import hashlib
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import dkim
from dkim.util import InvalidTagValueList, parse_tag_value

from app.inbound.heads import Head
from app.inbound.names import Txt

MUST_SIGN = ("from", "to", "subject", "date", "message-id", "content-type", "mime-version")
"""Header fields that a message must have, and its signature must cover."""

SIGN_IF_THERE = ("cc", "sender", "reply-to", "content-transfer-encoding", "in-reply-to")
"""Header fields that change what we do: where they stand, the signature must cover them."""

ALGORITHMS = {b"rsa-sha256": b"rsa", b"ed25519-sha256": b"ed25519"}
SIGNATURES_MAX = 8
_AHEAD = timedelta(minutes=10)


class Weak(Exception):
    """A signature does not prove enough; says why, in a sentence about the message."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One DKIM-Signature field: its place among them (from 0, topmost first) and its tags."""

    index: int
    tags: dict[bytes, bytes]

    @property
    def domain(self) -> str:
        """The domain that signed, in small letters."""
        return self.tags[b"d"].decode("ascii").lower().rstrip(".")

    @property
    def digest(self) -> str:
        """What is the same in every copy of the signed message, however its base64 is written."""
        signed = b64decode(re.sub(rb"\s", b"", self.tags[b"b"]))
        return hashlib.sha256(self.domain.encode() + b"\0" + signed).hexdigest()


def signatures(head: Head) -> Iterator[Signature]:
    """Yield the signatures of a message that can be read; raise ``Weak`` for a crowd of them."""
    found = head.all("dkim-signature")
    if len(found) > SIGNATURES_MAX:
        raise Weak(f"It has {len(found)} signatures; {SIGNATURES_MAX} are looked at.")
    for index, value in enumerate(found):
        try:
            each = Signature(index, parse_tag_value(value))
            each.domain, each.digest  # noqa: B018 - whoever cannot be named proves nothing
        except (InvalidTagValueList, KeyError, ValueError):
            continue
        yield each


def refuse_weak(signature: Signature, head: Head, received_at: datetime) -> None:
    """Raise ``Weak`` when a signature, even if it verifies, would leave something open."""
    tags, name = signature.tags, signature.domain
    if tags.get(b"a") not in ALGORITHMS:
        shown = tags.get(b"a", b"").decode("ascii", "replace")
        raise Weak(f"The signature of {name} uses {shown}, which is no longer safe.")
    if b"l" in tags:
        raise Weak(f"The signature of {name} covers only the beginning of the message (l=).")
    signed = {part.strip().lower() for part in tags.get(b"h", b"").decode("latin-1").split(":")}
    for field in MUST_SIGN:
        if not head.all(field):
            raise Weak(f"It has no {field} header, which a signature must cover.")
    for field in (*MUST_SIGN, *SIGN_IF_THERE):
        if head.all(field) and field not in signed:
            raise Weak(f"The signature of {name} does not cover the header {field}.")
    _refuse_other_times(signature, received_at)


def verify(
    message: bytes, signature: Signature, txt: Txt, key_bits_min: int
) -> dict[str, str | int]:
    """Check a signature with its domain's key and return what was seen.

    Raises ``Weak`` when it does not hold or its key is too weak, ``NamesAway`` when the key could
    not be asked for.
    """
    key, fields = _key(signature, txt)
    checked = dkim.DKIM(message, minkey=1)
    # Our own answer is handed on: the library takes a DNS that is away for a missing key.
    try:
        holds = checked.verify(idx=signature.index, dnsfunc=lambda *_, **__: key)
    except (dkim.DKIMException, ValueError, TypeError, KeyError, IndexError) as error:
        raise _unfitting(signature) from error
    if not holds:
        raise _unfitting(signature)
    is_rsa = ALGORITHMS[signature.tags[b"a"]] == b"rsa"
    if is_rsa and checked.keysize < key_bits_min:
        raise Weak(
            f"The key of {signature.domain} has {checked.keysize} bits; {key_bits_min} are needed."
        )
    return {"domain": signature.domain, "key_bits": int(checked.keysize), **fields}


def _unfitting(signature: Signature) -> Weak:
    return Weak(f"The signature of {signature.domain} does not fit the message: it was changed.")


def _key(signature: Signature, txt: Txt) -> tuple[bytes, dict[str, str | int]]:
    """Return the one key record of a signature; raise ``Weak`` for one that proves nothing."""
    domain = signature.domain
    selector = signature.tags.get(b"s", b"").decode("ascii", "replace")
    records = txt(f"{selector}._domainkey.{domain}")
    if len(records) != 1:
        raise Weak(f"{domain} publishes {len(records) or 'no'} keys for this signature, not one.")
    try:
        tags = parse_tag_value(records[0])
    except InvalidTagValueList as error:
        raise Weak(f"The key that {domain} publishes cannot be read.") from error
    flags = {flag.strip() for flag in tags.get(b"t", b"").split(b":")}
    if not tags.get(b"p"):
        raise Weak(f"{domain} has withdrawn the key of this signature.")
    if tags.get(b"k", b"rsa") != ALGORITHMS[signature.tags[b"a"]]:
        raise Weak(f"The key that {domain} publishes is of another kind than the signature.")
    if b"y" in flags:
        raise Weak(f"{domain} says that it only tests this key (t=y).")
    if b"h" in tags and b"sha256" not in {each.strip() for each in tags[b"h"].split(b":")}:
        raise Weak(f"The key of {domain} is not for this kind of signature.")
    identity = signature.tags.get(b"i", b"").decode("latin-1").rpartition("@")[2].lower()
    if identity and identity != domain:
        raise Weak(f"The signature of {domain} is made for {identity}.")
    return records[0], {"selector": selector, "algorithm": signature.tags[b"a"].decode("ascii")}


def _refuse_other_times(signature: Signature, received_at: datetime) -> None:
    made, ends = (_moment(signature.tags.get(tag)) for tag in (b"t", b"x"))
    if made is not None and made > received_at + _AHEAD:
        raise Weak(f"The signature of {signature.domain} is dated in the future.")
    if ends is not None and ends < received_at:
        raise Weak(f"The signature of {signature.domain} had expired when it came.")


def _moment(seconds: bytes | None) -> datetime | None:
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise Weak("Its signature names no possible time.") from None
