"""Which form a document has at the desk, and what stands in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.cases import case_of
from app.corrections import corrected_payload
from app.records import tables
from app.web.desk.forms.papers import course_form, paper_form, reference_form
from app.web.desk.forms.resumes import resume_form
from extractors.payload import load_reading
from extractors.values import DocumentType, Statement
from validators.values import Evidence


@dataclass(frozen=True, slots=True)
class Form:
    """The template of a form, under ``desk/forms``, and its values."""

    template: str
    data: Any


Made = Callable[[Statement, Evidence], Any]
_FORMS: Mapping[DocumentType, tuple[str, Made]] = {
    DocumentType.RESUME: ("resume.html", resume_form),
    DocumentType.REFERENCE_LETTER: ("reference.html", reference_form),
    DocumentType.DRIVER_LICENSE: ("paper.html", paper_form),
    DocumentType.MEDICAL_CERTIFICATE: ("paper.html", paper_form),
    DocumentType.COURSE_CERTIFICATE: ("course.html", course_form),
}


def form_of(session: Session, document: tables.Document, on: date) -> Form | None:
    """Return the form of a document's kind with what it states; None for a letter."""
    read = corrected_payload(session, document.id)
    statements = load_reading(read).documents if read is not None else ()
    statement = next((each for each in statements if each.type in _FORMS), None)
    if statement is None:
        return None
    template, make = _FORMS[statement.type]
    evidence = case_of(session, document, statement, on).evidence
    return Form(template, make(statement, evidence))
