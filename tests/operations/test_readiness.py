"""The fault table of /readyz: which fault, which answer."""

import errno
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.errors import StorageFull
from app.operations import readiness as module
from app.operations.readiness import Readiness
from app.records.clock import MomentFromNow
from app.records.engine import make_engine, writing
from app.records.tables import Document, StoredFile, Work
from app.records.versions import KNOWN
from app.states import DocumentState, Stage
from app.stores import Stores


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The URL of a SQLite file: another database answers the same questions."""
    return f"sqlite:///{tmp_path}/test.sqlite3"


def _states(answer: dict[str, Any]) -> dict[str, str]:
    checks = {name: str(check["status"]) for name, check in answer["checks"].items()}
    return {"status": str(answer["status"]), **checks}


def _expected(**faults: str) -> dict[str, str]:
    """Return the states of a machine that is well but for its missing Redis and the faults."""
    names = ("status", "database", "version", "files", "disk", "queue", "sandbox", "work")
    return {**dict.fromkeys(names, "ok"), "status": "degraded", "queue": "degraded", **faults}


class _Faulty:
    """A store whose probe fails as a disk does."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def probe(self) -> None:
        raise self._error


def _full_disk(free: int) -> Callable[[Any], Any]:
    usage = type("Usage", (), {"free": free, "total": 100 * 10**9})
    return lambda _path: usage


def test_without_redis_uploads_are_still_taken(stores: Stores) -> None:
    answer = Readiness(stores, lambda: "full").answer()

    assert _states(answer) == _expected()


def test_a_database_that_another_holds_takes_no_upload(stores: Stores) -> None:
    other = make_engine(stores.settings.database_url, 0.1).raw_connection()
    other.driver_connection.execute("BEGIN IMMEDIATE")  # type: ignore[union-attr]

    answer = Readiness(stores, lambda: "full").answer()

    other.driver_connection.execute("ROLLBACK")  # type: ignore[union-attr]
    other.close()
    assert _states(answer) == _expected(status="not-ready", database="not-ready")


def test_a_database_without_its_tables_takes_no_upload(stores: Stores) -> None:
    with stores.sessions.begin() as session:
        session.execute(text("DROP TABLE probes"))

    answer = Readiness(stores, lambda: "full").answer()

    assert _states(answer) == _expected(status="not-ready", database="not-ready")


@pytest.mark.parametrize(
    ("revision", "oldest", "version", "states"),
    [
        ("9001", KNOWN[-1], "newer", {"version": "degraded"}),
        ("9001", "9001", "too-new", {"version": "not-ready", "status": "not-ready"}),
        (KNOWN[-2], KNOWN[-2], "older", {"version": "not-ready", "status": "not-ready"}),
    ],
)
def test_a_database_of_another_version_is_told_as_such(
    stores: Stores, revision: str, oldest: str, version: str, states: dict[str, str]
) -> None:
    with writing(stores.sessions.engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": revision})
        connection.execute(text("UPDATE oldest_programs SET revision = :it"), {"it": oldest})

    answer = Readiness(stores, lambda: "full").answer()

    assert _states(answer) == _expected(**states)
    assert answer["checks"]["version"]["database"] == version


@pytest.mark.parametrize(
    "error", [StorageFull("full"), OSError(errno.EROFS, "read-only"), OSError(errno.EIO, "broken")]
)
def test_a_file_store_that_takes_nothing_takes_no_upload(stores: Stores, error: Exception) -> None:
    faulty: Any = replace(stores, storage=_Faulty(error))  # type: ignore[arg-type]

    answer = Readiness(faulty, lambda: "full").answer()

    assert _states(answer) == _expected(status="not-ready", files="not-ready")


@pytest.mark.parametrize(
    ("free", "disk", "status"),
    [
        (3 * 10**9, "ok", "degraded"),
        (10**9, "degraded", "degraded"),
        (10**6, "not-ready", "not-ready"),
    ],
)
def test_room_on_the_disk(
    stores: Stores, monkeypatch: pytest.MonkeyPatch, free: int, disk: str, status: str
) -> None:
    monkeypatch.setattr(module.shutil, "disk_usage", _full_disk(free))

    answer = Readiness(stores, lambda: "full").answer()

    assert _states(answer) == _expected(status=status, disk=disk)


def test_weak_containment_is_told_with_its_level(stores: Stores) -> None:
    answer = Readiness(stores, lambda: "rlimit").answer()

    assert _states(answer) == _expected(sandbox="degraded")
    assert answer["checks"]["sandbox"]["level"] == "rlimit"


def test_work_that_waits_for_long_is_told_with_its_age(stores: Stores, sender_id: int) -> None:
    with stores.sessions.begin() as session:
        session.add(_waiting_document(stores, sender_id))
        session.flush()
        session.add(
            Work(
                document_id=1,
                sender_id=sender_id,
                stage=Stage.READ,
                due_at=MomentFromNow(-900),
                created_at=stores.now(),
            )
        )

    answer = Readiness(stores, lambda: "full").answer()

    assert _states(answer) == _expected(work="degraded")
    assert 890 < answer["checks"]["work"]["oldest_due_seconds"] < 960


def test_one_answer_holds_for_a_moment_so_that_asking_costs_nothing(stores: Stores) -> None:
    asked: list[int] = []
    readiness = Readiness(stores, lambda: asked.append(1) or "full")  # type: ignore[func-returns-value]

    answers = [readiness.answer(), readiness.answer()]

    assert answers[0] is answers[1]
    assert len(asked) == 1


def _waiting_document(stores: Stores, sender_id: int) -> Document:
    now = stores.now()
    file = StoredFile(sha256="0" * 64, size_bytes=1, media_type="application/pdf", stored_at=now)
    return Document(
        id=1,
        public_id="d" * 32,
        reference="U-AAAAAA",
        file=file,
        file_name="letter.pdf",
        source="web",
        sender_id=sender_id,
        state=DocumentState.RECEIVED,
        received_at=now,
        changed_at=now,
    )
