"""The mail of a row as mail programs read it; no value can add a header or a recipient."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from app.mailing.outgoing import one_line
from app.mailing.servers import sender, sender_address
from app.records import tables
from app.settings import Settings

_REFERENCES_MAX = 10


def composed(mail: tables.OutgoingMail, settings: Settings) -> EmailMessage:
    """Return the message of a row: the same at every delivery, its Message-ID above all."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender(settings)
    message["To"] = Address(addr_spec=mail.recipient)
    message["Reply-To"] = mail.reply_to or settings.mail_reply_to or sender(settings)
    message["Subject"] = one_line(mail.subject)
    message["Date"] = format_datetime(mail.written_at)
    message["Message-ID"] = message_id(mail, settings)
    message["Auto-Submitted"] = "auto-replied" if mail.is_answer else "auto-generated"
    # Mail programs that know no Auto-Submitted keep from answering by this one.
    message["X-Auto-Response-Suppress"] = "All"
    answered = [one for one in (mail.answers or "").split() if _is_message_id(one)]
    if answered:
        message["In-Reply-To"] = answered[-1]
        message["References"] = " ".join(answered[-_REFERENCES_MAX:])
    message.set_content(mail.text, cte="quoted-printable")
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    for each in mail.attachments:
        kind, _, subtype = each["media_type"].partition("/")
        data = each["text"].encode("utf-8-sig")
        message.add_attachment(
            data, maintype=kind, subtype=subtype, filename=one_line(each["name"])
        )
    return message


def message_id(mail: tables.OutgoingMail, settings: Settings) -> str:
    """Return the Message-ID of a mail, in angle brackets."""
    return f"<{mail.public_id}@{sender_address(settings).rpartition('@')[2]}>"


def envelope_sender(mail: tables.OutgoingMail, settings: Settings) -> str:
    """Return whom a server tells when it cannot deliver: nobody, of an automatic answer."""
    return "" if mail.is_answer else sender_address(settings)


def _is_message_id(text: str) -> bool:
    return text.startswith("<") and text.endswith(">") and text.isascii() and len(text) <= 250
