"""Receives mail by SMTP or LMTP: 250 is said only once the message is durable.

Nothing is bounced later, so nobody is ever sent mail for what somebody else wrote in their name:
what cannot be taken is refused while the sender is still there.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy.exc import SQLAlchemyError

from app.errors import ServiceError
from app.inbound import addresses
from app.inbound.heads import read_head
from app.inbound.keeping import Arrived, Recipient, keep, unchecked, unproven_bytes
from app.inbound.kinds import kind_of
from app.inbound.names import Txt
from app.inbound.proof import Delivery, judge
from app.inbound.relays import Relay
from app.inbound.states import MailKind, Proof
from app.logs import log, places
from app.mailing.servers import sender_address
from app.stores import Stores

RECIPIENTS_MAX = 20

STRANGERS_MESSAGES = 20
"""So many messages of the greatest size are kept in a day of senders that nothing proves."""

_OK = "250 2.0.0 Kept"
_LATER = "451 4.3.0 Cannot keep this now, try again later"
_UNCHECKED = "451 4.4.3 Cannot check the sender now, try again later"
_UNKNOWN = "550 5.1.1 No such address here"
_OFF = "550 5.2.1 This address takes no mail at the moment"
_ONE_BY_ONE = "452 4.5.3 One recipient at a time"
_FLOOD = "452 4.3.1 Too much mail of unproven senders today, try again tomorrow"
_TOO_MANY = "452 4.5.3 Too many recipients"


class Receiver:
    """Answers the commands of one sender after the other; what blocks is done in threads.

    ``relays`` are the mail servers that are trusted by name.
    """

    def __init__(
        self, stores: Stores, txt: Txt, relays: tuple[Relay, ...] = (), protocol: str = "smtp"
    ) -> None:
        self._stores = stores
        self._txt = txt
        self.relays = relays
        self._protocol = protocol

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self,
        server: SMTP,  # noqa: ARG002
        session: Session,  # noqa: ARG002
        envelope: Envelope,
        address: str,
        rcpt_options: list[str],  # noqa: ARG002
    ) -> str:
        """Take an address of a partner that is on, and refuse every other."""
        if self._protocol == "lmtp" and envelope.rcpt_tos:
            # LMTP wants an answer for each recipient, and one message has one here.
            return _ONE_BY_ONE
        if len(envelope.rcpt_tos) >= RECIPIENTS_MAX:
            return _TOO_MANY
        answer = await asyncio.to_thread(self._recipient, address, envelope.mail_from or "")
        if answer is None:
            envelope.rcpt_tos.append(address)
            return "250 2.1.5 OK"
        return answer

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self,
        server: SMTP,  # noqa: ARG002
        session: Session,
        envelope: Envelope,
    ) -> str:
        """Keep a message for good, or have its sender try again."""
        peer = session.peer[0] if isinstance(session.peer, tuple) else ""
        return await asyncio.to_thread(self._take, envelope, peer)

    def _recipient(self, address: str, mail_from: str) -> str | None:
        """Return why an address is refused, None for one that is taken."""
        if self._is_ours(address) and not mail_from.strip("<>"):
            return None
        try:
            with self._stores.sessions() as session:
                row = addresses.at(session, address, self._stores.settings.inbound_domain)
                if row is None:
                    return _UNKNOWN
                return None if row.active else _OFF
        except (SQLAlchemyError, ServiceError) as error:
            log.error("inbound-refused", error_type=type(error).__name__, where=places(error))
            return _LATER

    def _take(self, envelope: Envelope, peer: str) -> str:
        message = envelope.content if isinstance(envelope.content, bytes) else b""
        sender = (envelope.mail_from or "").strip("<>")
        arrived = Arrived(message, self._protocol, sender, peer)
        try:
            recipients = [self._judged(arrived, each) for each in envelope.rcpt_tos]
            if any(each.verdict.proof is Proof.PENDING for each in recipients):
                return _UNCHECKED
            if self._is_flooded(recipients, len(message)):
                return _FLOOD
            kept = keep(self._stores, arrived, recipients)
        except Exception as error:  # noqa: BLE001 - whatever went wrong, nothing was accepted
            log.error("inbound-refused", error_type=type(error).__name__, where=places(error))
            return _LATER
        for one in kept:
            log.info("inbound-kept", inbound=one.public_id)
        return f"{_OK} {kept[0].public_id[:12]}"

    def _is_flooded(self, recipients: Sequence[Recipient], size_bytes: int) -> bool:
        """Return whether strangers have sent so much in a day that they must wait.

        Who is proven is never held up by what is sent in their name.
        """
        if any(each.verdict.proof is Proof.PROVEN for each in recipients):
            return False
        limit = STRANGERS_MESSAGES * self._stores.settings.container_limit_bytes
        with self._stores.sessions() as session:
            since = self._stores.now() - timedelta(days=1)
            return unproven_bytes(session, since) + size_bytes > limit

    def _is_ours(self, address: str) -> bool:
        """Return whether our own mail is from this address: reports about it come there."""
        settings = self._stores.settings
        own = sender_address(settings).lower()
        return bool(settings.mail_from) and address.strip().lower() == own

    def _judged(self, arrived: Arrived, address: str) -> Recipient:
        """Return a recipient with what was found of the sender for it."""
        settings = self._stores.settings
        if self._is_ours(address):
            return Recipient(address.strip().lower(), None, unchecked())
        with self._stores.sessions() as session:
            row = addresses.at(session, address, settings.inbound_domain)
            if row is None:
                raise ServiceError("The address went away while the message came.")
            rules = addresses.rules_of(row, settings.inbound_domain)
        head = read_head(arrived.message, settings.mail_head_limit_bytes)
        if kind_of(head, arrived.envelope_from, ())[0] is not MailKind.LETTERS:
            return Recipient(rules.address, rules.partner_id, unchecked())
        verdict = judge(self._delivery(arrived), rules, self._txt)
        return Recipient(rules.address, rules.partner_id, verdict)

    def _delivery(self, arrived: Arrived) -> Delivery:
        relay = next((each.name for each in self.relays if each.is_at(arrived.peer)), None)
        limit = self._stores.settings.mail_head_limit_bytes
        return Delivery(arrived.message, limit, self._stores.now(), relay)
