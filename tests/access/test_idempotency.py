"""A request that is sent again has one effect and one answer, however often and however at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import create_app, repeats
from app.access import Role
from app.accounts import sign_ins
from app.accounts.passwords import hash_password
from app.accounts.registering import new_account
from app.errors import Conflict
from app.housekeeping import tidy
from app.records import tables
from app.settings import Settings
from app.stores import Stores

AT_ONCE = 50
HEADER = "Idempotency-Key"
PASSWORD = "nine-lanterns-on-the-quay"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings for plain http."""
    return replace(settings, secret_key="0123456789abcdef" * 4, secure_cookies=False)


@pytest.fixture
def app(settings: Settings, stores: Stores) -> Flask:
    """The application on each kind of database."""
    return create_app(settings, stores)


@pytest.fixture
def token(stores: Stores) -> str:
    """The token of an applicant."""
    with stores.sessions.begin() as session:
        email, now = "ida@example.com", stores.now()
        account = new_account(session, email, "Ida Sample", [Role.APPLICANT], now=now)
        begun = sign_ins.begin(
            session,
            account,
            sign_ins.Kind.TOKEN,
            "curl",
            is_complete=True,
            now=now,
            settings=stores.settings,
        )
        return begun.key


@pytest.fixture
def send(app: Flask, token: str) -> Callable[..., Any]:
    """A function that sends a letter under a key: ``send(key, data)``."""

    def sent(key: str, data: bytes = b"%PDF-1.4 SAMPLE", name: str = "letter.pdf") -> Any:
        headers = {HEADER: key, "Authentication-Token": token}
        form = {"file": (BytesIO(data), name)}
        return app.test_client().post("/api/v1/documents", headers=headers, data=form)

    return sent


def _documents(stores: Stores) -> int:
    with stores.sessions() as session:
        return session.scalar(select(func.count()).select_from(tables.Document)) or 0


def test_fifty_at_the_same_moment_are_one_document_and_one_answer(
    stores: Stores, send: Callable[..., Any]
) -> None:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = list(threads.map(send, ["one-key"] * AT_ONCE))

    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.data for answer in answers}) == 1
    assert not answers[0].get_json()["already_had"]
    assert _documents(stores) == 1


def test_the_same_again_gets_the_same_answer_and_says_so(send: Callable[..., Any]) -> None:
    first = send("a")

    again = send("a")

    assert (again.status_code, again.data) == (first.status_code, first.data)
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.headers


@pytest.mark.parametrize(
    "other", [{"data": b"%PDF-1.4 ANOTHER"}, {"name": "another-name.pdf"}], ids=["bytes", "name"]
)
def test_another_body_under_the_same_key_is_refused(
    stores: Stores, send: Callable[..., Any], other: dict[str, Any]
) -> None:
    send("a")

    answer = send("a", **other)

    assert answer.status_code == 409
    assert answer.get_json()["error"]["code"] == "idempotency-key-reused"
    assert _documents(stores) == 1


def test_a_refused_file_is_refused_again_with_the_same_words(send: Callable[..., Any]) -> None:
    first, again = send("a", data=b""), send("a", data=b"")

    assert (first.status_code, again.status_code) == (415, 415)
    assert first.data == again.data


@pytest.mark.parametrize("key", ["", "x" * 256, "with\ttab", "ümlaut"])
def test_a_key_of_no_use_is_named(send: Callable[..., Any], key: str) -> None:
    assert send(key).get_json()["error"]["code"] == "idempotency-key"


def test_what_failed_on_our_side_may_be_tried_again(
    stores: Stores, send: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr("app.api.routes.take_in", fail)
        assert send("a").status_code == 500

    assert send("a").status_code == 202
    assert _documents(stores) == 1


def test_a_key_is_held_by_one_until_it_answers_or_its_time_is_over(
    stores: Stores, sender_id: int
) -> None:
    now, later = stores.now(), stores.now() + repeats.HELD
    with stores.sessions.begin() as session:
        first = repeats.claim(session, sender_id, "k", "print", now)
    with stores.sessions.begin() as session:
        assert repeats.claim(session, sender_id, "k", "print", now) is None
    with stores.sessions.begin() as session:
        second = repeats.claim(session, sender_id, "k", "print", later)

    assert isinstance(first, repeats.Claim)
    assert isinstance(second, repeats.Claim)
    with stores.sessions.begin() as session:
        repeats.keep(session, first, repeats.Answer(200, {}, "of the dead"))
        repeats.keep(session, second, repeats.Answer(200, {}, "of the living"))
        kept = repeats.answer_of(session, sender_id, "k")
    assert kept is not None
    assert kept.body == "of the living"


def test_a_key_of_somebody_else_is_another_key(stores: Stores, sender_id: int, token: str) -> None:
    with stores.sessions.begin() as session:
        repeats.claim(session, sender_id, "k", "print", stores.now())
        other = session.scalars(select(tables.Account.id).where(tables.Account.id != sender_id))
        mine = repeats.claim(session, other.one(), "k", "another", stores.now())

    assert isinstance(mine, repeats.Claim)


def test_keys_are_kept_for_seven_days_and_then_removed(stores: Stores, sender_id: int) -> None:
    now = stores.now()
    with stores.sessions.begin() as session:
        claimed = repeats.claim(session, sender_id, "k", "print", now)
        assert isinstance(claimed, repeats.Claim)
        repeats.keep(session, claimed, repeats.Answer(200, {}, ""))

    within = tidy(replace(stores, now=lambda: now + timedelta(days=6, hours=23)))
    with stores.sessions.begin() as session, pytest.raises(Conflict):
        repeats.claim(session, sender_id, "k", "another", now)
    after = tidy(replace(stores, now=lambda: now + timedelta(days=7, seconds=1)))

    assert (within, after) == (0, 1)


def test_a_token_is_never_kept_for_a_repeated_request(
    app: Flask, stores: Stores, token: str
) -> None:
    with stores.sessions.begin() as session:
        account = session.scalars(select(tables.Account)).one()
        account.password = hash_password(PASSWORD)
    given = {"email": "ida@example.com", "password": PASSWORD}
    headers = {HEADER: "a", "Authentication-Token": token}

    answer = app.test_client().post("/api/v1/tokens", json=given, headers=headers)

    assert answer.status_code == 201
    with stores.sessions() as session:
        assert session.scalars(select(tables.IdempotencyKey)).all() == []


def test_what_is_kept_of_a_request_tells_nothing_without_the_key(
    settings: Settings, stores: Stores, token: str
) -> None:
    with stores.sessions.begin() as session:
        session.scalars(select(tables.Account)).one().password = hash_password(PASSWORD)
    for secret in ("0123456789abcdef" * 4, "fedcba9876543210" * 4):
        app = create_app(replace(settings, secret_key=secret), stores)
        headers = {HEADER: secret[:8], "Authentication-Token": token}
        form = {"present": "wrong", "new": PASSWORD}
        app.test_client().post("/account/password", data=form, headers=headers)
    with stores.sessions() as session:
        prints = [row.fingerprint for row in session.scalars(select(tables.IdempotencyKey))]

    assert len(prints) == len(set(prints)) == 2
