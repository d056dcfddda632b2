"""What a record shows its applicant: number, open training, documents and their versions."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from app import applying, fixing, standing
from app.applying import Signature
from app.records import tables
from app.states import DocumentState
from app.stores import Stores

SignIn = Callable[[str], FlaskClient]


def test_the_head_of_a_record_bears_the_number_of_its_application(
    scene: Any, sign_in: SignIn, stores: Stores
) -> None:
    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, scene.accounts["avery"])
        offer = applying.offer_named("44", "Property Master")
        assert offer is not None
        signed = applying.start(session, account, offer, stores.now())
        signed.answers = {"name": "Jordan Avery"}
        typed = Signature("Jordan Avery", "192.0.2.7", stores.now())
        applying.sign(session, signed, typed, stores.settings)
        number, record = signed.number, signed.roster_record
        assert record is not None
        address = f"/roster/{record.public_id}"

    page = sign_in("avery").get(address).text

    assert f"<dt>Application</dt><dd>{number}</dd>" in page


def test_training_that_is_open_is_something_to_do(
    scene: Any, sign_in: SignIn, stores: Stores
) -> None:
    scene.credit(scene.document("a1", state=DocumentState.VERIFIED), "Harbor Lights")
    with stores.sessions.begin() as session:
        standing.recompute(session, scene.professionals["avery"], stores.now())

    page = sign_in("avery").get("/").text

    assert "Preliminary training: A and HP1/HP2 is open to you" in page
    assert "Nothing needs you right now." not in page


def test_documents_are_narrowed_to_a_type_and_name_their_sender_and_newer_version(
    scene: Any, sign_in: SignIn, stores: Stores
) -> None:
    old, new = scene.document("a1", state=DocumentState.NEEDS_FIX), scene.document("b2")
    with stores.sessions.begin() as session:
        by_id = {each.public_id: each for each in session.scalars(select(tables.Document))}
        by_id[new].document_type = "driver_license"
        fix = fixing.ask(
            session,
            by_id[old],
            page=1,
            box=None,
            reason_code="cut-off",
            words="The bottom is outside the photo.",
            due_on=date(2026, 12, 5),
            decision=None,
            now=stores.now(),
        )
        fix.replacement_id, fix.answered_at = by_id[new].id, stores.now()
    address, avery = f"/roster/{scene.roster_record}/documents", sign_in("avery")

    every = avery.get(address).text
    licenses = avery.get(f"{address}?type=driver_license").text

    assert "There is a newer version" in every
    assert "You uploaded" in every
    assert f"/documents/{old}/pages/1-" in every
    assert old not in licenses
    assert new in licenses
