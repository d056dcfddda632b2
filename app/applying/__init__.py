"""Applications for a classification and requests for an upgrade, from draft to signature."""

from app.applying.choosing import (
    LocalOffered,
    Offer,
    local_offered,
    locals_offered,
    offer_named,
    offers_of,
    search,
)
from app.applying.drafts import (
    Step,
    application_for,
    discard,
    following,
    is_upgrade,
    mine,
    number_of,
    refuse_signed,
    save,
    start,
    steps_of,
)
from app.applying.needed import Needed, needed_for
from app.applying.signed_copy import signed_copy
from app.applying.signing import STATEMENT, Signature, is_as_signed, sign
from app.applying.upgrades import Packet, attach_papers, packet_of, requests

__all__ = [
    "STATEMENT",
    "LocalOffered",
    "Needed",
    "Offer",
    "Packet",
    "Signature",
    "Step",
    "application_for",
    "attach_papers",
    "discard",
    "following",
    "is_as_signed",
    "is_upgrade",
    "local_offered",
    "locals_offered",
    "mine",
    "needed_for",
    "number_of",
    "offer_named",
    "offers_of",
    "packet_of",
    "refuse_signed",
    "requests",
    "save",
    "search",
    "sign",
    "signed_copy",
    "start",
    "steps_of",
]
