"""What differs between databases: keeping once, leases and fencing, on SQLite and PostgreSQL."""

import pytest
from sqlalchemy import select

from app.inbound import tasks
from app.inbound.keeping import Arrived, Recipient, keep
from app.inbound.proof import Verdict
from app.inbound.states import MailState, Proof
from app.records import tables
from tests.inbound.letters_by_mail import COMPANY, letter


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path) -> str:
    """The URL of an empty database, once for each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/test.sqlite3"
    return request.getfixturevalue("new_postgresql")()


def test_a_message_is_kept_once_and_its_task_is_one_s_at_a_time(stores, partner) -> None:
    arrived = Arrived(letter(to=partner.address), "smtp", f"a@{COMPANY}", "")
    verdict = Verdict(Proof.PROVEN, "It is a test.", digests=("a" * 64,))
    recipient = Recipient(partner.address, partner.address_id, verdict)

    kept = [keep(stores, arrived, [recipient])[0] for _ in range(2)]
    task = tasks.take(stores, kept[0].public_id)
    other = tasks.take(stores, kept[0].public_id)
    assert task is not None
    with stores.sessions.begin() as session:
        tasks.finish(session, task, MailState.OPENED)

    assert [one.was_known for one in kept] == [False, True]
    assert other is None
    with stores.sessions() as session:
        row = session.scalars(select(tables.InboundMessage)).one()
        assert (row.state, row.times_seen, row.lease_owner) == (MailState.OPENED, 2, None)
    with pytest.raises(tasks.TaskLost), stores.sessions.begin() as session:
        tasks.finish(session, task, MailState.OPENED)
