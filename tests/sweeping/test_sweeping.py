"""What is stuck or does not add up is found, named, and told what to do about; nothing else is."""

import dataclasses
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.receive import Upload, receive
from app.records.clock import MomentFromNow
from app.records.tables import Credit, Decision, Document, Professional, Result, StoredFile, Work
from app.states import DocumentState, Stage
from app.stores import Stores
from app.sweeping import latest, sweep, sweep_if_due
from app.work import advance, take


@pytest.fixture
def document_id(stores: Stores, sender_id: int) -> str:
    """A document that was read, checked and approved with one day, and nothing wrong with it."""
    receipt = receive(
        stores,
        Upload("letter.pdf", BytesIO(b"%PDF-1.4 SAMPLE")),
        sender_id=sender_id,
        professional_id=None,
        roster_record_id=None,
        source="web",
    )
    lease = take(stores, receipt.document_id, "job")
    assert lease is not None
    with stores.sessions.begin() as session:
        lease = advance(session, lease, Stage.CHECK, {}, stores.now())
        lease = advance(session, lease, Stage.PICTURE, {}, stores.now())
        advance(session, lease, Stage.DONE, {"pictures": 0}, stores.now())
        session.scalars(select(Document)).one().state = DocumentState.VERIFIED
        _approve_a_day(session, stores)
    return receipt.document_id


def _approve_a_day(session: Session, stores: Stores) -> None:
    now, document = stores.now(), session.scalars(select(Document)).one()
    person = Professional(public_id="p" * 32, name="Ann", created_at=now)
    decision = Decision(
        document_id=document.id, kind="approved", days=[now.date().isoformat()], decided_at=now
    )
    session.add_all([person, decision])
    session.flush()
    session.add(
        Credit(
            professional_id=person.id,
            day=now.date(),
            production="P",
            classification="Grip",
            document_id=document.id,
            verdict="confirmed",
            because="",
            rule="none",
            rule_version="",
            decision_id=decision.id,
            credited_at=now,
        )
    )


def _forget_approval(session: Session) -> None:
    session.execute(delete(Credit))
    session.execute(delete(Decision))


def _open_again(session: Session) -> None:
    session.execute(
        update(Work).values(
            stage=Stage.CHECK, due_at=MomentFromNow(-3600), lease_until=None, lease_owner=None
        )
    )


def _hold_for_ever(session: Session) -> None:
    _open_again(session)
    session.execute(update(Work).values(lease_owner="x", lease_until=MomentFromNow(-3600)))


def _forget_work(session: Session) -> None:
    _forget_approval(session)
    session.execute(delete(Work))
    session.execute(update(Document).values(state=DocumentState.READING))


def _say_opened(session: Session) -> None:
    parts = [{"part": "a.pdf", "document": "f" * 32, "already_had": False}]
    session.execute(update(Document).values(state=DocumentState.OPENED))
    session.execute(
        update(Result).where(Result.stage == Stage.READ).values(payload={"parts": parts})
    )
    _forget_approval(session)


def _lose_pictures(session: Session) -> None:
    pictures = update(Result).where(Result.stage == Stage.PICTURE)
    session.execute(pictures.values(payload={"pictures": 2}))


def _undo_alone(session: Session) -> None:
    session.execute(update(Decision).values(undone_at=MomentFromNow()))


TROUBLES: list[tuple[str, Callable[[Session], object]]] = [
    ("work-overdue", _open_again),
    ("lease-long-over", _hold_for_ever),
    ("no-work", _forget_work),
    ("no-result", lambda session: session.execute(delete(Result))),
    ("pictures-differ", _lose_pictures),
    ("parts-differ", _say_opened),
    ("credits-astray", _undo_alone),
    ("days-differ", lambda session: session.execute(delete(Credit))),
]


def test_what_adds_up_is_not_found(stores: Stores, document_id: str) -> None:
    assert sweep(stores) == ()


@pytest.mark.parametrize(("code", "cause"), TROUBLES, ids=[code for code, _ in TROUBLES])
def test_trouble_is_found_with_what_to_do(
    stores: Stores, document_id: str, code: str, cause: Callable[[Session], object]
) -> None:
    with stores.sessions.begin() as session:
        cause(session)

    found = sweep(stores)

    assert [(each.code, each.object) for each in found] == [(code, f"document:{document_id}")]
    assert found[0].what
    assert found[0].to_do


def test_a_row_whose_bytes_are_gone_is_found(stores: Stores, document_id: str) -> None:
    with stores.sessions() as session:
        row = session.scalars(select(StoredFile)).one()
        name, sha256 = row.name, row.sha256
    stores.storage.remove(name)

    found = sweep(stores)

    assert [(each.code, each.object) for each in found] == [("file-missing", f"file:{sha256}")]


def test_bytes_that_no_row_knows_are_found_after_a_day_and_left_alone(
    stores: Stores, document_id: str
) -> None:
    orphan = stores.storage.put(BytesIO(b"of an upload that was never written down"), 1000)
    later = dataclasses.replace(stores, now=lambda: stores.now() + timedelta(hours=25))

    young, old = sweep(stores), sweep(later)

    assert young == ()
    assert [(each.code, each.object) for each in old] == [("file-unknown", f"stored:{orphan.name}")]
    assert stores.storage.exists(orphan)


def test_what_was_found_is_kept_for_whoever_looks(stores: Stores, document_id: str) -> None:
    with stores.sessions.begin() as session:
        _open_again(session)
    sweep(stores)
    found = sweep(stores)

    with stores.sessions() as session:
        kept = latest(session)

    assert kept is not None
    assert kept.found == found
    assert kept.ended_at <= stores.now()


def test_a_sweep_is_due_once_an_hour_for_all_dispatchers(stores: Stores) -> None:
    later = dataclasses.replace(stores, now=lambda: stores.now() + timedelta(minutes=61))

    assert sweep_if_due(stores) is not None
    assert sweep_if_due(stores) is None
    assert sweep_if_due(later) is not None


def test_a_clock_that_was_set_back_does_not_end_the_sweeps(stores: Stores) -> None:
    sweep_if_due(stores)
    earlier = dataclasses.replace(stores, now=lambda: stores.now() - timedelta(hours=2))

    assert sweep_if_due(earlier) is not None
