"""The words and tones on screen: one word, one meaning, one color."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.languages import marked
from app.roster.rulebook import rule_book
from app.states import DocumentState, ImportState
from validators.values import DayStatus, DayVerdict


@dataclass(frozen=True, slots=True)
class Status:
    """A status as shown: its word, the tone of its color, and its icon."""

    word: str
    tone: str
    icon: str


_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")

_READING = Status("Reading", "info", "eye")
_IN_REVIEW = Status("In review", "info", "search")
_NEEDS_A_FIX = Status("Needs a fix", "warn", "alert")

_DOCUMENT = {
    DocumentState.RECEIVED: _READING,
    DocumentState.READING: _READING,
    DocumentState.CHECKING: _READING,
    DocumentState.IN_REVIEW: _IN_REVIEW,
    DocumentState.NEEDS_ATTENTION: _IN_REVIEW,
    DocumentState.NEEDS_FIX: _NEEDS_A_FIX,
    DocumentState.UNREADABLE: _NEEDS_A_FIX,
    DocumentState.VERIFIED: Status("Verified", "ok", "check-circle"),
    DocumentState.NOT_ACCEPTED: Status("Not accepted", "bad", "ban"),
    DocumentState.ALREADY_HAD: Status("Already had", "mute", "copy"),
    DocumentState.OPENED: Status("Opened", "mute", "file"),
}

_IMPORT = {
    ImportState.READING: _READING,
    ImportState.PREVIEWED: Status("Needs you", "warn", "alert"),
    ImportState.REFUSED: Status("Not accepted", "bad", "ban"),
    ImportState.APPLIED: Status("In use", "ok", "check-circle"),
    ImportState.DISCARDED: Status("Discarded", "mute", "minus"),
    ImportState.ROLLED_BACK: Status("Rolled back", "mute", "undo"),
}

_STANDING = {
    "compliant": Status("Compliant", "ok", "check-circle"),
    "pending": Status("Pending (In Progress)", "warn", "clock"),
    "suspended": Status("Suspended", "bad", "ban"),
    "removed": Status("Removed", "bad", "ban"),
    "refer": Status("With a specialist", "info", "search"),
}

_REQUIREMENT = {
    "met": Status("Completed", "plain", "tick"),
    "not met": Status("Pending (In Progress)", "warn", "clock"),
    "due after placement": Status("Due after placement", "plain", "minus"),
    "due": Status("Due", "warn", "clock"),
    "lapsed": Status("Expired", "bad", "clock"),
    "refer": Status("With a specialist", "info", "search"),
}

_VERDICT = {
    DayVerdict.CONFIRMED: marked("Claimed and paid"),
    DayVerdict.SUPPORTED: marked("Supported by records"),
    DayVerdict.UNSUPPORTED: marked("Claimed, not in payroll"),
    DayVerdict.CONTRADICTED: marked("Contradicted by payroll"),
    DayVerdict.CANNOT_TELL: marked("No records to compare"),
    DayVerdict.ALREADY_CREDITED: marked("Already counted"),
    DayVerdict.OUTSIDE_WINDOW: marked("Outside the counting window"),
    DayVerdict.NOT_QUALIFYING: marked("Not a qualifying day"),
}

_ANSWER = {
    "confirms": marked("Confirmed"),
    "corrects": marked("Corrected"),
    "withdraws": marked("Withdrawn"),
}

_TYPE = {
    "evl": marked("Employment letter"),
    "resume": marked("Resume"),
    "reference_letter": marked("Reference letter"),
    "upgrade_request": marked("Upgrade request"),
    "driver_license": marked("Driver license"),
    "medical_certificate": marked("Medical certificate"),
    "pay_stub": marked("Pay stub"),
    "record_of_employment": marked("Record of employment"),
    "timesheet": marked("Time sheet"),
    "roster_certification": marked("Roster certification"),
    "course_certificate": marked("Course certificate"),
    "payroll_export": marked("Payroll export"),
    "fringe_report": marked("Fringe report"),
}

_LABEL = {
    "last4": marked("Last 4 of SSN"),
    "mow": marked("Movie of the week"),
    "issuer": marked("Issued by"),
    "has_signature": marked("Signature"),
    "has_letterhead": marked("Letterhead"),
    "loanout_company": marked("Loan-out company"),
    "listed_day_count": marked("Days listed"),
    "total_days_stated": marked("Total days stated"),
    "period_start": marked("First day"),
    "period_end": marked("Last day"),
    "signatory_name": marked("Signed by"),
}


def document_status(state: str) -> Status:
    """Return how a document's state is shown."""
    return _DOCUMENT[DocumentState(state)]


