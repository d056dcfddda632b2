"""One job at a time works on a document, and what it may not write is not written."""

import dataclasses
import time
from io import BytesIO

import pytest
from sqlalchemy import select, update

from app.due import next_hints
from app.errors import Conflict
from app.receive import Upload, receive
from app.records.clock import MomentFromNow
from app.records.tables import Account, AuditEntry, Document, Result, Work
from app.set_aside import give_up_spent, run_again, set_aside
from app.states import DocumentState, Stage
from app.stores import Stores
from app.work import Lease, LeaseLost, advance, again, fail, put_back, renew, take


@pytest.fixture
def stores(stores: Stores) -> Stores:
    """Stores whose leases last a fifth of a second and whose work has two attempts."""
    quick = dataclasses.replace(
        stores.settings, lease_seconds=0.2, attempt_limit=2, retry_delay_seconds=0.0
    )
    return dataclasses.replace(stores, settings=quick)


@pytest.fixture
def document_id(stores: Stores, sender_id: int) -> str:
    """A document that was just received."""
    upload = Upload("letter.pdf", BytesIO(b"%PDF-1.4 SAMPLE"))
    receipt = receive(
        stores,
        upload,
        sender_id=sender_id,
        professional_id=None,
        roster_record_id=None,
        source="web",
    )
    return receipt.document_id


def _let_leases_run_out() -> None:
    time.sleep(0.25)


def _write_and_advance(stores: Stores, lease: Lease) -> None:
    with stores.sessions.begin() as session:
        session.scalars(select(Document)).one().document_type = lease.owner
        advance(session, lease, Stage.CHECK, {"by": lease.owner}, stores.now())


def _state(stores: Stores) -> tuple[str, str | None]:
    with stores.sessions() as session:
        document, work = (
            session.scalars(select(Document)).one(),
            session.scalars(select(Work)).one(),
        )
        return document.state, work.needs_attention


def test_new_work_is_taken_by_exactly_one_job(stores: Stores, document_id: str) -> None:
    # Guards: "lease_until IS NULL" in app.work._free: nothing was ever leased here.
    lease = take(stores, document_id, "first")

    assert lease is not None
    assert (lease.stage, lease.attempt) == (Stage.READ, 1)
    assert take(stores, document_id, "second") is None
    assert _state(stores)[0] == DocumentState.READING


def test_work_of_a_dead_job_is_taken_over(stores: Stores, document_id: str) -> None:
    take(stores, document_id, "dead")
    _let_leases_run_out()

    lease = take(stores, document_id, "next")

    assert lease is not None
    assert lease.attempt == 2


def test_a_renewed_lease_is_not_taken_over(stores: Stores, document_id: str) -> None:
    lease = take(stores, document_id, "slow")
    assert lease is not None
    for _ in range(4):
        time.sleep(0.08)
        renew(stores, lease)

    assert take(stores, document_id, "other") is None


def test_a_job_that_slept_past_its_lease_writes_nothing(stores: Stores, document_id: str) -> None:
    # Guards: the owner in app.work._change_held.
    sleeper = take(stores, document_id, "sleeper")
    _let_leases_run_out()
    successor = take(stores, document_id, "successor")
    assert sleeper is not None
    assert successor is not None

    with pytest.raises(LeaseLost):
        _write_and_advance(stores, sleeper)
    with pytest.raises(LeaseLost):
        renew(stores, sleeper)
    fail(stores, sleeper, "too late to matter", stores.now())
    _write_and_advance(stores, successor)

    with stores.sessions() as session:
        assert session.scalars(select(Result.payload)).all() == [{"by": "successor"}]
        assert session.scalars(select(Document.document_type)).one() == "successor"


def test_the_lease_goes_along_to_the_next_stage(stores: Stores, document_id: str) -> None:
    lease = take(stores, document_id, "job")
    assert lease is not None

    with stores.sessions.begin() as session:
        lease = advance(session, lease, Stage.CHECK, {}, stores.now())

    assert (lease.stage, lease.attempt) == (Stage.CHECK, 1)
    assert take(stores, document_id, "other") is None
    assert _state(stores)[0] == DocumentState.CHECKING


def test_finished_work_is_never_taken_again(stores: Stores, document_id: str) -> None:
    lease = take(stores, document_id, "job")
    assert lease is not None
    with stores.sessions.begin() as session:
        advance(session, lease, Stage.DONE, {}, stores.now())
    _let_leases_run_out()

    assert take(stores, document_id, "other") is None


