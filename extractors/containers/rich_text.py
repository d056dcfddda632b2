"""What Outlook packs into a winmail.dat (TNEF, MS-OXTNEF): the attachments and the text."""

from collections.abc import Iterator

from tnefparse import TNEF
from tnefparse.tnef import TNEFAttachment

from extractors.containers.names import Names, clean
from extractors.containers.pictures import is_ornament
from extractors.containers.values import NotTaken, Part, Parts, ignored
from extractors.containers.written import Head, message_text, text_of_html
from extractors.limits import Limits
from extractors.prechecks.messages import too_many_mail_parts
from extractors.refusals import Refused, damaged

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp")


def rich_text_parts(data: bytes, limits: Limits) -> Parts:
    """Yield the text and the files of a winmail.dat; raise ``Refused`` when nothing comes out."""
    try:
        packed = TNEF(data, do_checksum=False)
        body = _body(packed)
    except Exception as error:  # The library raises whatever it runs into in a damaged file.
        raise damaged("winmail.dat") from error
    if len(packed.attachments) > limits.mail_parts:
        raise too_many_mail_parts(limits)
    if not packed.attachments and not body.strip():
        raise Refused(
            "no-parts",
            "The winmail.dat holds no file that can be taken out: send the letters as ordinary "
            "attachments",
        )
    return _parts(packed.attachments, body, limits)


def _parts(
    attachments: list[TNEFAttachment], body: str, limits: Limits
) -> Iterator[Part | NotTaken]:
    names = Names()
    yield message_text(Head(), body, limits)
    for number, attachment in enumerate(attachments, start=1):
        yield _part(attachment, names, f"attachment {number}")


def _part(attachment: TNEFAttachment, names: Names, instead: str) -> Part | NotTaken:
    try:
        given, content = attachment.long_filename() or attachment.name, bytes(attachment.data)
    except Exception:  # noqa: BLE001 - as above
        why = "The attachment is damaged: attach it once more"
        return NotTaken(names.own(instead), "damaged-file", why)
    name = names.own(clean(given, instead))
    if not content:
        return NotTaken(name, "empty-file", "The attachment is empty: attach it once more")
    if name.lower().endswith(_PICTURES) and is_ornament(content, inline=False):
        return ignored(name, "A small picture in the text, such as a logo or a signature line")
    return Part(name, content)


def _body(packed: TNEF) -> str:
    for body, is_page in ((packed.body, False), (packed.htmlbody, True)):
        text = body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body or "")
        if text.strip("\0 \r\n"):
            return text_of_html(text) if is_page else text.strip("\0")
    return ""
