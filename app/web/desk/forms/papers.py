"""Licenses, certificates and reference letters: what each proves, in the order it is judged."""

from dataclasses import dataclass
from datetime import date

from app.errors import BadRequest
from app.training.facts import known_course
from extractors.values import Statement
from validators.claims import day_of, flag_of, text_of
from validators.values import Evidence


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A license or medical certificate: its expiry, and how many days are left on it.

    ``days_left`` is below zero when it has expired, None without a readable date.
    """

    expires_on: date | None
    days_left: int | None


@dataclass(frozen=True, slots=True)
class CourseForm:
    """A course certificate: the course as the rules know it (None: they do not), and the day."""

    course: str | None
    named: str
    completed_on: date | None
    provider: str | None


@dataclass(frozen=True, slots=True)
class ReferenceForm:
    """A reference letter: who signs, as what, about whom; and letters that say the same words."""

    signer: str | None
    role: str | None
    is_member: bool | None
    about: str | None
    written_on: date | None
    is_signed: bool | None
    same_words: tuple[str, ...]


def paper_form(paper: Statement, evidence: Evidence) -> PaperForm:
    """Return until when a license or certificate holds."""
    expires_on = day_of(paper.fields, "expiry_date")
    left = (expires_on - evidence.on).days if expires_on is not None else None
    return PaperForm(expires_on, left)


def course_form(paper: Statement, _evidence: Evidence) -> CourseForm:
    """Return which course was completed, when and where."""
    written = [text_of(paper.fields, name) for name in ("course_code", "course_title")]
    return CourseForm(
        course=_known([text for text in written if text]),
        named=", ".join(text for text in written if text),
        completed_on=day_of(paper.fields, "completion_date"),
        provider=text_of(paper.fields, "provider"),
    )


def reference_form(letter: Statement, evidence: Evidence) -> ReferenceForm:
    """Return who vouches for whom, and the references of earlier letters in the same words."""
    return ReferenceForm(
        signer=text_of(letter.fields, "referee_name"),
        role=text_of(letter.fields, "referee_title"),
        is_member=flag_of(letter.fields, "referee_member"),
        about=text_of(letter.fields, "employee_name"),
        written_on=day_of(letter.fields, "letter_date"),
        is_signed=flag_of(letter.fields, "has_signature"),
        same_words=tuple(each.reference for each in evidence.worded_alike),
    )


def _known(written: list[str]) -> str | None:
    for text in written:
        try:
            return known_course(text)
        except BadRequest:
            continue
    return None
