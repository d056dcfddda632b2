"""Letters to the person who worked: "Dear Ms. Wren: you were employed by …"."""

import re
from collections.abc import Iterator, Sequence

from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.line_kinds import is_address
from extractors.layout import Line
from extractors.names import HONORIFICS, looks_like_person, person_name
from extractors.passages import passage

_YOU_WORKED = re.compile(
    r"(?i)\byou\s+(?:were|have\s+been|had\s+been)\s+(?:employed|hired|engaged|paid|on\s+(?:the|our))|"
    r"\byou\s+(?:have\s+)?(?:worked|rendered|performed|served|provided)\b|"
    r"\b(?:show|list|have)\s+you\s+as\b|\byour\s+(?:employment|services|engagement)\s+(?:by|with|as|on)\b"
)
_DEAR = re.compile(r"(?i)^\s*dear\s+(?P<name>[^,:]+)[,:]?\s*$")
_HONORIFIC = re.compile(rf"(?i)^(?:{HONORIFICS})\.?\s+")
_LINES_OF_AN_ADDRESS = 4


def addressee(lines: Sequence[Line], hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the person a letter is written to, where it says "you worked" and names nobody else."""
    named = any(hit.field == "employee_name" for hit in hits)
    if named or not _YOU_WORKED.search(passage(lines).text):
        return
    for at, line in enumerate(lines):
        greeting = _DEAR.match(line.text)
        if greeting is None:
            continue
        yield from _over_the_address(lines[:at], greeting["name"])
        if looks_like_person(_HONORIFIC.sub("", greeting["name"])):
            text = passage((line,))
            yield Hit("employee_name", text.cut(*greeting.span("name")), Found.SUBJECT, at)
        return


def _over_the_address(lines: Sequence[Line], greeted: str) -> Iterator[Hit]:
    """Yield the name above the address that the greeting says again, if only its last part."""
    family = _HONORIFIC.sub("", greeted).strip().split()[-1:]
    for at, line in enumerate(lines):
        below = lines[at + 1 : at + 1 + _LINES_OF_AN_ADDRESS]
        said = line.text.strip(" ,")
        parts = person_name(said)
        greets = parts is not None and family and family[0].lower() in parts.full.lower().split()
        if greets and any(is_address(each.text) for each in below):
            text = passage((line,))
            yield Hit("employee_name", text.cut(0, len(said)), Found.SUBJECT, at)
            return