def test_failed_work_waits_before_it_is_tried_again(stores: Stores, document_id: str) -> None:
    patient = dataclasses.replace(stores.settings, retry_delay_seconds=0.3)
    lease = take(stores, document_id, "job")
    assert lease is not None

    fail(dataclasses.replace(stores, settings=patient), lease, "no reason", stores.now())

    assert take(stores, document_id, "too early") is None
    time.sleep(0.4)
    assert take(stores, document_id, "in time") is not None


def test_work_that_failed_too_often_is_shown_to_people(stores: Stores, document_id: str) -> None:
    for name in ("first", "second"):
        lease = take(stores, document_id, name)
        assert lease is not None
        fail(stores, lease, "the reader fell over", stores.now())

    assert take(stores, document_id, "third") is None
    assert _state(stores) == (DocumentState.NEEDS_ATTENTION, "the reader fell over")


def test_work_whose_last_job_died_silently_is_shown_to_people(
    stores: Stores, document_id: str
) -> None:
    # Guards: app.work.give_up_spent; nobody is left to call fail() for a killed job.
    for name in ("first", "second"):
        take(stores, document_id, name)
        _let_leases_run_out()

    given_up = give_up_spent(stores, stores.now())

    assert given_up == [document_id]
    assert give_up_spent(stores, stores.now()) == []
    assert _state(stores)[0] == DocumentState.NEEDS_ATTENTION


def test_a_living_last_attempt_is_not_given_up(stores: Stores, document_id: str) -> None:
    take(stores, document_id, "first")
    _let_leases_run_out()
    take(stores, document_id, "last")

    assert give_up_spent(stores, stores.now()) == []


def test_a_person_can_have_it_run_again(stores: Stores, document_id: str, sender_id: int) -> None:
    for name in ("first", "second"):
        lease = take(stores, document_id, name)
        assert lease is not None
        fail(stores, lease, "no reason", stores.now())
    with stores.sessions() as session:
        waiting = [(each.document_id, each.reason) for each in set_aside(session)]

    with stores.sessions.begin() as session:
        document = session.scalars(select(Document)).one()
        run_again(session, document, session.get_one(Account, sender_id), stores.now())

    assert waiting == [(document_id, "no reason")]
    assert _state(stores) == (DocumentState.RECEIVED, None)
    lease = take(stores, document_id, "third")
    assert lease is not None
    assert lease.attempt == 1
    with stores.sessions() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "run-again")).one()
        assert entry.actor == f"account:{sender_id}"


def test_what_was_not_set_aside_is_not_run_again(
    stores: Stores, document_id: str, sender_id: int
) -> None:
    take(stores, document_id, "job")

    with stores.sessions.begin() as session:
        document = session.scalars(select(Document)).one()
        account = session.get_one(Account, sender_id)
        with pytest.raises(Conflict):
            run_again(session, document, account, stores.now())


def test_work_that_used_its_processor_time_is_shown_to_people(
    stores: Stores, document_id: str
) -> None:
    # Guards: Work.cpu_ms in app.work._is_spent: attempts alone would let it burn for an hour.
    stores = dataclasses.replace(
        stores, settings=dataclasses.replace(stores.settings, attempt_limit=5)
    )
    lease = take(stores, document_id, "burning")
    assert lease is not None
    renew(stores, lease, cpu_ms=100_000)
    renew(stores, lease, cpu_ms=80_000)
    _let_leases_run_out()

    assert take(stores, document_id, "next") is None
    assert give_up_spent(stores, stores.now()) == [document_id]
    assert _state(stores)[1] == (
        "The read step was begun 1 times, used 180 s of processor time, and never finished"
    )


def test_a_finished_stage_leaves_the_next_all_its_processor_time(
    stores: Stores, document_id: str
) -> None:
    lease = take(stores, document_id, "job")
    assert lease is not None
    renew(stores, lease, cpu_ms=179_000)

    with stores.sessions.begin() as session:
        advance(session, lease, Stage.CHECK, {}, stores.now())

    with stores.sessions() as session:
        assert session.scalars(select(Work.cpu_ms)).one() == 0


