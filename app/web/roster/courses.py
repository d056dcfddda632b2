"""The courses of a professional as lines of a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.fact_kinds import TrainingFactKind
from app.languages import marked
from app.records import tables
from app.roster.rulebook import rule_book
from app.web.told import text as _

_WHAT = {
    TrainingFactKind.COMPLETED: marked("Completed"),
    TrainingFactKind.ENROLLED: marked("Enrolled"),
    TrainingFactKind.EXTENDED: marked("More time until"),
}


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One fact about a course: what, when, where it is from, and what else is noted."""

    fact_id: str
    course: str
    title: str
    what: str
    day: date
    source: str
    document: str | None
    note: str


def course_lines(facts: Iterable[tables.TrainingFact]) -> list[CourseLine]:
    """Return one line a fact, in the order given."""
    return [_line(fact) for fact in facts]


def _line(fact: tables.TrainingFact) -> CourseLine:
    course = rule_book().shared.course(fact.course)
    return CourseLine(
        fact_id=fact.public_id,
        course=fact.course,
        title=course.title if course is not None else "",
        what=_WHAT[TrainingFactKind(fact.kind)],
        day=fact.day,
        source=_source(fact),
        document=fact.document.public_id if fact.document else None,
        note=_note(fact),
    )


def _source(fact: tables.TrainingFact) -> str:
    if fact.document is not None:
        return fact.document.file_name
    if fact.source is not None:
        return _("%(file)s, line %(row)s", file=fact.source.file_name, row=fact.row)
    return _("Entered by staff")


def _note(fact: tables.TrainingFact) -> str:
    """Return the provider, the reason of an extension, and whether a stipend may be asked for."""
    parts = [fact.provider or "", fact.because]
    if fact.kind == TrainingFactKind.COMPLETED and fact.company_time is False:
        parts.append("On own time: a stipend may be asked for")
    if fact.kind == TrainingFactKind.COMPLETED and fact.company_time:
        parts.append("On company time: no stipend")
    return ". ".join(part for part in parts if part)
