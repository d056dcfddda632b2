"""Staff find records by the beginning of a name, page after page, by an index."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from app import people
from app.records import tables
from app.records.engine import make_engine, writing
from app.records.migrate import upgrade
from app.web.roster import found

NOW = datetime(2026, 11, 21, 20, tzinfo=UTC)


def _open(session: Session, name: str, now: Any) -> tables.RosterRecord:
    person = people.add_professional(session, name, None, None, None, now)
    return people.open_roster_record(session, person, "IER", "80", "Grip", date(2026, 9, 1), now)


def _names(page: found.Page) -> list[str]:
    return [record.professional.name for record in page["records"]]


def test_a_name_is_found_from_either_end_without_its_accents(stores: Any) -> None:
    with stores.sessions.begin() as session:
        _open(session, "José Peña", stores.now())
        _open(session, "Peter Jones", stores.now())

        assert _names(found.records(session, "pena")) == ["José Peña"]
        assert _names(found.records(session, "JOSÉ p")) == ["José Peña"]
        assert _names(found.records(session, "pe")) == ["José Peña", "Peter Jones"]
        assert _names(found.records(session, "ones")) == []
        assert _names(found.records(session, "%")) == []


def test_every_page_begins_where_the_one_before_ended(stores: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(found, "PEOPLE_SHOWN", 3)
    with stores.sessions.begin() as session:
        wanted = {f"Alex Number{n}" for n in range(5)} | {f"Robin{n} Alexander" for n in range(5)}
        for name in sorted(wanted | {"Alex Alexander"}):
            _open(session, name, stores.now())

        pages: list[list[str]] = []
        after = ""
        while not pages or after:
            page = found.records(session, "alex", after)
            pages.append(_names(page))
            after = page["after"]

    shown = [name for page in pages for name in page]
    assert [len(page) for page in pages] == [3, 3, 3, 2]
    assert sorted(shown) == sorted(wanted | {"Alex Alexander"})


def test_both_databases_order_names_letter_by_letter(database_url: str) -> None:
    engine = make_engine(database_url, busy_wait_seconds=5)
    upgrade(engine)
    with Session(writing(engine)) as session:
        for name in ("Ana-Bel Zed", "Anab Zed", "Ana Zed", "Ána Young", "Anna Zed"):
            _open(session, name, NOW)

        shown = _names(found.records(session, "ana"))

    engine.dispose()
    assert shown == ["Ana-Bel Zed", "Ána Young", "Ana Zed", "Anab Zed"]


def test_the_records_opened_last_go_on_too(stores: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(found, "RECORDS_SHOWN", 2)
    with stores.sessions.begin() as session:
        for n in range(3):
            _open(session, f"Person {n}", stores.now())

        first = found.records(session, "")
        second = found.records(session, "", first["after"])

        assert _names(first) == ["Person 2", "Person 1"]
        assert _names(second)[0] == "Person 0"


def test_a_name_that_is_changed_is_found_by_the_new_one(stores: Any) -> None:
    with stores.sessions.begin() as session:
        record = _open(session, "Person Before", stores.now())
        record.professional.name = "Person Áfter"
        session.flush()

        assert _names(found.records(session, "before")) == []
        assert _names(found.records(session, "after")) == ["Person Áfter"]


def test_either_of_two_last_names_finds_a_person_once(stores: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(found, "PEOPLE_SHOWN", 1)
    with stores.sessions.begin() as session:
        for name in ("Maria Lopez Garcia", "Ana Lopez Lopez", "Lopez Smith", "Jo Garcia"):
            _open(session, name, stores.now())

        shown, after = [], ""
        while True:
            page = found.records(session, "lopez", after)
            shown += _names(page)
            after = page["after"]
            if not after:
                break

        assert sorted(shown) == ["Ana Lopez Lopez", "Lopez Smith", "Maria Lopez Garcia"]
        assert _names(found.records(session, "Lopez Gar")) == ["Maria Lopez Garcia"]


def test_a_search_reads_a_span_of_each_index(stores: Any) -> None:
    with stores.sessions() as session:
        query = found._named("ave", None).compile(
            dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
        )

        plan = session.execute(text(f"EXPLAIN QUERY PLAN {query}")).all()

    told = " ".join(step[3] for step in plan)
    assert "ix_professionals_name_key (name_key>? AND name_key<?)" in told
    assert "ix_professionals_family_key (family_key>? AND family_key<?)" in told
    assert "ix_professionals_middle_key (middle_key>? AND middle_key<?)" in told
    assert "SCAN professionals" not in told
