"""Courses: from files with a preview, once each, with deadlines that suspend and reinstate."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from sqlalchemy import func, select

from app import people, standing
from app.errors import BadRequest, Conflict
from app.fact_kinds import TrainingFactKind
from app.records import tables
from app.training import facts, importing


@pytest.fixture
def database_url(tmp_path):
    """SQLite alone: what both databases must do is shown by the sweep and the time machine."""
    return f"sqlite:///{tmp_path}/test.sqlite3"


TOLD = b"""Name,Last 4,Course,Completed,Company time
Ona Reyes,4321,A,2022-05-31,no
"Reyes, Ona",4321,General Safety / IIPP,05/31/2022,
Ona Reyes,4321,HP1,2022-06-02,yes
Ona Reyes,4321,ZZ,2022-06-02,
Nobody Here,9999,A,2022-06-02,
Ona Reyes,4321,A,31 June 2022,
"""
TAKEN_IN = date(2022, 7, 1)


@pytest.fixture
def take_in(driver, sender_id):
    """Return what takes a file in, on 1 July 2022."""
    stores = driver.at(TAKEN_IN)

    def make(data=TOLD):
        return importing.import_completions(
            stores, "courses.csv", BytesIO(data), imported_by=sender_id, now=stores.now()
        )

    return make


def completions(stores):
    with stores.sessions() as session:
        fact = tables.TrainingFact
        return [(row.course, row.day) for row in session.scalars(select(fact).order_by(fact.id))]


def test_a_preview_tells_each_bad_row_and_records_nothing(driver):
    report = importing.preview(driver.at(TAKEN_IN), BytesIO(TOLD), driver.at(TAKEN_IN).now())

    assert (report.rows_read, report.recorded, report.already_recorded) == (6, 2, 1)
    assert [rejection.row for rejection in report.rejections] == [5, 6, 7]
    assert "no course of the rule book" in report.rejections[0].message
    assert "nobody is Nobody Here, 9999" in report.rejections[1].message
    assert "is no date" in report.rejections[2].message
    assert completions(driver.stores) == []


def test_a_file_goes_in_once_however_often_it_is_sent(driver, take_in):
    first, second = take_in(), take_in()

    assert (first.recorded, second.already_had) == (2, True)
    assert completions(driver.stores) == [("A", date(2022, 5, 31)), ("HP1", date(2022, 6, 2))]


def test_nobody_records_their_own_courses(driver, take_in, sender_id):
    stores = driver.at(TAKEN_IN)
    with stores.sessions.begin() as session:
        ona = session.scalars(select(tables.Professional)).one()
        session.get_one(tables.Account, sender_id).professional_id = ona.id

    seen = importing.preview(stores, BytesIO(TOLD), stores.now(), asked_by=sender_id)
    taken = take_in()

    assert (seen.recorded, taken.recorded) == (0, 0)
    assert "this is you" in taken.rejections[0].message
    assert completions(stores) == []


def test_the_people_of_a_file_are_judged_by_the_next_sweep(driver, take_in):
    driver.sweep(TAKEN_IN)
    take_in()

    assert standing.recompute_due(driver.at(TAKEN_IN)) == 1


@pytest.fixture
def grip(stores):
    """A Grip of Local 80, placed on 1 March 2026; courses B and B3 are in person."""
    opened = driver_noon(date(2026, 3, 1))
    with stores.sessions.begin() as session:
        person = people.add_professional(session, "Gil Ross", "1111", None, None, opened)
        record = people.open_roster_record(
            session, person, "IER", "80", "Grip", date(2026, 3, 1), opened
        )
        people.place_on_roster(session, record, date(2026, 3, 1), opened)
        return person.id, record.id


def driver_noon(day):
    return datetime(day.year, day.month, day.day, 20, 0, tzinfo=UTC)


def needs(stores, record_id):
    with stores.sessions() as session:
        record = session.get_one(tables.RosterRecord, record_id)
        return record.standing, {need["id"]: need for need in record.assessment["requirements"]}


def record_course(stores, person_id, course, day, *, kind=TrainingFactKind.COMPLETED, **more):
    with stores.sessions.begin() as session:
        person = session.get_one(tables.Professional, person_id)
        new = facts.NewTraining(kind, course, day, **more)
        return facts.record_training(
            session,
            person,
            new,
            actor="account:1",
            now=driver_noon(more.get("requested_on") or day),
        ).id


def test_a_missed_deadline_suspends_and_the_course_reinstates(stores, grip):
    person_id, record_id = grip
    due = max(
        date.fromisoformat(need["due_on"])
        for need in needs(stores, record_id)[1].values()
        if need["kind"] == "training" and need["due_on"]
    )
    after = driver_noon(date(due.year, due.month, due.day + 2))
    with stores.sessions.begin() as session:
        standing.recompute(session, person_id, after)
    missed, courses = needs(stores, record_id)

    for need_id, need in courses.items():
        if need["kind"] == "training" and need["state"] == "lapsed":
            record_course(
                stores, person_id, need_id.removeprefix("training-").upper(), after.date()
            )

    assert missed == "Suspended"
    assert needs(stores, record_id)[0] != "Suspended"


def test_an_extension_moves_the_deadline(stores, grip):
    person_id, record_id = grip
    record_course(
        stores,
        person_id,
        "B",
        date(2026, 12, 1),
        kind=TrainingFactKind.EXTENDED,
        requested_on=date(2026, 4, 1),
        because="Distant location",
    )

    assert needs(stores, record_id)[1]["training-b"]["due_on"] == "2026-12-01"


def test_the_same_course_on_the_same_day_is_recorded_once(stores, grip):
    record_course(stores, grip[0], "A", date(2026, 3, 5))

    with pytest.raises(Conflict, match="recorded already"):
        record_course(stores, grip[0], "a", date(2026, 3, 5))


@pytest.mark.parametrize(
    ("course", "day", "kind", "told"),
    [
        ("ZZ", date(2026, 3, 5), TrainingFactKind.COMPLETED, "no course"),
        ("A", date(2036, 3, 5), TrainingFactKind.ENROLLED, "still ahead"),
        ("A", date(2036, 3, 5), TrainingFactKind.EXTENDED, "reason"),
    ],
)
def test_an_impossible_course_is_refused(stores, grip, course, day, kind, told):
    new, now = facts.NewTraining(kind, course, day), driver_noon(date(2026, 3, 6))
    with stores.sessions.begin() as session:
        person = session.get_one(tables.Professional, grip[0])

        with pytest.raises(BadRequest, match=told):
            facts.record_training(session, person, new, actor="account:1", now=now)


def test_a_withdrawn_course_stays_as_history(stores, grip):
    fact_id = record_course(stores, grip[0], "A", date(2026, 3, 5))

    with stores.sessions.begin() as session:
        fact = session.get_one(tables.TrainingFact, fact_id)
        facts.withdraw_training(session, fact, actor="account:1", now=driver_noon(date(2026, 3, 6)))

    with stores.sessions() as session:
        assert session.scalar(select(func.count()).select_from(tables.TrainingFact)) == 1
        assert list(facts.training_of(session, grip[0])) == []
