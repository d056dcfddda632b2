"""The kinds of document whose fields are read: one module and one line for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors import (
    course_certificate,
    driver_license,
    evl,
    fringe_report,
    medical_certificate,
    pay_stub,
    payroll_export,
    record_of_employment,
    reference_letter,
    resume,
    roster_certification,
    timesheet,
    upgrade_request,
)
from extractors.values import DocumentType, Page, Statement


@dataclass(frozen=True, slots=True)
class Reader:
    """How the fields of one kind of document are read."""

    kind: DocumentType
    extract: Callable[[Sequence[Page]], Statement]


READERS: tuple[Reader, ...] = (
    Reader(evl.TYPE, evl.extract),
    Reader(driver_license.TYPE, driver_license.extract),
    Reader(medical_certificate.TYPE, medical_certificate.extract),
    Reader(resume.TYPE, resume.extract),
    Reader(reference_letter.TYPE, reference_letter.extract),
    Reader(upgrade_request.TYPE, upgrade_request.extract),
    Reader(roster_certification.TYPE, roster_certification.extract),
    Reader(course_certificate.TYPE, course_certificate.extract),
    Reader(record_of_employment.TYPE, record_of_employment.extract),
    Reader(timesheet.TYPE, timesheet.extract),
    Reader(pay_stub.TYPE, pay_stub.extract),
    Reader(payroll_export.TYPE, payroll_export.extract),
    Reader(fringe_report.TYPE, fringe_report.extract),
)


def reader_of(kind: DocumentType) -> Reader | None:
    """Return the reader for ``kind``, None while only the kind itself is recognised."""
    return next((reader for reader in READERS if reader.kind is kind), None)
