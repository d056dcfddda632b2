"""Guessing is slow, tells nothing, and locks nobody out for good."""

import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.accounts import passwords
from app.accounts.passwords import _NOBODYS_HASH, hash_password, is_outdated, is_password
from app.entry import identity
from app.entry.throttles import Throttles
from app.records import tables
from app.settings import SettingError, Settings
from app.stores import Stores

RIGHT = "correct horse battery staple"
WRONG = "not this password at all"
PAIRS = 40


def _try(app: Flask, email: str, password: str, address: str = "127.0.0.1") -> Any:
    body = {"email": email, "password": password}
    sent_from = {"REMOTE_ADDR": address}
    return app.test_client().post("/api/v1/tokens", json=body, environ_base=sent_from)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords that cost nothing to check, for tests of how often they may be tried."""
    monkeypatch.setattr("app.entry.identity.passwords.is_password", lambda given, _: given == RIGHT)


@pytest.mark.usefixtures("cheap")
def test_an_account_under_attack_opens_again_by_itself(app: Flask) -> None:
    addresses = [f"10.0.0.{n}" for n in range(12)]

    with time_machine.travel("2026-11-22T12:00:00Z", tick=False) as clock:
        tries = [_try(app, "avery@example.com", WRONG, each).status_code for each in addresses]
        other = _try(app, "blake@example.com", RIGHT)
        clock.shift(301)
        after = _try(app, "avery@example.com", RIGHT)

    assert tries == [401] * 10 + [429] * 2
    assert (other.status_code, after.status_code) == (201, 201)


def _by_page(client: FlaskClient, email: str, password: str, address: str) -> int:
    page = client.get("/sign-in", environ_base={"REMOTE_ADDR": address}).text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    form = {"csrf_token": token, "email": email, "password": password}
    return client.post("/sign-in", data=form, environ_base={"REMOTE_ADDR": address}).status_code


def _sign_out(client: FlaskClient) -> None:
    token = client.get("/account").text.split('name="csrf_token" value="')[1].split('"')[0]
    assert client.post("/sign-out", data={"csrf_token": token}).status_code == 302


@pytest.mark.usefixtures("cheap")
def test_guessing_keeps_nobody_out_of_their_own_browser(app: Flask) -> None:
    own, home = app.test_client(), "10.0.3.1"
    assert _by_page(own, "avery@example.com", RIGHT, home) == 302
    _sign_out(own)
    for n in range(10):
        _try(app, "avery@example.com", WRONG, f"10.0.4.{n}")

    elsewhere = _by_page(app.test_client(), "avery@example.com", RIGHT, home)
    here = _by_page(own, "avery@example.com", RIGHT, home)

    assert (elsewhere, here) == (429, 302)


@pytest.mark.usefixtures("cheap")
def test_a_known_browser_guesses_no_oftener_than_others(app: Flask) -> None:
    own = app.test_client()
    _by_page(own, "avery@example.com", RIGHT, "10.0.5.1")
    _sign_out(own)

    tries = [_by_page(own, "avery@example.com", WRONG, f"10.0.6.{n}") for n in range(11)]
    of_another = [_try(app, "blake@example.com", WRONG, f"10.0.7.{n}") for n in range(10)]
    blake = _by_page(own, "blake@example.com", RIGHT, "10.0.8.1")

    assert tries == [422] * 10 + [429]
    assert len(of_another) == 10
    assert blake == 429


@pytest.mark.usefixtures("cheap")
def test_a_mark_that_somebody_made_up_is_worth_nothing(app: Flask) -> None:
    for n in range(10):
        _try(app, "avery@example.com", WRONG, f"10.0.9.{n}")
    statuses = []
    for made_up in ("", ".", "x" * 3000, f"{'a' * 32}.{'0' * 64}", "ü.ü"):
        client = app.test_client()
        client.set_cookie("dayproof-known", made_up)
        statuses.append(_by_page(client, "avery@example.com", RIGHT, "10.0.9.99"))

    assert statuses == [429] * 5


@pytest.mark.usefixtures("cheap")
def test_one_address_cannot_try_many_accounts(app: Flask) -> None:
    tries = [_try(app, f"nobody{n}@example.com", WRONG).status_code for n in range(11)]
    elsewhere = _try(app, "nobody99@example.com", WRONG, "10.9.9.9").status_code

    assert tries == [401] * 10 + [429]
    assert elsewhere == 401


@pytest.mark.usefixtures("cheap")
def test_a_right_password_forgets_the_wrong_ones(app: Flask) -> None:
    for n in range(9):
        _try(app, "avery@example.com", WRONG, f"10.0.1.{n}")
    _try(app, "avery@example.com", RIGHT, "10.0.1.9")

    again = [_try(app, "avery@example.com", WRONG, f"10.0.2.{n}").status_code for n in range(9)]

    assert again == [401] * 9


def test_counting_goes_on_here_while_redis_is_away() -> None:
    throttles = Throttles(Settings(redis_url="redis://127.0.0.1:1/0"))
    limits = throttles.sign_in("avery@example.com", "10.0.0.1")

    began = time.monotonic()
    waits = []
    for _ in range(11):
        waits.append(throttles.wait_seconds(limits))
        throttles.count(limits)

    assert waits[:10] == [0] * 10
    assert 0 < waits[10] <= 300
    assert time.monotonic() - began < 5


def test_a_limit_of_no_use_stops_the_start() -> None:
    with pytest.raises(SettingError, match="DAYPROOF_SIGN_IN_LIMIT"):
        Throttles(Settings(sign_in_limit="often"))


@pytest.mark.parametrize("email", ["avery@example.com", "nobody@example.com", "closed@example.com"])
def test_every_refusal_is_the_same(app: Flask, scene: Any, email: str) -> None:
    with scene.stores.sessions.begin() as session:
        blake = session.get_one(tables.Account, scene.accounts["blake"])
        blake.email, blake.active = "closed@example.com", False
    password = RIGHT if email.startswith("closed") else WRONG

    program = _try(app, email, password)
    client = app.test_client()
    token = client.get("/sign-in").text.split('name="csrf_token" value="')[1].split('"')[0]
    form = {"csrf_token": token, "email": email, "password": password}
    page = client.post("/sign-in", data=form)

    said = program.get_json()["error"]
    assert (program.status_code, said["code"]) == (401, "sign-in-needed")
    assert "don’t match" in said["message"]
    assert page.status_code == 422
    assert "don’t match" in page.text
    with client.session_transaction() as cookie:
        assert "key" not in cookie


def test_asking_for_a_new_password_answers_everybody_alike(app: Flask, scene: Any) -> None:
    def ask(email: str) -> tuple[int, str]:
        client = app.test_client()
        page = client.get("/forgotten").text
        form = {"csrf_token": page.split('name="csrf_token" value="')[1].split('"')[0]}
        answer = client.post("/forgotten", data={**form, "email": email})
        return answer.status_code, answer.text.split("<main")[1].split("</main>")[0]

    known, unknown = ask("avery@example.com"), ask("nobody@example.com")

    assert known == unknown
    assert known[0] == 200
    with scene.stores.sessions() as session:
        assert session.get_one(tables.Account, scene.accounts["avery"]).password_asked_at


def test_an_unknown_address_costs_as_much_as_a_wrong_password(
    settings: Any, stores: Stores, scene: Any
) -> None:
    """Measured in this thread's processor time, in turns: a busy machine cannot blur it."""
    app = create_app(replace(settings, sign_in_limit="100000 per second"), stores)
    with app.test_request_context():
        for email in ("avery@example.com", "nobody@example.com"):
            identity.authenticate(stores, email, WRONG)
        differences, known = [], []
        for _ in range(PAIRS):
            first = _cpu_seconds(lambda: identity.authenticate(stores, "avery@example.com", WRONG))
            other = _cpu_seconds(lambda: identity.authenticate(stores, "nobody@example.com", WRONG))
            known.append(first)
            differences.append(other - first)

    assert abs(statistics.median(differences)) < 0.05 * statistics.median(known)


def _cpu_seconds(act: Callable[[], object]) -> float:
    began = time.thread_time()
    act()
    return time.thread_time() - began


def test_the_hash_of_nobody_costs_what_all_others_cost() -> None:
    assert not is_outdated(_NOBODYS_HASH)
    assert not is_password("", None)
    assert is_password(RIGHT, hash_password(RIGHT))


def test_at_most_two_passwords_are_checked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work, most, lock = 0, 0, threading.Lock()

    class Slow:
        def verify(self, _stored: str, _password: str) -> bool:
            nonlocal at_work, most
            with lock:
                at_work += 1
                most = max(most, at_work)
            time.sleep(0.02)
            with lock:
                at_work -= 1
            return True

    monkeypatch.setattr(passwords, "_hasher", Slow)
    threads = [threading.Thread(target=is_password, args=("x", "y")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == 2
