"""Says what would become of a message, and why; keeps nothing and changes nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import BadRequest
from app.inbound import addresses
from app.inbound.heads import message_id_of, read_head
from app.inbound.kinds import kind_of
from app.inbound.names import Txt
from app.inbound.proof import Delivery, Verdict, judge
from app.inbound.senders import addresses_in
from app.inbound.states import MailKind
from app.stores import Stores
from extractors.containers.values import NotTaken
from extractors.refusals import Refused
from extractors.unpacked import Leaf


@dataclass(frozen=True, slots=True)
class WouldBe:
    """What would become of a sample: whose it is, its kind, its sender, and each file in it.

    ``company`` is None when it is addressed to nobody here; ``files`` are pairs of a name and why
    it would not be taken (empty for one that would).
    """

    company: str | None
    kind: MailKind
    note: str | None
    verdict: Verdict | None
    message_id: str
    files: tuple[tuple[str, str], ...]


Unpack = Callable[[Path, Path], Sequence[Leaf | NotTaken]]


def would_be(stores: Stores, message: bytes, txt: Txt, unpack: Unpack) -> WouldBe:
    """Return what would become of a message that came now; raise ``BadRequest`` for no message."""
    settings = stores.settings
    if not message.strip():
        raise BadRequest("Choose a message (.eml) or paste its source.")
    # A pasted source has lost its line ends.
    whole = message.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    head = read_head(whole, settings.mail_head_limit_bytes)
    kind, note = kind_of(head, "unknown", ())
    rules, company = None, None
    with stores.sessions() as session:
        for address in (*addresses_in(head.first("to")), *addresses_in(head.first("cc"))):
            row = addresses.at(session, address, settings.inbound_domain)
            if row is not None:
                rules, company = addresses.rules_of(row, settings.inbound_domain), row.name
                break
    delivery = Delivery(whole, settings.mail_head_limit_bytes, stores.now())
    verdict = None if rules is None else judge(delivery, rules, txt)
    files = _files(stores, whole, unpack)
    return WouldBe(company, kind, note, verdict, message_id_of(head), files)


def _files(stores: Stores, message: bytes, unpack: Unpack) -> tuple[tuple[str, str], ...]:
    with stores.storage.working_folder() as folder:
        path = folder / "sample.eml"
        path.write_bytes(message)
        try:
            found = unpack(path, folder)
        except Refused as refused:
            return (("The message", refused.message),)
        return tuple(
            (each.name, each.message if isinstance(each, NotTaken) else "") for each in found
        )
