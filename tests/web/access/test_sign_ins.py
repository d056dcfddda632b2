"""A sign-in lives on the server: what is ended there is dead at once, copies of it included."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app import create_app
from app.access import Role
from app.accounts import registering, sign_ins
from app.records import tables
from app.stores import Stores

PASSWORD = "correct horse battery staple"
SignIn = Callable[[str], FlaskClient]
Send = Callable[..., Any]


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def _is_in(client: FlaskClient) -> bool:
    return client.get("/account").status_code == 200


def _copy(app: Flask, client: FlaskClient) -> FlaskClient:
    """Return another browser with the same cookie, as a thief has it."""
    cookie, thief = client.get_cookie("dayproof"), app.test_client()
    assert cookie is not None
    thief.set_cookie("dayproof", cookie.value)
    return thief


def _enter(client: FlaskClient, email: str = "avery@example.com") -> Any:
    page = client.get("/sign-in").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    form = {"csrf_token": token, "email": email, "password": PASSWORD}
    return client.post("/sign-in", data=form)


def test_a_copied_cookie_is_dead_after_signing_out(app: Flask, sign_in: SignIn, send: Send) -> None:
    client = sign_in("avery")
    thief = _copy(app, client)
    assert _is_in(thief)

    send(client, "/sign-out", {})

    assert not _is_in(thief)


def test_a_cookie_of_before_the_sign_in_is_worth_nothing_after_it(app: Flask) -> None:
    client = app.test_client()
    client.get("/sign-in")
    thief = _copy(app, client)

    _enter(client)

    assert _is_in(client)
    assert not _is_in(thief)


def test_every_sign_in_has_a_key_of_its_own_and_the_server_keeps_its_hash(
    app: Flask, scene: Any
) -> None:
    client = app.test_client()
    _enter(client)
    with client.session_transaction() as cookie:
        first = cookie["key"]
    _enter_again = app.test_client()
    _enter(_enter_again)
    with _enter_again.session_transaction() as cookie:
        second = cookie["key"]

    with scene.stores.sessions() as session:
        kept = set(session.scalars(select(tables.SignIn.key_hash)))
    assert first != second
    assert len(bytes.fromhex(first)) == 16
    assert kept == {sign_ins.key_hash(first), sign_ins.key_hash(second)}


def test_one_place_is_signed_out_and_the_others_stay(sign_in: SignIn, send: Send) -> None:
    here, there, elsewhere = sign_in("avery"), sign_in("avery"), sign_in("avery")
    page = here.get("/account").text
    ids = [part.split("/end")[0] for part in page.split("/account/sign-ins/")[1:]]
    places = [each for each in ids if len(each) == 32]
    assert len(places) == 2

    send(here, f"/account/sign-ins/{places[-1]}/end", {})

    assert _is_in(here)
    assert sorted([_is_in(there), _is_in(elsewhere)]) == [False, True]


def test_everywhere_else_is_signed_out_at_once(sign_in: SignIn, send: Send) -> None:
    here, there, elsewhere = sign_in("avery"), sign_in("avery"), sign_in("avery")

    send(here, "/account/sign-ins/end-others", {})

    assert [_is_in(each) for each in (here, there, elsewhere)] == [True, False, False]


def test_a_place_of_somebody_else_cannot_be_signed_out(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    blake = sign_in("blake")
    with scene.stores.sessions() as session:
        theirs = session.scalars(select(tables.SignIn.public_id)).one()

    answer = send(sign_in("avery"), f"/account/sign-ins/{theirs}/end", {})

    assert answer.status_code == 404
    assert _is_in(blake)


@pytest.mark.parametrize(
    ("act", "form"),
    [
        ("sign-out", {}),
        ("disable", {}),
        ("roles", {"role": ["applicant", "reviewer"]}),
        ("second-factor/reset", {"reason": "Met in person."}),
    ],
)
def test_what_an_administrator_does_ends_sign_ins_and_tokens_at_the_next_request(
    app: Flask,
    scene: Any,
    sign_in: SignIn,
    send: Send,
    token_for: Callable[[str], str],
    act: str,
    form: dict[str, Any],
) -> None:
    avery, headers = sign_in("avery"), {"Authentication-Token": token_for("avery")}
    with scene.stores.sessions() as session:
        public_id = session.get_one(tables.Account, scene.accounts["avery"]).public_id

    done = send(sign_in("alex"), f"/accounts/{public_id}/{act}", form)

    assert done.status_code == 302, done.text
    assert not _is_in(avery)
    assert app.test_client().get("/api/v1/documents", headers=headers).status_code == 401
    assert _audited(scene, public_id)


def _audited(scene: Any, public_id: str) -> list[str]:
    entry = tables.AuditEntry
    with scene.stores.sessions() as session:
        wanted = select(entry.action).where(entry.object == f"account:{public_id}")
        return list(session.scalars(wanted))


def test_a_new_password_ends_all_others_and_begins_this_one_anew(
    app: Flask, sign_in: SignIn, send: Send
) -> None:
    here, there = sign_in("avery"), sign_in("avery")
    thief = _copy(app, here)

    send(here, "/account/password", {"present": PASSWORD, "new": "seven wet lanterns drift"})

    assert [_is_in(each) for each in (here, there, thief)] == [True, False, False]


@pytest.mark.parametrize(
    ("name", "idle_minutes", "hours"), [("robin", 15, 8), ("avery", 30, 12), ("pat", 30, 12)]
)
def test_a_sign_in_ends_when_idle_and_in_any_case_after_its_hours(
    settings: Any,
    stores: Stores,
    scene: Any,
    key_of: Callable[[str], str],
    name: str,
    idle_minutes: int,
    hours: int,
) -> None:
    began = stores.now()
    clock = Clock(began)
    app = create_app(settings, replace(stores, now=clock))
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["key"] = key_of(name)

    step = timedelta(minutes=idle_minutes - 1)
    while clock.now + step < began + timedelta(hours=hours):
        clock.now += step
        assert _is_in(client), clock.now - began
    clock.now = began + timedelta(hours=hours, minutes=1)
    assert not _is_in(client)

    with client.session_transaction() as cookie:
        cookie["key"] = key_of(name)
    clock.now = stores.now() + timedelta(minutes=idle_minutes, seconds=1)
    assert not _is_in(client)


def test_a_request_writes_nothing_within_a_minute_of_the_last(
    settings: Any, stores: Stores, scene: Any, key_of: Callable[[str], str]
) -> None:
    began = stores.now()
    clock = Clock(began)
    client = create_app(settings, replace(stores, now=clock)).test_client()
    with client.session_transaction() as cookie:
        cookie["key"] = key_of("avery")

    seen = []
    for seconds in (30, 59, 70, 100, 140):
        clock.now = began + timedelta(seconds=seconds)
        client.get("/account")
        with stores.sessions() as session:
            seen.append(session.scalars(select(tables.SignIn.seen_at)).one())

    assert len(set(seen[:2])) == 1
    assert seen[2] == seen[3] == began + timedelta(seconds=70)
    assert seen[4] == began + timedelta(seconds=140)


def test_another_writer_keeps_no_request_waiting(
    settings: Any, stores: Stores, scene: Any, key_of: Callable[[str], str]
) -> None:
    clock = Clock(stores.now())
    client = create_app(settings, replace(stores, now=clock)).test_client()
    with client.session_transaction() as cookie:
        cookie["key"] = key_of("avery")
    clock.now += timedelta(minutes=5)

    with stores.sessions.begin():
        answer = client.get("/account")

    assert answer.status_code == 200


def test_the_cookie_is_for_this_site_alone_where_pages_are_secure(
    settings: Any, stores: Stores, scene: Any
) -> None:
    app = create_app(replace(settings, secure_cookies=True), stores)
    client = app.test_client()
    base = "https://roster.example.org"
    page = client.get("/sign-in", base_url=base).text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    form = {"csrf_token": token, "email": "avery@example.com", "password": PASSWORD}

    answer = client.post("/sign-in", data=form, base_url=base, headers={"Referer": f"{base}/"})

    cookies = answer.headers.getlist("Set-Cookie")
    names = {cookie.partition("=")[0] for cookie in cookies}
    assert names == {"__Host-dayproof", "__Host-dayproof-known"}
    for cookie in cookies:
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
        assert "Domain" not in cookie


def test_nobody_changes_their_own_roles(scene: Any, sign_in: SignIn, send: Send) -> None:
    with scene.stores.sessions() as session:
        public_id = session.get_one(tables.Account, scene.accounts["alex"]).public_id
    alex = sign_in("alex")

    answers = [
        send(alex, f"/accounts/{public_id}/{act}", {"role": ["reviewer"], "reason": "x"})
        for act in ("roles", "disable", "second-factor/reset", "link")
    ]

    assert [answer.status_code for answer in answers] == [403] * 4
    with scene.stores.sessions() as session:
        account = session.get_one(tables.Account, scene.accounts["alex"])
        assert [role.name for role in account.roles] == [Role.ADMINISTRATOR]
        assert registering.is_staff(account)


def test_asking_how_long_is_left_uses_nothing_and_staying_does(
    settings: Any, stores: Stores, scene: Any, key_of: Callable[[str], str]
) -> None:
    key = key_of("avery")
    with stores.sessions() as session:
        began = session.scalars(select(tables.SignIn.seen_at)).one()
    clock = Clock(began)
    client = create_app(settings, replace(stores, now=clock)).test_client()
    with client.session_transaction() as cookie:
        cookie["key"] = key
    page = client.get("/account").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]

    clock.now = began + timedelta(minutes=28)
    asked = client.get("/account/time-left").json
    clock.now = began + timedelta(minutes=29)
    asked_again = client.get("/account/time-left").json
    stayed = client.post("/account/stay", headers={"X-CSRFToken": token}).json
    clock.now = began + timedelta(minutes=58)

    assert (asked["seconds"], asked_again["seconds"]) == (120, 60)
    assert stayed == {"seconds": 1800, "can_stay": True}
    assert _is_in(client)


def test_nobody_stays_for_longer_than_a_sign_in_may_last(
    settings: Any, stores: Stores, scene: Any, key_of: Callable[[str], str]
) -> None:
    key = key_of("avery")
    with stores.sessions() as session:
        began = session.scalars(select(tables.SignIn.seen_at)).one()
    clock = Clock(began)
    client = create_app(settings, replace(stores, now=clock)).test_client()
    with client.session_transaction() as cookie:
        cookie["key"] = key
    for minutes in range(25, 12 * 60, 25):
        clock.now = began + timedelta(minutes=minutes)
        assert _is_in(client)

    clock.now = began + timedelta(hours=12, seconds=-60)

    assert client.get("/account/time-left").json == {"seconds": 60, "can_stay": False}
