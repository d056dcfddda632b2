"""Professionals and their roster records: who they are, and what they applied for."""

import secrets
from datetime import date, datetime
from difflib import get_close_matches

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import record_facts, standing
from app.errors import BadRequest, Conflict, Unprocessable
from app.fact_kinds import RecordFactKind
from app.records import audit, tables
from app.roster.classifications import classifications_of
from app.roster.rulebook import rule_book
from app.settings import Settings
from extractors import catalogue

_DEFAULTS = Settings()
_SUGGESTIONS = 5


def add_professional(
    session: Session,
    name: str,
    last4: str | None,
    il_number: str | None,
    member_number: str | None,
    now: datetime,
) -> tables.Professional:
    """Add a professional; raise ``Conflict`` when the IL# is taken, ``BadRequest`` when odd."""
    if not name.strip():
        raise BadRequest("A professional needs a name.")
    if last4 is not None and (len(last4) != 4 or not last4.isdigit()):
        raise BadRequest(f"The last four digits are {last4!r}: write four digits.")
    taken = select(tables.Professional).where(tables.Professional.il_number == il_number)
    if il_number is not None and session.scalars(taken).first() is not None:
        raise Conflict(f"IL# {il_number} belongs to somebody already.")
    person = tables.Professional(
        public_id=secrets.token_hex(16),
        name=" ".join(name.split()),
        last4=last4,
        il_number=il_number,
        member_number=member_number,
        created_at=now,
    )
    session.add(person)
    session.flush()
    known = {name: bool(given) for name, given in (("last4", last4), ("il", il_number))}
    subject = f"professional:{person.public_id}"
    audit.record(session, now, "service", "added", subject, after=known)
    return person


def find_professional(session: Session, text: str) -> tables.Professional:
    """Return whom ``text`` names: an IL#, or a name followed by the last four digits.

    Raises ``Unprocessable`` when that is nobody, or more than one person.
    """
    wanted = " ".join(text.split())
    numbered = select(tables.Professional).where(tables.Professional.il_number == wanted)
    found = list(session.scalars(numbered)) or _named(session, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        raise Unprocessable(f"{len(found)} people are “{wanted}”: give the IL# of one of them.")
    raise Unprocessable(
        f"Nobody is “{wanted}”: give an IL#, or a name and the last four digits, as under Records."
    )


def find_roster_record(session: Session, text: str) -> tables.RosterRecord:
    """Return the record that ``text`` names: its id, or whose it is and, after a slash, as what.

    Raises ``Unprocessable`` when that is no record, or more than one.
    """
    record = tables.RosterRecord
    named = session.scalars(select(record).where(record.public_id == text.strip())).one_or_none()
    if named is not None:
        return named
    who, _, classification = text.partition("/")
    person = find_professional(session, who)
    wanted = classification.strip().casefold()
    mine = select(record).where(record.professional_id == person.id).order_by(record.id)
    every = session.scalars(mine).all()
    found = [one for one in every if not wanted or one.classification.casefold() == wanted]
    if len(found) == 1:
        return found[0]
    names = ", ".join(one.classification for one in every) or "no record"
    raise Unprocessable(f"{person.name} has {names}: write the IL#, a slash and one of them.")


def open_roster_record(  # noqa: PLR0913, PLR0917 - a record has this many parts
    session: Session,
    professional: tables.Professional,
    roster: str,
    local: str,
    classification: str,
    applied_on: date,
    now: datetime,
    settings: Settings = _DEFAULTS,
) -> tables.RosterRecord:
    """Open a record under the catalogue's name of the classification and judge it at once.

    Raises ``BadRequest`` for a roster, local or classification that the rule book does not know.
    """
    name = _known_classification(roster, local, classification)
    record = tables.RosterRecord(
        public_id=secrets.token_hex(16),
        professional_id=professional.id,
        roster=roster,
        local=local,
        classification=name,
        applied_on=applied_on,
        standing="",
        assessment={},
        assessed_on=applied_on,
        training_recorded_from=standing.roster_today(now, roster, settings),
        changed_at=now,
    )
    if _has_record(session, record):
        raise Conflict(f"{professional.name} has a record as {name} of Local {local} already.")
    session.add(record)
    session.flush()
    audit.record(
        session,
        now,
        "service",
        "opened",
        f"roster-record:{record.public_id}",
        after={"roster": roster, "local": local, "applied_on": applied_on},
    )
    standing.recompute(session, professional.id, now, settings)
    return record


def place_on_roster(
    session: Session,
    record: tables.RosterRecord,
    placed_on: date,
    now: datetime,
    settings: Settings = _DEFAULTS,
    *,
    decided_on: date | None = None,
    actor: str = "service",
) -> None:
    """Say that a record is on the roster since ``placed_on``, and judge it anew.

    A placement won after a protest is retroactive: ``decided_on`` is the day it was decided.
    """
    placed = record_facts.NewFact(RecordFactKind.PLACED, placed_on, decided_on=decided_on)
    record_facts.record_fact(session, record, placed, actor=actor, now=now, settings=settings)


def roster_classification(text: str, local: str) -> str:
    """Return the catalogue's roster name for a classification, or the text when it has none."""
    match = catalogue.classification(text, local)
    known = match is not None and match.local == local and match.how != "likeness"
    return match.roster_name if match is not None and known else " ".join(text.split())


def _known_classification(roster: str, local: str, text: str) -> str:
    book = rule_book()
    if book.file_for(roster, local) is None:
        raise BadRequest(f"The rule book has no roster {roster} for Local {local}.")
    name = roster_classification(text, local)
    if book.knows(roster, local, name):
        return name
    known = [entry.name for entry in classifications_of(roster, local)]
    alike = get_close_matches(name, known, _SUGGESTIONS, cutoff=0.4) or sorted(known)
    raise BadRequest(
        f"{roster}, Local {local} has no classification “{name}”: "
        f"write for instance {', '.join(alike[:_SUGGESTIONS])}."
    )


def _named(session: Session, text: str) -> list[tables.Professional]:
    name, _, last4 = text.rpartition(" ")
    same_digits = select(tables.Professional).where(tables.Professional.last4 == last4)
    wanted = name.rstrip(",").casefold()
    return [one for one in session.scalars(same_digits) if one.name.casefold() == wanted]


def _has_record(session: Session, record: tables.RosterRecord) -> bool:
    same = select(tables.RosterRecord.id).where(
        tables.RosterRecord.professional_id == record.professional_id,
        tables.RosterRecord.roster == record.roster,
        tables.RosterRecord.local == record.local,
        tables.RosterRecord.classification == record.classification,
    )
    return session.scalars(same).first() is not None
