"""Ledgers, questions and taught names over the API, in the shapes that it describes."""

from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from flask import Flask

from app.standing import roster_today

Call = Callable[..., Any]


@pytest.fixture
def call(app: Flask, token_for: Callable[[str], str]) -> Call:
    """A function that calls the API as somebody and holds the answer to its description."""
    described = app.test_client().get("/api/v1/openapi.json").get_json()

    def made(name: str, method: str, path: str, template: str, **options: Any) -> Any:
        client = app.test_client()
        headers = {"Authentication-Token": token_for(name)}
        answer = client.open(f"/api/v1{path}", method=method, headers=headers, **options)
        responses = described["paths"][f"/api/v1{template}"][method.lower()]["responses"]
        response = responses.get(str(answer.status_code), responses["default"])
        schema = response["content"]["application/json"]["schema"]
        jsonschema.validate(
            answer.get_json(),
            schema | {"components": described["components"]},
            jsonschema.Draft202012Validator,
        )
        return answer

    return made


def test_a_ledger_is_read_now_and_as_of_a_moment(scene: Any, call: Call) -> None:
    scene.document("a1")
    path, template = (
        f"/roster-records/{scene.roster_record}/ledger",
        "/roster-records/{public_id}/ledger",
    )

    now = call("avery", "GET", path, template).get_json()
    then = call("avery", "GET", path, template, query_string={"as_of": "2026-01-01T00:00:00Z"})

    assert [line["day"] for line in now["ledger"]] == ["2026-03-02", "2026-03-03", "2026-03-04"]
    assert then.get_json()["ledger"] == []
    assert call("blake", "GET", path, template).status_code == 404


def test_a_question_is_asked_sent_and_answered(scene: Any, call: Call) -> None:
    document = scene.document("a1")
    asked = call(
        "robin",
        "POST",
        f"/documents/{document}/questions",
        "/documents/{public_id}/questions",
        json={},
    ).get_json()
    path = f"/questions/{asked['id']}"
    told = {
        "answered_by": "Dana Reyes, Northline Payroll",
        "answered_on": roster_today(scene.stores.now(), "IER").isoformat(),
        "channel": "e-mail",
        "answers": [
            {"row": asked["rows"][0]["row"], "kind": "withdraws", "note": "A typing error."}
        ],
    }

    early = call("robin", "POST", f"{path}/answers", "/questions/{public_id}/answers", json=told)
    call("robin", "POST", f"{path}/sent", "/questions/{public_id}/sent", json={"how": "e-mail"})
    call("robin", "POST", f"{path}/answers", "/questions/{public_id}/answers", json=told)

    found = call("alex", "GET", path, "/questions/{public_id}").get_json()
    assert early.status_code == 409
    assert (asked["state"], found["state"]) == ("Needs you", "Answered")
    assert found["rows"][0]["answer"]["note"] == "A typing error."
    assert len(call("alex", "GET", "/questions", "/questions").get_json()["questions"]) == 1


def test_a_name_is_taught_listed_and_withdrawn(scene: Any, call: Call) -> None:
    document = scene.document("a1")
    names = {"kind": "production", "one": "Harbor Lights", "other": "Tidewater"}
    template = "/documents/{public_id}/aliases"

    taught = call("robin", "POST", f"/documents/{document}/aliases", template, json=names)
    twice = call("robin", "POST", f"/documents/{document}/aliases", template, json=names)
    path = f"/aliases/{taught.get_json()['id']}/withdraw"
    call("robin", "POST", path, "/aliases/{public_id}/withdraw")

    (row,) = call("alex", "GET", "/aliases", "/aliases").get_json()["aliases"]
    assert twice.status_code == 409
    assert row["taught_by"] == "Robin Sample"
    assert row["withdrawn_at"] is not None


def test_an_applicant_may_neither_ask_nor_teach(scene: Any, call: Call) -> None:
    document = scene.document("a1")
    names = {"kind": "person", "one": "Jordan Avery", "other": "Jordan Blake"}

    asked = call(
        "avery",
        "POST",
        f"/documents/{document}/questions",
        "/documents/{public_id}/questions",
        json={},
    )
    taught = call(
        "avery",
        "POST",
        f"/documents/{document}/aliases",
        "/documents/{public_id}/aliases",
        json=names,
    )

    assert (asked.status_code, taught.status_code) == (403, 403)
