"""What a document of each type may state: one schema for its fields, one for each of its records.

Source: the public contracts, ``dayproof read`` (the table of types); ``docs/adding.md`` says how a
type is added. A field that is not on the page is absent, so no field is required.
"""

from marshmallow import RAISE, Schema

from extractors.payload.answers import (
    Amount,
    Day,
    Interval,
    ListOf,
    OneOf,
    Pattern,
    Period,
    Text,
    YesNo,
)
from extractors.values import DocumentType

_DAYS_MAX = 3000
_HOURS_MAX = 20_000
_MONEY_MAX = 100_000_000
_PEOPLE_MAX = 1_000_000
PRODUCTION_TYPES = (
    "feature", "tv_series", "streaming_series", "mow", "pilot", "mini_series", "commercial",
    "documentary", "music_video", "other",
)  # fmt: skip


class _Stated(Schema):
    """The values of one document or of one record by name; a name of no such type is refused."""

    class Meta:
        unknown = RAISE


class _NoFields(_Stated):
    """A type that states nothing here."""


class _Letter(_Stated):
    letter_date = Day()
    signatory_name = Text()
    signatory_title = Text()
    issuer = Text()
    payroll_company = Text()
    has_signature = YesNo()
    has_letterhead = YesNo()
    proof_of_payment_attached = YesNo()


class _Job(_Stated):
    employee_name = Text()
    last4 = Pattern(r"\d{4}", "four digits")
    production = Text()
    production_title = Text()
    season = Text()
    production_type = OneOf(*PRODUCTION_TYPES)
    classification = Text()
    local = Text()
    union_status = OneOf("union", "non_union")
    employer = Text()
    loanout_company = Text()
    work_dates = ListOf(Day())
    non_worked_dates = ListOf(Day())
    invalid_dates = ListOf(Text())
    listed_day_count = Amount(_DAYS_MAX, whole=True)
    period_start = Day()
    period_end = Day()
    total_days_stated = Amount(_DAYS_MAX)


class _Resume(_Stated):
    employee_name = Text()
    email = Text()
    phone = Text()


class _Show(_Stated):
    production_title = Text()
    season = Text()
    studio = Text()
    jurisdiction = Text()
    classification = Text()
    start_date = Day()
    end_date = Day()
    period = Interval()
    days = Amount(_DAYS_MAX)
    weeks = Text()
    producer = Text()
    production_manager = Text()
    production_coordinator = Text()
    assistant_production_coordinator = Text()


class _Reference(_Stated):
    employee_name = Text()
    referee_name = Text()
    referee_title = Text()
    referee_member = YesNo()
    letter_date = Day()
    category = Text()
    productions = ListOf(Text())
    has_signature = YesNo()


class _UpgradeRequest(_Stated):
    employee_name = Text()
    member_number = Text()
    category = Text()
    letter_date = Day()
    has_signature = YesNo()


class _License(_Stated):
    name = Text()
    number = Text()
    license_class = Text(data_key="class")
    jurisdiction = Text()
    issue_date = Day()
    expiry_date = Day()
    birth_date = Day()
    endorsements = Text()
    restrictions = Text()
    source = OneOf("barcode", "print")


class _MedicalCertificate(_Stated):
    name = Text()
    expiry_date = Day()
    examiner_name = Text()
    national_registry_number = Text()
    date_signed = Day()
    license_number = Text()
    license_state = Text()
    restrictions = ListOf(Text())


class _RecordOfEmployment(_Stated):
    employee_name = Text()
    employer = Text()
    first_day = Day()
    last_day = Day()
    final_period_end = Day()
    occupation = Text()
    insurable_hours = Amount(_HOURS_MAX)
    insurable_earnings = Amount(_MONEY_MAX)
    serial = Text()
    production = Text()


class _Timesheet(_Stated):
    employee_name = Text()
    production = Text()
    classification = Text()
    approved_by = Text()


class _Week(_Stated):
    week_ending = Day()
    work_dates = ListOf(Day())
    non_worked_dates = ListOf(Day())


class _PayStub(_Stated):
    employee_name = Text()
    last4 = Pattern(r"\d{4}", "four digits")
    employer = Text()
    payroll_company = Text()
    check_date = Day()
    period_end = Day()
    occupation_code = Text()


class _Paid(_Stated):
    production = Text()
    work_dates = ListOf(Day())
    non_worked_dates = ListOf(Day())
    hours = Amount(_HOURS_MAX)


class _RosterCertification(_Stated):
    employee_name = Text()
    last4 = Pattern(r"\d{4}", "four digits")
    employer = Text()
    production = Text()
    classification = Text()
    total_days_stated = Amount(_DAYS_MAX)
    satisfactory = YesNo()
    has_signature = YesNo()


class _CourseCertificate(_Stated):
    employee_name = Text()
    course_code = Text()
    course_title = Text()
    completion_date = Day()
    provider = Text()


class _PayrollExport(_Stated):
    payroll_company = Text()
    period_start = Day()
    period_end = Day()
    employee_count = Amount(_PEOPLE_MAX, whole=True)


class _PayrollLine(_Stated):
    employee_name = Text()
    last4 = Pattern(r"\d{4}", "four digits")
    production_title = Text()
    classification = Text()
    occupation_code = Text()
    employer = Text()
    work_dates = ListOf(Day())
    non_worked_dates = ListOf(Day())
    period_start = Day()
    period_end = Day()
    days = Amount(_DAYS_MAX)
    hours = Amount(_HOURS_MAX)


class _FringeReport(_Stated):
    local = Text()
    remitter = Text()


class _FringeLine(_Stated):
    employee_name = Text()
    member_number = Text()
    production_title = Text()
    category = Text()
    period = Period()
    days = Amount(_DAYS_MAX)
    hours = Amount(_HOURS_MAX)
    gross = Amount(_MONEY_MAX)


_SCHEMAS: dict[DocumentType, tuple[type[_Stated], type[_Stated]]] = {
    DocumentType.EVL: (_Letter, _Job),
    DocumentType.RESUME: (_Resume, _Show),
    DocumentType.REFERENCE_LETTER: (_Reference, _NoFields),
    DocumentType.UPGRADE_REQUEST: (_UpgradeRequest, _NoFields),
    DocumentType.DRIVER_LICENSE: (_License, _NoFields),
    DocumentType.MEDICAL_CERTIFICATE: (_MedicalCertificate, _NoFields),
    DocumentType.PAY_STUB: (_PayStub, _Paid),
    DocumentType.RECORD_OF_EMPLOYMENT: (_RecordOfEmployment, _NoFields),
    DocumentType.TIMESHEET: (_Timesheet, _Week),
    DocumentType.ROSTER_CERTIFICATION: (_RosterCertification, _NoFields),
    DocumentType.COURSE_CERTIFICATE: (_CourseCertificate, _NoFields),
    DocumentType.PAYROLL_EXPORT: (_PayrollExport, _PayrollLine),
    DocumentType.FRINGE_REPORT: (_FringeReport, _FringeLine),
    DocumentType.UNKNOWN: (_NoFields, _NoFields),
}
_MADE = {kind: (of_all(), of_each()) for kind, (of_all, of_each) in _SCHEMAS.items()}


def schema_of(kind: DocumentType, *, in_record: bool) -> Schema:
    """Return what a document of ``kind`` may state, or what each of its records may."""
    return _MADE[kind][in_record]
