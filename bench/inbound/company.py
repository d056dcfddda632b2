"""A payroll company of the benchmark: its key in a DNS of its own, its letters, its messages."""

import io
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from dnslib import QTYPE, RR, TXT
from dnslib.server import BaseResolver, DNSLogger, DNSServer
from pypdf import PdfReader, PdfWriter

from app.access import Role
from app.accounts import add_account
from app.inbound import addresses
from app.stores import Stores

_LETTER = Path(__file__).resolve().parents[2] / "samples" / "evl" / "e1-day-list.pdf"
_PIECE = 250
"""No string of a text record is longer than 255 bytes (RFC 1035 3.3)."""
_SIGNED = (
    b"From", b"To", b"Subject", b"Date", b"Message-ID", b"Content-Type", b"MIME-Version",
)  # fmt: skip

PASSWORD = "a long enough password"  # noqa: S105 - of accounts in a folder that is thrown away


@dataclass(frozen=True, slots=True)
class Company:
    """A company that sends letters from ``domain`` to its ``address`` here."""

    domain: str
    address: str
    key: bytes
    record: str

    @property
    def sender(self) -> str:
        """Whom its letters are from, and where answers go."""
        return f"letters@{self.domain}"


def company(stores: Stores, domain: str) -> Company:
    """Return a new company with an account, an address here and a key of its own."""
    with stores.sessions.begin() as session:
        role, now = [Role.PAYROLL_PARTNER], stores.now()
        account = add_account(session, f"desk@{domain}", domain, role, PASSWORD, now=now)
        account.payroll_company = domain
        row = addresses.make(session, account, [domain], "service", now)
        address = f"{row.local_part}@{stores.settings.inbound_domain}"
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL
    der = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    public = b64encode(made.public_key().public_bytes(*der)).decode()
    private = made.private_bytes(*pem, serialization.NoEncryption())
    return Company(domain, address, private, f"v=DKIM1; k=rsa; p={public}")


@contextmanager
def answering_names(records: dict[str, str]) -> Iterator[str]:
    """Serve text records by name, and yield where: "127.0.0.1:5300"."""

    class Answers(BaseResolver):  # type: ignore[misc]
        def resolve(self, request, handler):  # type: ignore[no-untyped-def]  # noqa: ARG002
            reply = request.reply()
            name = str(request.q.qname).rstrip(".")
            if text := records.get(name):
                parts = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
                reply.add_answer(RR(name, QTYPE.TXT, rdata=TXT(parts), ttl=60))
            return reply

    silent = DNSLogger(logf=lambda _text: None)
    server = DNSServer(Answers(), address="127.0.0.1", port=0, logger=silent)
    server.start_thread()
    host, port = server.server.server_address[:2]
    try:
        yield f"{host}:{port}"
    finally:
        server.stop()
        server.server.server_close()


def records_of(companies: Sequence[Company]) -> dict[str, str]:
    """Return what the DNS says of the companies."""
    keys = {f"s1._domainkey.{each.domain}": each.record for each in companies}
    return keys | {f"_dmarc.{each.domain}": "v=DMARC1; p=reject" for each in companies}


def message(
    company: Company, number: int, files: Sequence[tuple[str, bytes]], sent_at: object
) -> bytes:
    """Return a signed message with files; ``number`` makes it different from every other."""
    made = EmailMessage()
    made["From"], made["To"] = company.sender, company.address
    made["Subject"], made["Message-ID"] = f"Letters {number}", f"<{number}@{company.domain}>"
    made["Date"] = format_datetime(sent_at)  # type: ignore[arg-type]
    made.set_content("SAMPLE. The letters are attached.")
    for name, data in files:
        subtype = "zip" if name.endswith(".zip") else "pdf"
        made.add_attachment(data, maintype="application", subtype=subtype, filename=name)
    whole = made.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    signed = {"canonicalize": (b"relaxed", b"relaxed"), "include_headers": _SIGNED}
    return bytes(dkim.sign(whole, b"s1", company.domain.encode(), company.key, **signed)) + whole


def letters(count: int, name: str) -> list[tuple[str, bytes]]:
    """Return so many letters, no two of them equal."""
    reader = PdfReader(_LETTER)
    made = []
    for number in range(count):
        writer, out = PdfWriter(clone_from=reader), io.BytesIO()
        writer.add_metadata({"/Title": f"SAMPLE {name} {number}"})
        writer.write(out)
        made.append((f"{name}-{number}.pdf", out.getvalue()))
    return made


def zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Return files as one archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()
