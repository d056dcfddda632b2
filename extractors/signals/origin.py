"""What a PDF says of its own making: when, by which program, and when it was last changed."""

import re
from datetime import UTC, datetime, timedelta

import pypdfium2 as pdfium

from extractors.signals.telling import signal
from extractors.values import Finding

_MOMENT = re.compile(r"D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:([+-])(\d{2})'?(\d{2})?|Z)?")
_LATER_BY = timedelta(hours=1)
_EDITORS = re.compile(
    r"(?i)photoshop|illustrator|gimp|inkscape|canva|sejda|smallpdf|ilovepdf|pdfescape|pdffiller|"
    r"pdf-?xchange|foxit|nitro|soda pdf|dochub|pdfelement|master pdf"
)
_MOST_CHARACTERS = 60


def origin_findings(document: pdfium.PdfDocument) -> tuple[Finding, ...]:
    """Return what the facts that a PDF holds of itself tell a reviewer."""
    facts = document.get_metadata_dict()
    made, changed = moment(facts.get("CreationDate", "")), moment(facts.get("ModDate", ""))
    programs = [facts.get(name, "")[:_MOST_CHARACTERS] for name in ("Creator", "Producer")]
    found: list[Finding] = []
    if made is not None and changed is not None and changed - made > _LATER_BY:
        found.append(
            signal(
                "file-changed-later",
                f"The file says that it was made on {_said(made)} and changed on {_said(changed)}. "
                "Ask the issuer for the letter as it was made if a value looks altered.",
            )
        )
    if any(_EDITORS.search(program) for program in programs):
        named = " / ".join(program for program in programs if program)
        found.append(
            signal(
                "file-from-editor",
                f"The file was made with a program that edits pictures or finished PDFs ({named}). "
                "Compare it with the issuer's own copy.",
            )
        )
    return tuple(found)


def moment(text: str) -> datetime | None:
    """Return a PDF's moment (D:20260304101500-08'00') in UTC, None when it is none."""
    match = _MOMENT.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, sign, off_hours, off_minutes = match.groups()
    away = timedelta(hours=int(off_hours or 0), minutes=int(off_minutes or 0))
    try:
        told = datetime(
            int(year), int(month), int(day), int(hour), int(minute), int(second or 0), tzinfo=UTC
        )
    except ValueError:
        return None
    return told + away if sign == "-" else told - away


def _said(told: datetime) -> str:
    return f"{told:%Y-%m-%d %H:%M} UTC"
