"""Messages saved from Outlook (MSG): attachments and the text."""

from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from io import BytesIO

from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.storage import Storage, Stream

from extractors.containers.names import Names, clean
from extractors.containers.pictures import is_ornament
from extractors.containers.values import NotTaken, Part, Parts
from extractors.containers.values import ignored as passed_over
from extractors.containers.written import Head, message_text, text_of_html
from extractors.limits import Limits
from extractors.prechecks.messages import too_deep_mail, too_many_mail_parts
from extractors.refusals import damaged

_CONTENT_ID = 0x3712
_EMBEDDED, _PROPERTIES = "__substg1.0_3701000D", "__properties_version1.0"
_SHORT_HEAD = 24


def outlook_parts(data: bytes, limits: Limits) -> Parts:
    """Yield the message's text and its attachments; raise ``Refused`` when it cannot be opened."""
    try:
        message = Message.load(BytesIO(data))
    except Exception as error:  # The library raises whatever it runs into in a damaged file.
        raise damaged("Outlook message") from error
    yield from _Taken(limits).parts(message, "", depth=0)


class _Taken:
    """Walks one message and those attached to it; counts parts, and names each once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._names = Names()
        self._count = 0

    def parts(self, message: Message, prefix: str, *, depth: int) -> Parts:
        """Yield the message's text first, then everything that came with it."""
        if depth > self._limits.mail_depth:
            raise too_deep_mail()
        try:
            attachments = message.attachments
            text = message_text(_head(message), _body(message), self._limits)
        except Exception as error:
            raise damaged("Outlook message") from error
        yield replace(text, name=self._names.own(f"{prefix}{text.name}"))
        for number, attachment in enumerate(attachments, start=1):
            self._count += 1
            if self._count > self._limits.mail_parts:
                raise too_many_mail_parts(self._limits)
            inner = _message_in(attachment)
            if inner is None:
                yield self._part(attachment, prefix, number)
            else:
                name = f"{prefix}{_subject(inner, number)}"
                yield from self.parts(inner, f"{self._names.own(name)}/", depth=depth + 1)

    def _part(self, attachment: Attachment, prefix: str, number: int) -> Part | NotTaken:
        try:
            given, content = attachment.file_name, attachment.file_bytes
            inline = attachment.properties.str_prop_value(_CONTENT_ID) is not None
            kind = attachment.mime_type or ""
        except Exception:  # noqa: BLE001 - as above
            name = self._names.own(f"{prefix}attachment {number}")
            return NotTaken(name, "damaged-file", "The attachment is damaged: attach it once more")
        name = self._names.own(f"{prefix}{clean(given or '', f'attachment {number}')}")
        if content is None:
            why = "It is a link, not a file, inside the Outlook message: send the file itself"
            return NotTaken(name, "unsupported-type", why)
        if not content:
            return NotTaken(name, "empty-file", "The attachment is empty: attach it once more")
        if kind.startswith("image/") and is_ornament(content, inline=inline):
            why = "A small picture in the text, such as a logo or a signature line"
            return passed_over(name, why)
        return Part(name, content)


def _message_in(attachment: Attachment) -> Message | None:
    """Return the message that is attached whole, None for an ordinary file."""
    # The library does not look into attachments, and its protocol for storages names no inner ones.
    inner: tuple[Storage, ...] = getattr(attachment._storage, "storages", ())  # noqa: SLF001 - above
    found = next((each for each in inner if each.name == _EMBEDDED), None)
    if found is None:
        return None
    streams = tuple(_headed(each) if each.name == _PROPERTIES else each for each in found.streams)
    return Message(replace(found, streams=streams))


def _headed(stream: Stream) -> Stream:
    """Return the properties of an attached message with the longer head of one that stands alone.

    MS-OXMSG 2.4.1.1 and 2.4.1.2: 32 bytes at the top level, 24 in an attachment.
    """
    head = stream.bytes_[:_SHORT_HEAD]
    return replace(stream, bytes_=head + bytes(8) + stream.bytes_[_SHORT_HEAD:])


def _subject(message: Message, number: int) -> str:
    try:
        return clean(message.subject.replace("/", "-"), f"message {number}")
    except Exception:  # noqa: BLE001 - as above
        return f"message {number}"


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
