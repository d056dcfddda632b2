"""A batch that nobody closes is closed after a day and answered; an empty one goes."""

from datetime import timedelta
from pathlib import Path

import pytest
from batch_scene import Clock, Partner, posted
from sqlalchemy import select

from app.answering.telling import answer_batches
from app.batches.unclosed import CLOSES_AFTER, close_old
from app.records import tables
from app.states import DocumentState
from app.stores import Stores


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """One database: what is closed does not depend on it."""
    return f"sqlite:///{tmp_path}/unclosed.sqlite3"


def _batches(stores: Stores) -> list[tables.Batch]:
    with stores.sessions() as session:
        return list(session.scalars(select(tables.Batch)))


@pytest.mark.parametrize("source", ["api", "web"])
def test_a_batch_with_files_closes_after_a_day_and_is_answered(
    source: str, posting: Stores, pat: Partner, clock: Clock
) -> None:
    pat.begin(source=source, proof=None)
    pat.letter("EVL_Avery.pdf", DocumentState.RECEIVED)
    clock.pass_time(CLOSES_AFTER - timedelta(minutes=1))
    before = close_old(posting), answer_batches(posting)

    clock.pass_time(timedelta(minutes=1))
    after = close_old(posting), answer_batches(posting), close_old(posting)

    assert (before, after) == ((0, 0), (1, 1, 0))
    assert len(posted(posting)) == 1


def test_a_batch_without_any_file_is_removed(posting: Stores, pat: Partner, clock: Clock) -> None:
    pat.begin(source="api", proof=None)
    clock.pass_time(CLOSES_AFTER)

    close_old(posting)

    assert _batches(posting) == []
    with posting.sessions() as session:
        asked = select(tables.AuditEntry).where(tables.AuditEntry.action == "batch-removed-empty")
        assert session.scalars(asked).one().object.startswith("batch:")


def test_a_message_that_is_being_opened_is_left_alone(
    posting: Stores, pat: Partner, clock: Clock
) -> None:
    pat.begin()
    clock.pass_time(CLOSES_AFTER * 2)

    assert close_old(posting) == 0
    assert [batch.opened_at for batch in _batches(posting)] == [None]
