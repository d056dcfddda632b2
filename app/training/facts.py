"""Records facts about courses, each once, and takes them back again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import standing
from app.errors import BadRequest, Conflict
from app.fact_kinds import TrainingFactKind
from app.records import audit, tables
from app.roster.rulebook import rule_book
from app.settings import Settings
from app.withdrawing import withdraw

_DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class NewTraining:
    """A fact about a course: completed or enrolled on ``day``, or more time until then.

    ``company_time`` is True when an employer paid for the time, None when nobody said.
    """

    kind: TrainingFactKind
    course: str
    day: date
    requested_on: date | None = None
    company_time: bool | None = None
    provider: str | None = None
    because: str = ""


def record_training(
    session: Session,
    professional: tables.Professional,
    new: NewTraining,
    *,
    actor: str,
    now: datetime,
    settings: Settings = _DEFAULTS,
) -> tables.TrainingFact:
    """Record a fact about a course and judge the professional anew.

    Raises ``BadRequest`` for a course nobody knows, a completion still ahead or an extension
    without its reason, ``Conflict`` when the same fact is recorded already.
    """
    course = known_course(new.course)
    _check(new, standing.roster_today(now, "IER", settings))
    if _same(session, professional.id, new, course) is not None:
        raise Conflict(f"Course {course}, {new.kind} on {new.day}, is recorded already.")
    fact = tables.TrainingFact(
        professional_id=professional.id,
        kind=new.kind,
        course=course,
        day=new.day,
        requested_on=new.requested_on,
        company_time=new.company_time,
        provider=new.provider,
        because=new.because.strip(),
        recorded_at=now,
        recorded_by=actor,
    )
    session.add(fact)
    session.flush()
    subject, action = f"professional:{professional.public_id}", f"course-{new.kind}"
    audit.record(session, now, actor, action, subject, said=fact.because, after=_stated(fact))
    standing.recompute(session, professional.id, now, settings)
    return fact


def withdraw_training(
    session: Session,
    fact: tables.TrainingFact,
    *,
    actor: str,
    now: datetime,
    settings: Settings = _DEFAULTS,
) -> None:
    """Take back a fact that was wrong; it stays as history, and the professional is judged anew."""
    withdraw(
        session,
        fact,
        fact.professional_id,
        action="course-withdrawn",
        about=f"professional:{fact.professional.public_id}",
        before=_stated(fact),
        actor=actor,
        now=now,
        settings=settings,
    )


def training_of(session: Session, professional_id: int) -> Sequence[tables.TrainingFact]:
    """Return the facts about a professional's courses that hold, the latest first."""
    fact = tables.TrainingFact
    live = select(fact).where(fact.professional_id == professional_id, fact.withdrawn_at.is_(None))
    return session.scalars(live.order_by(fact.day.desc(), fact.id.desc())).all()


def known_course(text: str) -> str:
    """Return the code of a course written as code or title; raise ``BadRequest`` for neither."""
    wanted = " ".join(text.split()).casefold()
    for course in rule_book().shared.courses:
        if wanted in {course.code.casefold(), course.title.casefold()}:
            return course.code
    raise BadRequest(f"“{text}” is no course of the rule book: write its code, for instance A.")


def recorded_before(session: Session, professional_id: int, course: str, day: date) -> bool:
    """Return True when the completion of a course on a day is on record."""
    completed = NewTraining(TrainingFactKind.COMPLETED, course, day)
    return _same(session, professional_id, completed, course) is not None


def _stated(fact: tables.TrainingFact) -> audit.Facts:
    """Return what the audit says of a fact; the reason is proven apart."""
    return {"fact": fact.public_id, "kind": fact.kind, "course": fact.course, "on": fact.day}


def _check(new: NewTraining, today: date) -> None:
    extended = new.kind is TrainingFactKind.EXTENDED
    if not extended and new.day > today:
        raise BadRequest(f"{new.day} is still ahead: record the course when it was {new.kind}.")
    if extended and not new.because.strip():
        raise BadRequest("Give the reason of the extension: it is granted in writing.")


def _same(
    session: Session, professional_id: int, new: NewTraining, course: str
) -> tables.TrainingFact | None:
    fact = tables.TrainingFact
    same = select(fact).where(
        fact.professional_id == professional_id,
        fact.kind == new.kind,
        fact.course == course,
        fact.day == new.day,
        fact.withdrawn_at.is_(None),
    )
    return session.scalars(same).one_or_none()
