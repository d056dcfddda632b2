"""Operations and audit are for administrators; monitors get numbers, strangers hardly a word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app import create_app
from app.audit.sealing import seal
from app.records import audit
from app.records.tables import AuditEntry, Document, Work
from app.states import DocumentState, Stage
from app.stores import Stores
from app.tracing import HEADER

SignIn = Callable[..., Any]
Send = Callable[..., Any]
TOKEN = "a-token-of-monitors-0123"


@pytest.fixture
def poison(scene: Any) -> str:
    """A document whose work was set aside."""
    public_id = str(scene.document("dd", state=DocumentState.NEEDS_ATTENTION))
    with scene.stores.sessions.begin() as session:
        document = session.scalars(select(Document)).one()
        work = session.scalars(select(Work).where(Work.document_id == document.id)).one()
        work.stage, work.attempt = Stage.READ, 5
        work.needs_attention = "The read step failed: ValueError"
    return public_id


def test_the_page_shows_alerts_first_and_what_was_set_aside(
    scene: Any, poison: str, sign_in: SignIn
) -> None:
    page = sign_in("alex").get("/operations").text

    assert 'data-alert="needs-attention"' in page
    assert 'data-alert="backup-late"' in page
    assert page.index("data-alert") < page.index("Work on documents")
    assert "The read step failed: ValueError" in page


def test_set_aside_work_is_run_again_by_its_button(
    scene: Any, poison: str, sign_in: SignIn, send: Send
) -> None:
    answer = send(sign_in("alex"), f"/operations/work/{poison}/again", {})

    assert answer.status_code == 302
    with scene.stores.sessions() as session:
        work = session.scalars(select(Work)).one()
        assert (work.needs_attention, work.attempt) == (None, 0)
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "run-again")).one()
        assert entry.actor == f"account:{scene.accounts['alex']}"


@pytest.mark.parametrize("address", ["/operations", "/audit"])
@pytest.mark.parametrize("name", ["avery", "robin", "pat"])
def test_nobody_else_sees_these_pages(sign_in: SignIn, address: str, name: str) -> None:
    assert sign_in(name).get(address).status_code == 403


def test_a_decision_is_read_with_who_when_why_before_and_after(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document = scene.document("a1")
    reason = "Not signed by anybody."

    send(sign_in("robin"), f"/desk/{document}/decline", {"reason": reason})

    seal(scene.stores.sessions, scene.stores.now())
    page = sign_in("alex").get(f"/audit?object=document:{document}").text
    with scene.stores.sessions() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "declined")).one()
    assert "Robin Sample" in page
    assert "state in_review" in page
    assert "number 1" in page
    assert reason not in page
    assert entry.said is not None
    assert audit.is_proof_of(entry.said, reason)
    assert entry.before == {"state": "in_review"}


def test_older_entries_are_a_page_away_and_actors_can_be_picked(
    scene: Any, sign_in: SignIn
) -> None:
    with scene.stores.sessions.begin() as session:
        for n in range(60):
            at = scene.stores.now() + timedelta(seconds=n)
            audit.record(session, at, f"account:{scene.accounts['robin']}", "moved", f"x:{n}")
    alex = sign_in("alex")

    first = alex.get(f"/audit?actor=account:{scene.accounts['robin']}").text
    second = alex.get(f"/audit?actor=account:{scene.accounts['robin']}&before=11").text

    assert "x:59" in first
    assert "x:9<" not in first
    assert "before=11" in first
    assert "x:9<" in second
    assert alex.get("/audit?before=last").status_code == 400


def test_strangers_learn_the_states_and_monitors_the_numbers(app: Flask) -> None:
    client = app.test_client()

    near = client.get("/readyz").json
    far = client.get("/readyz", environ_base={"REMOTE_ADDR": "203.0.113.9"}).json

    assert near is not None
    assert far is not None
    assert "free_bytes" in near["checks"]["disk"]
    assert far["checks"]["disk"] == {"status": near["checks"]["disk"]["status"]}
    assert client.get("/livez").json == {"status": "ok"}


def test_metrics_are_for_monitors_only(app: Flask, stores: Stores) -> None:
    guarded = replace(stores.settings, metrics_token=TOKEN)
    proxied = replace(stores.settings, secure_cookies=True)
    with_token = create_app(guarded, replace(stores, settings=guarded)).test_client()
    behind_proxy = create_app(proxied, replace(stores, settings=proxied)).test_client()

    statuses = {
        "this machine": app.test_client().get("/metrics").status_code,
        "elsewhere": app.test_client()
        .get("/metrics", environ_base={"REMOTE_ADDR": "203.0.113.9"})
        .status_code,
        "without the token": with_token.get("/metrics").status_code,
        "with it": with_token.get(
            "/metrics", headers={"Authorization": f"Bearer {TOKEN}"}
        ).status_code,
        "behind a proxy": behind_proxy.get("/metrics").status_code,
    }

    assert statuses == {
        "this machine": 200,
        "elsewhere": 404,
        "without the token": 404,
        "with it": 200,
        "behind a proxy": 404,
    }


def test_uploads_and_refusals_are_counted_as_their_senders_saw_them(
    app: Flask, scene: Any, token_for: Callable[[str], str]
) -> None:
    client, headers = app.test_client(), {"Authentication-Token": token_for("avery")}
    bodies = [b"%PDF-1.4 one", b"%PDF-1.4 two", b"%PDF-1.4 one", b""]
    before = _samples(client.get("/metrics").text)

    seen = []
    for body in bodies:
        data = {"file": (BytesIO(body), "letter.pdf")}
        answer = client.post("/api/v1/documents", data=data, headers=headers).json
        seen.append(answer["error"]["code"] if "error" in answer else answer["already_had"])
    after = _samples(client.get("/metrics").text)

    code = seen[3]
    counted = {
        name: after.get(name, 0) - before.get(name, 0)
        for name in (
            'dayproof_uploads_accepted_total{source="api"}',
            'dayproof_uploads_known_total{source="api"}',
            f'dayproof_uploads_refused_total{{code="{code}",source="api"}}',
            f'dayproof_refusals_total{{code="{code}"}}',
        )
    }
    assert seen[:3] == [False, False, True]
    assert list(counted.values()) == [2, 1, 1, 1]


def _samples(text: str) -> dict[str, float]:
    lines = [line.rpartition(" ") for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


def test_one_id_leads_from_the_upload_to_the_decision(
    app: Flask, scene: Any, sign_in: SignIn, send: Send, token_for: Callable[[str], str]
) -> None:
    client, headers = app.test_client(), {"Authentication-Token": token_for("avery")}
    data = {"file": (BytesIO(b"%PDF-1.4 one"), "letter.pdf")}

    answer = client.post("/api/v1/documents", data=data, headers=headers)

    trace = answer.headers[HEADER]
    with scene.stores.sessions.begin() as session:
        document = session.scalars(select(Document)).one()
        document.state = DocumentState.IN_REVIEW
        public_id = document.public_id
        assert document.trace == trace
    send(sign_in("robin"), f"/desk/{public_id}/decline", {"reason": "Not signed."})
    with scene.stores.sessions() as session:
        asked = select(AuditEntry.action).where(AuditEntry.trace == trace).order_by(AuditEntry.id)
        assert list(session.scalars(asked)) == ["received", "declined"]
