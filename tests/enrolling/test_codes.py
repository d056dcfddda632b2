"""A code by e-mail lets an applicant in once, soon, and in the browser that asked."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from app.access import Role
from app.accounts import add_account
from app.enrolling import begin_code, take_code
from app.enrolling.codes import WRONG_MAX
from app.records import tables
from app.stores import Stores
from tests.enrolling.newcomers import join, mails_to, stated

EMAIL = "jordan@example.com"


@pytest.fixture
def account(stores: Stores) -> int:
    """The account of an applicant."""
    return join(stores, stated())


def test_the_code_in_the_mail_lets_in_once(stores: Stores, account: int) -> None:
    asked = _begin(stores)
    code = _code(stores)

    assert [_take(stores, asked, code), _take(stores, asked, code)] == [account, None]


def test_a_code_is_of_no_use_in_another_browser(stores: Stores, account: int) -> None:
    _begin(stores)
    theirs = _begin(stores, "somebody@example.com")

    assert _take(stores, theirs, _code(stores)) is None


def test_a_code_ends_after_ten_minutes(stores: Stores, account: int) -> None:
    asked = _begin(stores)
    later = replace(stores, now=lambda: stores.now() + timedelta(minutes=10))

    assert _take(later, asked, _code(stores)) is None


def test_a_code_typed_wrongly_five_times_is_void(stores: Stores, account: int) -> None:
    asked, code = _begin(stores), _code(stores)
    wrong = f"{(int(code) + 1) % 10**6:06}"

    tries = [_take(stores, asked, wrong) for _ in range(WRONG_MAX)]

    assert [*tries, _take(stores, asked, code)] == [None] * (WRONG_MAX + 1)


def test_staff_and_strangers_get_no_code(stores: Stores) -> None:
    with stores.sessions.begin() as session:
        password = "correct horse battery staple"
        add_account(
            session, "robin@example.com", "Robin", [Role.REVIEWER], password, now=stores.now()
        )

    begun = [_begin(stores, "robin@example.com"), _begin(stores, "nobody@example.com")]

    assert all(re.fullmatch(r"[0-9a-f]{32}", each) for each in begun)
    assert mails_to(stores, "robin@example.com") == []
    assert mails_to(stores, "nobody@example.com") == []


def test_a_code_for_nobody_asks_the_database_the_same(stores: Stores, account: int) -> None:
    asked: list[str] = []
    event.listen(
        stores.sessions.engine,
        "before_cursor_execute",
        lambda *told: asked.append(told[2].split(" ")[0]),
    )

    counts = []
    for email in (EMAIL, "nobody@example.com"):
        asked.clear()
        _begin(stores, email)
        counts.append([word for word in asked if word not in {"SAVEPOINT", "RELEASE", "ROLLBACK"}])

    assert counts[0] == counts[1]


def test_a_code_cannot_be_found_from_what_is_kept(stores: Stores, account: int) -> None:
    _begin(stores)

    with stores.sessions() as session:
        row = session.scalars(select(tables.SignInTry)).one()

    assert _code(stores) not in row.proof
    assert len(row.proof) == 64


def _begin(stores: Stores, email: str = EMAIL) -> str:
    with stores.sessions.begin() as session:
        return begin_code(session, email, stores.storage.keys.ring, stores.now())


def _take(stores: Stores, asked: str, code: str) -> int | None:
    with stores.sessions.begin() as session:
        found = take_code(session, asked, code, stores.storage.keys.ring, stores.now())
        return found.id if found else None


def _code(stores: Stores) -> str:
    return mails_to(stores, EMAIL)[-1].subject.split()[0]
