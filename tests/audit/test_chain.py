"""Whoever changes the audit is found, at the row; the database refuses to begin with."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, select, text
from sqlalchemy.exc import DBAPIError

from app.audit import heads
from app.audit.chain import ENTRY_COLUMNS, link_hash
from app.audit.sealing import BATCH, head_of, seal, seal_stragglers
from app.audit.signing import KEY_FILE, public_key
from app.audit.verifying import Report, verify
from app.records import audit
from app.records.tables import AuditEntry, AuditSeal
from app.stores import Stores

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
Write = Callable[[int], None]
Tamper = Callable[..., None]


def _verified(stores: Stores) -> Report:
    exported = heads.exported(heads.heads_folder(stores.settings))
    with stores.sessions() as session:
        return verify(session, exported, public_key(stores.settings.data_folder))


def _found(stores: Stores) -> list[tuple[str, int]]:
    return [(problem.code, problem.seq) for problem in _verified(stores).problems]


def test_an_untouched_chain_is_whole(stores: Stores, write_entries: Write) -> None:
    write_entries(3)

    report = _verified(stores)

    assert (report.is_whole, report.sealed, report.unsealed) == (True, 3, 0)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'account:9' WHERE id = 2",
        "DELETE FROM audit WHERE id = 2",
        "UPDATE audit_seals SET hash = previous WHERE seq = 2",
        "DELETE FROM audit_seals WHERE seq = 2",
    ],
)
def test_the_database_refuses_to_change_or_delete(
    stores: Stores, write_entries: Write, statement: str
) -> None:
    write_entries(3)

    with pytest.raises(DBAPIError, match="only added to"), stores.sessions.begin() as session:
        session.execute(text(statement))

    assert _verified(stores).is_whole


def test_sqlite_refuses_to_replace_and_postgresql_to_truncate(
    stores: Stores, write_entries: Write
) -> None:
    write_entries(3)
    replace = (
        "REPLACE INTO audit (id, at, actor, action, object, content) "
        "VALUES (2, '2026-03-02 12:00:00.000000', 'x', 'x', 'x', '{}')"
    )
    is_sqlite = stores.sessions.engine.dialect.name == "sqlite"

    with pytest.raises(DBAPIError, match="only added to"), stores.sessions.begin() as session:
        session.execute(text(replace if is_sqlite else "TRUNCATE audit_seals"))


@pytest.mark.parametrize(
    ("column", "value"),
    [("actor", "account:9"), ("content", "{}"), ("at", "2026-03-02 00:00:00.000000+00:00")],
)
def test_an_edit_is_found_at_its_row(
    stores: Stores, write_entries: Write, tamper: Tamper, column: str, value: str
) -> None:
    write_entries(3)

    tamper(f"UPDATE audit SET {column} = '{value}' WHERE id = 2")

    assert _found(stores) == [("edited", 2)]


def test_values_of_no_kind_that_we_write_are_an_edit_too(
    stores: Stores, write_entries: Write, tamper: Tamper
) -> None:
    write_entries(3)
    if stores.sessions.engine.dialect.name == "postgresql":
        return

    tamper("UPDATE audit SET at = x'00' WHERE id = 2", "UPDATE audit SET at = 'noon' WHERE id = 3")

    assert _found(stores) == [("edited", 2), ("edited", 3)]


def test_an_edit_with_its_own_hash_made_anew_is_found_too(
    stores: Stores, write_entries: Write, tamper: Tamper
) -> None:
    write_entries(3)
    forged = _rehashed(stores, "account:9")

    tamper(
        "UPDATE audit SET actor = 'account:9' WHERE id = 2",
        f"UPDATE audit_seals SET hash = '{forged}' WHERE seq = 2",
    )

    assert _found(stores) == [("rewritten", 2)]


def test_a_deletion_is_found_with_and_without_its_link(
    stores: Stores, write_entries: Write, tamper: Tamper
) -> None:
    write_entries(4)

    tamper(
        "DELETE FROM audit_seals WHERE seq = 2",
        "DELETE FROM audit WHERE id = 2",
    )

    assert _found(stores) == [("deleted", 2)]


def test_an_insertion_between_two_links_is_found(
    stores: Stores, write_entries: Write, tamper: Tamper
) -> None:
    write_entries(3)
    columns = "(id, at, actor, action, object, content)"
    values = "(99, '2026-03-02 12:01:30.000000+00:00', 'account:9', 'moved', 'document:9', '{}')"

    tamper(
        "UPDATE audit_seals SET seq = 4 WHERE seq = 3",
        f"INSERT INTO audit {columns} VALUES {values}",
        "INSERT INTO audit_seals (seq, audit_id, previous, hash, sealed_at) SELECT 3, 99, hash, "
        "hash, sealed_at FROM audit_seals WHERE seq = 2",
    )

    assert ("edited", 3) in _found(stores)


def test_an_entry_put_in_with_an_old_date_is_shown(stores: Stores, write_entries: Write) -> None:
    write_entries(3)
    with stores.sessions.begin() as session:
        audit.record(session, NOON - timedelta(days=30), "account:9", "moved", "document:9")

    seal(stores.sessions, NOON)

    assert _verified(stores).out_of_time == [4]


def test_a_chain_cut_off_at_its_end_is_found_by_the_signed_head(
    stores: Stores, write_entries: Write, tamper: Tamper
) -> None:
    write_entries(3)
    heads.export(stores.sessions, stores.settings, NOON)

    tamper("DELETE FROM audit_seals WHERE seq = 3", "DELETE FROM audit WHERE id = 3")

    assert _found(stores) == [("truncated", 3)]


def test_a_chain_computed_anew_is_found_by_the_signed_head(
    stores: Stores, write_entries: Write, tamper: Tamper
) -> None:
    write_entries(3)
    heads.export(stores.sessions, stores.settings, NOON)

    tamper("UPDATE audit SET actor = 'account:9' WHERE id = 1", "DELETE FROM audit_seals")
    seal(stores.sessions, NOON)

    assert _found(stores) == [("recomputed", 3)]


def test_a_head_signed_with_another_key_proves_nothing(
    stores: Stores, write_entries: Write
) -> None:
    write_entries(3)
    heads.export(stores.sessions, stores.settings, NOON)

    (stores.settings.data_folder / KEY_FILE).unlink()

    assert _found(stores) == [("forged-head", 3)]


def test_heads_are_exported_by_the_hour_and_never_written_over(
    stores: Stores, write_entries: Write
) -> None:
    write_entries(3)
    folder = heads.heads_folder(stores.settings)

    first = heads.export(stores.sessions, stores.settings, NOON)

    assert first is not None
    assert first.seq == 3
    assert not heads.is_due(stores.settings, NOON + timedelta(minutes=59))
    assert heads.is_due(stores.settings, NOON + timedelta(minutes=60))
    heads.export(stores.sessions, stores.settings, NOON + timedelta(minutes=60))
    assert [head.at[:16] for head in heads.exported(folder)] == [
        "2026-03-02T12:00",
        "2026-03-02T13:00",
    ]
    assert (stores.settings.data_folder / KEY_FILE).stat().st_mode & 0o077 == 0


def test_a_head_file_that_was_spoiled_is_named(stores: Stores, write_entries: Write) -> None:
    write_entries(1)
    heads.export(stores.sessions, stores.settings, NOON)
    folder = heads.heads_folder(stores.settings)
    (folder / "20260302T130000Z-000000000001.json").write_text("{}")

    assert heads.unusable(folder) == ["20260302T130000Z-000000000001.json"]


def test_two_sealers_give_every_entry_one_place(stores: Stores, write_entries: Write) -> None:
    write_entries(3)
    with stores.sessions() as session:
        stale = head_of(session)
    with stores.sessions.begin() as session:
        audit.record(session, NOON, "service", "moved", "document:8")

    sealed = [seal(stores.sessions, NOON), seal(stores.sessions, NOON)]

    assert sealed == [1, 0]
    with stores.sessions() as session:
        assert head_of(session).seq == stale.seq + 1


def test_one_pass_chains_many_batches_in_order(stores: Stores, write_entries: Write) -> None:
    write_entries(2 * BATCH + 1)

    with stores.sessions() as session:
        order = session.scalars(select(AuditSeal.audit_id).order_by(AuditSeal.seq)).all()

    assert list(order) == sorted(order)
    assert len(order) == 2 * BATCH + 1


def test_an_entry_committed_late_is_chained_where_it_was_noticed(
    stores: Stores, write_entries: Write
) -> None:
    write_entries(3)
    with stores.sessions.begin() as session:
        session.add(_entry(30_000))
    seal(stores.sessions, NOON)
    with stores.sessions.begin() as session:
        session.add(_entry(10))

    sealed = seal_stragglers(stores.sessions, NOON)

    assert sealed == 1
    assert _verified(stores).is_whole


def test_words_and_personal_values_are_kept_as_proofs_only(stores: Stores) -> None:
    with stores.sessions.begin() as session:
        audit.record(
            session,
            NOON,
            "account:7",
            "declined",
            "document:1",
            {"rule": "ier.80.experience", "note": "Jane Q. Canary", "ssn": "123-45-6789"},
            said="Jane Q. Canary was not there",
            before={"state": "in_review"},
            after={"state": "not_accepted"},
        )

    with stores.sessions() as session:
        entry = session.scalars(select(AuditEntry)).one()
    assert "Canary" not in entry.content
    assert "6789" not in entry.content
    assert entry.said is not None
    assert audit.is_proof_of(entry.said, "Jane Q. Canary was not there")
    assert not audit.is_proof_of(entry.said, "Jane Q. Canary was there")
    assert entry.detail["rule"] == "ier.80.experience"
    assert (entry.before, entry.after) == ({"state": "in_review"}, {"state": "not_accepted"})
    assert json.loads(entry.content) == json.loads(audit.canonical(json.loads(entry.content)))


def test_the_documented_role_may_add_and_read_only(stores: Stores, tmp_path: Path) -> None:
    if stores.sessions.engine.dialect.name == "sqlite":
        return
    url = make_url(stores.settings.database_url)
    server = f"host={url.query['host']} user=postgres dbname={url.database}"
    granted = _documented_grants()

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP OWNED BY dayproof_app" if _has_role(connection) else "SELECT 1")
        for statement in granted:
            connection.execute(statement.encode())
        connection.execute("ALTER TABLE audit DISABLE TRIGGER ALL")
        connection.execute("SET ROLE dayproof_app")
        connection.execute(
            "INSERT INTO audit (at, actor, action, object, content) "
            "VALUES (now(), 'service', 'x', 'x', '{}')"
        )
        for refused in ("UPDATE audit SET actor = 'x'", "DELETE FROM audit"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(refused.encode())


def _has_role(connection: psycopg.Connection) -> bool:
    asked = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = 'dayproof_app'")
    return asked.fetchone() is not None


def _documented_grants() -> list[str]:
    page = Path("docs/operating.md").read_text()
    block = page.split("```sql", 1)[1].split("```", 1)[0]
    lines = " ".join(line.split("--")[0] for line in block.splitlines())
    return [each.strip() for each in lines.split(";") if each.strip()]


def _entry(number: int) -> AuditEntry:
    return AuditEntry(
        id=number, at=NOON, actor="service", action="moved", object="x:1", content="{}"
    )


def _rehashed(stores: Stores, actor: str) -> str:
    with stores.sessions() as session:
        entry = session.get_one(AuditEntry, 2)
        link = session.get_one(AuditSeal, 2)
        entry.actor = actor
        values = [getattr(entry, name) for name in ENTRY_COLUMNS]
        forged = link_hash(2, link.previous, values)
        session.expunge_all()
    return forged
