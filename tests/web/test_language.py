"""Pages speak the language of the account, else of the browser; the switch needs no script."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

SPANISH = '<html lang="es">'


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser in which nobody is signed in."""
    return app.test_client()


def test_a_browser_that_asks_for_spanish_gets_it(client: FlaskClient) -> None:
    page = client.get("/sign-in", headers={"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"}).text

    assert SPANISH in page
    assert "Saltar al contenido principal" in page


def test_the_choice_is_kept_with_the_account(
    sign_in: Callable[..., FlaskClient], send: Callable[..., Any]
) -> None:
    client = sign_in("avery")

    answer = send(client, "/language", {"language": "es", "next": "/upload"})
    client.delete_cookie("language")

    assert answer.headers["Location"] == "/upload"
    assert SPANISH in client.get("/upload").text


def test_the_choice_is_kept_in_the_browser_of_who_is_not_signed_in(
    client: FlaskClient, send: Callable[..., Any]
) -> None:
    send(client, "/language", {"language": "es"})

    assert SPANISH in client.get("/sign-in").text


@pytest.mark.parametrize("given", ["", "de", "../../etc"])
def test_an_unknown_language_is_refused(
    client: FlaskClient, send: Callable[..., Any], given: str
) -> None:
    answer = send(client, "/language", {"language": given})

    assert answer.status_code == 400


def test_the_switch_leads_nowhere_else(client: FlaskClient, send: Callable[..., Any]) -> None:
    answer = send(client, "/language", {"language": "es", "next": "//evil.example"})

    assert answer.headers["Location"] == "/"
