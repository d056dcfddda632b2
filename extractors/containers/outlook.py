"""Messages saved from Outlook (MSG): attachments and the text."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from io import BytesIO

from oxmsg import Message
from oxmsg.attachment import Attachment

from extractors.containers.names import Names, clean
from extractors.containers.pictures import is_ornament
from extractors.containers.values import NotTaken, Part, Parts
from extractors.containers.values import ignored as passed_over
from extractors.containers.written import Head, message_text, text_of_html
from extractors.limits import Limits
from extractors.refusals import Refused, damaged

_ATTACHMENTS = 100
_CONTENT_ID = 0x3712


def outlook_parts(data: bytes, limits: Limits) -> Parts:
    """Yield the message's text and its attachments; raise ``Refused`` when it cannot be opened."""
    try:
        message = Message.load(BytesIO(data))
        attachments = message.attachments
        text = message_text(_head(message), _body(message), limits)
    except RecursionError as error:
        raise damaged("Outlook message") from error
    except Exception as error:
        # The library raises whatever its parsing of a damaged file runs into.
        raise damaged("Outlook message") from error
    if len(attachments) > _ATTACHMENTS:
        raise Refused(
            "too-many-parts",
            f"The Outlook message has {len(attachments)} attachments, {_ATTACHMENTS} are taken at "
            "most: send the documents in a ZIP archive",
        )
    yield text
    names = Names()
    for number, attachment in enumerate(attachments, start=1):
        yield _part(attachment, names, number)


def _part(attachment: Attachment, names: Names, number: int) -> Part | NotTaken:
    try:
        given, content = attachment.file_name, attachment.file_bytes
        inline = attachment.properties.str_prop_value(_CONTENT_ID) is not None
        kind = attachment.mime_type or ""
    except Exception:  # noqa: BLE001 - as above
        name = names.own(f"attachment {number}")
        return NotTaken(name, "damaged-file", "The attachment is damaged: attach it once more")
    name = names.own(clean(given or "", f"attachment {number}"))
    if content is None:
        why = "It is a message or a link inside the Outlook message: save it as a file of its own"
        return NotTaken(name, "unsupported-type", why)
    if not content:
        return NotTaken(name, "empty-file", "The attachment is empty: attach it once more")
    if kind.startswith("image/") and is_ornament(content, inline=inline):
        return passed_over(name, "A small picture in the text, such as a logo or a signature line")
    return Part(name, content)


def _head(message: Message) -> Head:
    return Head(
        sender=message.sender or "",
        recipients=message.message_headers.get("To", ""),
        sent=_sent(message),
        subject=message.subject,
    )


def _sent(message: Message) -> datetime | None:
    """Return when it was sent by the writer's own clock where the headers tell, else in UTC."""
    try:
        return parsedate_to_datetime(message.message_headers["Date"])
    except (KeyError, ValueError, TypeError, IndexError):
        return message.sent_date


def _body(message: Message) -> str:
    return message.body or text_of_html(message.html_body or "")
