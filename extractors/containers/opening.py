"""Takes a container apart, whichever kind it is."""

from extractors.containers.values import Parts
from extractors.files import FileKind, detect
from extractors.limits import Limits
from extractors.prechecks import judge
from extractors.refusals import Refused, file_too_large

CONTAINERS = frozenset({FileKind.ZIP, FileKind.EML, FileKind.MSG, FileKind.TNEF})
"""The kinds of file that hold others."""


def parts_of(data: bytes, limits: Limits) -> Parts:
    """Yield every part of an archive or a message, taken or not.

    Raises ``Refused`` when it cannot be opened, is more than ``limits`` allow, or is no container.
    """
    if len(data) > limits.container_bytes:
        raise file_too_large(len(data), limits.container_bytes)
    kind = detect(data)
    judge(data, kind, limits)
    if kind is FileKind.ZIP:
        from extractors.containers.zips import zip_parts  # noqa: PLC0415 - one kind at a time

        return zip_parts(data, limits)
    if kind is FileKind.EML:
        from extractors.containers.mails import mail_parts  # noqa: PLC0415

        return mail_parts(data, limits)
    if kind is FileKind.MSG:
        from extractors.containers.outlook import outlook_parts  # noqa: PLC0415

        return outlook_parts(data, limits)
    if kind is FileKind.TNEF:
        from extractors.containers.rich_text import rich_text_parts  # noqa: PLC0415

        return rich_text_parts(data, limits)
    raise Refused("unsupported-type", f"A {kind.spoken} holds no other files")
