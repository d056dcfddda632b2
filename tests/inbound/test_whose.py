"""A letter by mail is its person's by number and name together, or somebody is asked."""

from io import BytesIO
from secrets import token_hex

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.batches import expecting
from app.batches.making import FileIn, NewBatch, add_file, make
from app.batches.manifest import Expected, expected_in
from app.batches.states import FileState
from app.batches.whose import name_by_letter, offered
from app.imports.whole import import_payroll
from app.people import add_professional
from app.receive import Upload, receive
from app.records import tables
from app.stores import Stores
from extractors.payload import dump_reading
from extractors.values import DocumentType, Field, Reading, Statement


def _letter(**about: str) -> Reading:
    """A letter whose only record is about somebody."""
    record = {name: Field(text, 0.99) for name, text in about.items()}
    statement = Statement(DocumentType.EVL, 0.99, (1,), {}, (record,))
    return Reading("0" * 64, ((612.0, 792.0),), (statement,))


@pytest.fixture
def document(stores: Stores, partner) -> int:
    """A document of a batch of the company, about nobody yet."""
    receipt = receive(
        stores,
        Upload("letter.txt", BytesIO(b"SAMPLE. A letter.")),
        sender_id=partner.account_id,
        professional_id=None,
        roster_record_id=None,
        source="mail",
    )
    with stores.sessions.begin() as session:
        row = session.query(tables.Document).filter_by(public_id=receipt.document_id).one()
        batch = make(session, NewBatch(partner.account_id, "Reels Payroll", "mail"), stores.now())
        add_file(session, batch, FileIn("letter.txt", FileState.TAKEN, document_id=row.id))
        return row.id


@pytest.fixture
def ada(stores: Stores) -> int:
    """Ada Sample, 0001, IL# 1234567."""
    with stores.sessions.begin() as session:
        return add_professional(session, "Ada Sample", "0001", "1234567", None, stores.now()).id


def _named(stores: Stores, document: int, reading: Reading) -> int | None:
    with stores.sessions.begin() as session:
        row = session.get_one(tables.Document, document)
        name_by_letter(session, row, reading, stores.now())
        return row.professional_id


@pytest.mark.parametrize(
    "about",
    [
        {"employee_name": "Ada Sample", "last4": "0001"},
        {"employee_name": "Sample, Ada", "last4": "0001"},
        {"employee_name": "Ada M. Sample", "last4": "0001"},
    ],
)
def test_digits_and_name_together_say_whose_it_is(about, stores, document, ada) -> None:
    assert _named(stores, document, _letter(**about)) == ada


@pytest.mark.parametrize(
    "about",
    [
        {"employee_name": "Ada Sample"},
        {"employee_name": "Ada Sample", "last4": "0002"},
        {"employee_name": "Bo Other", "last4": "0001"},
        {"last4": "0001"},
    ],
    ids=["no digits", "other digits", "other name", "no name"],
)
def test_half_a_match_says_nothing(about, stores, document, ada) -> None:
    assert _named(stores, document, _letter(**about)) is None


def test_two_people_who_fit_are_asked_about(stores, document, ada) -> None:
    with stores.sessions.begin() as session:
        add_professional(session, "Ada Sample", "0001", None, None, stores.now())

    assert _named(stores, document, _letter(employee_name="Ada Sample", last4="0001")) is None


def test_a_document_that_came_in_no_batch_is_left_alone(stores, document, ada) -> None:
    with stores.sessions.begin() as session:
        session.query(tables.BatchFile).delete()

    assert _named(stores, document, _letter(employee_name="Ada Sample", last4="0001")) is None


def test_a_letter_in_an_archive_in_an_archive_of_a_batch_is_named(stores, document, ada) -> None:
    with stores.sessions.begin() as session:
        letter = session.get_one(tables.Document, document)
        file = session.scalars(select(tables.BatchFile)).one()
        outer, inner = (_like(session, letter) for _ in range(2))
        letter.container_id, inner.container_id = inner.id, outer.id
        file.document_id = outer.id

    assert _named(stores, document, _letter(employee_name="Ada Sample", last4="0001")) == ada


def _like(session: Session, one: tables.Document) -> tables.Document:
    """Another document, with whatever the first one has."""
    same = {c.key: getattr(one, c.key) for c in tables.Document.__table__.columns}
    new = {"id": None, "public_id": token_hex(16), "reference": token_hex(4)}
    row = tables.Document(**{**same, **new})
    session.add(row)
    session.flush()
    return row


def test_only_people_whom_the_company_has_reported_are_offered(
    stores, document, ada, partner
) -> None:
    with stores.sessions.begin() as session:
        add_professional(session, "Ada Sampler", "0003", None, None, stores.now())
    paid = (
        "employee_name,last4,production,classification,work_date,hours\n"
        "Ada Sample,0001,SAMPLE SHOW,Grip,2026-03-02,10\n"
    )
    others = paid.replace("Ada Sample,0001", "Ada Sampler,0003")
    for company, lines in (("Reels Payroll", paid), ("Other Payroll", others)):
        import_payroll(
            stores,
            f"{company}.csv",
            BytesIO(lines.encode()),
            payroll_company=company,
            imported_by=partner.account_id,
            now=stores.now(),
        )
    reading = _letter(employee_name="Ada Sample", last4="0009")
    with stores.sessions.begin() as session:
        session.add(
            tables.Result(
                document_id=document,
                stage="read",
                payload=dump_reading(reading),
                made_at=stores.now(),
            )
        )

    with stores.sessions() as session:
        row = session.get_one(tables.Document, document)
        names = [person.name for person in offered(session, row, "Reels Payroll")]
        nobody = offered(session, row, "Third Payroll")

    assert (names, nobody) == (["Ada Sample"], [])


def test_the_row_of_a_list_that_names_the_person_finds_their_letter(stores, document, ada) -> None:
    with stores.sessions.begin() as session:
        batch = session.query(tables.Batch).one()
        rows = [Expected(2, person="Ada Sample", last4="0001"), Expected(3, person="Bo", last4="2")]
        for _ in range(2):
            expecting.expect(session, batch, "list.csv", rows)

    _named(stores, document, _letter(employee_name="Ada Sample", last4="0001"))

    with stores.sessions() as session:
        found = session.query(tables.BatchExpected).order_by(tables.BatchExpected.row).all()
        assert [row.document_id for row in found] == [document, None]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([["File name", "Employee"], ["a.pdf", "Ada"], ["b.pdf", "Bo"]], 2),
        ([["Letters of week 47"], ["Name", "Last 4"], ["Ada Sample", "0001"]], 1),
        ([["Last name", "First name", "IL#"], ["Sample", "Ada", "1234567"]], 1),
        ([["Name", "Last 4", "Hours"], ["Ada", "0001", "10"]], None),
        ([["Employee", "Last 4", "Work date"], ["Ada", "0001", "2026-03-02"]], None),
        ([["Document", "Pages"], ["Agreement", "3"]], None),
        ([["Name"], ["Ada"]], None),
    ],
)
def test_a_list_is_told_from_payroll_by_its_head(rows, count) -> None:
    found = expected_in(enumerate(rows, 1))

    assert (None if found is None else len(found)) == count
