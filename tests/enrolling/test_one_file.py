"""Two files of one person become one, with nothing left behind on the empty one."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import func, select

from app.applying import offer_named, start
from app.enrolling.on_file import join_files
from app.errors import Conflict
from app.fact_kinds import RecordFactKind
from app.mailing import Letter, Outgoing, Paragraph, put_outgoing
from app.messages import NewMessage, write_once
from app.people import open_roster_record
from app.record_facts import NewFact, record_fact
from app.records import tables
from app.states import DocumentState, Stage
from app.storage.rows import record_file
from app.stores import Stores
from tests.enrolling.newcomers import join, on_file, stated

DAY = date(2026, 11, 2)


@pytest.fixture
def first(stores: Stores) -> int:
    """Jordan Avery on file, who applied as Grip long ago."""
    person = on_file(stores)
    _open_record(stores, person)
    return person


@pytest.fixture
def account(stores: Stores, first: int) -> int:
    """The new account of the same person, who applied as Grip again."""
    made = join(stores, stated())
    _open_record(stores, _own(stores, made))
    return made


def test_a_second_record_in_a_classification_is_folded_into_the_first(
    stores: Stores, first: int, account: int
) -> None:
    second = _records(stores)[1]
    document = _document(stores, account, second)

    _join(stores, account, first)

    left = _records(stores)
    with stores.sessions() as session:
        moved = session.get_one(tables.Document, document)
        assert [record.professional_id for record in left] == [first]
        assert (moved.professional_id, moved.roster_record_id) == (first, left[0].id)
        told = tables.RosterAssessment.roster_record_id
        assert set(session.scalars(select(told))) == {left[0].id}


def test_what_is_in_review_is_checked_again_for_whom_it_belongs_to_now(
    stores: Stores, first: int, account: int
) -> None:
    document = _document(stores, account, _records(stores)[1])

    _join(stores, account, first)

    with stores.sessions() as session:
        task = session.scalars(select(tables.Work).filter_by(document_id=document)).one()
        checks = select(func.count()).where(tables.Result.stage == Stage.CHECK)
        assert (task.stage, session.scalar(checks)) == (Stage.CHECK, 0)


def test_a_second_draft_is_thrown_away_and_what_was_said_twice_is_said_once(
    stores: Stores, first: int, account: int
) -> None:
    own = _own(stores, account)
    offer = offer_named("600", "Still Photographer")
    assert offer is not None
    with stores.sessions.begin() as session:
        session.get_one(tables.Account, account).professional_id = first
        start(session, session.get_one(tables.Account, account), offer, stores.now())
        session.flush()
        session.get_one(tables.Account, account).professional_id = own
        session.expire_all()
        start(session, session.get_one(tables.Account, account), offer, stores.now())
        for person in (first, own):
            said = NewMessage(person, None, "letter", "one-event", DAY, "A letter arrived", "6")
            write_once(session, [said], stores.now())

    _join(stores, account, first)

    with stores.sessions() as session:
        drafts = select(tables.Application).where(tables.Application.discarded_at.is_(None))
        heard = select(tables.Message).filter_by(professional_id=first, event_key="one-event")
        assert [each.professional_id for each in session.scalars(drafts)] == [first]
        assert len(session.scalars(heard).all()) == 1


def test_files_are_not_joined_once_something_was_recorded_for_the_second(
    stores: Stores, first: int, account: int
) -> None:
    with stores.sessions.begin() as session:
        second = session.get_one(tables.RosterRecord, _records(stores)[1].id)
        grouped = NewFact(RecordFactKind.GROUPED, DAY, group="3")
        record_fact(session, second, grouped, actor="service", now=stores.now())

    with pytest.raises(Conflict, match="undo those decisions first"):
        _join(stores, account, first)


def test_mail_goes_along_so_that_erasing_the_person_takes_it(
    stores: Stores, first: int, account: int
) -> None:
    letter = Letter("A report", [Paragraph("Jordan Avery sends you a report.")])
    mail = Outgoing(
        "office@example.com", "A report", letter, "given-report:1", "report",
        professional_id=_own(stores, account),
    )  # fmt: skip
    with stores.sessions.begin() as session:
        put_outgoing(session, mail, stores.now())

    _join(stores, account, first)

    with stores.sessions() as session:
        kept = tables.OutgoingMail.professional_id
        assert session.scalars(select(kept).where(tables.OutgoingMail.kind == "report")).all() == [
            first
        ]


def _join(stores: Stores, account: int, person: int) -> None:
    with stores.sessions.begin() as session:
        join_files(
            session,
            session.get_one(tables.Account, account),
            session.get_one(tables.Professional, person),
            actor="service",
            now=stores.now(),
        )


def _own(stores: Stores, account: int) -> int:
    with stores.sessions() as session:
        return session.get_one(tables.Account, account).professional_id or 0


def _records(stores: Stores) -> list[tables.RosterRecord]:
    with stores.sessions() as session:
        return list(session.scalars(select(tables.RosterRecord).order_by(tables.RosterRecord.id)))


def _open_record(stores: Stores, person: int) -> None:
    with stores.sessions.begin() as session:
        whose = session.get_one(tables.Professional, person)
        open_roster_record(session, whose, "IER", "80", "Grip", DAY, stores.now())


def _document(stores: Stores, account: int, record: tables.RosterRecord) -> int:
    """Return a document in review for a record, with its work done and its check."""
    now = stores.now()
    with stores.sessions.begin() as session:
        stored = stores.storage.put(BytesIO(b"%PDF-1.4 a letter"), 100)
        record_file(session, stored, "application/pdf", now)
        document = tables.Document(
            public_id="d" * 32,
            reference="U-777777",
            sha256=stored.sha256,
            file_name="letter.pdf",
            source="web",
            sender_id=account,
            professional_id=record.professional_id,
            roster_record_id=record.id,
            state=DocumentState.IN_REVIEW,
            document_type="evl",
            received_at=now,
            changed_at=now,
        )
        session.add(document)
        session.flush()
        session.add(
            tables.Result(
                document_id=document.id, stage=Stage.CHECK, payload={"ledger": []}, made_at=now
            )
        )
        done = tables.Work(
            document_id=document.id, sender_id=account, stage=Stage.DONE, created_at=now
        )
        session.add(done)
        return document.id