def import_status(state: str) -> Status:
    """Return how the state of a payroll or fringe file is shown."""
    return _IMPORT[ImportState(state)]


def standing_status(standing: str) -> Status:
    """Return how a roster record's standing is shown; an unknown one goes by its own name."""
    key = standing.lower().split(" ")[0]
    return _STANDING.get(key, Status(standing.capitalize(), "mute", "info"))


def requirement_status(state: str) -> Status:
    """Return how one requirement of a roster record is shown."""
    return _REQUIREMENT.get(state, Status("Not started", "plain", "minus"))


def day_status(status: str, verdict: str) -> Status:
    """Return how one claimed day is shown: red only where records contradict it."""
    if status == DayStatus.COUNTED:
        return Status("Counts", "ok", "check-circle")
    if status == DayStatus.REFER:
        return Status("With a specialist", "info", "search")
    if verdict in {DayVerdict.UNSUPPORTED, DayVerdict.CONTRADICTED}:
        return Status("Doesn’t count", "bad", "alert")
    return Status("Doesn’t count", "mute", "minus")


def verdict(value: str) -> str:
    """Return a day's verdict in words."""
    return _VERDICT[DayVerdict(value)] if value in set(DayVerdict) else value


def answer(kind: str) -> str:
    """Return what an issuer answered about a day, in one word."""
    return _ANSWER.get(kind, kind.capitalize())


def document_type(value: str | None) -> str:
    """Return a document type in words."""
    return _TYPE.get(value or "", "Document")


def label(name: str) -> str:
    """Return a field's name as its label."""
    return _LABEL.get(name, name.replace("_", " ").capitalize())


def day(value: date | str | None) -> str:
    """Return a day as ``Nov 20, 2026``; an impossible or absent date as it stands."""
    if isinstance(value, str):
        return _day_of_text(value)
    return f"{value:%b} {value.day}, {value.year}" if value else ""


def dates_told(text: str) -> str:
    """Return a text with its ISO dates as people read them: ``expired on Nov 12, 2026``."""
    return _ISO_DAY.sub(lambda found: _day_of_text(found[0]), text)


def portal_date(value: date | str) -> str:
    """Return a day as the portal writes the Anticipated Advancement Date, ``5/30/2027``."""
    found = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{found.month}/{found.day}/{found.year}"


def credential_title(kind: str) -> str:
    """Return the title of a kind of credential; an unknown kind goes by its own name."""
    known = rule_book().shared.credential_kind(kind)
    return known.title if known is not None else label(kind)


def weekday(value: date | str) -> str:
    """Return a day with its weekday, ``Fri Nov 20, 2026``."""
    found = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{found:%a} {day(found)}"


def moment(value: datetime | None, zone: str = "America/Los_Angeles") -> str:
    """Return a moment as day and time with its zone, ``Nov 20, 2026, 2:05 PM PST``."""
    if value is None:
        return ""
    local = value.astimezone(ZoneInfo(zone))
    return f"{day(local.date())}, {local:%I:%M %p %Z}".replace(", 0", ", ")


def size(size_bytes: int) -> str:
    """Return a size limit as people say it: ``25 MB``, below a million ``64 KB``."""
    megabytes = size_bytes // (1024 * 1024)
    return f"{megabytes} MB" if megabytes else f"{size_bytes // 1024} KB"


def sentence(text: str) -> str:
    """Return a reason as a sentence: its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def count(number: int, noun: str) -> str:
    """Return a number with its noun, plural unless one: ``1 day``, ``26 days``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _day_of_text(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text
