"""The values that travel from a file to its statement: words, pages, fields and documents."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Box = tuple[float, float, float, float]
"""``(x0, y0, x1, y1)`` in points from the top left of the page as it is displayed."""

FieldValue = str | int | float | bool | list[str]
"""What a field may hold: text, a count, hours, yes or no, or a list (of ISO dates, mostly)."""


class DocumentType(StrEnum):
    """The kinds of document that Dayproof knows by name (ARCHITECTURE: public contracts)."""

    EVL = "evl"
    RESUME = "resume"
    REFERENCE_LETTER = "reference_letter"
    UPGRADE_REQUEST = "upgrade_request"
    DRIVER_LICENSE = "driver_license"
    MEDICAL_CERTIFICATE = "medical_certificate"
    PAY_STUB = "pay_stub"
    RECORD_OF_EMPLOYMENT = "record_of_employment"
    TIMESHEET = "timesheet"
    ROSTER_CERTIFICATION = "roster_certification"
    COURSE_CERTIFICATE = "course_certificate"
    PAYROLL_EXPORT = "payroll_export"
    FRINGE_REPORT = "fringe_report"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How much a finding matters: ``blocking`` counts no day until a person has decided."""

    INFO = "info"
    WARNING = "warning"
    BLOCKING = "blocking"


class Outcome(StrEnum):
    """What a check found; *cannot tell* is an answer, not a failure."""

    AGREES = "agrees"
    DIFFERS = "differs"
    CANNOT_TELL = "cannot tell"


WHITE = 255
"""The brightness of paper that nothing is printed on."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as printed, its box in points, and the chance (0 to 1) that it was read right.

    ``ground`` is how bright (0 to 255) the paper behind it is, where the page tells: white else.
    """

    text: str
    box: Box
    confidence: float
    ground: int = WHITE


@dataclass(frozen=True, slots=True)
class Barcode:
    """A decoded barcode: its format as the decoder names it, its text, and where it stands."""

    format: str
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class FormValue:
    """A filled form field of a PDF: its full name, its value as shown, and its box."""

    name: str
    value: str
    box: Box


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Page:
    """One page as displayed: its size in points, its words in reading order, its ruling lines.

    ``source`` says where the words came from. ``rules`` are the drawn straight lines and cell
    borders as thin boxes (empty when unknown). ``ink`` are boxes of drawn marks that no word
    explains, such as a signature. ``hidden`` are words that the file holds but that a reader of
    the page cannot see (white, invisible, outside the page, under a drawn box). Filled form values
    stand in ``form`` and among ``words``. ``findings`` are what the file itself shows of the page
    beside its words (``extractors.signals``). ``covered`` are the boxes of whole identity numbers,
    of which words hold no more than the last four digits.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    source: Literal["text layer", "ocr"]
    rules: tuple[Box, ...] = ()
    ink: tuple[Box, ...] = ()
    hidden: tuple[Word, ...] = ()
    barcodes: tuple[Barcode, ...] = ()
    form: tuple[FormValue, ...] = ()
    findings: tuple["Finding", ...] = ()
    covered: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A box on a page where something stands, with the text printed there.

    ``item`` names which member of a list it proves, for instance the ISO date, and ``confidence``
    is the chance (0 to 1) that this member is right.
    """

    page: int
    box: Box
    text: str
    item: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A value as printed, the chance (0 to 1) that it is right, and the places that prove it.

    ``canonical`` is the catalogue's name for the value, where the catalogue knows it.
    """

    value: FieldValue
    confidence: float
    places: tuple[Place, ...] = ()
    canonical: str | None = None


Fields = dict[str, Field]


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's verdict on a document or a case, with the numbers compared and their places.

    ``code`` is kebab-case and stable (``docs/findings.md``). ``dates`` are the ISO days it is
    about, so that a decision on the finding can be applied day by day. ``compared`` holds the
    numbers of both sides by name, for instance ``{"claimed": 34, "paid": 31}``.
    """

    code: str
    severity: Severity
    outcome: Outcome
    message: str
    places: tuple[Place, ...] = ()
    dates: tuple[str, ...] = ()
    compared: dict[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document states: its type, the pages it covers, its fields and its records.

    A field that is not on the page is absent. ``findings`` are what reading itself noticed
    (hidden text, an impossible date, a total that differs); cross-checks add theirs later.
    ``wording`` is a short print of the words, to find papers that say the same
    (``extractors.likeness``).
    """

    type: DocumentType
    type_confidence: float
    pages: tuple[int, ...]
    fields: Fields
    records: tuple[Fields, ...] = ()
    findings: tuple[Finding, ...] = ()
    part: str | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True)
class ReadError:
    """Why a file, or a ``part`` of a container, could not be read, in words a sender can act on."""

    code: str
    message: str
    part: str | None = None


@dataclass(frozen=True, slots=True)
class PartRead:
    """One part of a container: the pages that are its own, or why it has none.

    ``ignored`` says why a part was never meant to be a document, such as a logo in a message.
    """

    part: str
    pages: tuple[int, ...] = ()
    error: ReadError | None = None
    ignored: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one file: page sizes in points and its documents, or why not.

    ``page_sources`` says of each page where its words came from (see ``Page.source``). ``parts``
    lists everything in a container, in order; other files have none. ``covered`` are the boxes of
    whole Social Security and Insurance Numbers, their last four digits left out.
    """

    sha256: str
    page_sizes: tuple[tuple[float, float], ...]
    documents: tuple[Statement, ...]
    error: ReadError | None = None
    page_sources: tuple[str, ...] = ()
    parts: tuple[PartRead, ...] = ()
    covered: tuple[Place, ...] = ()
