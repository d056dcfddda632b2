"""Signing in works for those with an account, and tells others nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

Send = Callable[..., Any]


def _token(client: FlaskClient) -> str:
    return client.get("/sign-in").text.split('name="csrf_token" value="')[1].split('"')[0]


def _try(client: FlaskClient, email: str, password: str, **more: str) -> Any:
    form = {"csrf_token": _token(client), "email": email, "password": password, **more}
    return client.post("/sign-in", data=form)


def test_the_right_password_leads_on_to_where_the_person_was_going(app: Flask) -> None:
    client = app.test_client()

    answer = _try(client, "Avery@Example.com ", "correct horse battery staple", next="/upload")

    assert (answer.status_code, answer.location) == (302, "/upload")
    assert client.get("/upload").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\x",
        "/\t/elsewhere.example",
        "/\n/elsewhere.example",
    ],
)
def test_signing_in_never_leads_to_another_site(app: Flask, address: str) -> None:
    answer = _try(
        app.test_client(), "avery@example.com", "correct horse battery staple", next=address
    )

    assert answer.location == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(app: Flask) -> None:
    wrong = _try(app.test_client(), "avery@example.com", "not this password")
    unknown = _try(app.test_client(), "nobody@example.com", "not this password")

    assert wrong.status_code == unknown.status_code == 422
    assert "don’t match" in wrong.text
    assert "don’t match" in unknown.text


def test_an_eleventh_try_for_one_address_has_to_wait(app: Flask) -> None:
    client = app.test_client()
    for _ in range(10):
        _try(client, "avery@example.com", "not this password")

    answer = _try(client, "avery@example.com", "correct horse battery staple")

    assert answer.status_code == 429
    assert "Wait" in answer.text


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(app: Flask) -> None:
    answer = _try(app.test_client(), "avery@example.com", "correct horse battery staple")

    cookies = answer.headers.getlist("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in cookies} == {"dayproof", "dayproof-known"}
    assert all({"HttpOnly", "SameSite=Lax"} <= set(cookie.split("; ")) for cookie in cookies)


def test_a_form_without_its_token_is_refused(app: Flask, sign_in: Callable[..., Any]) -> None:
    answer = sign_in("avery").post("/sign-out")

    assert answer.status_code == 400


def test_signing_out_ends_the_session(sign_in: Callable[..., Any], send: Send) -> None:
    client = sign_in("avery")

    send(client, "/sign-out", {})

    assert client.get("/").location.startswith("/sign-in")
