"""What is sent twice, from two tabs, or with another value in a hidden field does no harm."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app import applying
from app.records import tables
from app.stores import Stores

SignIn = Callable[[str], FlaskClient]
Send = Callable[..., Any]
WANTED = {"local": "44", "classification": "Property Master", "roster": "IER"}


def _count(stores: Stores, table: type[Any]) -> int:
    with stores.sessions() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_two_tabs_that_apply_at_once_go_on_with_one_draft(
    sign_in: SignIn, send: Send, stores: Stores
) -> None:
    tabs = [sign_in("avery") for _ in range(4)]

    with ThreadPoolExecutor(len(tabs)) as together:
        answers = list(together.map(lambda tab: send(tab, "/apply", WANTED), tabs))

    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert _count(stores, tables.Application) == 1


def test_a_form_sent_twice_signs_once(
    scene: Any, sign_in: SignIn, send: Send, stores: Stores
) -> None:
    draft, records = _draft(scene, stores), _count(stores, tables.RosterRecord)
    tabs = [sign_in("avery") for _ in range(2)]
    typed = {"typed_name": "Jordan Avery"}

    with ThreadPoolExecutor(len(tabs)) as together:
        list(together.map(lambda tab: send(tab, f"/apply/{draft}/sign", typed), tabs))

    assert _count(stores, tables.RosterRecord) == records + 1
    assert _count(stores, tables.Message) == 1
    assert "Application number A-1" in tabs[0].get(f"/apply/{draft}/done").text


@pytest.mark.parametrize("forged", ["IATSE411", "TAL", "none", "IER' OR 1=1"])
def test_a_list_that_the_local_does_not_have_begins_nothing(
    sign_in: SignIn, send: Send, stores: Stores, forged: str
) -> None:
    answer = send(sign_in("avery"), "/apply", {**WANTED, "roster": forged})

    assert answer.status_code == 422
    assert _count(stores, tables.Application) == 0


def test_nobody_sends_for_somebody_elses_record_or_application(
    scene: Any, sign_in: SignIn, send: Send, stores: Stores
) -> None:
    draft, blake = _draft(scene, stores), sign_in("blake")
    file = (BytesIO(b"%PDF-1.4 SAMPLE\n%%EOF"), "letter.pdf")

    upload = send(blake, "/upload", {"file": file, "roster_record": scene.roster_record})
    sign = send(blake, f"/apply/{draft}/sign", {"typed_name": "Jordan Avery"})
    thrown = send(blake, f"/apply/{draft}/discard", {})

    assert (sign.status_code, thrown.status_code) == (404, 404)
    assert upload.status_code in {403, 404, 422}
    assert _count(stores, tables.Document) == 0


@pytest.mark.parametrize("key", ["0" * 32, "f" * 31 + "g", "..%2f..", "a" * 400])
def test_a_forged_link_confirms_nothing_and_says_what_to_do(
    app: Flask, send: Send, stores: Stores, key: str
) -> None:
    before = _count(stores, tables.Account)

    shown = app.test_client().get(f"/join/confirm/{key}")
    sent = send(app.test_client(), f"/join/confirm/{key}", {"password": "correct horse battery"})

    assert shown.status_code == sent.status_code == 404
    assert _count(stores, tables.Account) == before


def _draft(scene: Any, stores: Stores) -> str:
    """Return a draft of Avery, ready to be signed."""
    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, scene.accounts["avery"])
        offer = applying.offer_named("44", "Property Master")
        assert offer is not None
        draft = applying.start(session, account, offer, stores.now())
        draft.answers = {"name": "Jordan Avery"}
        return draft.public_id
