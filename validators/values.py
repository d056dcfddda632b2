"""What a check may compare with, and what it says of each claimed day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extractors.values import Place, Statement


class DayVerdict(StrEnum):
    """What the records say of one claimed day (ARCHITECTURE: ``dayproof check``)."""

    CONFIRMED = "confirmed"
    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"
    CANNOT_TELL = "cannot-tell"
    ALREADY_CREDITED = "already-credited"
    OUTSIDE_WINDOW = "outside-window"
    NOT_QUALIFYING = "not-qualifying"


class DayStatus(StrEnum):
    """Whether a claimed day counts; ``refer`` means that a person must say."""

    COUNTED = "counted"
    NOT_COUNTED = "not-counted"
    REFER = "refer"


@dataclass(frozen=True, slots=True)
class Professional:
    """The person a case is about: the name on payroll and the numbers that prove who it is."""

    name: str
    last4: str | None = None
    il_number: str | None = None
    member_number: str | None = None


@dataclass(frozen=True, slots=True)
class PayrollRecord:
    """One paid line: a single ``day``, or a total of ``days`` between two dates, both included.

    ``day_type`` is the day-type code as reported (``WK``, ``ID``, ``SP`` …) or None. ``row`` is
    the 1-based line of the source file, header included; ``record_id`` names it in the database.
    """

    payroll_company: str
    employee_name: str
    last4: str | None
    production: str
    classification: str | None
    occupation_code: str | None
    employer: str | None
    day: date | None
    period_start: date
    period_end: date
    days: float
    hours: float | None
    day_type: str | None
    source: str
    row: int
    record_id: int | None = None
    il_number: str | None = None


@dataclass(frozen=True, slots=True)
class FringeRecord:
    """One remitted line: ``days`` worked by a member on a production in a period, ends included."""

    remitter: str
    employee_name: str
    member_number: str | None
    last4: str | None
    production: str
    category: str | None
    period_start: date
    period_end: date
    days: float | None
    hours: float | None
    source: str
    row: int
    record_id: int | None = None
    il_number: str | None = None
    local: str | None = None


@dataclass(frozen=True, slots=True)
class CreditedDay:
    """A day that already counts, with the public id of the document that brought it."""

    day: date
    production: str
    classification: str
    document_id: str


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """The rule values a check needs, with the id and version that the ledger quotes.

    ``window_start`` and ``window_end`` are the first and last day that may count, both included;
    None means that the rule sets no such end. ``days`` is how many are needed, None if unknown.
    """

    id: str
    version: str
    days: int | None
    window_start: date | None
    window_end: date | None
    basis: str
    confidence: str
    excluded_production_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """A span of days, ends included, that one payroll company has reported in full.

    A claimed day inside it that no record shows is *unsupported*; outside, nobody can tell.
    ``productions`` are the titles that the file reports, as written there.
    """

    payroll_company: str
    first_day: date
    last_day: date
    productions: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()


class AmendmentKind(StrEnum):
    """What an issuer answers about one disputed day."""

    CONFIRMS = "confirms"
    CORRECTS = "corrects"
    WITHDRAWS = "withdraws"


@dataclass(frozen=True, slots=True)
class Amendment:
    """What the issuer answered about one claimed day: who, when, by what channel.

    ``question`` is the reference of the question it answers; ``correct_day`` the day that a
    correction puts in place of ``day``, if it names one.
    """

    day: date
    production: str
    kind: AmendmentKind
    answered_by: str
    answered_on: date
    channel: str
    question: str
    note: str = ""
    correct_day: date | None = None


class AliasKind(StrEnum):
    """What a taught alias names twice; a loan-out is a company that stands for its owner."""

    PRODUCTION = "production"
    PERSON = "person"
    EMPLOYER = "employer"
    LOAN_OUT = "loan-out"


@dataclass(frozen=True, slots=True)
class Alias:
    """Two names of the same thing, as a reviewer taught on a day; it holds in both directions."""

    kind: AliasKind
    one: str
    other: str
    taught_by: str
    taught_on: date


@dataclass(frozen=True, slots=True)
class Received:
    """What one document states that was had before, the day it came, and its reference."""

    statement: Statement
    on: date
    reference: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a check may compare with, as plain values; ``on`` is the date asked about.

    ``covered`` adds what whole files report beyond the ``payroll`` lines handed in here.
    ``others`` are the person's other letters; ``received`` their earlier documents of the same
    type; ``worded_alike`` anybody's earlier documents that say much the same.
    """

    on: date
    professional: Professional | None
    roster: str
    local: str | None
    classification: str | None
    payroll: tuple[PayrollRecord, ...] = ()
    fringe: tuple[FringeRecord, ...] = ()
    credited: tuple[CreditedDay, ...] = ()
    others: tuple[Statement, ...] = ()
    received: tuple[Received, ...] = ()
    worded_alike: tuple[Received, ...] = ()
    rule: RuleInForce | None = None
    covered: tuple[Coverage, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimedDay:
    """One day that a document claims, with its verdict, its reason and both sides' proof.

    ``record`` is the index of the record in the statement; ``place`` the box that claims the day;
    ``amended_by`` what the issuer answered about it.
    """

    day: date
    production: str
    classification: str
    record: int
    verdict: DayVerdict
    status: DayStatus
    because: str
    place: Place | None
    paid_by: tuple[PayrollRecord, ...] = ()
    remitted_by: tuple[FringeRecord, ...] = ()
    amended_by: tuple[Amendment, ...] = ()
