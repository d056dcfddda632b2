"""Fetches mail from an existing mailbox (IMAP); a message is marked only after it is durable.

A poll that breaks off is simply made again: what was kept and not marked is found to be known.
"""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from imap_tools import AND, BaseMailBox, MailBox, MailBoxUnencrypted, MailMessageFlags
from sqlalchemy.orm import Session

from app.inbound import addresses
from app.inbound.heads import Head, read_head
from app.inbound.keeping import Arrived, Recipient, keep, unchecked
from app.inbound.kinds import kind_of
from app.inbound.names import Txt
from app.inbound.proof import Delivery, judge
from app.inbound.senders import NotOneSender, addresses_in, sender_of
from app.inbound.states import MailKind
from app.records import tables
from app.settings import SettingError, Settings
from app.stores import Stores

HOW = "imap"
DONE = "Dayproof"
"""The keyword that marks a kept message which stays in its folder."""

_TIMEOUT_SECONDS = 60.0
_AT_ONCE = 200
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A mailbox by its parts; ``folder`` is where new mail lies."""

    host: str
    port: int
    user: str
    folder: str
    is_encrypted: bool


def mailbox_of(url: str) -> Mailbox:
    """Return what ``DAYPROOF_INBOUND_IMAP_URL`` names; raise ``SettingError``."""
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = -1
    is_encrypted = parts.scheme == "imaps"
    is_whole = parts.hostname and parts.username and port != -1
    if parts.scheme not in {"imap", "imaps"} or not is_whole:
        raise SettingError(
            "DAYPROOF_INBOUND_IMAP_URL must read imaps://user@host/INBOX; the password goes to "
            "DAYPROOF_INBOUND_IMAP_PASSWORD"
        )
    if parts.password:
        raise SettingError(
            "DAYPROOF_INBOUND_IMAP_URL holds a password: write it to DAYPROOF_INBOUND_IMAP_PASSWORD"
        )
    if not is_encrypted and parts.hostname not in _LOOPBACK:
        raise SettingError(
            "DAYPROOF_INBOUND_IMAP_URL begins with imap://: use imaps://, except on this machine"
        )
    folder = unquote(parts.path.strip("/")) or "INBOX"
    port = port or (993 if is_encrypted else 143)
    user = unquote(parts.username or "")
    return Mailbox(parts.hostname or "", port, user, folder, is_encrypted)


def poll(stores: Stores, txt: Txt) -> int:
    """Keep every new message of the mailbox and mark it; return how many were new to us.

    Raises what the connection or the stores raise: what was not marked is fetched again.
    """
    settings = stores.settings
    where = mailbox_of(settings.inbound_imap_url)
    with _opened(where, settings.inbound_imap_password) as box:
        return sum(_kept(stores, txt, box, uid) for uid in _new(box))


def _opened(where: Mailbox, password: str) -> BaseMailBox:
    """Sign in: a server that cannot prove its name is told nothing, and believed nothing."""
    box: BaseMailBox
    if where.is_encrypted:
        # Without a context the library takes every certificate.
        proven = ssl.create_default_context()
        box = MailBox(where.host, where.port, timeout=_TIMEOUT_SECONDS, ssl_context=proven)
    else:
        box = MailBoxUnencrypted(where.host, where.port, timeout=_TIMEOUT_SECONDS)
    return box.login(where.user, password, where.folder)


def _new(box: BaseMailBox) -> Iterator[str]:
    yield from box.uids(AND(no_keyword=DONE))[:_AT_ONCE]


def _kept(stores: Stores, txt: Txt, box: BaseMailBox, uid: str) -> bool:
    settings = stores.settings
    limit = settings.container_limit_bytes
    size = _size(box, uid)
    if size > limit:
        arrived = Arrived(
            _fetched(box, uid, "BODY.PEEK[HEADER]"),
            HOW,
            "unknown",
            "",
            MailKind.TOO_LARGE,
            f"It has {size / 2**20:.0f} MiB, {limit >> 20} MiB are taken at most: only its head "
            "was kept.",
        )
    else:
        arrived = Arrived(_fetched(box, uid, "BODY.PEEK[]"), HOW, "unknown", "")
    (kept,) = keep(stores, arrived, [_recipient(stores, txt, arrived)])
    _mark(box, uid, settings)
    return not kept.was_known


def _recipient(stores: Stores, txt: Txt, arrived: Arrived) -> Recipient:
    settings = stores.settings
    head = read_head(arrived.message, settings.mail_head_limit_bytes)
    envelope_from = _return_path(head)
    with stores.sessions() as session:
        row = _partner(session, head, settings)
        rules = None if row is None else addresses.rules_of(row, settings.inbound_domain)
    if rules is None:
        return Recipient("", None, unchecked())
    is_letter = arrived.kind is None and (kind_of(head, envelope_from, ())[0] is MailKind.LETTERS)
    if not is_letter:
        return Recipient(rules.address, rules.partner_id, unchecked())
    relay = settings.inbound_imap_server.lower() or None
    limit = settings.mail_head_limit_bytes
    delivery = Delivery(arrived.message, limit, stores.now(), relay, is_from_mailbox=True)
    return Recipient(rules.address, rules.partner_id, judge(delivery, rules, txt))


def _partner(session: Session, head: Head, settings: Settings) -> tables.PartnerAddress | None:
    """Return whose message this is: by the address it came to, else by its sender."""
    for name in ("delivered-to", "x-original-to", "envelope-to", "to", "cc"):
        for value in head.all(name):
            for address in addresses_in(value):
                row = addresses.at(session, address, settings.inbound_domain)
                if row is not None:
                    return row if row.active else None
    try:
        return addresses.from_sender(session, sender_of(head))
    except NotOneSender:
        return None


def _return_path(head: Head) -> str:
    path = head.first("return-path").strip()
    return "" if path == b"<>" else "unknown"


def _size(box: BaseMailBox, uid: str) -> int:
    _, data = box.client.uid("FETCH", uid, "(RFC822.SIZE)")
    text = b" ".join(each for each in data if isinstance(each, bytes))
    digits = text.rpartition(b"RFC822.SIZE ")[2].split(b")")[0].split(b" ")[0]
    return int(digits) if digits.isdigit() else 0


def _fetched(box: BaseMailBox, uid: str, what: str) -> bytes:
    """Return the bytes of a message as the server has them, and leave it unread."""
    _, data = box.client.uid("FETCH", uid, f"({what})")
    for each in data:
        if isinstance(each, tuple):
            return bytes(each[1])
    raise ConnectionError("The mailbox gave no message for a number that it had named.")


def _mark(box: BaseMailBox, uid: str, settings: Settings) -> None:
    """Say in the mailbox that a message is kept: it is moved away, or gets our keyword."""
    if settings.inbound_imap_done:
        if not box.folder.exists(settings.inbound_imap_done):
            box.folder.create(settings.inbound_imap_done)
        box.move(uid, settings.inbound_imap_done)
    else:
        box.flag(uid, [DONE, MailMessageFlags.SEEN], value=True)
