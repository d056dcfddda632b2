"""What was kept for long enough goes by itself; a legal hold and what is in use stay."""

import os
import time
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from known_person import NOW, Cast, words_in_tables
from sqlalchemy import select

from app.batches.making import FileIn, NewBatch, add_file, make
from app.batches.states import FileState
from app.privacy import holds
from app.privacy.erasing import erase_person
from app.privacy.retention import Removed, remove_old
from app.records import tables
from app.storage.rows import kept_file, record_file
from app.stores import Stores

YEARS = timedelta(days=365)


@pytest.fixture
def at(stores: Stores):
    """A function that returns the stores as they are so long after everything was received."""

    def later(span: timedelta) -> Stores:
        return replace(stores, now=lambda: stores_now + span)

    stores_now = stores.now()
    return later


def test_nothing_goes_before_its_time(stores: Stores, cast: Cast) -> None:
    before = words_in_tables(stores)

    removed = remove_old(stores)

    assert removed == Removed()
    assert words_in_tables(stores) == before


def test_pictures_then_files_then_messages_then_documents_go(
    stores: Stores, cast: Cast, at
) -> None:
    removed = {years: remove_old(at(YEARS * years)) for years in (2.1, 3.1, 10.1)}

    assert (removed[2.1].pictures, removed[2.1].work_record_files) == (1, 1)
    assert (removed[3.1].messages, removed[10.1].documents) == (1, 1)
    with stores.sessions() as session:
        document = session.scalars(select(tables.Document)).one()
        assert kept_file(session, document.sha256).is_erased
        assert session.scalars(select(tables.Credit)).one().withdrawn_at is None
    about_days = [line for line in words_in_tables(stores).splitlines() if "credits:" in line]
    assert "Zanzibar" not in "".join(about_days)


def test_a_legal_hold_keeps_everything_of_its_person(stores: Stores, cast: Cast, at) -> None:
    with stores.sessions.begin() as session:
        person = session.scalars(select(tables.Professional)).one()
        holds.hold(session, person, by=cast.first, now=NOW)

    removed = remove_old(at(YEARS * 11))

    assert (removed.documents, removed.pictures, removed.messages) == (0, 0, 0)


def test_bytes_that_no_row_names_and_rows_that_nothing_uses_go(stores: Stores, at) -> None:
    stray = stores.storage.put(BytesIO(b"put and never recorded"), 100)
    unused = stores.storage.put(BytesIO(b"only looked at"), 100)
    with stores.sessions.begin() as session:
        record_file(session, unused, "text/csv", stores.now())
    folder = stores.settings.data_folder / "files"
    for path in folder.rglob("*"):
        os.utime(path, (time.time(), time.time()))

    early, late = remove_old(stores), remove_old(at(timedelta(days=2)))

    assert early == Removed()
    assert (late.unused_files, late.strays) == (1, 1)
    assert not stores.storage.exists(stray)
    assert not stores.storage.exists(unused)


def _mailed(stores: Stores) -> bytes:
    """A message in which the known person's document came; returns its bytes."""
    message = b"From: a@payroll.example\r\nSubject: Letter of Quillfeather\r\n\r\nSAMPLE"
    stored = stores.storage.put(BytesIO(message), 1000)
    with stores.sessions.begin() as session:
        record_file(session, stored, "message/rfc822", stores.now())
        document = session.scalars(select(tables.Document)).one()
        row = tables.InboundMessage(
            **dict.fromkeys(("envelope_from", "peer", "message_id", "proof_reason"), ""),
            **dict.fromkeys(("public_id", "trace"), "a" * 32),
            **dict.fromkeys(("sender", "reply_to"), "quillfeather@payroll.example"),
            **dict.fromkeys(("received_at", "last_seen_at"), stores.now()),
            delivered_to="a@letters.example",
            identity=stored.sha256,
            sha256=stored.sha256,
            size_bytes=len(message),
            how="smtp",
            subject="Letter of Quillfeather",
            kind="letters",
            proof="proven",
            proof_facts={},
            state="opened",
        )
        session.add(row)
        session.flush()
        new = NewBatch(document.sender_id, "Reels", "mail", row.id, subject=row.subject)
        batch = make(session, new, stores.now())
        add_file(session, batch, FileIn("l.pdf", FileState.TAKEN, document_id=document.id))
    return message


def test_mail_is_kept_for_its_time_and_then_goes_without_its_documents(
    stores: Stores, cast: Cast, at
) -> None:
    _mailed(stores)

    early, late = remove_old(at(timedelta(days=179))), remove_old(at(timedelta(days=181)))

    assert (early.mail, early.unused_files, late.mail) == (0, 0, 1)
    with stores.sessions() as session:
        message = session.scalars(select(tables.InboundMessage)).one()
        assert kept_file(session, message.sha256).is_erased
        document = session.scalars(select(tables.Document)).one()
        assert not kept_file(session, document.sha256).is_erased


def test_mail_of_a_held_person_stays(stores: Stores, cast: Cast, at) -> None:
    _mailed(stores)
    with stores.sessions.begin() as session:
        person = session.scalars(select(tables.Professional)).one()
        holds.hold(session, person, by=cast.first, now=NOW)

    assert remove_old(at(YEARS)).mail == 0


def test_erasing_a_person_takes_the_message_that_their_letter_came_in(
    stores: Stores, cast: Cast
) -> None:
    _mailed(stores)
    with stores.sessions.begin() as session:
        person = session.scalars(select(tables.Professional)).one()
        erase_person(session, person, stores.now())

    with stores.sessions() as session:
        message = session.scalars(select(tables.InboundMessage)).one()
        assert kept_file(session, message.sha256).is_erased
        assert "uillfeather" not in f"{message.subject} {message.sender} {message.reply_to}"
