"""Decides whether a message is proven to be from the payroll company whose address it came to.

A DKIM pass is not trust. Proven is an allowed sender, whose domain asks others to refuse what is
not its own, with a signature over everything that we act on, fresh and not seen before; or the
word of a mail server that we trust by name. Why: ``docs/decisions/sender-proof.md``.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.inbound.dmarc import Policy, policy_of, speaks_for
from app.inbound.heads import Head, message_id_of, read_head
from app.inbound.names import NamesAway, Txt
from app.inbound.relays import said_of
from app.inbound.senders import NotOneSender, addresses_in, domain_of, one_address, sender_of
from app.inbound.signatures import Signature, Weak, refuse_weak, signatures, verify
from app.inbound.states import Proof

_AHEAD = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class AllowedSender:
    """A domain or an address that letters may come from; see ``PartnerSender``."""

    sender: str
    without_policy: bool = False

    def allows(self, address: str) -> bool:
        """Return whether this is the address, or the very domain of it."""
        return self.sender in {address, domain_of(address)}


@dataclass(frozen=True, slots=True)
class Rules:
    """What one partner's messages are held to."""

    partner_id: int
    address: str
    senders: tuple[AllowedSender, ...]
    key_bits_min: int = 2048
    fresh_days: int = 7


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message and how it came; ``relay`` is the trusted server at the other end, if it is one."""

    message: bytes
    head_limit_bytes: int
    received_at: datetime
    relay: str | None = None
    is_from_mailbox: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the sender is proven, and why, in words; ``digests`` must not have been seen before.

    ``facts`` is what was seen, for the people who look at the message later.
    """

    proof: Proof
    reason: str
    facts: dict[str, Any] = field(default_factory=dict)
    digests: tuple[str, ...] = ()


def judge(delivery: Delivery, rules: Rules, txt: Txt) -> Verdict:
    """Return whether a message is proven; *pending* when the DNS did not answer."""
    head = read_head(delivery.message, delivery.head_limit_bytes)
    try:
        sender = sender_of(head)
        allowed = _allowed(sender, rules)
        _refuse_stale(head, rules, delivery.received_at)
        _refuse_not_to_us(head, rules)
    except (NotOneSender, Weak) as reason:
        return Verdict(Proof.UNPROVEN, str(reason))
    try:
        return _by_signature(delivery, head, sender, allowed, rules, txt)
    except NamesAway as away:
        answer = Verdict(Proof.PENDING, str(away))
    except Weak as reason:
        answer = Verdict(Proof.UNPROVEN, str(reason), {"sender": sender})
    if delivery.relay is None:
        return answer
    return _by_relay(delivery, head, sender, rules) or answer


def _allowed(sender: str, rules: Rules) -> AllowedSender:
    for each in rules.senders:
        if each.allows(sender):
            return each
    raise Weak(f"It is from {sender}, which is no allowed sender of this company.")


def _refuse_stale(head: Head, rules: Rules, received_at: datetime) -> None:
    sent = head.sent_at()
    if sent is None:
        raise Weak("Its Date says no day and time.")
    if sent > received_at + _AHEAD:
        raise Weak("Its Date lies in the future.")
    if sent < received_at - timedelta(days=rules.fresh_days):
        raise Weak(
            f"It was written on {sent:%d %B %Y}, more than {rules.fresh_days} days before it came."
        )


def _refuse_not_to_us(head: Head, rules: Rules) -> None:
    """A genuine message to somebody else can be sent on to us by whoever has a copy of it."""
    named = {*addresses_in(head.first("to")), *addresses_in(head.first("cc"))}
    if rules.address not in named:
        raise Weak(f"Neither To nor Cc names {rules.address}: it was written to somebody else.")


def _by_signature(
    delivery: Delivery,
    head: Head,
    sender: str,
    allowed: AllowedSender,
    rules: Rules,
    txt: Txt,
) -> Verdict:
    domain = domain_of(sender)
    policy = policy_of(domain, txt)
    if not (policy.is_enforced or allowed.without_policy):
        raise Weak(
            f"{domain} does not ask others to refuse mail in its name "
            f"(DMARC {policy.asks or 'missing'})."
        )
    own = _own(head, domain, policy)
    reasons: list[Weak] = []
    for signature in own:
        try:
            refuse_weak(signature, head, delivery.received_at)
            seen = verify(delivery.message, signature, txt, rules.key_bits_min)
        except Weak as reason:
            reasons.append(reason)
            continue
        facts = {"how": "dkim", "sender": sender, "dmarc": policy.asks or "missing", **seen}
        words = f"Signed by {signature.domain}, over everything that counts."
        return Verdict(Proof.PROVEN, words, facts, _digests(own, rules))
    raise reasons[0]


def _own(head: Head, domain: str, policy: Policy) -> Sequence[Signature]:
    every = list(signatures(head))
    own = [each for each in every if speaks_for(each.domain, domain, policy)]
    if not own:
        others = ", ".join(sorted({each.domain for each in every}))
        raise Weak(
            f"It is signed by {others}, not by {domain}."
            if others
            else f"{domain} did not sign it."
        )
    return own


def _by_relay(delivery: Delivery, head: Head, sender: str, rules: Rules) -> Verdict | None:
    """Return the verdict that a trusted server's word gives; None when it gives none.

    It answers for the cryptography, not for what a signature leaves open: that we see ourselves.
    """
    relay, domain = delivery.relay or "", domain_of(sender)
    try:
        said = said_of(head, sender, relay, needs_above=not delivery.is_from_mailbox)
        if domain not in said.sent_by:
            own = [each for each in _own(head, domain, Policy()) if each.domain in said.signed_by]
            if not own:
                return None
            for signature in own:
                refuse_weak(signature, head, delivery.received_at)
    except Weak:
        return None
    digest = hashlib.sha256(f"{domain}\0{message_id_of(head)}".encode()).hexdigest()
    facts = {"how": "relay", "relay": relay, "sender": sender, "domain": domain}
    words = f"{relay}, which we trust, found that it is from {domain}."
    return Verdict(Proof.PROVEN, words, facts, (_for_partner(digest, rules),))


def _digests(own: Sequence[Signature], rules: Rules) -> tuple[str, ...]:
    """Return what no later message may carry: all signatures, so that none is of use alone."""
    return tuple(_for_partner(each.digest, rules) for each in own)


def _for_partner(digest: str, rules: Rules) -> str:
    return hashlib.sha256(f"{rules.partner_id} {digest}".encode()).hexdigest()


def answer_address(written: str, sender: str, rules: Rules) -> str:
    """Return where answers to a message go: where it asks for them, if letters may come from there.

    Results name people. They go nowhere but to addresses of the company, whatever a message says.
    """
    is_theirs = any(each.allows(written) for each in rules.senders)
    return written if is_theirs else sender


def reply_address(head: Head) -> str:
    """Return where an answer goes: the one address of Reply-To, else of From; empty without one."""
    for name in ("reply-to", "from"):
        if head.all(name):
            try:
                return one_address(head.first(name), name)
            except NotOneSender:
                return ""
    return ""
