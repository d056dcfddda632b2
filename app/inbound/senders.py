"""Who a message says it is from, read in the one way that every program reads it in, or not at all.

Mail programs differ over several addresses, groups, comments and encoded words: whatever could be
shown as one sender and checked as another proves nobody.
"""

import re

from app.inbound.heads import Head

SINGLE = (
    "from",
    "sender",
    "reply-to",
    "to",
    "cc",
    "subject",
    "date",
    "message-id",
    "in-reply-to",
    "content-type",
    "content-transfer-encoding",
    "mime-version",
)
"""Header fields that stand once in a message (RFC 5322 3.6, RFC 2045): of two, programs differ."""

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/?^_`{|}~.-]{1,64}@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+)"
)
_ENCODED = re.compile(r"=\?[^?\s]+\?[bq]\?", re.IGNORECASE)


class NotOneSender(Exception):
    """The head can be read as coming from more than one sender, or from none; says why."""


def refuse_doubled(head: Head) -> None:
    """Raise ``NotOneSender`` for a head that is not sound or has a field twice."""
    if head.problem is not None:
        raise NotOneSender(head.problem)
    for name in SINGLE:
        if (count := len(head.all(name))) > 1:
            raise NotOneSender(f"The header “{name}” stands {count} times in it.")


def sender_of(head: Head) -> str:
    """Return the one address that a message is from, in small letters.

    Raises ``NotOneSender`` when it has none or several, or hides one.
    """
    refuse_doubled(head)
    return one_address(head.first("from"), "From")


def one_address(value: bytes, field: str) -> str:
    """Return the one address of a header field, in small letters; raise ``NotOneSender``."""
    try:
        text = value.decode("ascii")
    except UnicodeDecodeError:
        raise NotOneSender(f"Its {field} has letters outside ASCII that are not encoded.") from None
    if not text.isprintable():
        raise NotOneSender(f"Its {field} has invisible letters.")
    bare = _QUOTED.sub("", text)
    if any(mark in bare for mark in ',;:()\\"'):
        raise NotOneSender(f"Its {field} names several addresses, a group or a comment.")
    before, opened, rest = bare.partition("<")
    address, closed, after = rest.partition(">")
    if opened and (not closed or after.strip() or "<" in rest or "@" in before):
        raise NotOneSender(f"Its {field} names more than one address.")
    found = (address if opened else bare).strip()
    if _ENCODED.search(found) or not _ADDRESS.fullmatch(found):
        raise NotOneSender(f"Its {field} names no plain address.")
    return found.lower()


def addresses_in(value: bytes) -> tuple[str, ...]:
    """Return whatever looks like an address in a header field, in small letters."""
    return tuple(m.group(0).lower() for m in _ADDRESS.finditer(value.decode("ascii", "replace")))


def domain_of(address: str) -> str:
    """Return what stands behind the @, in small letters."""
    return address.rpartition("@")[2].lower()
