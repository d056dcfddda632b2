"""Tells letters from what programs send to each other: automatic answers, bounces, loops.

What is none of a person's own is kept and listed, makes no document, and is never answered: two
programs that answer each other never end.
"""

from collections.abc import Collection

from app.inbound.heads import Head
from app.inbound.senders import addresses_in
from app.inbound.states import MailKind

HOPS_MAX = 30
"""A message that passed so many mail servers goes round in circles (RFC 5321 6.3: at least 100)."""

_OF_LISTS = ("list-id", "list-post", "list-unsubscribe", "mailing-list")
_IN_BULK = frozenset({"bulk", "junk", "list", "auto_reply"})
_ROBOTS = ("mailer-daemon@", "postmaster@", "no-reply-bounce@")


def kind_of(head: Head, envelope_from: str, own: Collection[str]) -> tuple[MailKind, str | None]:
    """Return what a message is by its head, and why, where it is no letter.

    ``own`` are the addresses that our own mail is from.
    """
    for kind, reason in (
        (MailKind.BOUNCE, _bounce(head, envelope_from)),
        (MailKind.LOOP, _loop(head, own)),
        (MailKind.AUTOMATIC, _automatic(head)),
    ):
        if reason is not None:
            return kind, reason
    return MailKind.LETTERS, None


def _bounce(head: Head, envelope_from: str) -> str | None:
    if not envelope_from:
        return "It has no sender to answer to: a report about mail that did not arrive."
    if head.all("x-failed-recipients"):
        return "It reports mail that did not arrive."
    kind = head.first("content-type").lower()
    if kind.startswith(b"multipart/report") or b"delivery-status" in kind:
        return "It is a report about other mail."
    if any(each.startswith(_ROBOTS) for each in addresses_in(head.first("from"))):
        return "It is from a mail server, not from a person."
    return None


def _loop(head: Head, own: Collection[str]) -> str | None:
    if any(each in own for each in addresses_in(head.first("from"))):
        return "It is from our own address."
    if len(head.all("received")) > HOPS_MAX:
        return f"It passed more than {HOPS_MAX} mail servers: it goes round in circles."
    return None


def _automatic(head: Head) -> str | None:
    said = head.first("auto-submitted").lower()
    if said and said != b"no":
        return "A program sent it (Auto-Submitted)."
    if head.first("precedence").decode("ascii", "replace").strip().lower() in _IN_BULK:
        return "It was sent in bulk (Precedence)."
    if head.all("x-autoreply") or head.all("x-autorespond"):
        return "It is an automatic answer."
    if any(head.all(name) for name in _OF_LISTS):
        return "It came by a mailing list."
    return None
