"""An erased person is found nowhere, and the ledger still proves what was counted."""

import hashlib
import sys
from pathlib import Path

import pytest
from sqlalchemy import JSON, String, make_url, select

from app.audit.sealing import seal
from app.audit.verifying import verify
from app.errors import Conflict, NotAllowed
from app.privacy import erased, erasing, holds, tombstones
from app.privacy.erasing import Reason
from app.records import tables
from app.records.tables import Base
from app.storage import FileErased
from app.storage.rows import kept_file
from app.stores import Stores

sys.path.insert(0, str(Path(__file__).parent))
from known_person import CANARIES, LETTER, Cast, bytes_in, words_in_tables


def _ask(stores: Stores, cast: Cast) -> str:
    with stores.sessions.begin() as session:
        asked = erasing.ask(
            session, _person(session, cast), Reason.ASKED, by=cast.first, now=stores.now()
        )
        return asked.public_id


def _person(session, cast: Cast) -> tables.Professional:
    named = select(tables.Professional).where(tables.Professional.public_id == cast.person)
    return session.scalars(named).one()


def _found(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary.casefold() in text.casefold()]


def test_an_erased_person_is_found_in_no_table_and_in_no_file(stores: Stores, cast: Cast) -> None:
    before = words_in_tables(stores)

    erasing.confirm(stores, _ask(stores, cast), by=cast.second)

    assert _found(before) == list(CANARIES)
    assert _found(words_in_tables(stores)) == []
    assert _found(bytes_in(stores.settings.data_folder).decode("latin-1")) == []
    database = make_url(stores.settings.database_url)
    if database.get_backend_name() == "sqlite":
        beside = Path(str(database.database)).parent
        assert _found(bytes_in(beside).decode("latin-1")) == []


def test_the_keys_and_bytes_of_their_files_are_gone(stores: Stores, cast: Cast) -> None:
    with stores.sessions() as session:
        kept = kept_file(session, hashlib.sha256(LETTER).hexdigest())

    erasing.confirm(stores, _ask(stores, cast), by=cast.second)

    with stores.sessions() as session:
        after = kept_file(session, kept.sha256)
    assert (after.key_id, after.wrapped_key, after.is_erased) == (None, None, True)
    assert not stores.storage.exists(kept)
    with pytest.raises(FileErased):
        stores.storage.content(after)


def test_the_ledger_still_proves_the_day_and_the_audit_is_whole(stores: Stores, cast: Cast) -> None:
    erasing.confirm(stores, _ask(stores, cast), by=cast.second)
    seal(stores.sessions, stores.now())

    with stores.sessions() as session:
        credit = session.scalars(select(tables.Credit)).one()
        assert (credit.day.isoformat(), credit.rule) == ("2026-03-02", "ier-80-work-days")
        assert credit.document.sha256 == hashlib.sha256(LETTER).hexdigest()
        assert credit.decision.account_id == cast.first
        assert credit.withdrawn_at is None
        assert list(verify(session).problems) == []


def test_only_another_administrator_confirms_and_nobody_their_own(
    stores: Stores, cast: Cast
) -> None:
    asked = _ask(stores, cast)

    for somebody in (cast.first, cast.own):
        with pytest.raises(NotAllowed, match="second administrator"):
            erasing.confirm(stores, asked, by=somebody)

    assert _found(words_in_tables(stores)) == list(CANARIES)


def test_a_legal_hold_forbids_it_until_it_is_lifted(stores: Stores, cast: Cast) -> None:
    asked = _ask(stores, cast)
    with stores.sessions.begin() as session:
        holds.hold(session, _person(session, cast), by=cast.first, now=stores.now())

    with pytest.raises(Conflict, match="legal hold"):
        erasing.confirm(stores, asked, by=cast.second)
    with stores.sessions.begin() as session:
        holds.lift(session, _person(session, cast), by=cast.first, now=stores.now())
    erasing.confirm(stores, asked, by=cast.second)

    assert _found(words_in_tables(stores)) == []


def test_what_was_withdrawn_or_done_is_not_done_again(stores: Stores, cast: Cast) -> None:
    first = _ask(stores, cast)
    with stores.sessions.begin() as session:
        erasing.withdraw(
            session, erasing.erasure_named(session, first), by=cast.first, now=stores.now()
        )
    with pytest.raises(Conflict):
        erasing.confirm(stores, first, by=cast.second)
    second = _ask(stores, cast)
    erasing.confirm(stores, second, by=cast.second)

    with pytest.raises(Conflict):
        erasing.confirm(stores, second, by=cast.second)
    with pytest.raises(Conflict):
        _ask(stores, cast)


def test_a_file_that_somebody_else_sent_too_stays_theirs(stores: Stores, cast: Cast) -> None:
    with stores.sessions.begin() as session:
        first = session.scalars(select(tables.Document)).one()
        other = tables.Professional(public_id="o" * 32, name="Otto", created_at=stores.now())
        session.add(other)
        session.flush()
        session.add(
            tables.Document(
                public_id="d" * 32,
                reference="U-OTHER",
                sha256=first.sha256,
                file_name="x.pdf",
                source="web",
                sender_id=cast.first,
                professional_id=other.id,
                state="verified",
                received_at=stores.now(),
                changed_at=stores.now(),
            )
        )

    erasing.confirm(stores, _ask(stores, cast), by=cast.second)

    with stores.sessions() as session:
        kept = kept_file(session, hashlib.sha256(LETTER).hexdigest())
    assert stores.storage.content(kept) == LETTER


def test_the_tombstone_names_ids_alone(stores: Stores, cast: Cast) -> None:
    asked = _ask(stores, cast)

    erasing.confirm(stores, asked, by=cast.second)

    stones = tombstones.read(stores.settings.data_folder / "tombstones")
    assert [(stone.professional, stone.erasure) for stone in stones] == [(cast.person, asked)]
    assert _found((stores.settings.data_folder / "tombstones").read_text()) == []


def test_every_table_and_every_column_of_words_has_a_rule() -> None:
    rules = (*erased.OF_DOCUMENTS, *erased.OF_PEOPLE, *erased.OF_LINES)
    deleted = {rule.table for rule in rules if isinstance(rule, erased.Delete)}
    ruled = {rule.table for rule in rules} | erased.KEPT.keys()

    unruled = [
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if table.name not in deleted | erased.KEPT.keys()
        and isinstance(column.type, (String, JSON))
        and not any(
            column.name in (*rule.values, *rule.keeps)
            for rule in rules
            if isinstance(rule, erased.Clear) and rule.table == table.name
        )
    ]

    assert Base.metadata.tables.keys() - ruled == set(), "say in app/privacy/erased.py what goes"
    assert unruled == []
