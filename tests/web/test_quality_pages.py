"""Administrators set the error budget and lift stops; a second look shows nothing of the first."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app import quality
from app.records import tables
from app.states import DocumentState
from app.stores import Stores

SignIn = Callable[..., Any]
Send = Callable[..., Any]
RECORD = "0/records/0/"
READ = {
    "0/fields/letter_date": "2026-04-02",
    f"{RECORD}employee_name": "Jordan Avery",
    f"{RECORD}last4": "",
    f"{RECORD}production": "Harbor Lights, Season 2",
    f"{RECORD}production_type": "",
    f"{RECORD}classification": "Grip",
    f"{RECORD}work_dates": "2026-03-02\n2026-03-03\n2026-03-04",
}


@pytest.fixture
def look(scene: Any, stores: Stores) -> str:
    """A second look at a letter that policy released."""
    return _look(scene, stores)


def _look(scene: Any, stores: Stores) -> str:
    public_id = scene.document("a1", state=DocumentState.VERIFIED)
    with stores.sessions.begin() as session:
        document = session.scalars(select(tables.Document).filter_by(public_id=public_id)).one()
        made = tables.Decision(
            document_id=document.id,
            kind="approved",
            policy="records-agree-1",
            reason="Every day is confirmed.",
            days=["2026-03-02", "2026-03-03"],
            decided_at=stores.now() - timedelta(days=1),
        )
        session.add(made)
        session.flush()
        quality_look = quality.drawing.put_look(session, document, made, "sample", stores.now())
        return str(quality_look.public_id)


def test_a_second_look_shows_the_page_and_nothing_of_the_decision(
    look: str, sign_in: SignIn, scene: Any
) -> None:
    robin = sign_in("robin")

    page = robin.get(f"/second-looks/{look}").text

    assert f"/second-looks/{look}" in robin.get("/desk").text
    assert "/pages/1" in page or "image" in page
    told = ("Jordan Avery", "Harbor Lights", "Every day is confirmed", "2026-03-02", "policy")
    assert [word for word in told if word in page] == []


def test_what_is_typed_is_kept_and_measured(
    look: str, sign_in: SignIn, send: Send, stores: Stores
) -> None:
    robin, address = sign_in("robin"), f"/second-looks/{look}"

    send(robin, address, {**READ, f"{RECORD}classification": "Gaffer"})
    again = robin.get(address).text
    send(robin, address, {f"{RECORD}classification": "Grip"})

    assert "Look at these once more" in again
    assert f"{RECORD}classification" in again
    assert f"{RECORD}production" not in again
    with stores.sessions() as session:
        row = session.scalars(select(tables.SecondLook)).one()
        assert (row.fields, row.fields_differing, row.days, row.days_differing) == (7, 0, 2, 0)
    alex = sign_in("alex")
    assert "0 of 7" in alex.get("/quality").text
    assert ",1,7,0,2,0," in alex.get("/quality.csv").text


def test_the_budget_is_set_by_an_administrator_and_says_who_and_when(
    sign_in: SignIn, send: Send, stores: Stores
) -> None:
    alex = sign_in("alex")
    form = {"field_errors": "2", "day_errors": "0.05", "sample_straight": "5"}

    refused = send(alex, "/quality/budget", {**form, "sample_decided": "much"})
    send(alex, "/quality/budget", {**form, "sample_decided": "1"})

    assert refused.status_code == 400
    assert "is no number of percent" in refused.text
    with stores.sessions() as session:
        assert quality.budget(session) == quality.Budget(0.02, 0.0005, 0.05, 0.01)
    assert "Set by" in alex.get("/quality").text


def test_a_stop_is_an_alert_until_an_administrator_lifts_it_with_a_reason(
    scene: Any, sign_in: SignIn, send: Send, stores: Stores
) -> None:
    with stores.sessions.begin() as session:
        quality.stops.begin(session, "reelpay", "3 of 20 days were wrong.", stores.now())
        [stop] = [row.public_id for row in quality.live_stops(session)]
    alex = sign_in("alex")

    assert 'data-alert="error-budget"' in alex.get("/operations").text
    refused = send(alex, f"/quality/stops/{stop}/lift", {"reason": " "})
    send(alex, f"/quality/stops/{stop}/lift", {"reason": "The layout is read right now."})

    assert refused.status_code == 400
    assert 'data-alert="error-budget"' not in alex.get("/operations").text


def test_a_proposal_is_replayed_by_one_and_promoted_by_another(
    scene: Any, sign_in: SignIn, send: Send, stores: Stores
) -> None:
    alex, robin = sign_in("alex"), sign_in("robin")
    path = f"{RECORD}classification"
    for name in ("a1", "a2"):
        document = scene.document(name)
        _written_by(stores, document, "Northline Payroll")
        send(robin, f"/desk/{document}/correct", {"path": path, "value": "Gaffer"})

    send(alex, "/learning/propose", {})
    with stores.sessions() as session:
        public_id = session.scalars(select(tables.LearnedProposal.public_id)).one()
    address = f"/learning/{public_id}"
    send(alex, f"{address}/replay", {})
    own = send(alex, f"{address}/promote", {})
    send(robin, f"{address}/promote", {})
    page = robin.get(address).text

    assert own.status_code == 403
    assert "2 better, 0 worse" in page
    assert "Promoted, version 1" in page
    send(alex, f"{address}/roll-back", {"reason": "They changed their form."})
    assert "Rolled back" in alex.get("/learning").text


def _written_by(stores: Stores, public_id: str, company: str) -> None:
    with stores.sessions.begin() as session:
        document = session.scalars(select(tables.Document).filter_by(public_id=public_id)).one()
        read = session.get_one(tables.Result, (document.id, "read"))
        [letter] = read.payload["documents"]
        field = {**letter["fields"]["letter_date"], "value": company}
        fields = {**letter["fields"], "payroll_company": field}
        read.payload = {**read.payload, "documents": [{**letter, "fields": fields}]}


def test_too_few_labels_are_no_calibration(sign_in: SignIn, send: Send) -> None:
    answer = send(sign_in("alex"), "/learning/recalibrate", {})

    assert answer.status_code == 422
    assert "0 labels of 0 issuers" in answer.text
