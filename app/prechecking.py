"""Looks at a letter before it is sent: what it shows, lacks and leaves in doubt, within 3 seconds.

Only letters with a text of their own are read: pictures take longer than people wait. Nothing is
kept, and nothing is compared with payroll: nobody is to try letters out until one fits.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from threading import BoundedSemaphore

from sqlalchemy.orm import Session

from app import standing
from app.checking import check_statement
from app.limits import limits_of
from app.records import tables
from app.stores import Stores
from extractors.contained import Reader
from extractors.files import FileKind, detect
from extractors.limits import Limits
from extractors.refusals import ReadingInterrupted, Refused
from extractors.values import DocumentType, Finding, Outcome, Reading, Statement
from validators.claims import claims_of

TOLD_WITHIN_SECONDS = 2.8
"""From the first byte to the end of reading, however often; what follows takes a moment only."""
AT_ONCE = 2
"""So many letters are looked at side by side; others are sent without a look."""

_BORN_DIGITAL = frozenset({FileKind.PDF, FileKind.DOCX})
_FROM_PICTURE = "ocr"
_NOT_SENT = 2**31 - 1
"""The number of a document that is not there yet: every other one came before it."""

MISSING = frozenset(
    {
        "missing-dates",
        "missing-classification",
        "missing-production-type",
        "missing-signature",
        "missing-letterhead",
        "proof-of-payment-missing",
    }
)
DOUBTFUL = frozenset(
    {
        "classification-mismatch",
        "dates-after-letter",
        "duplicate-date",
        "identity-mismatch",
        "impossible-date",
        "license-expired",
        "medical-certificate-expired",
        "non-qualifying-days",
        "outside-lookback",
        "total-mismatch",
        "unreadable-region",
        "weekend-only",
    }
)
"""What is told before sending; what speaks of payroll or of an alteration is not."""

_places = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a letter shows for one production: whose, what, and on which days."""

    name: str | None
    production: str | None
    classification: str | None
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a file found; ``is_told`` is False when it could not tell in time.

    ``pages`` and ``names_person`` are what the text showed where there was no time for more.
    """

    is_told: bool
    pages: int = 0
    names_person: bool = False
    kind: DocumentType | None = None
    shown: tuple[Shown, ...] = ()
    missing: tuple[Finding, ...] = ()
    doubtful: tuple[Finding, ...] = ()


CANNOT_TELL = Look(is_told=False)


def look(
    stores: Stores, data: bytes, *, professional_id: int, roster_record_id: int | None
) -> Look:
    """Return what a file shows, lacks and leaves in doubt for a person's classification."""
    if _kind(data) not in _BORN_DIGITAL or not _places.acquire(blocking=False):
        return CANNOT_TELL
    try:
        lines, reading = _read(stores, data)
    finally:
        _places.release()
    if reading is None or not _says_something(reading):
        return _so_far(stores, lines, professional_id)
    on = standing.roster_today(stores.now(), "IER", stores.settings)
    with stores.sessions() as session:
        unsent = _unsent(session, professional_id, roster_record_id)
        findings = _findings(session, unsent, reading.documents, on)
    return Look(
        is_told=True,
        kind=reading.documents[0].type,
        shown=tuple(_shown(reading.documents)),
        missing=tuple(each for each in findings if each.code in MISSING),
        doubtful=tuple(each for each in findings if each.code in DOUBTFUL),
    )


def _kind(data: bytes) -> FileKind | None:
    try:
        return detect(data)
    except Refused:
        return None


Lines = tuple[tuple[str, ...], ...]
"""The lines of text of each page."""


def _read(stores: Stores, data: bytes) -> tuple[Lines, Reading | None]:
    """Return the text of a file and what it states, each as far as there was time for it."""
    ends_at = time.monotonic() + TOLD_WITHIN_SECONDS
    lines: Lines = ()
    with (
        stores.storage.working_folder() as folder,
        Reader(_hasty(limits_of(stores.settings)), ends_at) as reader,
    ):
        path = folder / "letter"
        path.write_bytes(data)
        try:
            lines = tuple(page for _, page in reader.text(path))
            return lines, reader.read([path])
        except (ReadingInterrupted, Refused):
            return lines, None


def _says_something(reading: Reading) -> bool:
    is_picture = _FROM_PICTURE in reading.page_sources
    return reading.error is None and not is_picture and bool(reading.documents)


def _so_far(stores: Stores, lines: Lines, professional_id: int) -> Look:
    """Return what the text alone shows: its pages, and whether the person is named in it."""
    if not any(lines):
        return CANNOT_TELL
    with stores.sessions() as session:
        name = session.get_one(tables.Professional, professional_id).name
    text = " ".join(" ".join(page) for page in lines).casefold()
    return Look(is_told=False, pages=len(lines), names_person=name.casefold() in text)


def _hasty(limits: Limits) -> Limits:
    """Return limits for a short letter, under which a hung reader is noticed early."""
    return replace(limits, open_cpu_seconds=4, page_cpu_seconds=1, pages=4, patience=0.35)


def _unsent(
    session: Session, professional_id: int, roster_record_id: int | None
) -> tables.Document:
    """Return the document that the file would be; it is in no session and is never written."""
    return tables.Document(
        id=_NOT_SENT,
        professional=session.get_one(tables.Professional, professional_id),
        professional_id=professional_id,
        roster_record_id=roster_record_id,
        document_type=DocumentType.EVL,
    )


def _findings(
    session: Session, unsent: tables.Document, statements: Iterable[Statement], on: date
) -> list[Finding]:
    every = (f for each in statements for f in check_statement(session, unsent, each, on).findings)
    told = {(f.code, f.message): f for f in every if f.outcome is Outcome.DIFFERS}
    return list(told.values())


def _shown(statements: Iterable[Statement]) -> Iterable[Shown]:
    for each in statements:
        for claim in claims_of(each):
            yield Shown(
                name=claim.who.name,
                production=claim.production,
                classification=claim.classification,
                days=tuple(sorted(set(claim.days))),
            )
