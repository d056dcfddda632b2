"""What a record shows its applicant: number, open training, documents and their versions."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app import applying, fixing, people, standing
from app.applying import Signature
from app.credentials import NewCredential, record_credential
from app.records import tables
from app.roster.values import Standing
from app.states import DocumentState
from app.stores import Stores
from app.web.applicant.attention import WILL_STOP, attention

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


@pytest.fixture
def application(scene: Any, stores: Stores) -> str:
    """Avery's application as a Driver, for which no license is on record."""
    now = stores.now()
    with stores.sessions.begin() as session:
        avery = session.get_one(tables.Professional, scene.professionals["avery"])
        applied = standing.roster_today(now, "IER") - timedelta(days=9)
        record = people.open_roster_record(session, avery, "IER", "399", "Driver", applied, now)
        standing.recompute(session, avery.id, now)
        return record.public_id


def test_a_license_that_an_application_lacks_is_something_to_do(
    application: str, sign_in: SignIn
) -> None:
    page = sign_in("avery").get("/").text

    assert "Driver license is still missing" in page
    assert "Driver. Driver license: not recorded yet." in page
    assert "You are placed on the roster only once a valid one is on record" in page
    assert f'href="/upload?roster_record={application}"' in page


def test_a_license_that_an_application_lacks_is_told_in_spanish(
    application: str, sign_in: SignIn, send: Callable[..., Any]
) -> None:
    avery = sign_in("avery")
    send(avery, "/language", {"language": "es"})

    page = avery.get("/").text

    assert "Solo se le incluye en la lista cuando consta uno vigente: súbalo ahora." in page
    assert "You are placed on the roster" not in page


def test_a_license_that_has_expired_is_asked_of_an_application(
    application: str, scene: Any, sign_in: SignIn, stores: Stores
) -> None:
    expired = _license(scene, stores, timedelta(days=-5))

    page = sign_in("avery").get("/").text

    assert expired < standing.roster_today(stores.now(), "IER")
    assert "Driver license has expired" in page
    assert "You are placed on the roster only once a valid one is on record" in page
    assert "you are suspended" not in page


def test_a_license_that_is_on_record_is_not_asked_for(
    application: str, scene: Any, sign_in: SignIn, stores: Stores
) -> None:
    _license(scene, stores, timedelta(days=900))

    page = sign_in("avery").get("/").text

    assert "Driver license is still missing" not in page
    assert "Medical examiner certificate is still missing" in page


def test_what_a_record_on_the_roster_lacks_too_is_told_once_and_as_graver(app: Flask) -> None:
    need = {
        "id": "driver-license",
        "kind": "credential",
        "title": "Driver license",
        "state": "not recorded yet",
        "because": "Driver license: not recorded yet.",
    }
    applied, placed = (
        tables.RosterRecord(
            public_id=str(at) * 32,
            classification="Driver",
            standing=Standing.PENDING,
            placed_on=day,
            assessment={"requirements": [need]},
        )
        for at, day in enumerate([None, date(2026, 3, 2)])
    )

    with app.test_request_context():
        (item,) = attention([applied, placed], [], date(2026, 11, 20))

    assert item.title == "Driver license is still missing"
    assert item.rank == WILL_STOP
    assert "Until it is settled you are not listed as compliant." in item.told


def _license(scene: Any, stores: Stores, lasts: timedelta) -> date:
    now = stores.now()
    expires_on = standing.roster_today(now, "IER") + lasts
    paper = scene.document("11", state=DocumentState.VERIFIED, ledger=[])
    with stores.sessions.begin() as session:
        document = session.scalars(select(tables.Document).filter_by(public_id=paper)).one()
        held = NewCredential("driver_license", expires_on, license_class="A")
        record_credential(session, document, held, actor="service", now=now)
    return expires_on


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
