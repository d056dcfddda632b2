"""E-mail messages: counted byte by byte, since the parser may take gigabytes and minutes."""

import re

from extractors.limits import Limits
from extractors.refusals import Refused

_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_NEXT_HEADER = re.compile(rb"\n(?![ \t])")
_BOUNDARY = re.compile(rb"(?i)boundary\s{0,100}=\s{0,100}\"?([^\"\r\n;]{0,200})")
_CONTENT_TYPE = re.compile(rb"(?im)^content-type[ \t]{0,100}:")
_TYPES_A_PART = 3


def judge_message(data: bytes, limits: Limits) -> None:
    """Raise ``Refused`` for a message whose head or number of parts is far beyond a letter's."""
    end = _END_OF_HEAD.search(data[: limits.mail_head_bytes + 4])
    if end is None and len(data) > limits.mail_head_bytes:
        raise _too_long("The head of the e-mail message is", limits.mail_head_bytes)
    head = data[: end.start()] if end else data
    longest = max(map(len, _NEXT_HEADER.split(head)))
    if longest > limits.mail_header_bytes:
        found = f"A header of the e-mail message has {longest / 1024:.0f} KiB,"
        raise _too_long(found, limits.mail_header_bytes)
    types, boundaries = len(_CONTENT_TYPE.findall(data)), _BOUNDARY.findall(data)
    # A part that is a message has a head of its own, and an attached text may quote some.
    if types > _TYPES_A_PART * limits.mail_parts or len(boundaries) > limits.mail_parts:
        raise too_many_mail_parts(limits)
    if _parts_begun(data, boundaries, limits) > _TYPES_A_PART * limits.mail_parts:
        raise too_many_mail_parts(limits)


def _parts_begun(data: bytes, boundaries: list[bytes], limits: Limits) -> int:
    """Return how many lines open a part; few lines with two dashes are not looked at closer."""
    if data.count(b"\n--") <= limits.mail_parts:
        return 0
    return sum(data.count(b"\n--" + each.strip()) for each in set(boundaries))


def too_many_mail_parts(limits: Limits) -> Refused:
    """Return the refusal of a message with more parts than ``limits`` allow."""
    return Refused(
        "too-many-parts",
        f"The e-mail message has more than {limits.mail_parts} parts: send the documents in a ZIP "
        "archive",
    )


def too_deep_mail() -> Refused:
    """Return the refusal of messages within messages without end."""
    return Refused(
        "nested-too-deep",
        "The e-mail message holds messages within messages without end: send the attachments "
        "themselves",
    )


def _too_long(found: str, limit_bytes: int) -> Refused:
    return Refused(
        "damaged-file",
        f"{found} more than the {limit_bytes // 1024} KiB that are taken: send the attachments "
        "themselves",
    )
