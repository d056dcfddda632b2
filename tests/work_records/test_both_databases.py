"""What an import writes and compares is the same on SQLite and on PostgreSQL."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select

from app.due import Hint
from app.imports import deciding, reading, tasks, whole
from app.imports.receiving import Given, take_in
from app.records.tables import FringeLine, PayrollLine
from app.work_files.recognised import Choices
from jobs import work_records

PAYROLL = (
    "Date,Employee,SSN,Production,Occupation,Hours\n"
    "2026-03-02,Maria Vale,1234,Harbor Lights,Grip,{}\n"
    "2026-03-03,Maria Vale,1234,Harbor Lights,Grip,8\n"
)
FRINGE = "Member,Member No,Production,Month,Days\nMaria Vale,M-7,Harbor Lights,2026-03,8\n"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """The URL of an empty database, once for each kind that is served."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/test.sqlite3"
    return request.getfixturevalue("new_postgresql")()


def test_files_are_staged_compared_applied_and_rolled_back(stores, sender_id):
    def brought(kind, text):
        given = Given(kind, "Reelpay", "march.csv", Choices(kind=kind), sender_id)
        taken = take_in(stores, given, BytesIO(text.encode()), stores.now())
        hinted = tasks.next_hints(stores)
        work_records.work_on(stores, taken.public_id)
        assert hinted == [Hint(taken.public_id, first=False)]
        return taken.public_id

    first = brought("payroll", PAYROLL.format(10))
    deciding.apply(stores, first, sender_id, stores.now())
    second, remitted = brought("payroll", PAYROLL.format(-10)), brought("fringe", FRINGE)
    for public_id in (second, remitted):
        deciding.apply(stores, public_id, sender_id, stores.now())
    deciding.roll_back(stores, first, sender_id, stores.now())

    with stores.sessions() as session:
        difference = reading.entry_of(session, second).preview["difference"]
        days = session.scalars(select(PayrollLine.day).order_by(PayrollLine.id)).all()
        periods = session.scalars(select(FringeLine.period_end)).all()
        states = [reading.entry_of(session, each).state for each in (first, second, remitted)]
    assert (difference["changed"], difference["unchanged"], difference["added"]) == (1, 1, 0)
    assert days == [date(2026, 3, 2), date(2026, 3, 3)] * 2
    assert periods == [date(2026, 3, 31)]
    assert states == ["rolled_back", "applied", "applied"]


def test_a_discarded_file_may_come_again(stores, sender_id):
    given = Given("payroll", "Reelpay", "march.csv", Choices(kind="payroll"), sender_id)
    data = PAYROLL.format(10).encode()
    first = whole.preview_file(stores, given, BytesIO(data), stores.now())

    deciding.discard(stores, first.public_id, sender_id, stores.now())
    again = whole.preview_file(stores, given, BytesIO(data), stores.now())

    assert (again.already_had, again.public_id != first.public_id) == (False, True)
