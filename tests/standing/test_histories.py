"""The histories of many people, read at once, are those that each fact read by itself gives."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.records import tables
from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.roster.values import Job, WorkedDay
from app.standing import history_of
from app.standing.histories import history
from app.standing.known_people import people_now, records_of
from app.stores import Stores
from validators.classifications import same_classification

PEOPLE = 30
MADE = datetime(2024, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
RECORDS = (
    ("IER", "80", "Grip"),
    ("IER", "80", "Marine"),
    ("IER", "399", "Driver"),
    ("IER", "600", "Camera Operator"),
    ("TCR", "80", "Grip"),
)
PRODUCTIONS = ("Glass, Harbor", 'The "Salt" | Marsh', "Łódź", "")
CLASSIFICATIONS = ("Grip", "Best Boy Grip", "Camera Operator", "Lamp Operator", "Marine")
RULES = ("ier-80", "ier-600-mixed", "ier-600-union", "a-rule-of-long-ago")


@pytest.fixture
def people(stores: Stores, sender_id: int) -> list[int]:
    """People with records and days drawn anew by the same dice, some of the days withdrawn."""
    dice, ids = Random(60), list(range(1, PEOPLE + 1))
    with stores.sessions.begin() as session:
        decided = _decision(session, sender_id)
        session.execute(insert(tables.Professional), [_professional(number) for number in ids])
        session.execute(insert(tables.RosterRecord), [r for n in ids for r in _records(dice, n)])
        days = [credit for number in ids for credit in _credits(dice, number, decided)]
        session.execute(insert(tables.Credit), days)
    return ids


def test_days_read_at_once_are_those_that_plain_rows_say(stores, people):
    with stores.sessions() as session:
        read = people_now(session, records_of(session, people))
        found = {
            record.id: _shown(history(person, record, NOW).days)
            for person in read
            for record in person.records
        }
        plain = {
            record.id: _plain_days(session, record, NOW)
            for record in session.scalars(select(tables.RosterRecord))
        }

    assert found == plain
    assert sum(map(len, plain.values())) > PEOPLE


def test_the_past_is_read_as_plain_rows_say_it_was_known(stores, people):
    moment = MADE + timedelta(days=500)

    with stores.sessions() as session:
        for record in session.scalars(select(tables.RosterRecord)):
            found = history_of(session, record, moment).days

            assert _shown(found) == _plain_days(session, record, moment)


def test_both_ways_of_reading_give_one_answer(stores, people):
    with stores.sessions() as session:
        for person in people_now(session, records_of(session, people)):
            for record in person.records:
                row = session.get_one(tables.RosterRecord, record.id)
                quick = assess(history(person, record, NOW), rule_book(), TODAY)

                assert quick == assess(history_of(session, row, NOW), rule_book(), TODAY)


Day = tuple[date, bool, str | None]


def _shown(days: Iterable[WorkedDay]) -> list[Day]:
    """Return what of worked days the rules look at, in order."""
    jobs = [(worked, worked.job or Job()) for worked in days]
    return sorted((worked.day, worked.union, job.classification) for worked, job in jobs)


def _plain_days(session: Session, record: tables.RosterRecord, at: datetime) -> list[Day]:
    """Return the days of a record, each from its own row, as they were known at a moment."""
    found = session.scalars(
        select(tables.Credit).where(tables.Credit.professional_id == record.professional_id)
    )
    return _shown(_worked(c) for c in found if _is_known(c, at) and _is_of(c, record))


def _worked(credit: tables.Credit) -> WorkedDay:
    rule = rule_book().work_rule(credit.rule)
    union = rule is None or rule.basis == "union"
    job = Job(production=credit.production, classification=credit.classification)
    return WorkedDay(credit.day, union, job)


def _is_known(credit: tables.Credit, at: datetime) -> bool:
    gone = credit.withdrawn_at
    return credit.credited_at <= at and (gone is None or at < gone)


def _is_of(credit: tables.Credit, record: tables.RosterRecord) -> bool:
    named = credit.local in {None, record.local}
    same = same_classification(credit.classification, record.classification, local=record.local)
    return named and same.agrees


def _decision(session: Session, sender_id: int) -> tuple[int, int]:
    """Return the numbers of a letter and of the decision about it that credited every day."""
    session.add(
        tables.StoredFile(
            sha256="0" * 64, size_bytes=1, media_type="application/pdf", stored_at=MADE
        )
    )
    letter = tables.Document(
        public_id="d" * 32,
        reference="U-1",
        sha256="0" * 64,
        file_name="letter.pdf",
        source="web",
        sender_id=sender_id,
        state="verified",
        received_at=MADE,
        changed_at=MADE,
    )
    session.add(letter)
    session.flush()
    decision = tables.Decision(
        document_id=letter.id, kind="approved", policy="records-agree-1", days=[], decided_at=MADE
    )
    session.add(decision)
    session.flush()
    return letter.id, decision.id


def _professional(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "public_id": f"p{number:031d}",
        "name": f"Person {number} Sample",
        "last4": f"{number:04d}",
        "created_at": MADE,
    }


def _records(dice: Random, number: int) -> Iterator[dict[str, Any]]:
    for index, (roster, local, classification) in enumerate(dice.sample(RECORDS, 2)):
        yield {
            "public_id": f"r{index}{number:030d}",
            "professional_id": number,
            "roster": roster,
            "local": local,
            "classification": classification,
            "applied_on": TODAY - timedelta(days=dice.randrange(300)),
            "standing": "",
            "assessment": {},
            "assessed_on": TODAY,
            "changed_at": MADE,
        }


def _credits(dice: Random, number: int, decided: tuple[int, int]) -> Iterator[dict[str, Any]]:
    """Yield days, one live credit for each, and others that were withdrawn."""
    letter, decision = decided
    for day in dice.sample(range(700), dice.randrange(80)):
        for is_withdrawn in dice.choice(((False,), (True,), (True, False))):
            known = MADE + timedelta(days=dice.randrange(800))
            gone = known + timedelta(days=dice.randrange(60))
            yield {
                "professional_id": number,
                "day": TODAY - timedelta(days=day),
                "production": dice.choice(PRODUCTIONS),
                "local": dice.choice((None, "80", "600")),
                "classification": dice.choice(CLASSIFICATIONS),
                "document_id": letter,
                "verdict": "confirmed",
                "because": "Paid.",
                "rule": dice.choice(RULES),
                "rule_version": "",
                "decision_id": decision,
                "credited_at": known,
                "withdrawn_at": gone if is_withdrawn else None,
            }
