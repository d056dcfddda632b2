"""What an inbound message is, whether its sender is proven, and what becomes of it."""

from enum import StrEnum


class Proof(StrEnum):
    """How sure the sender of a message is; only *proven* counts as sent by the payroll company.

    *pending*: the check could not be made yet. *vouched*: a person of our staff has released it;
    that makes documents of it, and proves nothing.
    """

    PENDING = "pending"
    PROVEN = "proven"
    UNPROVEN = "unproven"
    VOUCHED = "vouched"


class MailKind(StrEnum):
    """What a message is by its head; only *letters* become documents, none of the rest is answered.

    *unmatched*: it came to a mailbox, and no partner's address or sender is on it.
    """

    LETTERS = "letters"
    AUTOMATIC = "automatic"
    BOUNCE = "bounce"
    LOOP = "loop"
    UNMATCHED = "unmatched"
    TOO_LARGE = "too_large"


class MailState(StrEnum):
    """Where a message stands.

    *opening*: a job makes documents of it. *waiting*: a person decides. *listed*: kept and shown,
    nothing more is done. *needs_attention*: it could not be opened by itself.
    """

    OPENING = "opening"
    OPENED = "opened"
    WAITING = "waiting"
    LISTED = "listed"
    SET_ASIDE = "set_aside"
    NEEDS_ATTENTION = "needs_attention"
