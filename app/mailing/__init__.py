"""Mail to people: written with what it tells of, in one transaction, and delivered afterwards.

``put_outgoing`` writes one down, once for each event; ``deliver_due`` sends what is due, at least
once and always with the same Message-ID. Every mail says the same in plain text and in HTML.
"""

from app.mailing.bounces import NotArriving, not_arriving, note_report
from app.mailing.delivering import deliver_due
from app.mailing.letters import (
    Block,
    Button,
    Items,
    Letter,
    Link,
    Paragraph,
    Table,
    letter_html,
    letter_text,
)
from app.mailing.looked_at import MailCounts, counts, failed, recent, send_again
from app.mailing.outgoing import (
    Attachment,
    MailState,
    Outgoing,
    answered_mail,
    is_address,
    put_outgoing,
)
from app.mailing.servers import MailServer, mail_server, public_origin

__all__ = [
    "Attachment",
    "Block",
    "Button",
    "Items",
    "Letter",
    "Link",
    "MailCounts",
    "MailServer",
    "MailState",
    "NotArriving",
    "Outgoing",
    "Paragraph",
    "Table",
    "answered_mail",
    "counts",
    "deliver_due",
    "failed",
    "is_address",
    "letter_html",
    "letter_text",
    "mail_server",
    "not_arriving",
    "note_report",
    "public_origin",
    "put_outgoing",
    "recent",
    "send_again",
]
