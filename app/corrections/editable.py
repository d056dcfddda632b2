"""Which values a document of each kind states, so that a person may read them on the page."""

from extractors.values import DocumentType as Kind

_LETTER = (
    "letter_date signatory_name signatory_title issuer payroll_company has_signature "
    "has_letterhead proof_of_payment_attached"
)
_JOB = (
    "employee_name last4 production production_title season production_type classification local "
    "union_status employer loanout_company work_dates non_worked_dates period_start period_end "
    "total_days_stated"
)
_SHOW = (
    "production_title season studio classification start_date end_date days producer "
    "production_manager production_coordinator assistant_production_coordinator"
)
_REFERENCE = (
    "employee_name referee_name referee_title referee_member letter_date category has_signature"
)
_LICENSE = (
    "name number class jurisdiction issue_date expiry_date birth_date endorsements restrictions"
)
_MEDICAL = (
    "name expiry_date examiner_name national_registry_number date_signed license_number "
    "license_state restrictions"
)
_EMPLOYMENT = (
    "employee_name employer first_day last_day final_period_end occupation insurable_hours "
    "serial production"
)
_CERTIFIED = (
    "employee_name last4 employer production classification total_days_stated satisfactory "
    "has_signature"
)
_STUB = "employee_name last4 employer payroll_company check_date period_end occupation_code"

_STATED: dict[Kind, tuple[str, str]] = {
    Kind.EVL: (_LETTER, _JOB),
    Kind.RESUME: ("employee_name email phone", _SHOW),
    Kind.REFERENCE_LETTER: (_REFERENCE, ""),
    Kind.UPGRADE_REQUEST: ("employee_name member_number category letter_date has_signature", ""),
    Kind.DRIVER_LICENSE: (_LICENSE, ""),
    Kind.MEDICAL_CERTIFICATE: (_MEDICAL, ""),
    Kind.RECORD_OF_EMPLOYMENT: (_EMPLOYMENT, ""),
    Kind.TIMESHEET: (
        "employee_name production classification approved_by",
        "week_ending work_dates",
    ),
    Kind.PAY_STUB: (_STUB, "production work_dates non_worked_dates hours"),
    Kind.ROSTER_CERTIFICATION: (_CERTIFIED, ""),
    Kind.COURSE_CERTIFICATE: (
        "employee_name course_code course_title completion_date provider",
        "",
    ),
}


def stated(kind: Kind, *, in_record: bool) -> tuple[str, ...]:
    """Return the names of the values that a document of ``kind`` states, in reading order.

    ``in_record`` asks for those of one record (a job, a show, a week), else of the whole document.
    """
    return tuple(_STATED.get(kind, ("", ""))[in_record].split())


def is_editable(kind: Kind, name: str, *, in_record: bool) -> bool:
    """Return True when a document of ``kind`` may state a value of this name."""
    return name in stated(kind, in_record=in_record)