@pytest.mark.parametrize("column", ["lease_until", "due_at", "hinted_at"])
def test_a_clock_set_back_an_hour_holds_nothing_up(
    stores: Stores, document_id: str, column: str
) -> None:
    # Guards: is_astray in app.work.due, the too long lease in _free, and the hint from the future
    # in app.due: what was written before the clock was set back lies an hour ahead.
    take(stores, document_id, "dead")
    with stores.sessions.begin() as session:
        session.execute(update(Work).values(lease_until=MomentFromNow(-60), hinted_at=None))
        session.execute(update(Work).values({column: MomentFromNow(3600)}))

    hinted = next_hints(stores, 1, queue_is_empty=False)

    assert [hint.public_id for hint in hinted] == [document_id]
    assert take(stores, document_id, "next") is not None


def test_a_clock_set_forward_an_hour_lets_nobody_write_twice(
    stores: Stores, document_id: str
) -> None:
    # The lease of a living job seems over then: another may take the work, and only one may write.
    living = take(stores, document_id, "living")
    with stores.sessions.begin() as session:
        session.execute(update(Work).values(lease_until=MomentFromNow(-3600)))
    other = take(stores, document_id, "other")
    assert living is not None
    assert other is not None

    with pytest.raises(LeaseLost):
        _write_and_advance(stores, living)
    _write_and_advance(stores, other)

    with stores.sessions() as session:
        assert session.scalars(select(Result.payload)).all() == [{"by": "other"}]


def test_work_put_back_has_lost_no_attempt(stores: Stores, document_id: str) -> None:
    # A full disk is not the document's fault: five minutes of it must not set everything aside.
    for number in range(3):
        lease = take(stores, document_id, f"job {number}")
        assert lease is not None
        put_back(stores, lease)
        with stores.sessions.begin() as session:
            session.execute(update(Work).values(due_at=MomentFromNow()))

    lease = take(stores, document_id, "in the end")
    assert lease is not None
    assert lease.attempt == 1


def test_failing_pictures_leave_a_verified_document_verified(
    stores: Stores, document_id: str
) -> None:
    lease = take(stores, document_id, "job")
    assert lease is not None
    with stores.sessions.begin() as session:
        lease = advance(session, lease, Stage.PICTURE, {}, stores.now())
        session.scalars(select(Document)).one().state = DocumentState.VERIFIED
    fail(stores, lease, "first", stores.now())
    lease = take(stores, document_id, "again")
    assert lease is not None
    fail(stores, lease, "no picture", stores.now())

    assert _state(stores) == (DocumentState.VERIFIED, "no picture")


def test_a_check_done_again_replaces_its_result(stores: Stores, document_id: str) -> None:
    lease = take(stores, document_id, "job")
    assert lease is not None
    with stores.sessions.begin() as session:
        lease = advance(session, lease, Stage.CHECK, {}, stores.now())
        advance(session, lease, Stage.DONE, {"payroll": "none"}, stores.now())

    with stores.sessions.begin() as session:
        again(session, session.scalars(select(Document)).one(), Stage.CHECK, stores.now())
    lease = take(stores, document_id, "job 2")
    assert lease is not None
    with stores.sessions.begin() as session:
        advance(session, lease, Stage.DONE, {"payroll": "imported"}, stores.now())

    with stores.sessions() as session:
        results = {row.stage: row.payload for row in session.scalars(select(Result))}
    assert results == {"read": {}, "check": {"payroll": "imported"}}


def test_a_job_whose_work_was_put_back_meanwhile_writes_nothing(
    stores: Stores, document_id: str
) -> None:
    # Guards: the owner in app.work._change_held: stage and attempt are the same again.
    asleep = take(stores, document_id, "asleep")
    with stores.sessions.begin() as session:
        again(session, session.scalars(select(Document)).one(), Stage.READ, stores.now())
    awake = take(stores, document_id, "awake")

    assert asleep is not None
    assert awake is not None
    assert (awake.stage, awake.attempt) == (asleep.stage, asleep.attempt)
    with pytest.raises(LeaseLost):
        _write_and_advance(stores, asleep)


def test_work_whose_attempts_are_used_up_is_not_taken(stores: Stores, document_id: str) -> None:
    # Guards: app.work._attempts_left: a poison document would be tried for ever.
    for owner in ("first", "second"):
        assert take(stores, document_id, owner) is not None
        _let_leases_run_out()

    assert take(stores, document_id, "third") is None
