"""Two administrators erase; a person gets their copy, and nobody gets another's."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from app.privacy import erasing
from app.records import tables

PERSON = "avery".ljust(32, "0")
SignIn = Callable[[str], FlaskClient]
Send = Callable[..., Any]


def test_an_applicant_gets_everything_about_themself_and_of_nobody_else(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    scene.document("a")
    mine, others = sign_in("avery"), sign_in("blake")

    answer = send(mine, "/account/copy", {})
    refused = send(others, f"/people/{PERSON}/copy", {})

    archive = zipfile.ZipFile(BytesIO(answer.data))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "person.json" in archive.namelist()
    assert send(mine, f"/people/{PERSON}/copy", {}).status_code == 200
    assert "Download your copy" in mine.get("/account").text
    assert refused.status_code == 404


def test_a_request_of_one_administrator_is_not_confirmed_by_the_same(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    alex = sign_in("alex")
    send(alex, f"/people/{PERSON}/erasure", {"reason": "asked"})
    with scene.stores.sessions() as session:
        asked = session.scalars(select(tables.Erasure)).one().public_id

    page = alex.get("/privacy").text
    answer = send(alex, f"/privacy/{asked}/confirm", {})

    assert "Jordan Avery" in page
    assert "Erase for good" not in page
    assert answer.status_code == 403
    with scene.stores.sessions() as session:
        assert session.scalars(select(tables.Erasure)).one().done_at is None


def test_a_hold_shows_and_forbids_asking(scene: Any, sign_in: SignIn, send: Send) -> None:
    alex = sign_in("alex")

    send(alex, f"/people/{PERSON}/hold", {})
    refused = send(alex, f"/people/{PERSON}/erasure", {"reason": "asked"})

    assert refused.status_code == 409
    assert "legal hold" in refused.text
    assert "Lift the hold" in alex.get(f"/people/{PERSON}/privacy").text


def test_reviewers_see_the_copy_and_no_way_to_erase(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    robin = sign_in("robin")

    page = robin.get(f"/people/{PERSON}/privacy").text
    refused = send(robin, f"/people/{PERSON}/erasure", {"reason": "asked"})

    assert "Download the copy" in page
    assert "Ask for erasure" not in page
    assert refused.status_code == 403


def test_the_pages_of_what_was_erased_still_open_and_its_file_is_gone(
    scene: Any, sign_in: SignIn
) -> None:
    public_id, stores = scene.document("a"), scene.stores
    with stores.sessions.begin() as session:
        row = session.scalars(select(tables.Document)).one()
        gone = erasing.erase_documents(session, [row.id], stores.now())
    erasing.remove_bytes(stores, gone)
    robin = sign_in("robin")

    answers = {
        address: robin.get(address).status_code
        for address in (
            f"/documents/{public_id}",
            f"/documents/{public_id}/status",
            f"/documents/{public_id}/evidence",
            f"/documents/{public_id}/original",
            f"/documents/{public_id}/pages/1-1100.webp",
            f"/people/{PERSON}",
            f"/people/{PERSON}/ledger",
        )
    }

    assert answers == {
        f"/documents/{public_id}": 200,
        f"/documents/{public_id}/status": 200,
        f"/documents/{public_id}/evidence": 200,
        f"/documents/{public_id}/original": 404,
        f"/documents/{public_id}/pages/1-1100.webp": 404,
        f"/people/{PERSON}": 200,
        f"/people/{PERSON}/ledger": 200,
    }
