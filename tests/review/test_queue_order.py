"""Nothing starves: an earlier due day goes before any value, whatever keeps coming."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from app.records import tables
from app.states import DocumentState
from app.web.desk.queue import Filters, waiting

TODAY = date(2026, 5, 4)
NOW = datetime(2026, 5, 4, 18, 0, tzinfo=UTC)
ITEM = st.tuples(
    st.integers(min_value=0, max_value=20),
    st.one_of(st.none(), st.integers(min_value=0, max_value=2)),
)
"""How many days ago a document came, and what deciding it is worth (None: never put there)."""


@pytest.fixture
def put(stores, scene):
    """A function that fills the queue anew with such items and returns them by public id."""

    def filled(items):
        with stores.sessions.begin() as session:
            session.execute(delete(tables.DeskItem))
            session.execute(delete(tables.Document))
        with stores.sessions.begin() as session:
            if session.get(tables.StoredFile, "0" * 64) is None:
                session.add(_file())
            for number, (days_ago, _) in enumerate(items):
                session.add(_document(number, NOW - timedelta(days=days_ago), scene.sender))
            session.flush()
            for number, (days_ago, value) in enumerate(items):
                if value is not None:
                    due = TODAY - timedelta(days=days_ago) + timedelta(days=3)
                    row = tables.DeskItem(document_id=number + 1, due_on=due, value=value)
                    session.add(row)

    return filled


def _file():
    return tables.StoredFile(
        sha256="0" * 64, size_bytes=1, media_type="application/pdf", stored_at=NOW, name="n"
    )


def _document(number, came, sender):
    return tables.Document(
        id=number + 1,
        public_id=f"{number:032d}",
        reference=f"U-{number:06d}",
        sha256="0" * 64,
        file_name="letter.pdf",
        source="web",
        sender_id=sender,
        state=DocumentState.IN_REVIEW,
        received_at=came,
        changed_at=came,
    )


@given(items=st.lists(ITEM, min_size=1, max_size=12))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_an_earlier_due_day_goes_first_whatever_it_is_worth(stores, scene, put, items):
    put(items)

    with stores.sessions() as session:
        shown = waiting(session, NOW, TODAY, Filters(), scene.reviewer)

    assert len(shown) == len(items)
    order = [int(item.public_id) for item in shown]
    assert [item.due_on for item in shown] == sorted(item.due_on for item in shown)
    for before, after in pairwise(order):
        assert _key(items[before], before) <= _key(items[after], after)


@given(
    old=ITEM,
    coming=st.lists(st.integers(min_value=0, max_value=2), min_size=1, max_size=11),
)
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_comes_four_days_later_never_goes_before(stores, scene, put, old, coming):
    days_ago, value = old
    put([(days_ago + 4, value), *((days_ago, worth) for worth in coming)])

    with stores.sessions() as session:
        first = waiting(session, NOW, TODAY, Filters(), scene.reviewer)[0]

    assert int(first.public_id) == 0


def _key(item, number):
    days_ago, value = item
    due = -days_ago + (3 if value is not None else 0)
    return due, -(value or 0), -days_ago, number
