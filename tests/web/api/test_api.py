"""The API answers in the shapes that it describes, errors included, and says what happened."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import jsonschema
import pytest
from flask import Flask
from flask.testing import FlaskClient

PDF = b"%PDF-1.4 SAMPLE letter\n%%EOF"
PASSWORD = "correct horse battery staple"


@pytest.fixture
def caller(token_for: Callable[[str], str]) -> Callable[[str], dict[str, str]]:
    """A function that returns the headers of somebody who has a token."""
    return lambda name: {"Authentication-Token": token_for(name)}


@pytest.fixture
def described(app: Flask) -> dict[str, Any]:
    """The description that the API gives of itself."""
    answer: dict[str, Any] = app.test_client().get("/api/v1/openapi.json").get_json()
    return answer


def _upload(client: FlaskClient, headers: dict[str, str], data: bytes, **form: str) -> Any:
    parts = {"file": (BytesIO(data), "letter.pdf"), **form}
    return client.post("/api/v1/documents", headers=headers, data=parts)


def _check(described: dict[str, Any], path: str, method: str, answer: Any) -> None:
    responses = described["paths"][path][method]["responses"]
    response = responses.get(str(answer.status_code), responses["default"])
    schema = response["content"]["application/json"]["schema"] | {
        "components": described["components"]
    }
    jsonschema.validate(answer.get_json(), schema, jsonschema.Draft202012Validator)


def test_an_upload_is_acknowledged_with_where_to_follow_it(
    app: Flask, caller: Callable[..., Any], described: dict[str, Any]
) -> None:
    answer = _upload(app.test_client(), caller("avery"), PDF)

    body = answer.get_json()
    assert answer.status_code == 202
    assert answer.headers["Location"] == f"/api/v1/documents/{body['id']}"
    assert (body["state"], body["already_had"]) == ("received", False)
    _check(described, "/api/v1/documents", "post", answer)


def test_the_same_bytes_again_are_the_same_document(app: Flask, caller: Callable[..., Any]) -> None:
    client, headers = app.test_client(), caller("avery")

    first = _upload(client, headers, PDF).get_json()
    again = _upload(client, headers, PDF).get_json()

    assert again["already_had"]
    assert (again["id"], again["received_at"]) == (first["id"], first["received_at"])


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 415, "empty-file"),
        (b"MZ\x90\x00 program", 415, "unknown-type"),
        (b"%PDF-1.4" + b"x" * 70_000, 413, "file-too-large"),
    ],
)
def test_a_file_of_no_use_is_refused_in_the_one_error_shape(
    app: Flask,
    caller: Callable[..., Any],
    described: dict[str, Any],
    data: bytes,
    status: int,
    code: str,
) -> None:
    answer = _upload(app.test_client(), caller("avery"), data)

    assert (answer.status_code, answer.get_json()["error"]["code"]) == (status, code)
    _check(described, "/api/v1/documents", "post", answer)


def test_a_body_over_every_limit_is_refused_in_the_one_error_shape(
    app: Flask, caller: Callable[..., Any], described: dict[str, Any]
) -> None:
    answer = app.test_client().post(
        "/api/v1/documents",
        headers=caller("avery"),
        data=b"x" * 2_000_000,
        content_type="multipart/form-data; boundary=b",
    )

    assert answer.status_code == 413
    _check(described, "/api/v1/documents", "post", answer)


def test_a_document_and_the_list_match_their_description(
    app: Flask, scene: Any, caller: Callable[..., Any], described: dict[str, Any]
) -> None:
    document = scene.document("a1")
    scene.document("a2")
    client, headers = app.test_client(), caller("avery")

    one = client.get(f"/api/v1/documents/{document}", headers=headers)
    some = client.get("/api/v1/documents?limit=1", headers=headers)
    rest = client.get(some.get_json()["next"], headers=headers)

    _check(described, "/api/v1/documents/{public_id}", "get", one)
    _check(described, "/api/v1/documents", "get", some)
    assert [line["day_verdict"] for line in one.get_json()["ledger"]][2] == "unsupported"
    assert rest.get_json()["documents"][0]["id"] == document
    assert rest.get_json()["next"] is None


def test_a_roster_record_matches_its_description(
    app: Flask, scene: Any, caller: Callable[..., Any], described: dict[str, Any]
) -> None:
    scene.document("a1")

    address = f"/api/v1/roster-records/{scene.roster_record}"
    answer = app.test_client().get(address, headers=caller("avery"))

    assert answer.get_json()["counted_days"] == 0
    _check(described, "/api/v1/roster-records/{public_id}", "get", answer)


def test_every_route_of_the_api_is_described(app: Flask, described: dict[str, Any]) -> None:
    rules = {r.rule for r in app.url_map.iter_rules() if r.rule.startswith("/api/")}

    assert {rule.replace("<", "{").replace(">", "}") for rule in rules} == set(described["paths"])


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/v1/documents", 401, "sign-in-needed"),
        ("/api/v1/nothing", 404, "not-found"),
        ("/api/v1/payroll-imports", 405, "method-not-allowed"),
    ],
)
def test_errors_have_one_shape(app: Flask, address: str, status: int, code: str) -> None:
    answer = app.test_client().get(address)

    error = answer.get_json()["error"]
    assert (answer.status_code, error["code"]) == (status, code)
    assert set(error) == {"code", "message", "reference"}
    assert answer.headers.get("Allow") == ("OPTIONS, POST" if status == 405 else None)


def test_an_unknown_parameter_is_named(app: Flask, caller: Callable[..., Any]) -> None:
    answer = app.test_client().get("/api/v1/documents?colour=red", headers=caller("avery"))

    assert answer.status_code == 422
    assert "colour" in answer.get_json()["error"]["message"]


def test_a_session_needs_the_token_of_its_forms_too(sign_in: Callable[..., Any]) -> None:
    answer = _upload(sign_in("avery"), {}, PDF)

    assert answer.status_code == 400


def test_applicants_cannot_bring_payroll(app: Flask, caller: Callable[..., Any]) -> None:
    answer = app.test_client().post("/api/v1/payroll-imports", headers=caller("avery"))

    assert answer.status_code == 403


def test_a_token_of_a_disabled_account_is_worth_nothing(
    app: Flask, scene: Any, caller: Callable[..., Any]
) -> None:
    headers = caller("avery")

    _disable(scene, "avery")

    assert app.test_client().get("/api/v1/documents", headers=headers).status_code == 401


def _disable(scene: Any, name: str) -> None:
    from app.accounts import disable  # noqa: PLC0415 - used here only
    from app.records.tables import Account  # noqa: PLC0415

    with scene.stores.sessions.begin() as session:
        disable(session, session.get_one(Account, scene.accounts[name]), scene.stores.now())


def test_a_token_in_an_address_opens_nothing(app: Flask, caller: Callable[..., Any]) -> None:
    token = caller("avery")["Authentication-Token"]

    answer = app.test_client().get(f"/?auth_token={token}")

    assert answer.location.startswith("/sign-in")


def test_a_form_of_too_many_parts_is_not_called_a_large_file(
    app: Flask, caller: Callable[..., Any]
) -> None:
    answer = _upload(
        app.test_client(), caller("avery"), PDF, **{f"part{n}": "x" for n in range(500)}
    )

    assert answer.status_code == 413
    assert answer.get_json()["error"]["code"] == "form-too-large"


def test_a_payroll_import_says_why_a_row_was_left_out(
    app: Flask, caller: Callable[..., Any], described: dict[str, Any]
) -> None:
    rows = b"Work Date,Name,Last 4,Production,Hours\nnever,Jo Sample,1234,Harbor Lights,8\n"
    parts = {"file": (BytesIO(rows), "payroll.csv"), "payroll_company": "Reelpay"}

    answer = app.test_client().post("/api/v1/payroll-imports", headers=caller("robin"), data=parts)

    (rejection,) = answer.get_json()["rejections"]
    assert rejection["row"] == 2
    assert "“never” is no date" in rejection["reason"]
    _check(described, "/api/v1/payroll-imports", "post", answer)


def test_payroll_of_an_unnamed_company_is_refused(app: Flask, caller: Callable[..., Any]) -> None:
    parts = {"file": (BytesIO(b"x"), "payroll.csv"), "payroll_company": " "}

    answer = app.test_client().post("/api/v1/payroll-imports", headers=caller("robin"), data=parts)

    assert answer.status_code == 422
    assert "Name the company" in answer.get_json()["error"]["message"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("[" * 100_000, 422),
        ('{"email": "avery@example.com", "password": "\\ud800"}', 401),
        ('{"email": "avery@example.com", "password": "\\u0000"}', 401),
    ],
)
def test_a_strange_body_is_the_fault_of_its_sender(app: Flask, body: str, status: int) -> None:
    answer = app.test_client().post("/api/v1/tokens", data=body, content_type="application/json")

    assert answer.status_code == status


def test_an_eleventh_wrong_password_has_to_wait(app: Flask) -> None:
    body = {"email": "avery@example.com", "password": "not this password"}

    answers = [app.test_client().post("/api/v1/tokens", json=body) for _ in range(11)]

    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert answers[-1].get_json()["error"]["code"] == "too-many-tries"
