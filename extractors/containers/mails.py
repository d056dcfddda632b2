"""E-mail messages (RFC 5322, MIME): attachments, inline files, nested messages and the text."""

from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default as default_policy

from extractors.containers.flowed import unflowed
from extractors.containers.names import Names, clean
from extractors.containers.pictures import is_ornament
from extractors.containers.values import NotTaken, Part, Parts, ignored
from extractors.containers.written import Head, message_text, text_of_html
from extractors.limits import Limits
from extractors.prechecks.messages import too_deep_mail, too_many_mail_parts
from extractors.refusals import Refused

_SIGNATURES = {
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
}
_ENCRYPTED = {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}
_ADDRESS_CARDS = {"text/calendar", "text/vcard", "text/x-vcard", "message/delivery-status"}


def mail_parts(data: bytes, limits: Limits) -> Parts:
    """Yield the parts of a message; raise ``Refused`` for one that is broken or goes too deep."""
    try:
        message = message_from_bytes(data, policy=default_policy)
        assert isinstance(message, EmailMessage)  # noqa: S101 - what this policy makes
        yield from _Taken(limits).parts(message)
    except (IndexError, KeyError, AttributeError, ValueError, LookupError, TypeError) as error:
        # The parser of the standard library fails in many ways on made-up messages.
        raise Refused(
            "damaged-file",
            "The e-mail message is damaged and cannot be taken apart: send its attachments "
            "themselves",
        ) from error
    except RecursionError as error:
        raise too_deep_mail() from error


class _Taken:
    """Walks one message; counts its parts, and gives each a name of its own."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._names = Names()
        self._count = 0

    def parts(self, message: EmailMessage) -> Parts:
        """Yield the message's text first, then everything that came with it."""
        body = message.get_body(("plain", "html"))
        yield message_text(_head(message), _text(body), self._limits)
        shown = (message.get_body(("plain",)), message.get_body(("html",)))
        for part in self._leaves(message, 0):
            if not any(part is each for each in shown):
                yield self._part(part)

    def _leaves(self, message: MIMEPart, depth: int) -> Iterator[MIMEPart]:
        self._count += 1
        if self._count > self._limits.mail_parts:
            raise too_many_mail_parts(self._limits)
        if depth > self._limits.mail_depth:
            raise too_deep_mail()
        if message.get_content_maintype() != "multipart":
            yield message
            return
        for part in message.iter_parts():
            yield from self._leaves(part, depth + 1)

    def _part(self, part: MIMEPart) -> Part | NotTaken:
        kind = part.get_content_type()
        given = part.get_filename()
        if kind == "message/rfc822":
            return self._nested(part)
        name = self._names.own(clean(given or "", _unnamed(kind)))
        if reason := _ignored(kind, given):
            return ignored(name, reason)
        if kind in _ENCRYPTED:
            why = "It is encrypted or sealed for a mail program: send it as an ordinary attachment"
            return NotTaken(name, "encrypted-file", why)
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content:
            return NotTaken(name, "empty-file", "The attachment is empty: attach it once more")
        if part.get_content_maintype() == "image" and is_ornament(content, inline=_is_inline(part)):
            return ignored(name, "A small picture in the text, such as a logo or a signature line")
        return Part(name, content)

    def _nested(self, part: MIMEPart) -> Part | NotTaken:
        inner = part.get_payload()
        message = inner[0] if isinstance(inner, list) and inner else None
        if not isinstance(message, EmailMessage):
            name = self._names.own("message.eml")
            return NotTaken(name, "damaged-file", "The attached message is damaged: forward it")
        subject = clean(str(message.get("subject", "")).replace("/", "-"), "message")
        return Part(self._names.own(f"{subject}.eml"), message.as_bytes())


def _ignored(kind: str, given: str | None) -> str | None:
    """Return why a part is no document, or None."""
    if kind in _SIGNATURES:
        return "The digital signature of the message, not a document"
    if kind in _ADDRESS_CARDS:
        return "An invitation, an address card or a delivery report, not a document"
    if kind == "text/html" and given is None:
        return "The message text once more, as a web page"
    return None


def _is_inline(part: MIMEPart) -> bool:
    return part.get_content_disposition() != "attachment" or part.get("content-id") is not None


def _unnamed(kind: str) -> str:
    return "text.txt" if kind == "text/plain" else f"attachment.{kind.rpartition('/')[2]}"


def _text(body: MIMEPart | None) -> str:
    """Return what a body says; letters that cannot be decoded show as �, none is left out."""
    if body is None:
        return ""
    content = body.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    text = _decoded(content, body.get_content_charset())
    if body.get_content_subtype() == "html":
        return text_of_html(text)
    if str(body.get_param("format", "")).lower() == "flowed":
        return unflowed(text, delete_space=str(body.get_param("delsp", "")).lower() == "yes")
    return text


def _decoded(content: bytes, charset: str | None) -> str:
    for encoding in (charset, "utf-8"):
        try:
            return content.decode(encoding or "utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("cp1252", errors="replace")


def _head(message: EmailMessage) -> Head:
    return Head(
        sender=_header(message, "from"),
        recipients=_header(message, "to"),
        sent=_sent(message),
        subject=_header(message, "subject"),
    )


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as shown, or as sent where the library cannot make sense of it."""
    try:
        value = str(message.get(name, ""))
    except (AttributeError, IndexError, ValueError):
        raw = (text for key, text in message.raw_items() if key.lower() == name)
        value = str(next(raw, ""))
    return "".join(c for c in value if c.isprintable())


def _sent(message: EmailMessage) -> datetime | None:
    try:
        sent = message["date"].datetime
    except (AttributeError, ValueError, TypeError, IndexError):
        return None
    return sent if isinstance(sent, datetime) else None
