"""Messages as a payroll company writes and signs them, with keys and a DNS of our own."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from nacl.signing import SigningKey

from app.inbound.names import NamesAway

NOW = datetime.now(UTC).replace(microsecond=0)
COMPANY = "payroll.example"
OTHER = "attacker.example"
TO = "reels-abcdefgh23@letters.roster.example"
SIGNED = (
    "From",
    "To",
    "Cc",
    "Subject",
    "Date",
    "Message-ID",
    "Content-Type",
    "MIME-Version",
    "Reply-To",
    "Content-Transfer-Encoding",
)


@dataclass(frozen=True)
class Key:
    """A private key as dkimpy wants it, and the record that publishes it."""

    private: bytes
    record: str
    algorithm: bytes = b"rsa-sha256"


@cache
def rsa_key(bits: int = 2048) -> Key:
    """A key of so many bits, the same all through a test run."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=max(bits, 1024))
    if bits < 1024:
        return _short_key(bits)
    private = made.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    public = made.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return Key(private, f"v=DKIM1; k=rsa; p={b64encode(public).decode()}")


def _short_key(bits: int) -> Key:
    """A key that cryptography refuses to make: 512 bits, by openssl."""
    import subprocess  # noqa: PLC0415

    made = ["openssl", "genrsa", "-traditional", str(bits)]
    private = subprocess.run(made, capture_output=True, check=True).stdout
    shown = ["openssl", "rsa", "-pubout", "-outform", "DER"]
    public = subprocess.run(shown, input=private, capture_output=True, check=True).stdout
    return Key(private, f"v=DKIM1; k=rsa; p={b64encode(public).decode()}")


@cache
def ed25519_key() -> Key:
    """An Ed25519 key."""
    made = SigningKey.generate()
    public = b64encode(bytes(made.verify_key)).decode()
    return Key(b64encode(bytes(made)), f"v=DKIM1; k=ed25519; p={public}", b"ed25519-sha256")


@dataclass
class Zone:
    """Text records by name; a name in ``away`` does not answer."""

    records: dict[str, tuple[str, ...]] = field(default_factory=dict)
    away: frozenset[str] = frozenset()

    def __call__(self, name: str) -> tuple[bytes, ...]:
        if name in self.away:
            raise NamesAway(f"The DNS did not answer about {name}.")
        return tuple(text.encode() for text in self.records.get(name, ()))

    def __or__(self, records: dict[str, str]) -> "Zone":
        more = {name: (text,) for name, text in records.items()}
        return replace(self, records={**self.records, **more})


def zone() -> Zone:
    """The names of an honest company and of somebody else, each with a policy and a key."""
    records = {
        f"_dmarc.{COMPANY}": ("v=DMARC1; p=reject",),
        f"s1._domainkey.{COMPANY}": (rsa_key().record,),
        f"_dmarc.{OTHER}": ("v=DMARC1; p=reject",),
        f"s1._domainkey.{OTHER}": (rsa_key(2049).record,),
    }
    return Zone(records)


def letter(
    *,
    sender: str = f"Reels Payroll <letters@{COMPANY}>",
    to: str = TO,
    subject: str = "Letters, week 47",
    attachments: Sequence[tuple[str, bytes]] = (("letter.txt", b"SAMPLE. A letter."),),
    sent: datetime | None = None,
    message_id: str = f"<1@{COMPANY}>",
    body: str = "Please find the letters attached.",
) -> bytes:
    """An unsigned message with attachments."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(sent or NOW - timedelta(minutes=1))
    message["Message-ID"] = message_id
    message.set_content(body)
    for name, data in attachments:
        kind, subtype = (
            ("image", "png") if name.endswith("png") else ("application", "octet-stream")
        )
        message.add_attachment(data, maintype=kind, subtype=subtype, filename=name)
    return message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def sign(
    message: bytes,
    *,
    domain: str = COMPANY,
    selector: str = "s1",
    key: Key | None = None,
    headers: Sequence[str] = SIGNED,
    length: bool = False,
    identity: str | None = None,
    algorithm: bytes | None = None,
    **tags: str,
) -> bytes:
    """The message with a signature on top; ``tags`` are put into it before it is signed."""
    chosen = key or (rsa_key() if domain.endswith(COMPANY) else rsa_key(2049))
    present = {line.split(b":")[0].lower() for line in message.split(b"\r\n\r\n")[0].split(b"\r\n")}
    named = [name.encode() for name in headers if name.lower().encode() in present]
    signer = _Signer(message, tags)
    line = signer.sign(
        selector.encode(),
        domain.encode(),
        chosen.private,
        signature_algorithm=algorithm or chosen.algorithm,
        identity=identity.encode() if identity else None,
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=named,
        length=length,
    )
    return line + message


class _Signer(dkim.DKIM):
    """Signs with whatever tags a test wants to see in the signature."""

    def __init__(self, message: bytes, tags: dict[str, str]) -> None:
        super().__init__(message)
        self._tags = tags

    def gen_header(self, fields, *args, **kwargs):
        """Put the tags in before the signature is made over them."""
        kept = [(name, value) for name, value in fields if name.decode() not in self._tags]
        more = [(name.encode(), value.encode()) for name, value in self._tags.items() if value]
        place = next(i for i, (name, _) in enumerate(kept) if name == b"h")
        return super().gen_header([*kept[:place], *more, *kept[place:]], *args, **kwargs)


def signed_letter(**kwargs) -> bytes:
    """A message as an honest company sends it."""
    return sign(letter(**kwargs))


def swap(message: bytes, old: bytes, new: bytes) -> bytes:
    """The message with one thing changed, which must be in it."""
    assert old in message
    return message.replace(old, new, 1)
